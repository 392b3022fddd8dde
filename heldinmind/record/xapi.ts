// The names that exported statements are written with (docs/record.md).
import type { Deed, Event, State } from "./events.js";

/** Before the name of each activity. A name, not an address. */
export const ACTIVITY = "https://heldinmind.example/xapi/";
/** The home page of every account. */
export const LEARNER = "https://heldinmind.example/learner";
/** The extensions: what else an event says, a state, and which file it is. */
export const EVENT = `${ACTIVITY}event`;
export const STATE = `${ACTIVITY}state`;
export const FILE = `${ACTIVITY}file`;
/** Of the files that this edition writes; it reads none that are newer. */
export const VERSION = 1;

const ADL = "http://adlnet.gov/expapi/";

export interface Statement {
  id: string;
  actor: { account: { homePage: string; name: string } };
  verb: { id: string; display: Record<string, string> };
  object: { id: string; definition: Record<string, unknown> };
  result?: { success?: boolean; response?: string };
  timestamp: string;
  context: { extensions: Record<string, unknown> };
}

const VERBS: Readonly<Record<Deed["did"], string>> = {
  answered: "answered",
  began: "initialized",
  chose: "responded",
  ended: "completed",
  tried: "attempted",
  wrote: "commented",
  planned: "commented",
  "followed-up": "commented",
  finished: "completed",
  attended: "attended",
  spent: "experienced",
};

/** A verb of the ADL registry. */
export function verb(name: string): Statement["verb"] {
  return { id: `${ADL}verbs/${name}`, display: { en: name } };
}

export function verbOf(event: Event): Statement["verb"] {
  return verb(event.did === "chose" && event.skipped ? "progressed" : VERBS[event.did]);
}

/** How things are called and asked, where that is known: it makes statements readable, and nothing depends on it. */
export interface Names {
  course: string;
  /** Titles by `case:<id>`, `module:<id>`, `quiz:<id>`, `reflection:<id>`, `page:<address>` and so on. */
  titles: Readonly<Record<string, string>>;
  /** By `set/question`: xAPI's kind of question, and the answer that is right. */
  questions: Readonly<Record<string, { kind: string; right?: string }>>;
}

export const NO_NAMES: Names = { course: "", titles: {}, questions: {} };

/** An activity of this course: its name, and of which of ADL's types it is. */
export function activity(
  name: string,
  type: string,
  title: string | undefined,
  more: Record<string, unknown> = {},
): Statement["object"] {
  const called = title ? { name: { "en-GB": title } } : {};
  return {
    // Half a sign, as a broken file may hold, cannot be written in an address.
    id: ACTIVITY + encodeURI(name.replace(/\p{Surrogate}/gu, "?")),
    definition: { ...called, type: `${ADL}activities/${type}`, ...more },
  };
}

/** What an event was done to. */
export function objectOf(event: Event, { titles, questions }: Names): Statement["object"] {
  switch (event.did) {
    case "answered": {
      const asked = questions[`${event.set}/${event.question}`];
      return activity(
        `question/${event.set}/${event.question}`,
        "cmi.interaction",
        titles[`quiz:${event.set}`],
        {
          interactionType: event.words === undefined ? (asked?.kind ?? "other") : "long-fill-in",
          ...(asked?.right && { correctResponsesPattern: [asked.right] }),
        },
      );
    }
    case "began":
      return activity(`case/${event.case}`, "simulation", titles[`scenario:${event.case}`]);
    case "chose":
      return activity(
        `case/${event.case}/${event.scene}`,
        "interaction",
        titles[`scenario:${event.case}`],
      );
    case "ended":
      return activity(
        `ending/${event.case}/${event.ending}`,
        "interaction",
        titles[`scenario:${event.case}`],
      );
    case "tried":
      return thing(event.block, titles);
    case "wrote":
      return activity(
        `writing/${event.place}`,
        "performance",
        titles[event.place.split("#")[0] ?? ""],
      );
    case "planned":
      return activity(
        `plan/${event.from}`,
        "objective",
        titles[event.from.replace(/^case:/, "scenario:")],
      );
    case "followed-up":
      return activity(`plan/${event.plan}`, "objective", undefined);
    case "finished":
      return activity(`module/${event.module}`, "module", titles[`module:${event.module}`]);
    case "attended":
      return activity("session", "meeting", undefined);
    case "spent":
      return activity(`page/${event.page}`, "lesson", titles[`page:${event.page}`]);
  }
}

/** A thing to do, named `kind:id`. */
export function thing(block: string, titles: Names["titles"]): Statement["object"] {
  const [kind = "", ...id] = block.split(":");
  return activity(`thing/${kind}/${id.join(":")}`, "interaction", titles[block]);
}

/** The statement of a state, with all its values. */
export function statedAs({ block }: State, { titles }: Names): Statement["object"] {
  return thing(block, titles);
}

/** An answer in xAPI's own form: `a[,]b`, or `item[.]target[,]…`. */
export function asResponse(answer: string[] | Record<string, string>): string {
  if (Array.isArray(answer)) return answer.join("[,]");
  return Object.entries(answer)
    .map(([item, target]) => `${item}[.]${target}`)
    .join("[,]");
}

/** The answer that `asResponse` wrote so. */
export function asAnswer(response: string): string[] | Record<string, string> {
  const parts = response.split("[,]");
  if (!response.includes("[.]")) return parts;
  return Object.fromEntries(
    parts.map((part) => {
      const [item = "", target = ""] = part.split("[.]");
      return [item, target];
    }),
  );
}
