import "./scenario.css";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { follow, offered, type Stand, type Step, type Story, wayOn } from "../vignettes/play.js";
import { Debrief } from "./scenario.debrief.js";
import { CaseMapped } from "./scenario.map.js";
import { OnPaper } from "./scenario.paper.js";
import { Deciding, Facilitating, Hint, Noticing, People, Reflecting } from "./scenario.scenes.js";
import type {
  Case,
  Choice,
  DecideScene,
  Ending,
  Notes,
  Scene,
  SceneNotes,
} from "./scenario.types.js";
import {
  Arrival,
  block,
  Evidence,
  KeptNotice,
  type Model,
  Onward,
  Prose,
  useTelling,
  useTrait,
} from "./ui/index.js";
import { type Plan, Planning } from "./ui/plan.js";

function Scenario({ model }: { model: Model }) {
  const [content] = useTrait<Case>(model, "content");
  const [path, setPath] = useTrait<Step[]>(model, "path");
  const [reading, setReading] = useTrait<boolean>(model, "reading");
  const [notes, setNotes] = useTrait<Notes>(model, "notes");
  const [plan, setPlan] = useTrait<Plan>(model, "plan");
  const [withGroup, setWithGroup] = useTrait<boolean>(model, "with_group");
  const acted = useRef(false);
  const [begunBefore] = useState(path.length > 0);

  const stand = follow(content, path);
  const taken = path.slice(0, stand.fitting);
  const last = taken.at(-1);
  const leadIn = content.endings[stand.place]?.plan ?? "";
  const choice = reading && last ? choiceOf(content, last) : undefined;

  const goTo = (steps: Step[], read: boolean) => {
    acted.current = true;
    setReading(read);
    setPath(steps);
  };
  const tell = useTelling(model);
  const leave = (step: Step) => {
    const steps = [...taken, step];
    const words = notes[step.scene]?.words;
    const skipped = step.choice === null && !notes[step.scene]?.compared;
    const { place } = follow(content, steps);
    const told = { case: content.id };
    tell(
      ...(taken.length === 0 ? [{ did: "began" as const, ...told }] : []),
      ...(words
        ? [{ did: "wrote" as const, place: `scenario:${content.id}#${step.scene}`, words }]
        : []),
      { did: "chose", ...told, ...step, skipped },
      ...(Object.hasOwn(content.endings, place)
        ? [{ did: "ended" as const, ...told, ending: place }]
        : []),
    );
    goTo(steps, step.choice !== null);
  };
  /** Back to a step: from there on nothing is folded open any more; words stay until the learner deletes them. */
  const backTo = (count: number) => {
    const left = [...taken.slice(count).map(({ scene }) => scene), stand.place];
    const kept = left.map((scene) => [scene, { words: notes[scene]?.words ?? "" }] as const);
    setNotes({ ...notes, ...Object.fromEntries(kept) });
    goTo(taken.slice(0, count), false);
  };

  return (
    <section aria-label={content.title}>
      <Cover
        content={content}
        path={taken}
        place={stand.place}
        withGroup={withGroup}
        showToGroup={setWithGroup}
      />
      {begunBefore && !acted.current && (
        <p class="hm-again">
          You have been here before: carry on, or{" "}
          <button
            type="button"
            class="hm-button hm-quiet hm-small"
            data-action="restart"
            onClick={() => backTo(0)}
          >
            start again
          </button>
        </p>
      )}
      <Thread key={taken.length} content={content} path={taken} notes={notes} backTo={backTo} />
      {choice && last ? (
        <Consequence
          key={`after-${taken.length}`}
          content={content}
          choice={choice}
          said={notes[last.scene]?.words}
          arrived={acted.current}
          onward={() => goTo(taken, false)}
          otherwise={() => goTo(taken.slice(0, -1), false)}
        />
      ) : (
        <Current
          key={`${stand.place}-${taken.length}`}
          content={content}
          stand={stand}
          path={taken}
          notes={notes}
          arrived={acted.current}
          note={(place, more) => setNotes({ ...notes, [place]: { ...notes[place], ...more } })}
          leave={leave}
          restart={() => backTo(0)}
          withGroup={withGroup}
          plan={
            <Planning
              model={model}
              place={`case:${content.id}`}
              source={`Held in Mind, after the case ‘${content.title}’. The families in it are fictional.`}
              contacts={content.all_contacts}
              leadIn={leadIn}
              plan={plan}
              change={setPlan}
            />
          }
          contents={model.get("contents_page") as string | undefined}
        />
      )}
      <KeptNotice model={model} what="Your place and your words are" />
    </section>
  );
}

function choiceOf(content: Case, step: Step): Choice | undefined {
  const scene = content.scenes[step.scene];
  return scene?.kind === "decide" ? scene.choices.find(({ id }) => id === step.choice) : undefined;
}

/** What the case is about; once the visit has begun, folded away so that the scene stands first. */
function Cover({
  content,
  path,
  place,
  withGroup,
  showToGroup,
}: {
  content: Case;
  path: Step[];
  place: string;
  withGroup: boolean;
  showToGroup: (on: boolean) => void;
}) {
  const begun = path.length > 0;
  const hasNotes = Object.values(content.scenes).some(({ facilitator }) => facilitator);
  const care = (
    <p class="hm-meta">
      <strong>Content note:</strong> {content.content_note} Any scene can be skipped.{" "}
      <strong>{content.review}</strong>
    </p>
  );
  return (
    <header class="hm-cover">
      <p class="hm-eyebrow">
        Case · {content.contacts.join(", ")} · about {content.minutes} minutes
      </p>
      <h3>{content.title}</h3>
      {!begun && content.drawing && <Prose class="hm-drawing" html={content.drawing} />}
      {!begun && <Prose html={content.summary} />}
      <details>
        <summary>Who is who, and where</summary>
        <People content={content} />
        <p>The family is fictional.</p>
        {begun && care}
        <p>
          <label class="hm-tick">
            <input
              type="checkbox"
              checked={withGroup}
              onChange={(event) => showToGroup(event.currentTarget.checked)}
            />
            <span>
              I am leading a group: show me {hasNotes && "the notes for it and "}the map of the case
            </span>
          </label>
        </p>
        <OnPaper content={content} />
      </details>
      {withGroup && (
        <details class="hm-map-fold">
          <summary>The map of the case</summary>
          <CaseMapped content={content} path={path} place={place} />
        </details>
      )}
      {!begun && care}
    </header>
  );
}

/** The visit so far: each step, with a way back to it. */
function Thread({
  content,
  path,
  notes,
  backTo,
}: {
  content: Case;
  path: Step[];
  notes: Notes;
  backTo: (count: number) => void;
}) {
  if (path.length === 0) return null;
  return (
    <details class="hm-thread">
      <summary>
        The visit so far: {path.length} {path.length === 1 ? "step" : "steps"}
      </summary>
      <ol>
        {path.map((step, number) => {
          const title = content.scenes[step.scene]?.title ?? step.scene;
          return (
            <li key={`${step.scene}-${number}`}>
              <strong>{title}</strong>
              <br />
              <Taken content={content} notes={notes} step={step} />{" "}
              <button
                type="button"
                class="hm-button hm-quiet hm-small"
                data-action="back"
                data-step={number}
                onClick={() => backTo(number)}
              >
                Go back to here<span class="hm-hidden">: {title}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** What was done at a step, in a line. */
function Taken({ content, notes, step }: { content: Case; notes: Notes; step: Step }) {
  const choice = choiceOf(content, step);
  if (choice) return <Prose as="span" html={choice.text} />;
  if (!notes[step.scene]?.compared) return <span>Skipped.</span>;
  return (
    <span>{content.scenes[step.scene]?.kind === "notice" ? "Watched." : "Thought about."}</span>
  );
}

interface CurrentProps {
  content: Case;
  stand: Stand;
  path: Step[];
  notes: Notes;
  arrived: boolean;
  note: (place: string, more: SceneNotes) => void;
  leave: (step: Step) => void;
  restart: () => void;
  withGroup: boolean;
  plan: ComponentChildren;
  contents: string | undefined;
}

function Current(props: CurrentProps) {
  const { content, stand, path, notes, arrived, note, leave, restart, contents } = props;
  const ending: Ending | undefined = Object.hasOwn(content.endings, stand.place)
    ? content.endings[stand.place]
    : undefined;
  if (ending) {
    return (
      <section data-ending={stand.place}>
        <Arrival arrived={arrived}>{ending.title}</Arrival>
        {ending.leaves && <p class="hm-eyebrow">{ending.leaves}</p>}
        <Debrief
          content={content}
          ending={ending}
          place={stand.place}
          path={path}
          notes={notes}
          choiceOf={choiceOf}
        />
        {props.plan}
        <div class="hm-actions">
          {contents && (
            <a class="hm-button" href={contents}>
              Back to the contents
            </a>
          )}
          <button type="button" class="hm-button hm-quiet" data-action="restart" onClick={restart}>
            Play again from the start
          </button>
        </div>
        <p class="hm-meta">To try one moment differently, open ‘The visit so far’ above.</p>
      </section>
    );
  }
  const scene = content.scenes[stand.place] as Scene;
  const story: Story = content;
  const scenic = {
    id: `${content.id}-${stand.place}`,
    notes: notes[stand.place] ?? {},
    note: (more: SceneNotes) => note(stand.place, more),
    onward: () => leave({ scene: stand.place, choice: null }),
  };
  return (
    <section data-scene={stand.place} data-safety={scene.safety || undefined}>
      <Arrival arrived={arrived}>{scene.title}</Arrival>
      {scene.contact && content.contacts.length > 1 && <p class="hm-eyebrow">{scene.contact}</p>}
      {scene.drawing && <Prose class="hm-drawing" html={scene.drawing} />}
      {scene.kind !== "reflect" && (
        <p class="hm-baby">
          <strong>The baby.</strong> <Prose as="span" html={scene.baby} />
        </p>
      )}
      {scene.text && <Prose html={scene.text} />}
      {props.withGroup && scene.facilitator && <Facilitating facilitator={scene.facilitator} />}
      {scene.hint && <Hint html={scene.hint} />}
      {scene.kind === "decide" && (
        <Deciding
          {...scenic}
          scene={scene as DecideScene}
          choices={offered(scene, stand.chosen).filter(
            ({ id }) => wayOn(story, stand.place, id, stand.chosen) !== undefined,
          )}
          choose={(choice) => leave({ scene: stand.place, choice })}
        />
      )}
      {scene.kind === "notice" && <Noticing {...scenic} scene={scene} />}
      {scene.kind === "reflect" && <Reflecting {...scenic} scene={scene} />}
      {!scenic.notes.compared && (
        <p class="hm-skip">
          <button
            type="button"
            class="hm-button hm-quiet hm-small"
            data-action="skip"
            onClick={scenic.onward}
          >
            Skip this scene
          </button>
        </p>
      )}
    </section>
  );
}

/** What followed from a choice, and what to think about it: the baby, the parent, why, what else, words. */
function Consequence({
  content,
  choice,
  said,
  arrived,
  onward,
  otherwise,
}: {
  content: Case;
  choice: Choice;
  said: string | undefined;
  arrived: boolean;
  onward: () => void;
  otherwise: () => void;
}) {
  const { feedback } = choice;
  const parts: [string, string][] = [
    ["The baby", feedback.baby],
    ["The adults", feedback.parent],
    ["Why", feedback.why],
    ["What else would be defensible", feedback.defensible],
    ["Words to try", feedback.words],
  ];
  const named = (ids: string[]) => ids.map((id) => content.principles[id]?.name ?? id).join("; ");
  return (
    <section>
      <Arrival arrived={arrived}>What happens</Arrival>
      <p class="hm-chosen">
        <strong>You chose:</strong> <Prose as="span" html={choice.text} />
      </p>
      {said && (
        <p class="hm-meta">
          <strong>You had written:</strong> {said}
        </p>
      )}
      <Prose html={choice.consequence} />
      <div class="hm-feedback">
        <h5>To think about</h5>
        <dl>
          {parts.map(([name, html]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Prose html={html} />
              </dd>
            </div>
          ))}
        </dl>
        {choice.shows.length > 0 && (
          <p class="hm-meta">
            <strong>This shows:</strong> {named(choice.shows)}.
          </p>
        )}
        {choice.misses.length > 0 && (
          <p class="hm-meta">
            <strong>This leaves aside:</strong> {named(choice.misses)}.
          </p>
        )}
        <Evidence keys={choice.evidence} references={content.references} />
      </div>
      <div class="hm-actions">
        <Onward press={onward}>Continue</Onward>
        <button
          type="button"
          class="hm-button hm-quiet"
          data-action="otherwise"
          onClick={otherwise}
        >
          Choose otherwise
        </button>
      </div>
    </section>
  );
}

export default block(
  Scenario,
  { path: [], reading: false, notes: {}, plan: {}, with_group: false },
  { tells: true, reads: "record" },
);
