// The round of Review that the learner is in: kept, so that a reload takes up where it was left.
import type { Sure } from "../record/events.js";
import { type Card, dueOn, gradeOf } from "../record/schedule.js";
import { type Checked, type Given, NOTHING_GIVEN } from "./question.js";
import type { Asked } from "./review.types.js";

export interface Round {
  /** What it asks: `set/question`, in this order. */
  asked: string[];
  /** How many were left behind. */
  at: number;
  /** What was done with the question in sight. */
  given: Given;
  /** How the first answer to each went. */
  went: Record<string, Went>;
  /** The day on which something was last done in it. */
  day: string;
}

export interface Went {
  isRight: boolean;
  sure: Sure | null;
}

/** A new round. */
export function roundOf(asked: string[], day: string): Round {
  return { asked, at: 0, given: NOTHING_GIVEN, went: {}, day };
}

/** The round that was kept, if it is one; without questions that the course no longer has. */
export function takenUp(kept: Partial<Round>, known: ReadonlyMap<string, Asked>): Round | null {
  const { asked, at, given, went, day } = kept;
  if (!Array.isArray(asked) || typeof at !== "number" || !given || !went || !day) return null;
  const before = asked.slice(0, at).filter((key) => known.has(key));
  const after = asked.slice(at).filter((key) => known.has(key));
  if (before.length + after.length === 0) return null;
  const isSame = asked[at] === after[0];
  const round = { asked: [...before, ...after], at: before.length, went, day };
  return { ...round, given: isSame ? given : NOTHING_GIVEN };
}

/** The round once the question in sight was answered: the first answer counts. */
export function answeredIn(round: Round, key: string, checked: Checked): Round {
  const grade = gradeOf({ ...checked } as Parameters<typeof gradeOf>[0]);
  if (round.went[key] || !grade) return round;
  return { ...round, went: { ...round.went, [key]: { isRight: grade > 1, sure: checked.sure } } };
}

/** The round with its next question in sight; what was typed is not kept here any longer. */
export function onwards(round: Round, day: string): Round {
  return { ...round, at: round.at + 1, given: NOTHING_GIVEN, day };
}

/** The day each question comes back, by the cards as they are now; the soonest first. */
export function comingBack(
  keys: readonly string[],
  cards: Record<string, Card>,
  today: string,
): { key: string; day: string }[] {
  return keys
    .flatMap((key) => {
      const card = cards[key];
      return card ? [{ key, day: dueOn(card, today) }] : [];
    })
    .sort((one, other) => one.day.localeCompare(other.day));
}
