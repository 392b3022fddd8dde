// What a round of Review asks: what is due, a little that is new, and modules that take turns. Pure.
import type { Answered, Event, Where } from "./events.js";
import { dayOf } from "./progress.js";
import { type Card, cardsFrom, dueOn, keyOf } from "./schedule.js";

export const ROUND = 10;
export const NEW_IN_A_ROUND = 4;

/** A question that Review may ask. */
export interface Reviewable {
  /** `set/question`. */
  key: string;
  /** The module it belongs to; empty, if to none. */
  module: string;
  /** It stands in no module: it is new until Review has asked it. */
  isBank: boolean;
}

export interface Plan {
  /** What is due, the most urgent first. */
  due: string[];
  /** What is new and may be asked, since its module was begun. */
  fresh: string[];
  /** What the next round asks, in this order. */
  round: string[];
  /** The day on which something comes back, if nothing is due before, and how many do. */
  next: { day: string; count: number } | null;
}

/** What there is to do at `now`. */
export function planOf(
  questions: readonly Reviewable[],
  events: readonly Event[],
  now: string | Date,
): Plan {
  const today = dayOf(now);
  const cards = cardsFrom(events);
  const waiting = waitingIn(events);
  const known = questions.filter(({ key }) => cards[key] && !waiting.has(key));
  const days = new Map(known.map(({ key }) => [key, dueOn(cards[key] as Card, today)]));
  const day = (key: string) => days.get(key) ?? "";
  const isUrgent = ({ key }: Reviewable) => Boolean(cards[key]?.isSureAndWrong);
  const due = known
    .filter(({ key }) => day(key) <= today)
    .sort(
      (one, other) =>
        Number(isUrgent(other)) - Number(isUrgent(one)) ||
        day(one.key).localeCompare(day(other.key)),
    );
  const fresh = freshIn(questions, events, cards);
  const later = [...days.values()].filter((one) => one > today).sort();
  return {
    due: due.map(({ key }) => key),
    fresh: fresh.map(({ key }) => key),
    round: inTurns(chosen(due, fresh, isUrgent)).map(({ key }) => key),
    next: later[0]
      ? { day: later[0], count: later.filter((one) => one === later[0]).length }
      : null,
  };
}

/** How many questions come back on each day, the nearest first; what is overdue comes back today. */
export function forecastOf(
  events: readonly Event[],
  now: string | Date,
): { day: string; count: number }[] {
  const today = dayOf(now);
  const waiting = waitingIn(events);
  const counts = new Map<string, number>();
  for (const card of Object.values(cardsFrom(events))) {
    if (waiting.has(card.key)) continue;
    const due = dueOn(card, today);
    const day = due < today ? today : due;
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts]
    .map(([day, count]) => ({ day, count }))
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** Questions of the form before whose twins have not been asked after: their reasons would spoil the comparison. */
function waitingIn(events: readonly Event[]): Set<string> {
  const asked = (where: Where) =>
    events.filter((event) => event.did === "answered" && event.where === where) as Answered[];
  const after = new Set(asked("after").map(({ question }) => question));
  return new Set(
    asked("before")
      .filter(({ question }) => !after.has(question))
      .map(keyOf),
  );
}

/** Questions of the bank that were never asked, of modules in which a question was answered. */
function freshIn(
  questions: readonly Reviewable[],
  events: readonly Event[],
  cards: Record<string, Card>,
): Reviewable[] {
  const moduleOf = new Map(questions.map(({ key, module }) => [key, module]));
  const begun = new Set(
    events.map((event) =>
      event.did === "answered" && (event.where === "module" || event.where === "review")
        ? moduleOf.get(keyOf(event))
        : undefined,
    ),
  );
  return questions.filter(
    ({ key, module, isBank }) => isBank && module && !cards[key] && begun.has(module),
  );
}

/** What goes into a round: all that is urgent first, then what is due, then a little that is new. */
function chosen(
  due: readonly Reviewable[],
  fresh: readonly Reviewable[],
  isUrgent: (one: Reviewable) => boolean,
): Reviewable[] {
  const picked = due.filter(isUrgent).slice(0, ROUND);
  fill(
    picked,
    due.filter((one) => !isUrgent(one)),
    ROUND,
  );
  fill(picked, fresh, Math.min(ROUND, picked.length + NEW_IN_A_ROUND));
  return picked;
}

/** Takes from `others` in their order until there are `most`; a module with half of the round waits for the others. */
function fill(picked: Reviewable[], others: readonly Reviewable[], most: number): void {
  const count = (module: string) => picked.filter((one) => one.module === module).length;
  const left = others.filter((one) => {
    const takes = picked.length < most && count(one.module) < ROUND / 2;
    if (takes) picked.push(one);
    return !takes;
  });
  picked.push(...left.slice(0, most - picked.length));
}

/** The questions in their order, but never two of one module in a row where it can be helped. */
export function inTurns(questions: readonly Reviewable[]): Reviewable[] {
  const left = [...questions];
  const ordered: Reviewable[] = [];
  while (left.length > 0) {
    const last = ordered.at(-1)?.module;
    const others = left.filter(({ module }) => module !== last);
    const next =
      others.find((one) => canTakeTurns(left, one)) ?? mostFrequent(others, left) ?? left[0];
    if (!next) break;
    left.splice(left.indexOf(next), 1);
    ordered.push(next);
  }
  return ordered;
}

/** Whether those left can still take turns once `next` was asked. */
function canTakeTurns(left: readonly Reviewable[], next: Reviewable): boolean {
  const rest = left.filter((one) => one !== next);
  return rest.every(({ module }) => {
    const count = countOf(module, rest);
    return count <= (module === next.module ? rest.length / 2 : (rest.length + 1) / 2);
  });
}

function mostFrequent(
  among: readonly Reviewable[],
  left: readonly Reviewable[],
): Reviewable | undefined {
  return [...among].sort(
    (one, other) => countOf(other.module, left) - countOf(one.module, left),
  )[0];
}

function countOf(module: string, questions: readonly Reviewable[]): number {
  return questions.filter((one) => one.module === module).length;
}
