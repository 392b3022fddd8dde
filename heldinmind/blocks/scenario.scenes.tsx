import { useState } from "preact/hooks";
import type {
  Case,
  Choice,
  DecideScene,
  Facilitator,
  NoticeQuestion,
  NoticeScene,
  ReflectScene,
  SceneNotes,
} from "./scenario.types.js";
import { Arrival, joined, Onward, Prose, Words } from "./ui/index.js";

interface SceneProps {
  id: string;
  notes: SceneNotes;
  note: (more: SceneNotes) => void;
  onward: () => void;
}

/** Where it matters, first in one's own words; then a choice. */
export function Deciding({
  id,
  scene,
  choices,
  notes,
  note,
  choose,
}: SceneProps & {
  scene: DecideScene;
  choices: Choice[];
  choose: (id: string) => void;
}) {
  const [opened, setOpened] = useState(false);
  const asked = scene.say_first !== "";
  const shown = !asked || notes.shown === true;
  return (
    <>
      {asked && (
        <Words
          id={`hm-${id}-words`}
          label={
            <>
              <Prose as="span" html={scene.say_first} />
              <span class="hm-hint"> Aloud or here, in your own words.</span>
            </>
          }
          value={notes.words ?? ""}
          rows={3}
          onInput={(words) => note({ words })}
        />
      )}
      {shown ? (
        <>
          <Arrival arrived={opened} level={5}>
            What do you do?
          </Arrival>
          <ul class="hm-choices" aria-label="What you could do">
            {choices.map((choice) => (
              <li key={choice.id}>
                <button
                  type="button"
                  class="hm-choice"
                  data-choice={choice.id}
                  onClick={() => choose(choice.id)}
                >
                  <Prose as="span" html={choice.text} />
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Onward
          press={() => {
            setOpened(true);
            note({ shown: true });
          }}
        >
          Show what you could do
        </Onward>
      )}
    </>
  );
}

/** Watch, then: what did you see, what might it mean, what else, what would you say? Nothing is scored. */
export function Noticing({ id, scene, notes, note, onward }: SceneProps & { scene: NoticeScene }) {
  const [arrived, setArrived] = useState(false);
  const picks = notes.picks ?? [];
  const compared = notes.compared ?? false;
  const pick = (option: string, on: boolean) =>
    note({ picks: on ? [...picks, option] : picks.filter((one) => one !== option) });
  return (
    <>
      {scene.frames.length > 0 && (
        <ol class="hm-frames" aria-label="What you see">
          {scene.frames.map(({ drawing, text }) => (
            <li key={text}>
              <Prose class="hm-drawing" html={drawing} />
              <Prose as="p" html={text} />
            </li>
          ))}
        </ol>
      )}
      {scene.transcript.length > 0 && (
        <ol class="hm-transcript" aria-label="What you see and hear">
          {scene.transcript.map((line) => (
            <Prose key={line} as="li" html={line} />
          ))}
        </ol>
      )}
      {compared && (
        <div class="hm-feedback">
          <Arrival arrived={arrived} level={5}>
            Compare
          </Arrival>
          <p>
            A thought now stands below each answer, those you ticked and those you did not. Nothing
            is scored.
          </p>
        </div>
      )}
      {scene.questions.map((question) => (
        <NoticeFields
          key={question.ask}
          name={`hm-${id}-${question.ask}`}
          question={question}
          picks={picks}
          compared={compared}
          pick={pick}
        />
      ))}
      <Onward
        press={() => {
          if (compared) return onward();
          setArrived(true);
          note({ compared: true });
        }}
      >
        {compared ? "Continue" : "Compare"}
      </Onward>
    </>
  );
}

function NoticeFields({
  name,
  question,
  picks,
  compared,
  pick,
}: {
  name: string;
  question: NoticeQuestion;
  picks: string[];
  compared: boolean;
  pick: (option: string, on: boolean) => void;
}) {
  return (
    <fieldset data-ask={question.ask}>
      <legend>
        <Prose as="span" html={question.prompt} />
      </legend>
      {question.options.map((option) => (
        <div
          key={option.id}
          class={joined("hm-answer", compared && picks.includes(option.id) && "hm-picked")}
        >
          <label>
            <input
              type="checkbox"
              name={name}
              value={option.id}
              data-choice={option.id}
              checked={picks.includes(option.id)}
              disabled={compared}
              onChange={(event) => pick(option.id, event.currentTarget.checked)}
            />
            <Prose as="span" html={option.text} />
          </label>
          {compared && (
            <div class="hm-why">
              {picks.includes(option.id) && (
                <p>
                  <strong>You ticked this.</strong>
                </p>
              )}
              <Prose html={option.reply} />
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}

/** Write about practice, then compare. Never marked. */
export function Reflecting({
  id,
  scene,
  notes,
  note,
  onward,
}: SceneProps & { scene: ReflectScene }) {
  const [arrived, setArrived] = useState(false);
  return (
    <>
      <Words
        id={`hm-${id}-words`}
        label={<Prose as="span" html={scene.prompt} />}
        value={notes.words ?? ""}
        onInput={(words) => note({ words })}
      />
      {notes.compared ? (
        <>
          <div class="hm-feedback">
            <Arrival arrived={arrived} level={5}>
              One practitioner’s thoughts
            </Arrival>
            <Prose html={scene.compare} />
          </div>
          <Onward press={onward}>Continue</Onward>
        </>
      ) : (
        <Onward
          press={() => {
            setArrived(true);
            note({ compared: true });
          }}
        >
          Compare with a practitioner’s thoughts
        </Onward>
      )}
    </>
  );
}

/** Where it is, and who is there. */
export function People({ content }: { content: Pick<Case, "setting" | "cast"> }) {
  return (
    <>
      <Prose html={content.setting} />
      <ul>
        {content.cast.map((member) => (
          <li key={member.role}>
            <strong>{member.name}</strong>, {member.age}. {member.about}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A nudge, for whoever opens it. */
export function Hint({ html }: { html: string }) {
  return (
    <details class="hm-nudge">
      <summary>A hint</summary>
      <Prose as="p" html={html} />
    </details>
  );
}

/** Beside a scene, for whoever leads a group: how long, what to watch for, what to ask the room. */
export function Facilitating({ facilitator }: { facilitator: Facilitator }) {
  return (
    <aside class="hm-facilitator" aria-label="For whoever leads the group">
      <p class="hm-eyebrow">
        For whoever leads the group
        {facilitator.minutes !== null && ` · about ${facilitator.minutes} minutes`}
      </p>
      {facilitator.notes && <Prose html={facilitator.notes} />}
      {facilitator.prompts.length > 0 && (
        <ul>
          {facilitator.prompts.map((prompt) => (
            <Prose key={prompt} as="li" html={prompt} />
          ))}
        </ul>
      )}
    </aside>
  );
}
