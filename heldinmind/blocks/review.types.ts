import type { Event } from "../record/events.js";
import type { Plan } from "../record/rounds.js";
import type { Card } from "../record/schedule.js";
import type { Question } from "./question.js";
import type { Model, Reference } from "./ui/index.js";

export interface Content {
  /** How it works. */
  intro: string;
  modules: Module[];
  questions: Asked[];
  references: Record<string, Reference>;
}

export interface Module {
  id: string;
  title: string;
  page: string;
}

/** A question, with the set it stands in and the module it belongs to. */
export interface Asked {
  set: string;
  module: string;
  isBank: boolean;
  question: Question;
}

/** What each part of Review is given. */
export interface Part {
  model: Model;
  content: Content;
  /** All questions, by `set/question`. */
  known: ReadonlyMap<string, Asked>;
  today: string;
  events: readonly Event[];
  cards: Record<string, Card>;
  plan: Plan;
  /** Where the course's contents are; nothing where there is no book around, as in JupyterLab. */
  contents: string | undefined;
  /** Begins a round. */
  begin: () => void;
}
