import type { Step } from "../vignettes/play.js";
import { CaseMapped } from "./scenario.map.js";
import type { Case, Choice, Ending, Notes } from "./scenario.types.js";
import { Evidence, Prose } from "./ui/index.js";

/** How the visit ended, what remains unknown, and what this path showed. */
export function Debrief({
  content,
  ending,
  place,
  path,
  notes,
  choiceOf,
}: {
  content: Case;
  ending: Ending;
  place: string;
  path: Step[];
  notes: Notes;
  choiceOf: (content: Case, step: Step) => Choice | undefined;
}) {
  const skipped = path.filter(({ scene, choice }) => choice === null && !notes[scene]?.compared);
  const choices = path.flatMap((step) => choiceOf(content, step) ?? []);
  const once = (ids: string[]) => [...new Set(ids)];
  const shown = once(choices.flatMap((choice) => choice.shows));
  const missed = once(choices.flatMap((choice) => choice.misses)).filter(
    (id) => !shown.includes(id),
  );
  const evidence = once(choices.flatMap((choice) => choice.evidence));
  return (
    <>
      <Skipped content={content} scenes={skipped.map(({ scene }) => scene)} />
      <Prose html={ending.text} />
      <h5>What remains unknown</h5>
      <Prose html={ending.unknown} />
      <h5>Looking back</h5>
      <Prose html={ending.debrief} />
      {choices.length > 0 && (
        <>
          <h5>The path you took</h5>
          <ol class="hm-path">
            {path.map((step, number) => (
              <li key={`${step.scene}-${number}`}>
                <strong>{content.scenes[step.scene]?.title}</strong>{" "}
                <Prose as="span" html={choiceOf(content, step)?.text ?? ""} />
              </li>
            ))}
          </ol>
        </>
      )}
      <details class="hm-map-fold">
        <summary>The map of the case, with your path</summary>
        <CaseMapped content={content} path={path} place={place} />
      </details>
      <Principles title="What this path shows" ids={shown} content={content} />
      <Principles title="What it left aside" ids={missed} content={content} />
      <Evidence keys={evidence} references={content.references} />
    </>
  );
}

/** A story goes on over what was skipped, so this says so; and a safety message is not skipped with its scene. */
function Skipped({ content, scenes }: { content: Case; scenes: string[] }) {
  if (scenes.length === 0) return null;
  const safety = scenes.flatMap((id) => {
    const scene = content.scenes[id];
    return scene?.safety && scene.text ? [{ id, title: scene.title, text: scene.text }] : [];
  });
  return (
    <>
      <p class="hm-notice">
        You skipped {scenes.length === 1 ? "one scene" : `${scenes.length} scenes`}. The story goes
        on as if {scenes.length === 1 ? "it" : "they"} had taken place.
      </p>
      {safety.map(({ id, title, text }) => (
        <details key={id} open>
          <summary>Not to be missed, from ‘{title}’</summary>
          <Prose html={text} />
        </details>
      ))}
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
