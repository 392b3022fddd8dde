import type { Reference } from "./ui/index.js";

/** A load or a buffer: what it is, and what it may do. */
export interface Part {
  id: string;
  label: string;
  may: string;
  /** It cannot be taken off. */
  stays: boolean;
}

export interface Family {
  id: string;
  name: string;
  hair: "bun" | "cropped" | "curls" | "scarf";
  story: string;
  loads: Part[];
  buffers: Part[];
  meetings: { when: string[]; say: string }[];
  ask: string;
  unknown: string;
}

export interface Content {
  id: string;
  title: string;
  intro: string;
  label: string;
  weighs: string;
  holds: string;
  families: Family[];
  evidence: string[];
  references: Record<string, Reference>;
}
