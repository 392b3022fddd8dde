import { useState } from "preact/hooks";
import { listed } from "../questions/marking.js";
import type { Saying } from "../questions/question.js";
import { About } from "./question.fields.js";
import type { Given, Self } from "./question.types.js";
import { Arrival, Prose, Words } from "./ui/index.js";

const HOW_NEAR: readonly (readonly [Self, string, string])[] = [
  ["like", "Like these", "You said: like these"],
  ["partly", "Partly", "You said: partly"],
  ["not-yet", "Not yet", "You said: not yet"],
];

interface SayProps {
  name: string;
  question: Saying;
  given: Given;
  quiet: boolean;
  onGive: (more: Partial<Given>) => void;
  onRate: (self?: Self) => void;
}

/** Said first in one's own words, then compared with what others might say; nobody marks it but the learner. */
export function SayFields({ name, question, given, quiet, onGive, onRate }: SayProps) {
  const [opened, setOpened] = useState(false);
  const [rated, setRated] = useState(false);
  const compare = () => {
    setRated(false);
    setOpened(true);
    onGive({ checked: true });
  };
  const rate = (self: Self) => {
    setRated(true);
    onRate(self);
  };
  const prompt = <Prose as="span" html={question.prompt} />;
  return (
    <>
      <About drawing={question.drawing} />
      {given.self === undefined ? (
        <Words
          id={`${name}-words`}
          label={
            <>
              <span id={`${name}-prompt`}>{prompt}</span>
              <span class="hm-hint"> Aloud or here, in your own words.</span>
            </>
          }
          value={given.words ?? ""}
          rows={3}
          onInput={(words) => onGive({ words })}
        />
      ) : (
        <>
          <p id={`${name}-prompt`}>
            <strong>{prompt}</strong>
          </p>
          {given.words && (
            <>
              <p class="hm-meta">Your own words:</p>
              <blockquote class="hm-said">{given.words}</blockquote>
            </>
          )}
        </>
      )}
      {!given.checked && (
        <button
          type="button"
          class="hm-button"
          data-action="compare"
          aria-describedby={`${name}-prompt`}
          onClick={quiet ? () => onRate() : compare}
        >
          {quiet ? "Go on" : "Compare with what others might say"}
        </button>
      )}
      {given.checked && !quiet && (
        <>
          <div class="hm-feedback">
            <Arrival arrived={opened}>What others might say</Arrival>
            {question.models.map((model) => (
              <div key={model.id} class="hm-model" data-model={model.id}>
                <Prose class="hm-said" html={model.words} />
                <Prose html={model.why} />
              </div>
            ))}
          </div>
          <LookFor
            name={name}
            question={question}
            found={listed(given.answer)}
            isDone={given.self !== undefined}
            onFind={(answer) => onGive({ answer })}
          />
          <HowNear self={given.self} rated={rated} describedBy={`${name}-prompt`} onRate={rate} />
        </>
      )}
    </>
  );
}

function LookFor({
  name,
  question,
  found,
  isDone,
  onFind,
}: {
  name: string;
  question: Saying;
  found: string[];
  isDone: boolean;
  onFind: (found: string[]) => void;
}) {
  const tick = (id: string, on: boolean) =>
    onFind(on ? [...found, id] : found.filter((one) => one !== id));
  return (
    <fieldset>
      <legend>
        What is in your own words?
        <span class="hm-hint"> Tick what you find. Nobody marks it.</span>
      </legend>
      {question.look_for.map((mark) => (
        <div key={mark.id} class="hm-answer">
          <label>
            <input
              type="checkbox"
              name={`${name}-found`}
              value={mark.id}
              checked={found.includes(mark.id)}
              disabled={isDone}
              aria-describedby={`${name}-${mark.id}-why`}
              onChange={(event) => tick(mark.id, event.currentTarget.checked)}
            />
            <Prose as="span" html={mark.text} />
          </label>
          <div id={`${name}-${mark.id}-why`} class="hm-look-for">
            <Prose html={mark.why} />
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function HowNear({
  self,
  rated,
  describedBy,
  onRate,
}: {
  self: Self | undefined;
  rated: boolean;
  describedBy: string;
  onRate: (self: Self) => void;
}) {
  const chosen = HOW_NEAR.find(([one]) => one === self);
  if (chosen) {
    return (
      <>
        <Arrival arrived={rated}>{chosen[2]}</Arrival>
        {self !== "like" && <p>It comes back in Review.</p>}
      </>
    );
  }
  return (
    <fieldset class="hm-sure" aria-describedby={describedBy}>
      <legend>How near is it?</legend>
      <div class="hm-row">
        {HOW_NEAR.map(([one, said]) => (
          <button
            key={one}
            type="button"
            class="hm-button hm-quiet"
            data-self={one}
            onClick={() => onRate(one)}
          >
            {said}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
