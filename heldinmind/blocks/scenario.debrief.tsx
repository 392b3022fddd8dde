import type { Step } from "./play.js";
import type { Case, Choice, Ending } from "./scenario.types.js";
import { Evidence, Prose } from "./ui/index.js";

/** How the visit ended, what remains unknown, and what this path showed. */
export function Debrief({
  content,
  ending,
  path,
  choiceOf,
}: {
  content: Case;
  ending: Ending;
  path: Step[];
  choiceOf: (content: Case, step: Step) => Choice | undefined;
}) {
  const choices = path.flatMap((step) => choiceOf(content, step) ?? []);
  const once = (ids: string[]) => [...new Set(ids)];
  const shown = once(choices.flatMap((choice) => choice.shows));
  const missed = once(choices.flatMap((choice) => choice.misses)).filter(
    (id) => !shown.includes(id),
  );
  const evidence = once(choices.flatMap((choice) => choice.evidence));
  return (
    <>
      <Prose html={ending.text} />
      <h5>What remains unknown</h5>
      <Prose html={ending.unknown} />
      <h5>Looking back</h5>
      <Prose html={ending.debrief} />
      {choices.length > 0 && (
        <>
          <h5>What you chose</h5>
          <ol>
            {choices.map((choice) => (
              <Prose key={choice.id} as="li" html={choice.text} />
            ))}
          </ol>
        </>
      )}
      <Principles title="What this path shows" ids={shown} content={content} />
      <Principles title="What it left aside" ids={missed} content={content} />
      <Evidence keys={evidence} references={content.references} />
    </>
  );
}

function Principles({ title, ids, content }: { title: string; ids: string[]; content: Case }) {
  if (ids.length === 0) return null;
  return (
    <>
      <h5>{title}</h5>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <strong>{content.principles[id]?.name}.</strong> {content.principles[id]?.meaning}
          </li>
        ))}
      </ul>
    </>
  );
}
