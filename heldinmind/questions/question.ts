// A question as it is handed to the front end: `question_content` in blocks/quiz.py makes it. Texts are HTML.

export interface Explained {
  id: string;
  text: string;
  why: string;
}

interface Common {
  id: string;
  prompt: string;
  drawing: string;
  evidence: string[];
}

export interface Choosing extends Common {
  kind: "one" | "several";
  options: (Explained & { correct: boolean })[];
}

export interface Sorting extends Common {
  kind: "sort";
  categories: { id: string; label: string }[];
  items: (Explained & { drawing: string; category: string })[];
}

export interface Ordering extends Common {
  kind: "order";
  /** In the order in which they belong. */
  items: Explained[];
  /** Their ids in the order from which the learner begins. */
  shown: string[];
}

export interface Matching extends Common {
  kind: "match";
  targets: { id: string; text: string }[];
  items: (Explained & { match: string })[];
}

export interface Saying extends Common {
  kind: "say";
  models: { id: string; words: string; why: string }[];
  look_for: Explained[];
}

export type Question = Choosing | Sorting | Ordering | Matching | Saying;

/** The options chosen, the items in the order given to them, what was ticked; or by item, what it was given. */
export type Answer = string[] | Record<string, string>;
