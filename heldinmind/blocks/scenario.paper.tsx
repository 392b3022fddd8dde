import { useEffect, useRef, useState } from "preact/hooks";
import type { Conditions } from "../vignettes/play.js";
import { People } from "./scenario.scenes.js";
import type { Case, Choice, Ending, Scene } from "./scenario.types.js";
import { Prose, printOnly } from "./ui/index.js";

type Edition = "room" | "leader";

/** The whole case on paper: for the room, what can be met and chosen; for whoever leads, what follows too. */
export function OnPaper({ content }: { content: Case }) {
  const [edition, setEdition] = useState<Edition | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!edition || !sheet.current) return;
    const put = () => setEdition(null);
    addEventListener("afterprint", put, { once: true });
    printOnly(sheet.current);
    return () => removeEventListener("afterprint", put);
  }, [edition]);
  return (
    <div class="hm-paper">
      <p>
        <strong>On paper.</strong> The case with its scenes numbered, to play without a screen.
      </p>
      <div class="hm-actions">
        <button
          type="button"
          class="hm-button hm-quiet hm-small"
          data-action="print-room"
          onClick={() => setEdition("room")}
        >
          Print for the room
        </button>
        <button
          type="button"
          class="hm-button hm-quiet hm-small"
          data-action="print-leader"
          onClick={() => setEdition("leader")}
        >
          Print for whoever leads
        </button>
      </div>
      {edition && (
        <div class="hm-sheet hm-print-only" ref={sheet}>
          <Sheet content={content} edition={edition} />
        </div>
      )}
    </div>
  );
}

function Sheet({ content, edition }: { content: Case; edition: Edition }) {
  const guide = new Guide(content);
  return (
    <>
      <h3>{content.title}</h3>
      <p>
        {content.contacts.join(", ")}. About {content.minutes} minutes. The family is fictional.{" "}
        {content.review}
      </p>
      <p>
        <strong>Content note:</strong> {content.content_note} Any scene can be left out.
      </p>
      <Prose html={content.summary} />
      <People content={content} />
      <p>Begin at 1. Note each letter you choose: some of it matters later.</p>
      {guide.places.map((id) => {
        const scene = content.scenes[id];
        const ending = content.endings[id];
        return (
          <section key={id}>
            {scene && <SceneOnPaper id={id} scene={scene} guide={guide} edition={edition} />}
            {ending && <EndingOnPaper id={id} ending={ending} guide={guide} edition={edition} />}
          </section>
        );
      })}
      <p>Held in Mind. Education only; write nothing about a real person on this sheet.</p>
    </>
  );
}

function SceneOnPaper({
  id,
  scene,
  guide,
  edition,
}: {
  id: string;
  scene: Scene;
  guide: Guide;
  edition: Edition;
}) {
  const leads = edition === "leader";
  return (
    <>
      <h4>
        {guide.numberOf(id)}. {scene.title}
        {scene.contact && ` (${scene.contact})`}
      </h4>
      {scene.kind !== "reflect" && (
        <p>
          <strong>The baby.</strong> <Prose as="span" html={scene.baby} />
        </p>
      )}
      {scene.text && <Prose html={scene.text} />}
      {leads && scene.facilitator && (
        <div class="hm-facilitator">
          {scene.facilitator.notes && <Prose html={scene.facilitator.notes} />}
          <ul>
            {scene.facilitator.prompts.map((prompt) => (
              <Prose key={prompt} as="li" html={prompt} />
            ))}
          </ul>
        </div>
      )}
      {scene.kind === "decide" && (
        <>
          {scene.say_first && <Prose html={scene.say_first} />}
          {scene.choices.map((choice) => (
            <ChoiceOnPaper key={choice.id} choice={choice} guide={guide} leads={leads} />
          ))}
        </>
      )}
      {scene.kind === "notice" && (
        <>
          <ol>
            {[...scene.frames.map(({ text }) => text), ...scene.transcript].map((line) => (
              <Prose key={line} as="li" html={line} />
            ))}
          </ol>
          {scene.questions.map((question) => (
            <div key={question.ask}>
              <Prose as="p" html={question.prompt} />
              <ul>
                {question.options.map((option) => (
                  <li key={option.id}>
                    <Prose as="span" html={option.text} />
                    {leads && <Prose html={option.reply} />}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
      {scene.kind === "reflect" && (
        <>
          <Prose html={scene.prompt} />
          {leads && <Prose html={scene.compare} />}
        </>
      )}
      {scene.kind !== "decide" && <p>→ {guide.onward(scene.next ?? [])}</p>}
    </>
  );
}

function EndingOnPaper({
  id,
  ending,
  guide,
  edition,
}: {
  id: string;
  ending: Ending;
  guide: Guide;
  edition: Edition;
}) {
  return (
    <>
      <h4>
        {guide.numberOf(id)}. {ending.title} (an ending)
      </h4>
      <Prose html={ending.text} />
      <h5>What remains unknown</h5>
      <Prose html={ending.unknown} />
      {edition === "leader" && <Prose html={ending.debrief} />}
    </>
  );
}

function ChoiceOnPaper({ choice, guide, leads }: { choice: Choice; guide: Guide; leads: boolean }) {
  const condition = guide.condition(choice);
  return (
    <div class="hm-paper-choice">
      <p>
        <strong>{guide.numberOf(choice.id)}</strong>{" "}
        {condition && <em>(only if you chose {condition}) </em>}
        <Prose as="span" html={choice.text} /> → {guide.onward(choice.next)}
      </p>
      {leads && (
        <>
          <Prose html={choice.consequence} />
          {Object.values(choice.feedback).map((part) => (
            <Prose key={part} html={part} />
          ))}
        </>
      )}
    </div>
  );
}

/** Numbers for scenes and endings, letters for choices (3B), and conditions in those terms. */
class Guide {
  /** Scenes and endings in the order in which paths come to them, as on the map. */
  readonly places: string[];
  private readonly numbers = new Map<string, string>();

  constructor(private readonly content: Case) {
    this.places = content.map.rows.flatMap((row) => row.filter((id) => id !== null));
    for (const [position, id] of this.places.entries()) {
      this.numbers.set(id, String(position + 1));
      for (const [letter, choice] of (content.scenes[id]?.choices ?? []).entries()) {
        this.numbers.set(choice.id, `${position + 1}${String.fromCharCode(65 + letter)}`);
      }
    }
  }

  numberOf(id: string): string {
    return this.numbers.get(id) ?? id;
  }

  /** ‘6 if you chose 3B; else 7’. */
  onward(targets: string[]): string {
    const told = targets.map((id) => {
      const condition = this.condition(this.content.scenes[id] ?? this.content.endings[id] ?? {});
      return condition
        ? `${this.numberOf(id)} if you chose ${condition}`
        : `${targets.length > 1 ? "else " : ""}${this.numberOf(id)}`;
    });
    return told.join("; ");
  }

  condition({ if_chosen, unless_chosen, if_chosen_at_least }: Conditions): string {
    const named = (ids: string[]) => ids.map((id) => this.numberOf(id));
    const parts: string[] = [];
    if (if_chosen?.length) parts.push(named(if_chosen).join(" and "));
    if (if_chosen_at_least) {
      const { count, of } = if_chosen_at_least;
      parts.push(`at least ${count} of ${named(of).join(", ")}`);
    }
    if (unless_chosen?.length) parts.push(`not ${named(unless_chosen).join(", nor ")}`);
    return parts.join(", and ");
  }
}
