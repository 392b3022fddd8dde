import { mark } from "../questions/marking.js";
import type { Answer, Question } from "../questions/question.js";
import type { Sure } from "../record/events.js";
import { Arrival, Prose } from "./ui/index.js";

const HOW_SURE: Record<Sure, string> = {
  guess: "You said it was a guess.",
  fairly: "You were fairly sure.",
  sure: "You were sure.",
};

interface FeedbackProps {
  question: Question;
  answer: Answer | undefined;
  sure: Sure | undefined;
  arrived: boolean;
}

/** How the answer compares with ours, how sure the learner was of it, and what becomes of the question. */
export function Feedback({ question, answer, sure, arrived }: FeedbackProps) {
  const marks = Object.values(mark(question, answer ?? []));
  const isRight = marks.every(Boolean);
  return (
    <div class="hm-feedback">
      <Arrival arrived={arrived}>{outcome(question, marks)}</Arrival>
      {sure && (
        <p data-was-sure={sure}>
          {HOW_SURE[sure]} {whatFollows(isRight, sure)}
        </p>
      )}
      {question.kind === "order" && !isRight && (
        <>
          <p>The order we would give:</p>
          <ol>
            {question.items.map(({ id, text }) => (
              <Prose key={id} as="li" html={text} />
            ))}
          </ol>
        </>
      )}
      <p>The reason stands below each answer.</p>
    </div>
  );
}

function outcome(question: Question, marks: boolean[]): string {
  const same = `${marks.filter(Boolean).length} of ${marks.length}`;
  switch (question.kind) {
    case "one":
      return marks.every(Boolean) ? "Yes, that is it" : "Not quite";
    case "several":
      return marks.every(Boolean) ? "Yes, that is it" : `${same} as we would`;
    case "sort":
      return `${same} sorted as we would`;
    case "match":
      return `${same} matched as we would`;
    default:
      return `${same} in the place we would give them`;
  }
}

/** What being right or wrong means for somebody who was this sure: never a reproach. */
function whatFollows(isRight: boolean, sure: Sure): string {
  if (isRight) {
    return sure === "guess" ? "It comes back in Review, so that it becomes firmer." : "";
  }
  return sure === "sure"
    ? "Being sure of something that turns out otherwise happens to everyone who has practised for a while. It comes back in Review."
    : "It comes back in Review.";
}
