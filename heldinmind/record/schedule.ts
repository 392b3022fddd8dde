// When each question comes back, and what a round of Review asks: pure, from the record's events.
//
// The scheduler is FSRS-6 (https://github.com/open-spaced-repetition/awesome-fsrs), as ts-fsrs 5.4.2 publishes it, with
// its own weights. tests/record/test_schedule.py holds it to another implementation, PyPI's fsrs.
// Time is counted in whole days of the learner's own calendar: nothing comes back twice on one day.
import { FSRSAlgorithm, type Grade, generatorParameters, Rating } from "ts-fsrs";
import type { Answered, Event } from "./events.js";
import { dayOf } from "./progress.js";

const PARAMETERS = generatorParameters({
  // A question comes back when nine in ten like it would still be known.
  request_retention: 0.9,
  maximum_interval: 365,
  enable_fuzz: false,
  // No steps of minutes: the first interval is a day at least.
  learning_steps: [],
  relearning_steps: [],
});
const fsrs = new FSRSAlgorithm(PARAMETERS);

/** A question that was answered: how firm it is, and when it was last counted (2026-11-26). */
export interface Card {
  /** `set/question`. */
  key: string;
  stability: number;
  difficulty: number;
  last: string;
  /** Whole days until it comes back. */
  interval: number;
  isRight: boolean;
  /** The learner was sure, and it turned out otherwise. */
  isSureAndWrong: boolean;
}

export function keyOf({ set, question }: Pick<Answered, "set" | "question">): string {
  return `${set}/${question}`;
}

const OF_WORDS: Record<NonNullable<Answered["self"]>, Grade> = {
  like: Rating.Good,
  partly: Rating.Hard,
  "not-yet": Rating.Again,
};

/** How well an answer went, as the scheduler calls it; null where nobody said. */
export function gradeOf({ right, sure, self }: Answered): Grade | null {
  if (self) return OF_WORDS[self];
  if (typeof right !== "boolean") return null;
  if (!right) return Rating.Again;
  return sure === "guess" ? Rating.Hard : Rating.Good;
}

/** A card for each question that was answered, in the order of the journal; of one day the first answer counts. */
export function cardsFrom(events: readonly Event[]): Record<string, Card> {
  const cards: Record<string, Card> = {};
  for (const event of events) {
    const grade = event.did === "answered" ? gradeOf(event) : null;
    if (event.did !== "answered" || !grade) continue;
    const key = keyOf(event);
    const [day, before] = [dayOf(event.at), cards[key]];
    if (before?.last !== day) cards[key] = counted(event, grade, day, before);
  }
  return cards;
}

function counted(event: Answered, grade: Grade, day: string, before: Card | undefined): Card {
  // A clock that was set back takes no time away.
  const elapsed = before ? Math.max(0, numberOf(day) - numberOf(before.last)) : 0;
  const { stability, difficulty } = fsrs.next_state(before ?? null, elapsed, grade);
  return {
    key: keyOf(event),
    stability,
    difficulty,
    last: day,
    interval: fsrs.next_interval(stability, elapsed),
    isRight: grade !== Rating.Again,
    isSureAndWrong: grade === Rating.Again && event.sure === "sure",
  };
}

/** The day on which a card comes back. Where the clock has been set back since, the days count from today. */
export function dueOn({ last, interval }: Card, today: string): string {
  return dayNamed(Math.min(numberOf(last), numberOf(today)) + interval);
}

/** A day as a number, and back. */
function numberOf(day: string): number {
  return Date.parse(day) / DAY;
}

function dayNamed(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

const DAY = 86_400_000;
