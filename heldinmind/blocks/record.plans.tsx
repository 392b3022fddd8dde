import { useId, useState } from "preact/hooks";
import type { Event } from "../record/events.js";
import { inWords, placeNamed } from "../record/naming.js";
import { dayOf } from "../record/progress.js";
import { followedUp, planInWords } from "../record/words.js";
import type { Part } from "./record.types.js";
import { useTelling } from "./ui/index.js";

type Plan = Event & { did: "planned" };
type Followed = Event & { did: "followed-up" };
type Happened = Followed["happened"];

const HAPPENED: Readonly<Record<Happened, string>> = {
  did: "I did it, or something close to it",
  otherwise: "I did something else",
  "not-yet": "Not yet",
};

/** What the learner meant to do, and from the day on which it is asked: what came of it. */
export function Plans({ model, content, record, address }: Part) {
  const tell = useTelling(model);
  const plans = record.events.filter((event): event is Plan => event.did === "planned");
  const answers = followedUp(record.events);
  if (plans.length === 0) return null;
  return (
    <section data-part="plans">
      <h2>My plans</h2>
      <ul class="hm-pieces">
        {[...plans].reverse().map((plan) => {
          const { title, page } = placeNamed(content.outline, plan.from);
          const href = address(page);
          return (
            <li key={plan.id} data-plan={plan.id}>
              <p>{planInWords(plan)}</p>
              <p class="hm-meta">
                From {href ? <a href={href}>{title}</a> : title}, {inWords(plan.at)}
              </p>
              <WhatHappened
                plan={plan}
                answer={answers.get(plan.id)}
                say={(happened, words) =>
                  tell({ did: "followed-up", plan: plan.id, happened, words })
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function WhatHappened({
  plan,
  answer,
  say,
}: {
  plan: Plan;
  answer: Followed | undefined;
  say: (happened: Happened, words: string) => void;
}) {
  const [changing, setChanging] = useState(false);
  const [saved, setSaved] = useState(false);
  const isDue = dayOf(new Date()) >= plan.ask_on;
  const isOpen = changing || (isDue && (!answer || (answer.happened === "not-yet" && !saved)));
  if (!isOpen) {
    return (
      <>
        <p role="status" class={answer ? undefined : "hm-silent"}>
          {answer && (
            <>
              <strong>What happened:</strong> {HAPPENED[answer.happened]}.{" "}
              <span class="hm-own-words">{answer.words}</span>
            </>
          )}
        </p>
        {answer ? (
          <button
            type="button"
            class="hm-button hm-quiet hm-small"
            data-action="change-follow-up"
            onClick={() => setChanging(true)}
          >
            Change this
          </button>
        ) : (
          <p class="hm-meta">
            You are asked what happened from {inWords(`${plan.ask_on}T12:00`)} on.
          </p>
        )}
      </>
    );
  }
  return (
    <Asking
      answer={answer}
      save={(happened, words) => {
        say(happened, words);
        setChanging(false);
        setSaved(true);
      }}
    />
  );
}

function Asking({
  answer,
  save,
}: {
  answer: Followed | undefined;
  save: (happened: Happened, words: string) => void;
}) {
  const name = useId();
  const [happened, setHappened] = useState<Happened | undefined>(answer?.happened);
  const [words, setWords] = useState(answer?.words ?? "");
  const [missing, setMissing] = useState(false);
  return (
    <form
      class="hm-feedback"
      onSubmit={(event) => {
        event.preventDefault();
        if (!happened) return setMissing(true);
        save(happened, words);
      }}
    >
      <fieldset>
        <legend>What happened?</legend>
        {(Object.keys(HAPPENED) as Happened[]).map((one) => (
          <div key={one} class={`hm-answer ${happened === one ? "hm-picked" : ""}`}>
            <label>
              <input
                type="radio"
                name={name}
                value={one}
                checked={happened === one}
                onChange={() => {
                  setHappened(one);
                  setMissing(false);
                }}
              />
              <span>{HAPPENED[one]}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <div class="hm-words">
        <label for={`${name}-words`}>What you noticed, and what you would keep (if you like)</label>
        <textarea
          id={`${name}-words`}
          rows={3}
          value={words}
          aria-describedby={`${name}-care`}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <p class="hm-care" id={`${name}-care`}>
          Never write anything about a real person.
        </p>
      </div>
      <p role="alert" class={missing ? "hm-notice" : "hm-silent"}>
        {missing && "Choose one of the three first."}
      </p>
      <button type="submit" class="hm-button" data-action="follow-up">
        Keep this
      </button>
    </form>
  );
}
