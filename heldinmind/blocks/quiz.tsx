import "./quiz.css";
import { useRef, useState } from "preact/hooks";
import {
  Arrival,
  block,
  Evidence,
  joined,
  type Model,
  Prose,
  type Reference,
  useTrait,
} from "./ui/index.js";

interface Option {
  id: string;
  text: string;
  correct: boolean;
  why: string;
}

interface Item {
  id: string;
  text: string;
  drawing: string;
  category: string;
  why: string;
}

interface Choosing {
  id: string;
  kind: "one" | "several";
  prompt: string;
  drawing: string;
  evidence: string[];
  options: Option[];
}

interface Sorting {
  id: string;
  kind: "sort";
  prompt: string;
  drawing: string;
  evidence: string[];
  categories: { id: string; label: string }[];
  items: Item[];
}

type Question = Choosing | Sorting;

interface Content {
  id: string;
  title: string;
  intro: string;
  questions: Question[];
  references: Record<string, Reference>;
}

type Answer = string[] | Record<string, string>;

function Quiz({ model }: { model: Model }) {
  const [content] = useTrait<Content>(model, "content");
  const [answers, setAnswers] = useTrait<Record<string, Answer>>(model, "answers");
  const [checked, setChecked] = useTrait<string[]>(model, "checked");
  return (
    <section aria-label={content.title}>
      <p class="hm-eyebrow">Think and choose</p>
      <h3>{content.title}</h3>
      {content.intro && <Prose html={content.intro} />}
      {content.questions.map((question) => (
        <Asked
          key={question.id}
          name={`hm-${content.id}-${question.id}`}
          question={question}
          answer={answers[question.id]}
          isChecked={checked.includes(question.id)}
          references={content.references}
          onAnswer={(answer) => setAnswers({ ...answers, [question.id]: answer })}
          onCheck={() => setChecked([...checked, question.id])}
          onAgain={() => {
            const { [question.id]: _dropped, ...others } = answers;
            setAnswers(others);
            setChecked(checked.filter((id) => id !== question.id));
          }}
        />
      ))}
    </section>
  );
}

interface AskedProps {
  name: string;
  question: Question;
  answer: Answer | undefined;
  isChecked: boolean;
  references: Record<string, Reference>;
  onAnswer: (answer: Answer) => void;
  onCheck: () => void;
  onAgain: () => void;
}

function Asked(props: AskedProps) {
  const { question, isChecked, references, onCheck, onAgain } = props;
  const [missing, setMissing] = useState("");
  const [arrived, setArrived] = useState(false);
  const answerAnew = (answer: Answer) => {
    setMissing("");
    props.onAnswer(answer);
  };
  const check = (event: Event) => {
    event.preventDefault();
    const left = whatIsLeft(question, props.answer);
    setMissing(left);
    if (left) return;
    setArrived(true);
    onCheck();
  };
  const form = useRef<HTMLFormElement>(null);
  const again = () => {
    setArrived(false);
    onAgain();
    // The button that was pressed is gone: start anew at the first answer.
    requestAnimationFrame(() => form.current?.querySelector("input")?.focus());
  };
  return (
    <form ref={form} class="hm-question" data-question={question.id} onSubmit={check}>
      {isChecked && (
        <div class="hm-feedback">
          <Arrival arrived={arrived}>{outcome(question, props.answer)}</Arrival>
          <p>The reason stands below each answer.</p>
        </div>
      )}
      {question.kind === "sort" ? (
        <SortFields {...props} question={question} onAnswer={answerAnew} />
      ) : (
        <ChoiceFields {...props} question={question} onAnswer={answerAnew} />
      )}
      <p role="alert" class={missing ? "hm-notice" : "hm-silent"}>
        {missing}
      </p>
      {isChecked ? (
        <>
          <Evidence keys={question.evidence} references={references} />
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="again"
            aria-describedby={`${props.name}-prompt`}
            onClick={again}
          >
            Try again
          </button>
        </>
      ) : (
        <button
          type="submit"
          class="hm-button"
          data-action="check"
          aria-describedby={`${props.name}-prompt`}
        >
          {question.kind === "one" ? "Check my answer" : "Check my answers"}
        </button>
      )}
    </form>
  );
}

function ChoiceFields(props: AskedProps & { question: Choosing }) {
  const { name, question, answer, isChecked, onAnswer } = props;
  const chosen = Array.isArray(answer) ? answer : [];
  const several = question.kind === "several";
  const choose = (id: string, on: boolean) => {
    if (!several) return onAnswer([id]);
    onAnswer(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  };
  return (
    <fieldset>
      <legend id={`${name}-prompt`}>
        <Prose as="span" html={question.prompt} />
        {several && <span class="hm-hint"> Choose all that fit.</span>}
      </legend>
      {question.drawing && <Prose class="hm-drawing hm-small-drawing" html={question.drawing} />}
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
            {isChecked && (
              <Why
                fits={option.correct}
                said={verdict(option, picked, several)}
                html={option.why}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function SortFields(props: AskedProps & { question: Sorting }) {
  const { name, question, answer, isChecked, onAnswer } = props;
  const given = answer && !Array.isArray(answer) ? answer : {};
  const label = (id: string) => question.categories.find((one) => one.id === id)?.label ?? id;
  return (
    <fieldset>
      <legend id={`${name}-prompt`}>
        <Prose as="span" html={question.prompt} />
      </legend>
      {question.items.map((item) => {
        const right = given[item.id] === item.category;
        return (
          <fieldset key={item.id} class="hm-sort" data-item={item.id}>
            <legend>
              <Prose as="span" html={item.text} />
            </legend>
            {item.drawing && <Prose class="hm-drawing hm-small-drawing" html={item.drawing} />}
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
            {isChecked && (
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

/** What is said of an option: whether it fits, and whether it was chosen. */
function verdict({ correct }: Option, picked: boolean, several: boolean): string {
  if (correct && picked) return "You chose this, and it fits";
  if (correct) return several ? "This fits; you left it out" : "This fits";
  return picked ? "You chose this; it does not fit" : "This does not fit";
}

function Why({ fits, said, html }: { fits: boolean; said: string; html: string }) {
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

function whatIsLeft(question: Question, answer: Answer | undefined): string {
  if (question.kind !== "sort") {
    const none = !Array.isArray(answer) || answer.length === 0;
    return none ? "Choose an answer first. A guess is welcome." : "";
  }
  const given = answer && !Array.isArray(answer) ? answer : {};
  const open = question.items.filter((item) => !(item.id in given)).length;
  if (open === 0) return "";
  return open === 1 ? "One is still to be sorted." : `${open} are still to be sorted.`;
}

function outcome(question: Question, answer: Answer | undefined): string {
  if (question.kind === "sort") {
    const given = answer && !Array.isArray(answer) ? answer : {};
    const same = question.items.filter((item) => given[item.id] === item.category).length;
    return `${same} of ${question.items.length} sorted as we would`;
  }
  const chosen = Array.isArray(answer) ? answer : [];
  const same = question.options.filter((one) => chosen.includes(one.id) === one.correct).length;
  if (same === question.options.length) return "Yes, that is it";
  return question.kind === "one"
    ? "Not quite"
    : `${same} of ${question.options.length} as we would`;
}

export default block(Quiz, { answers: {}, checked: [] }, { tells: true });
