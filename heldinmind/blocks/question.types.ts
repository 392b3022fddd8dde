import type { Answer, Question } from "../questions/question.js";
import type { Answered, Sure } from "../record/events.js";

export type Self = NonNullable<Answered["self"]>;

/** What the learner did with a question so far. */
export interface Given {
  /** The options chosen, the order given, what each item was given; of words, what was found in them. */
  answer?: Answer | undefined;
  sure?: Sure | undefined;
  /** Whether the answer is shown; of words, what others might say. */
  checked: boolean;
  words?: string | undefined;
  self?: Self | undefined;
}

/** A question that nobody has touched. */
export const NOTHING_GIVEN: Given = { checked: false };

/** What is told of an answer: spread it into an `answered` event. */
export type Checked = Pick<Answered, "answer" | "right" | "parts" | "sure" | "words" | "self">;

/** What the fields of each kind of question are given. */
export interface FieldsProps<Kind extends Question> {
  name: string;
  question: Kind;
  answer: Answer | undefined;
  /** Whether it was answered for good, and can no longer be changed. */
  isChecked: boolean;
  /** Whether the reasons are shown. */
  explains: boolean;
  onAnswer: (answer: Answer) => void;
}
