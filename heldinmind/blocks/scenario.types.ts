// A case as heldinmind/blocks/scenario.py hands it over: every text is HTML of the safe subset unless it is a title.
import type { ChoiceNode, Conditions, SceneNode } from "../vignettes/play.js";
import type { Reference } from "./ui/index.js";

export interface Choice extends ChoiceNode {
  text: string;
  consequence: string;
  feedback: Record<"baby" | "parent" | "why" | "defensible" | "words", string>;
  shows: string[];
  misses: string[];
  evidence: string[];
}

/** What whoever leads a group finds beside a scene. */
export interface Facilitator {
  minutes: number | null;
  notes: string;
  prompts: string[];
}

interface SceneShown extends SceneNode {
  title: string;
  /** SVG with its words, or empty. */
  drawing: string;
  facilitator?: Facilitator;
  contact?: string;
  /** Where to look, for whoever would like a nudge. */
  hint?: string;
  safety?: boolean;
}

export interface DecideScene extends SceneShown {
  kind: "decide";
  baby: string;
  text: string;
  say_first: string;
  choices: Choice[];
}

export interface NoticeQuestion {
  ask: "see" | "might" | "else" | "say";
  prompt: string;
  options: { id: string; text: string; reply: string }[];
}

export interface NoticeScene extends SceneShown {
  kind: "notice";
  baby: string;
  text: string;
  frames: { drawing: string; text: string }[];
  transcript: string[];
  questions: NoticeQuestion[];
  choices?: never;
}

export interface ReflectScene extends SceneShown {
  kind: "reflect";
  text: string;
  prompt: string;
  compare: string;
  choices?: never;
}

export type Scene = DecideScene | NoticeScene | ReflectScene;

export interface Ending extends Conditions {
  title: string;
  /** How it leaves things, in a few words, or empty. */
  leaves: string;
  text: string;
  unknown: string;
  debrief: string;
  plan: string;
}

/** Rows of places (null: a way passes there); the lines from each row to the next; where each place leads on to. */
export interface CaseMap {
  rows: (string | null)[][];
  lines: [above: number, below: number, start: string, end: string][][];
  onward: Record<string, string[]>;
}

export interface Case {
  id: string;
  title: string;
  summary: string;
  drawing: string;
  minutes: number;
  contacts: string[];
  all_contacts: string[];
  content_note: string;
  review: string;
  setting: string;
  cast: { role: string; name: string; age: string; about: string }[];
  start: string;
  scenes: Record<string, Scene>;
  endings: Record<string, Ending>;
  map: CaseMap;
  principles: Record<string, { name: string; meaning: string }>;
  references: Record<string, Reference>;
}

/** What a learner left at a scene. */
export interface SceneNotes {
  words?: string;
  shown?: boolean;
  picks?: string[];
  compared?: boolean;
}

export type Notes = Record<string, SceneNotes>;
