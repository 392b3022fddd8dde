import type { Sure } from "../record/events.js";
import type { Answer, Given, Question } from "./question.js";
import type { Reference } from "./ui/index.js";

export type Form = "a" | "b";

export interface Content {
  /** How it works. */
  intro: string;
  /** The ids of the two sets. */
  sets: Record<Form, string>;
  modules: { id: string; title: string }[];
  questions: Pair[];
  references: Record<string, Reference>;
}

/** A question and its twin. */
export interface Pair {
  id: string;
  module: string;
  a: Question;
  b: Question;
}

/** What was done with a form. */
export interface Sitting {
  answers: Record<string, Answered>;
  /** What was done with the question in sight. */
  given: Given;
}

export interface Answered {
  answer: Answer;
  isRight: boolean;
  sure: Sure | null;
}
