import "./walkthrough.css";
import { useState } from "preact/hooks";
import {
  Arrival,
  block,
  Evidence,
  type Model,
  Onward,
  Prose,
  type Reference,
  useTrait,
} from "./ui/index.js";

interface Deed {
  id: string;
  text: string;
  then: string;
  why: string;
}

interface Step {
  id: string;
  name: string;
  drawing: string;
  seen: string;
  ask: string;
  choices: Deed[];
  point: string;
}

interface Content {
  id: string;
  title: string;
  intro: string;
  steps: Step[];
  closing: string;
  evidence: string[];
  references: Record<string, Reference>;
}

function Walkthrough({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [chosen, setChosen] = useTrait<Record<string, string>>(model, "chosen");
  const [at, setAt] = useTrait<number>(model, "at");
  const [moved, setMoved] = useState(false);
  const step = content.steps[at];
  const go = (to: number) => {
    setMoved(true);
    setAt(to);
  };
  const choose = (id: string, choice: string | undefined) => {
    const { [id]: _dropped, ...others } = chosen;
    setChosen(choice ? { ...others, [id]: choice } : others);
  };
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">Step by step</p>
      <h3>{content.title}</h3>
      {at === 0 && <Prose html={content.intro} />}
      {step ? (
        <Playing
          key={step.id}
          step={step}
          place={`Step ${at + 1} of ${content.steps.length}`}
          arrived={moved}
          chosen={step.choices.find((one) => one.id === chosen[step.id])}
          choose={(choice) => choose(step.id, choice)}
          onward={() => go(at + 1)}
          back={at > 0 ? () => go(at - 1) : undefined}
        />
      ) : (
        <>
          <Arrival arrived={moved}>What you walked through</Arrival>
          <ol class="hm-walk-points">
            {content.steps.map(({ id, name, point }) => (
              <li key={id}>
                <strong>{name}.</strong> <Prose as="span" html={point} />
              </li>
            ))}
          </ol>
          <Prose html={content.closing} />
          <Evidence keys={content.evidence} references={content.references} />
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="again"
            onClick={() => {
              setChosen({});
              go(0);
            }}
          >
            Begin again
          </button>
        </>
      )}
    </section>
  );
}

interface PlayingProps {
  step: Step;
  place: string;
  arrived: boolean;
  chosen: Deed | undefined;
  choose: (choice: string | undefined) => void;
  onward: () => void;
  back: (() => void) | undefined;
}

function Playing({ step, place, arrived, chosen, choose, onward, back }: PlayingProps) {
  const [pressed, setPressed] = useState<"nothing" | "choice" | "another">("nothing");
  return (
    <div data-step={step.id}>
      <p class="hm-walk-step">{place}</p>
      <Arrival arrived={arrived}>{step.name}</Arrival>
      {step.drawing && <Prose class="hm-drawing hm-small-drawing" html={step.drawing} />}
      <Prose html={step.seen} />
      {chosen ? (
        <div class="hm-feedback">
          <p>
            <span class="hm-hint">You chose: </span>
            <Prose as="span" html={chosen.text} />
          </p>
          <Arrival arrived={pressed === "choice"} level={5}>
            What happens
          </Arrival>
          <Prose html={chosen.then} />
          <h5>Why</h5>
          <Prose html={chosen.why} />
          <div class="hm-actions">
            <Onward press={onward}>Go on</Onward>
            <button
              type="button"
              class="hm-button hm-quiet"
              data-action="otherwise"
              onClick={() => {
                setPressed("another");
                choose(undefined);
              }}
            >
              Try another
            </button>
          </div>
        </div>
      ) : (
        <>
          <Arrival arrived={pressed === "another"} level={5}>
            <Prose as="span" html={step.ask} />
          </Arrival>
          <ul class="hm-choices" aria-label="What you could do">
            {step.choices.map(({ id, text }) => (
              <li key={id}>
                <button
                  type="button"
                  class="hm-choice"
                  data-choice={id}
                  onClick={() => {
                    setPressed("choice");
                    choose(id);
                  }}
                >
                  <Prose as="span" html={text} />
                </button>
              </li>
            ))}
          </ul>
          <div class="hm-actions">
            <button
              type="button"
              class="hm-button hm-quiet hm-small"
              data-action="skip"
              onClick={onward}
            >
              Skip this step
            </button>
            {back && (
              <button
                type="button"
                class="hm-button hm-quiet hm-small"
                data-action="back"
                onClick={back}
              >
                The step before
              </button>
            )}
          </div>
        </>
      )}
    </div>
  );
}

export default block(Walkthrough, { chosen: {}, at: 0 });
