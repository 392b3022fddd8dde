import { useId, useRef, useState } from "preact/hooks";
import { uuid } from "../record/events.js";
import { quarters } from "../record/evidence.js";
import { dayOf } from "../record/progress.js";
import type { Part } from "./cpd.types.js";

const GROUPS = [
  "my team",
  "a training day or course",
  "supervision",
  "one colleague",
  "professionals from several services",
];
const BLANK = { title: "", on: "", minutes: "", together: "", group: "" };
type Session = typeof BLANK;

/** A session with others, for the log. It asks for no name: who was there is nobody’s business here. */
export function AddSession({ tell, rows, setRow }: Part) {
  const [session, setSession] = useState<Session>(BLANK);
  const [problem, setProblem] = useState<[keyof Session, string] | undefined>(undefined);
  const [said, setSaid] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const set = (more: Partial<Session>) => {
    setProblem(undefined);
    setSaid("");
    setSession({ ...session, ...more });
  };
  const add = () => {
    const wrong = wrongIn(session);
    setProblem(wrong);
    if (wrong) {
      form.current?.querySelector<HTMLInputElement>(`[name="${wrong[0]}"]`)?.focus();
      return;
    }
    const id = uuid();
    const minutes = Number(session.minutes);
    const deed = { did: "attended" as const, id, title: session.title.trim(), on: session.on };
    tell({ ...deed, minutes, group: session.group });
    setRow(`session:${id}`, {
      ...rows[`session:${id}`],
      participatory: quarters(Number(session.together) * 60),
    });
    setSession(BLANK);
    setSaid("Added to your log.");
    told.current?.focus();
  };
  return (
    <details class="hm-screen-only" data-part="session">
      <summary>Add a session with others</summary>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <p>
          A case played with your team, or a training session. No name and no Pin: neither of a
          family nor of a colleague.
        </p>
        <Field name="title" label="What it was about" {...{ session, set, problem }} />
        <Field name="on" label="Day" type="date" {...{ session, set, problem }} />
        <Field name="minutes" label="Minutes in all" type="number" {...{ session, set, problem }} />
        <Field
          name="together"
          label="Minutes in which you worked or talked with other professionals"
          hint="Only these are participatory. If you only listened, write 0."
          type="number"
          {...{ session, set, problem }}
        />
        <fieldset>
          <legend>With whom</legend>
          {GROUPS.map((group) => (
            <div key={group} class={`hm-answer ${session.group === group ? "hm-picked" : ""}`}>
              <label>
                <input
                  type="radio"
                  name="group"
                  value={group}
                  checked={session.group === group}
                  onChange={() => set({ group })}
                />
                <span>{group.charAt(0).toUpperCase() + group.slice(1)}</span>
              </label>
            </div>
          ))}
        </fieldset>
        <p role="alert" class={problem ? "hm-notice" : "hm-silent"}>
          {problem?.[1]}
        </p>
        <button type="submit" class="hm-button" data-action="add-session">
          Add it to the log
        </button>
      </form>
      <p class={said ? "hm-arrival" : "hm-silent"} tabIndex={-1} role="status" ref={told}>
        {said}
      </p>
    </details>
  );
}

function Field({
  name,
  label,
  hint,
  type = "text",
  session,
  set,
  problem,
}: {
  name: keyof Session;
  label: string;
  hint?: string;
  type?: "text" | "date" | "number";
  session: Session;
  set: (more: Partial<Session>) => void;
  problem: [keyof Session, string] | undefined;
}) {
  const id = useId();
  return (
    <div class="hm-words">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hm-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        class={type === "text" ? "hm-line" : "hm-number"}
        type={type}
        min={type === "number" ? 0 : undefined}
        max={type === "date" ? dayOf(new Date()) : undefined}
        value={session[name]}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={problem?.[0] === name}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </div>
  );
}

/** The first thing that is missing or cannot be, and what to do. */
function wrongIn({
  title,
  on,
  minutes,
  together,
  group,
}: Session): [keyof Session, string] | undefined {
  const [all, some] = [Number(minutes), Number(together)];
  if (!title.trim()) return ["title", "Say what the session was about."];
  if (!on) return ["on", "Say on which day it was."];
  if (on > dayOf(new Date()))
    return ["on", "That day is still to come. Add the session afterwards."];
  if (!(all >= 1 && all <= 1440)) return ["minutes", "Say how many minutes it took."];
  if (together === "" || !(some >= 0)) {
    return ["together", "Say for how many minutes you worked or talked with others, or 0."];
  }
  if (some > all) return ["together", "That is more than the whole session took."];
  if (!group) return ["group", "Choose with whom it was."];
  return undefined;
}
