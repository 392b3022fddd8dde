// One question of any kind: answered, with how sure one is, then shown with its reasons. The quiz, Review and the form
// before and after the course show their questions with it.
//
//   const [given, give] = useState(NOTHING_GIVEN);
//   <QuestionForm name="hm-review-3" question={…} references={…} given={given} onGive={give}
//     onChecked={(checked) => tell({ did: "answered", set, question: question.id, where: "review", ...checked })} />
//
// `given` is all that the learner did here; keep it where you like, and hand it back. `onGive` is called at each change
// (each letter of her words, too) and, with `checked: true`, as the answer is shown. `onChecked` is called once an
// answer is given for good: at ‘How sure are you?’; for words, at ‘How near is it?’. What it is called with can be
// spread into an `answered` event. With `quiet` no feedback is shown and nothing can be tried again: move on in
// `onChecked` (a question to say is then told without `self`, at ‘Go on’). Give each question its own `key`.
// Python's `question_content` (blocks/quiz.py) makes `question`.
import "./question.css";
import { useRef, useState } from "preact/hooks";
import { isRight, listed, mark } from "../questions/marking.js";
import type { Answer, Question } from "../questions/question.js";
import type { Sure } from "../record/events.js";
import { Feedback } from "./question.feedback.js";
import { ChoiceFields, SortFields, whatIsLeft } from "./question.fields.js";
import { MatchFields } from "./question.match.js";
import { OrderFields } from "./question.order.js";
import { SayFields } from "./question.say.js";
import { SureGroup } from "./question.sure.js";
import type { Checked, Given, Self } from "./question.types.js";
import { Evidence, type Reference } from "./ui/index.js";

export type { Answer, Question } from "../questions/question.js";
export { type Checked, type Given, NOTHING_GIVEN, type Self } from "./question.types.js";

export interface QuestionFormProps {
  /** Unlike any other on the page: its fields are named after it. */
  name: string;
  question: Question;
  references: Record<string, Reference>;
  given: Given;
  onGive: (given: Given) => void;
  onChecked: (checked: Checked) => void;
  /** No feedback, no second try. */
  quiet?: boolean;
}

export function QuestionForm(props: QuestionFormProps) {
  const { name, question, references, given, onGive, onChecked, quiet = false } = props;
  const [missing, setMissing] = useState("");
  const [arrived, setArrived] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isDone = question.kind === "say" ? given.self !== undefined : given.checked;

  const give = (more: Partial<Given>) => {
    setMissing("");
    onGive({ ...given, ...more });
  };
  const check = (sure: Sure) => {
    const { answer } = given;
    const left = whatIsLeft(question, answer);
    setMissing(left);
    if (left || !answer) return;
    setArrived(true);
    onGive({ ...given, sure, checked: true });
    onChecked({ answer, right: isRight(question, answer), parts: mark(question, answer), sure });
  };
  const rate = (self?: Self) => {
    const words = given.words ?? "";
    onGive({ ...given, checked: true, self });
    const said = { answer: listed(given.answer), right: null, parts: {}, sure: null, words };
    onChecked(self ? { ...said, self } : said);
  };
  const again = () => {
    setArrived(false);
    onGive({ checked: false, words: given.words });
    // The button that was pressed is gone: start anew at the first answer.
    requestAnimationFrame(() => firstField(form.current)?.focus());
  };

  const fields = {
    name,
    answer: given.answer,
    isChecked: given.checked,
    explains: given.checked && !quiet,
    onAnswer: (answer: Answer) => give({ answer }),
  };
  return (
    <form
      ref={form}
      class="hm-question"
      data-question={question.id}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => toHowSure(event, form.current)}
    >
      {given.checked && !quiet && question.kind !== "say" && (
        <Feedback question={question} answer={given.answer} sure={given.sure} arrived={arrived} />
      )}
      {question.kind === "sort" && <SortFields {...fields} question={question} />}
      {question.kind === "order" && <OrderFields {...fields} question={question} />}
      {question.kind === "match" && <MatchFields {...fields} question={question} />}
      {(question.kind === "one" || question.kind === "several") && (
        <ChoiceFields {...fields} question={question} />
      )}
      {question.kind === "say" && (
        <SayFields
          name={name}
          question={question}
          given={given}
          quiet={quiet}
          onGive={give}
          onRate={rate}
        />
      )}
      <p role="alert" class={missing ? "hm-notice" : "hm-silent"}>
        {missing}
      </p>
      {question.kind !== "say" && !given.checked && (
        <SureGroup describedBy={`${name}-prompt`} quiet={quiet} onSure={check} />
      )}
      {isDone && !quiet && (
        <>
          <Evidence keys={question.evidence} references={references} />
          <button
            type="button"
            class="hm-button hm-quiet"
            data-action="again"
            aria-describedby={`${name}-prompt`}
            onClick={again}
          >
            Try again
          </button>
        </>
      )}
    </form>
  );
}

/** Enter in an answer leads on to how sure one is: which of the three it is, only the learner can say. */
function toHowSure(event: KeyboardEvent, form: HTMLFormElement | null): void {
  const { key, target } = event;
  if (key !== "Enter" || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  form?.querySelector<HTMLElement>("[data-sure], [data-self]")?.focus();
}

function firstField(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("input, select, textarea, [data-move]") ?? null;
}
