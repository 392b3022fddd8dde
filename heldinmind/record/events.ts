// What a learner did, as the journal keeps it: docs/record.md says when each is told. The same as in events.py.

export type Sure = "guess" | "fairly" | "sure";
export type Where = "module" | "review" | "before" | "after";

export interface Answered {
  did: "answered";
  set: string;
  question: string;
  /** The options chosen or the order given; for things sorted or matched, what each was given. */
  answer: string[] | Record<string, string>;
  /** Null where nobody marks it. */
  right: boolean | null;
  /** For each option or item, whether it was answered as it should be. */
  parts: Record<string, boolean>;
  sure: Sure | null;
  where: Where;
  /** What the learner said in her own words, and how like the models she found it. */
  words?: string;
  self?: "like" | "partly" | "not-yet";
}

export type Deed =
  | Answered
  | { did: "began"; case: string }
  | { did: "chose"; case: string; scene: string; choice: string | null; skipped?: boolean }
  | { did: "ended"; case: string; ending: string }
  | { did: "tried"; block: string }
  | { did: "wrote"; place: string; words: string }
  | {
      did: "planned";
      from: string;
      contact: string;
      when: string;
      say: string;
      /** The day, two weeks on, on which to ask what became of it: 2026-12-10. */
      ask_on: string;
    }
  | {
      did: "followed-up";
      plan: string;
      happened: "did" | "otherwise" | "not-yet";
      words: string;
    }
  | { did: "finished"; module: string }
  | { did: "attended"; title: string; on: string; minutes: number; group: string }
  | { did: "spent"; page: string; seconds: number };

/** A deed with its name (a random UUID) and its time (UTC, by the device's clock). */
export type Event = Deed & { id: string; at: string };

/** How a thing to do stands: the values it keeps, since when. */
export interface State {
  block: string;
  values: Record<string, unknown>;
  at: string;
}

export const DEEDS: Readonly<Record<Deed["did"], Readonly<Record<string, string>>>> = {
  answered: { set: "string", question: "string", where: "string" },
  began: { case: "string" },
  chose: { case: "string", scene: "string" },
  ended: { case: "string", ending: "string" },
  tried: { block: "string" },
  wrote: { place: "string", words: "string" },
  planned: { from: "string", contact: "string", when: "string", say: "string", ask_on: "string" },
  "followed-up": { plan: "string", happened: "string", words: "string" },
  finished: { module: "string" },
  attended: { title: "string", on: "string", minutes: "number", group: "string" },
  spent: { page: "string", seconds: "number" },
};

/** Whether this is an event that this edition of the course can read. */
export function isEvent(value: unknown): value is Event {
  if (typeof value !== "object" || value === null) return false;
  const event = value as Record<string, unknown>;
  const needs = DEEDS[event.did as Deed["did"]];
  if (!needs || typeof event.id !== "string" || Number.isNaN(Date.parse(String(event.at)))) {
    return false;
  }
  return Object.entries(needs).every(([name, type]) => typeof event[name] === type);
}

/** The event without what the learner wrote in it. */
export function silenced(event: Event): Event {
  switch (event.did) {
    case "answered":
    case "wrote":
    case "followed-up":
      return { ...event, words: "" };
    case "planned":
      return { ...event, when: "", say: "" };
    case "attended":
      return { ...event, title: "", group: "" };
    default:
      return event;
  }
}

/** Whether there is still such a thing: a plan or a session without its words is none. */
export function stands(event: Event): boolean {
  if (event.did === "planned") return event.when !== "" || event.say !== "";
  return event.did !== "attended" || event.title !== "";
}

/** `deed` with a name and the time, where it has none yet. */
export function dated(deed: Deed & { id?: string; at?: string }): Event {
  return { ...deed, id: deed.id ?? uuid(), at: deed.at ?? new Date().toISOString() };
}

/** A random UUID; `crypto.randomUUID` is refused to pages from a folder on disk in some browsers. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
