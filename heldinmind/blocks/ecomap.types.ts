import type { Reference } from "./ui/index.js";

export type Tie = "strong" | "weak" | "stressful" | "wished-for";
export type Flow = "to-family" | "from-family" | "both" | "neither";

/** A tie as it is drawn; what is not chosen yet is missing. */
export interface Line {
  tie?: Tie;
  flow?: Flow;
}

export interface Around {
  id: string;
  name: string;
  said: string;
  ours: Required<Line>;
  why: string;
}

export interface Content {
  id: string;
  title: string;
  intro: string;
  centre: string;
  around: Around[];
  closing: string;
  evidence: string[];
  references: Record<string, Reference>;
}

export type Ties = Record<string, Line>;

/** What each kind of tie is called, and what it means. */
export const TIES: Record<Tie, string> = {
  strong: "Strong",
  weak: "Thin",
  stressful: "Under strain",
  "wished-for": "Wished for",
};

/** Where the energy goes, as a sentence ends. */
export const FLOWS: Record<Flow, string> = {
  "to-family": "It gives",
  "from-family": "It takes",
  both: "It gives and takes",
  neither: "Neither, just now",
};
