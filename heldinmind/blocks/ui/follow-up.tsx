import { useEffect, useRef, useState } from "preact/hooks";
import type { Event } from "../../record/events.js";
import { inWords } from "../../record/naming.js";
import { dayOf } from "../../record/progress.js";

export type Planned = Event & { did: "planned" };
export type Followed = Event & { did: "followed-up" };
export type Happened = Followed["happened"];

export const HAPPENED: Readonly<Record<Happened, string>> = {
  did: "I did it, or something close to it",
  otherwise: "I did something else",
  "not-yet": "Not yet",
};

/** Whether its day has come, by the learner's clock. */
export function isDue(plan: Planned): boolean {
  return dayOf(new Date()) >= plan.ask_on;
}

/** From the day on which it is asked: what came of a plan, in a choice and in words. */
export function WhatHappened({
  plan,
  answer,
  say,
}: {
  plan: Planned;
  answer: Followed | undefined;
  say: (happened: Happened, words: string) => void;
}) {
  const [changing, setChanging] = useState(false);
  const [saved, setSaved] = useState(false);
  const outcome = useRef<HTMLParagraphElement>(null);
  const isAnswered = Boolean(answer) && saved;
  // The button that was pressed is gone: the focus goes to what it kept.
  useEffect(() => {
    if (isAnswered && !changing) outcome.current?.focus();
  }, [isAnswered, changing]);
  const isOpen =
    changing || (isDue(plan) && (!answer || (answer.happened === "not-yet" && !saved)));
  if (!isOpen) {
    return (
      <>
        <p role="status" tabIndex={-1} ref={outcome} class={answer ? "hm-arrival" : "hm-silent"}>
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
      name={`hm-happened-${plan.id}`}
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
  name,
  answer,
  save,
}: {
  /** Its own among all that is on the page: each block counts its own parts from the beginning. */
  name: string;
  answer: Followed | undefined;
  save: (happened: Happened, words: string) => void;
}) {
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
