import { givenTo, listed } from "../questions/marking.js";
import type { Answer, Choosing, Question, Sorting } from "../questions/question.js";
import type { FieldsProps } from "./question.types.js";
import { joined, Prose } from "./ui/index.js";

export function ChoiceFields(props: FieldsProps<Choosing>) {
  const { name, question, answer, isChecked, explains, onAnswer } = props;
  const chosen = listed(answer);
  const several = question.kind === "several";
  const choose = (id: string, on: boolean) => {
    if (!several) return onAnswer([id]);
    onAnswer(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  };
  return (
    <fieldset>
      <Legend {...props} hint={several ? "Choose all that fit." : ""} />
      <About drawing={question.drawing} />
      {question.options.map((option) => {
        const picked = chosen.includes(option.id);
        return (
          <div key={option.id} class={joined("hm-answer", isChecked && picked && "hm-picked")}>
            <label>
              <input
                type={several ? "checkbox" : "radio"}
                name={name}
                value={option.id}
                checked={picked}
                disabled={isChecked}
                onChange={(event) => choose(option.id, event.currentTarget.checked)}
              />
              <Prose as="span" html={option.text} />
            </label>
            {explains && (
              <Why
                fits={option.correct}
                said={verdict(option.correct, picked, several)}
                html={option.why}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

export function SortFields(props: FieldsProps<Sorting>) {
  const { name, question, answer, isChecked, explains, onAnswer } = props;
  const given = givenTo(answer);
  const label = (id: string) => question.categories.find((one) => one.id === id)?.label ?? id;
  return (
    <fieldset>
      <Legend {...props} />
      <About drawing={question.drawing} />
      {question.items.map((item) => {
        const right = given[item.id] === item.category;
        return (
          <fieldset key={item.id} class="hm-sort" data-item={item.id}>
            <legend>
              <Prose as="span" html={item.text} />
            </legend>
            <About drawing={item.drawing} />
            <div class="hm-row">
              {question.categories.map((category) => (
                <label key={category.id} class="hm-pill">
                  <input
                    type="radio"
                    name={`${name}-${item.id}`}
                    value={category.id}
                    checked={given[item.id] === category.id}
                    disabled={isChecked}
                    onChange={() => onAnswer({ ...given, [item.id]: category.id })}
                  />
                  <span>{category.label}</span>
                </label>
              ))}
            </div>
            {explains && (
              <Why
                fits={right}
                said={right ? "Yes" : `We would say: ${label(item.category)}`}
                html={item.why}
              />
            )}
          </fieldset>
        );
      })}
    </fieldset>
  );
}

/** What is asked, and how to answer it where that is not plain. */
export function Legend({
  name,
  question,
  hint = "",
}: {
  name: string;
  question: Question;
  hint?: string;
}) {
  return (
    <legend id={`${name}-prompt`}>
      <Prose as="span" html={question.prompt} />
      {hint && <span class="hm-hint"> {hint}</span>}
    </legend>
  );
}

export function About({ drawing }: { drawing: string }) {
  return drawing ? <Prose class="hm-drawing hm-small-drawing" html={drawing} /> : null;
}

export function Why({ fits, said, html }: { fits: boolean; said: string; html: string }) {
  return (
    <div class={joined("hm-why", fits ? "hm-fits" : "hm-differs")}>
      <p>
        <span aria-hidden="true">{fits ? "✓ " : "→ "}</span>
        <strong>{said}.</strong>
      </p>
      <Prose html={html} />
    </div>
  );
}

/** What is said of an option: whether it fits, and whether it was chosen. */
function verdict(correct: boolean, picked: boolean, several: boolean): string {
  if (correct && picked) return "You chose this, and it fits";
  if (correct) return several ? "This fits; you left it out" : "This fits";
  return picked ? "You chose this; it does not fit" : "This does not fit";
}

/** What is to be done before an answer can be shown; empty, if nothing is. */
export function whatIsLeft(question: Question, answer: Answer | undefined): string {
  switch (question.kind) {
    case "sort":
      return stillOpen(question.items, answer, "to be sorted");
    case "match":
      return stillOpen(question.items, answer, "to be matched") || shared(answer);
    case "order":
      return answer ? "" : "Move them into your order first. A guess is welcome.";
    case "say":
      return "";
    default:
      return listed(answer).length > 0 ? "" : "Choose an answer first. A guess is welcome.";
  }
}

function stillOpen(items: { id: string }[], answer: Answer | undefined, what: string): string {
  const given = givenTo(answer);
  const open = items.filter(({ id }) => !given[id]).length;
  if (open === 0) return "";
  return open === 1 ? `One is still ${what}.` : `${open} are still ${what}.`;
}

function shared(answer: Answer | undefined): string {
  const given = Object.values(givenTo(answer));
  return new Set(given).size < given.length
    ? "Two of them have the same. Each goes with one of its own."
    : "";
}
