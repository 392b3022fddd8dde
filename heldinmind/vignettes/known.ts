// What the checker must know beside the case: made by known.py.
import type { Names } from "./names.js";
import type { Schema } from "./shape.js";

type Range = [least: number, most: number];

export interface Known {
  /** By entry of a case, the ids it may name, and the file in which they stand. */
  ids: Record<string, { ids: string[]; home: string }>;
  drawings: string[];
  names: Names;
  reserved: Record<string, string>;
  pronouns: Record<string, Record<string, string>>;
  schema: Schema;
  limits: {
    bytes: number;
    entries: number;
    named: number;
    states: number;
    scenes: Range;
    path: Range;
    words: number;
    wordsAMinute: number;
    endings: number;
    babyWords: number;
    year: number;
    wordsToJudge: number;
    often: number;
    scenesToJudge: number;
  };
}
