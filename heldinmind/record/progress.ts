// What was done of what there is: pure, from the course in outline and a record.
import type { Event, State } from "./events.js";
import type { Contents } from "./store.js";
import { standing } from "./words.js";

export interface Outline {
  modules: {
    id: string;
    title: string;
    page: string;
    /** What there is to do: kind, id, title. */
    blocks: [kind: string, id: string, title: string][];
  }[];
  cases: { id: string; title: string; page: string; scenes: Record<string, string> }[];
  /** The sets of questions: title, and each question's kind and right answer as xAPI writes them. */
  questions: Record<
    string,
    { title: string; asked: Record<string, [kind: string, right: string]> }
  >;
}

/** How far a thing is: not begun, begun, done. */
export type Far = "not" | "begun" | "done";

export interface Thing {
  block: string;
  title: string;
  far: Far;
}

export interface Progress {
  id: string;
  title: string;
  page: string;
  things: Thing[];
  done: number;
  /** Finished: a module by the learner's own word, a case by reaching an ending. */
  finished: boolean;
  /** When something was last done here; null: nothing was. */
  last: string | null;
  minutes: number;
}

export interface Whole {
  modules: Progress[];
  cases: Progress[];
  /** Time on every page of the course. */
  minutes: number;
  /** By day in the learner's own time, the latest first. */
  days: { day: string; minutes: number }[];
}

/** What was done of each module and each case. */
export function progressOf(outline: Outline, record: Contents): Whole {
  const seen = whatWasSeen(record);
  const seconds = secondsBy(record.events, ({ page }) => plain(page));
  const spent = (page: string) => asMinutes(seconds.get(plain(page)) ?? 0);
  const modules = outline.modules.map(({ id, title, page, blocks }) => {
    const things = blocks.map(([kind, block, name]) => ({
      block: `${kind}:${block}`,
      title: name,
      far: farOf(kind, block, seen, outline),
    }));
    const finished = seen.finished.get(id);
    const last = latest([finished, ...things.map(({ block }) => seen.last.get(block))]);
    return {
      ...counted(id, title, page, things),
      finished: Boolean(finished),
      last,
      minutes: spent(page),
    };
  });
  const cases = outline.cases.map(({ id, title, page }) => {
    const things = [{ block: `scenario:${id}`, title, far: farOf("scenario", id, seen, outline) }];
    const last = latest([seen.last.get(`scenario:${id}`)]);
    const progress = counted(id, title, page, things);
    return { ...progress, finished: progress.done === 1, last, minutes: spent(page) };
  });
  const all = [...seconds.values()].reduce((sum, one) => sum + one, 0);
  const days = [...secondsBy(record.events, ({ at }) => dayOf(at))]
    .map(([day, one]) => ({ day, minutes: asMinutes(one) }))
    .sort((one, other) => other.day.localeCompare(one.day));
  return { modules, cases, minutes: asMinutes(all), days };
}

function counted(id: string, title: string, page: string, things: Thing[]) {
  return { id, title, page, things, done: things.filter(({ far }) => far === "done").length };
}

interface Seen {
  states: Map<string, State>;
  answered: Map<string, Set<string>>;
  written: Map<string, string>;
  begun: Set<string>;
  ended: Set<string>;
  tried: Set<string>;
  finished: Map<string, string>;
  /** When something was last done in a block. */
  last: Map<string, string>;
}

function whatWasSeen({ events, states }: Contents): Seen {
  const seen: Seen = {
    states: new Map(states.map((state) => [state.block, state])),
    answered: new Map(),
    written: new Map(),
    begun: new Set(),
    ended: new Set(),
    tried: new Set(),
    finished: new Map(),
    last: new Map(),
  };
  const note = (block: string, at: string) =>
    seen.last.set(block, latest([seen.last.get(block), at]) ?? at);
  for (const event of events) {
    switch (event.did) {
      case "answered": {
        const questions = seen.answered.get(event.set) ?? new Set();
        seen.answered.set(event.set, questions.add(event.question));
        note(`quiz:${event.set}`, event.at);
        break;
      }
      case "began":
      case "chose":
        seen.begun.add(event.case);
        note(`scenario:${event.case}`, event.at);
        break;
      case "ended":
        seen.ended.add(event.case);
        note(`scenario:${event.case}`, event.at);
        break;
      case "tried":
        seen.tried.add(event.block);
        note(event.block, event.at);
        break;
      case "wrote":
        seen.written.set(event.place, event.words);
        note(event.place.split("#")[0] ?? "", event.at);
        break;
      case "finished":
        seen.finished.set(event.module, event.at);
        break;
    }
  }
  for (const state of states) {
    // The edition before this one kept states alone, without a time.
    if (Date.parse(state.at) > 0) note(state.block, state.at);
    for (const { place, words } of standing(state)) if (words) seen.written.set(place, words);
  }
  return seen;
}

function farOf(kind: string, id: string, seen: Seen, { questions }: Outline): Far {
  const block = `${kind}:${id}`;
  const state = seen.states.get(block);
  switch (kind) {
    case "quiz": {
      const asked = Object.keys(questions[id]?.asked ?? {});
      const checked = Array.isArray(state?.values.checked) ? state.values.checked : [];
      const answered = new Set([...(seen.answered.get(id) ?? []), ...checked]);
      if (asked.length > 0 && asked.every((one) => answered.has(one))) return "done";
      return answered.size > 0 ? "begun" : "not";
    }
    case "reflection":
      return seen.written.get(block)?.trim() ? "done" : "not";
    case "scenario": {
      if (seen.ended.has(id)) return "done";
      const path = state?.values.path;
      return seen.begun.has(id) || (Array.isArray(path) && path.length > 0) ? "begun" : "not";
    }
    default:
      return seen.tried.has(block) || state ? "done" : "not";
  }
}

function secondsBy(
  events: readonly Event[],
  key: (event: Event & { did: "spent" }) => string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const event of events) {
    if (event.did !== "spent" || !(event.seconds > 0)) continue;
    sums.set(key(event), (sums.get(key(event)) ?? 0) + event.seconds);
  }
  return sums;
}

/** The day in the learner's own time: 2026-11-26. */
export function dayOf(at: string | Date): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function asMinutes(seconds: number): number {
  return Math.round(seconds / 60);
}

function latest(times: (string | undefined)[]): string | null {
  const known = times.filter((one) => one !== undefined);
  return known.reduce<string | null>(
    (last, one) => (last === null || Date.parse(one) > Date.parse(last) ? one : last),
    null,
  );
}

function plain(page: string): string {
  return page.replace(/\.html$/, "");
}
