// What leaves the device, as xAPI 1.0.3 statements: a back-up with everything, or what is shared with a trainer.
// docs/record.md says what stands where; read-back.ts reads a back-up again.
import { type Event, type State, uuid } from "./events.js";
import type { Contents } from "./store.js";
import { untold } from "./words.js";
import {
  activity,
  asAnswer,
  asResponse,
  EVENT,
  FILE,
  LEARNER,
  type Names,
  NO_NAMES,
  objectOf,
  STATE,
  type Statement,
  statedAs,
  VERSION,
  verb,
  verbOf,
} from "./xapi.js";

export { type Back, type Problem, readBack } from "./read-back.js";
export { learnersText, type Piece } from "./words.js";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;
/** An id that stands in an activity's id as it is. */
const PLAIN = /^[\w.-]{1,120}$/;
/** What an id of the course looks like. Anything else in its place may be words, and words are not shared unticked. */
const CODE = /^[\w:#./-]{1,200}$/;

/** All of a record, for the learner's other device. */
export function backUp(record: Contents, account: string, names: Names = NO_NAMES): Statement[] {
  return [
    heading("back-up", account, names),
    ...record.events.map((event) => told(event, account, names)),
    ...record.states.map((state) => stated(state, account, names)),
  ];
}

/** What a trainer gets: a new account, new ids, no state, time by day; and of words those alone whose pieces are ticked. */
export function share(
  record: Contents,
  { ticked, makeAccount = uuid }: { ticked: readonly string[]; makeAccount?: () => string },
  names: Names = NO_NAMES,
): Statement[] {
  const account = makeAccount();
  const chosen = new Set(ticked);
  const more = untold(record).filter(({ id }) => chosen.has(id));
  const anew = new Map(record.events.map(({ id }) => [id, uuid()]));
  const events = [...record.events.filter(({ did }) => did !== "spent"), ...more].map((event) =>
    withoutWords(event, chosen.has(event.id), anew),
  );
  return [
    heading("shared", account, names),
    ...events.map((event) => told(event, account, names)),
    ...daysOf(record.events).map(([day, seconds]) => spentOn(day, seconds, account)),
  ];
}

/** The account of a record: random, and the same as long as the record lasts. */
export function accountOf({ events }: Contents): string {
  const first = events.find(({ id }) => UUID.test(id));
  return first?.id ?? uuid();
}

/** The text of a file: a statement a line, so that what is broken off loses only its end. */
export function asFile(statements: readonly Statement[]): string {
  return `[\n${statements.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`;
}

function heading(kind: "back-up" | "shared", account: string, names: Names): Statement {
  return {
    id: uuid(),
    actor: actor(account),
    verb: verb("shared"),
    object: activity("record", "file", "A record of Held in Mind"),
    timestamp: new Date().toISOString(),
    context: {
      extensions: {
        [FILE]: { kind, version: VERSION, ...(names.course && { course: names.course }) },
      },
    },
  };
}

function told(event: Event, account: string, names: Names): Statement {
  const { id, at, ...rest } = event;
  const result = resultOf(event);
  const said: Record<string, unknown> = { ...rest };
  // What the result says is not said twice, as long as it can be read from there.
  if (result.success !== undefined) delete said.right;
  if (result.response !== undefined) for (const name of inResponse(event)) delete said[name];
  // Where words stand in the response, the answer beside them says so.
  if (event.did === "answered" && event.words) said.answer ??= [];
  // The object names the question; a million answers are read faster where it is not named twice.
  if (event.did === "answered" && PLAIN.test(event.set) && PLAIN.test(event.question)) {
    delete said.set;
    delete said.question;
  }
  if (!UUID.test(id)) said.id = id;
  if (!UTC.test(at)) said.at = at;
  return {
    id: UUID.test(id) ? id : uuid(),
    actor: actor(account),
    verb: verbOf(event),
    object: objectOf(event, names),
    ...(Object.keys(result).length > 0 && { result }),
    timestamp: UTC.test(at) ? at : new Date(at).toISOString(),
    context: { extensions: { [EVENT]: said } },
  };
}

function resultOf(event: Event): NonNullable<Statement["result"]> {
  const response = responseOf(event);
  return {
    ...(event.did === "answered" && event.right !== null && { success: event.right }),
    ...(response && { response }),
  };
}

function responseOf(event: Event): string {
  switch (event.did) {
    case "answered":
      return event.words || (isReadable(event.answer) ? asResponse(event.answer) : "");
    case "chose":
      return event.choice ?? "";
    case "wrote":
    case "followed-up":
      return event.words;
    case "planned": {
      const { contact, when, say } = event;
      return contact || when || say ? JSON.stringify({ contact, when, say }) : "";
    }
    default:
      return "";
  }
}

/** The names of what the response of this event holds. */
function inResponse(event: Event): string[] {
  switch (event.did) {
    case "answered":
      return event.words ? ["words"] : ["answer"];
    case "chose":
      return ["choice"];
    case "wrote":
    case "followed-up":
      return ["words"];
    case "planned":
      return ["contact", "when", "say"];
    default:
      return [];
  }
}

/** Whether an answer can be read again from how xAPI writes it. */
function isReadable(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null) return false;
  const given = answer as string[] | Record<string, string>;
  const response = asResponse(given);
  return response !== "" && JSON.stringify(asAnswer(response)) === JSON.stringify(given);
}

function stated(state: State, account: string, names: Names): Statement {
  const { at, ...rest } = state;
  return {
    id: uuid(),
    actor: actor(account),
    verb: verb("suspended"),
    object: statedAs(state, names),
    timestamp: UTC.test(at) ? at : new Date(at).toISOString(),
    context: { extensions: { [STATE]: UTC.test(at) ? rest : state } },
  };
}

/** What may be shared of an event: known parts alone, codes where codes belong, words where they are ticked. */
function withoutWords(event: Event, ticked: boolean, anew: ReadonlyMap<string, string>): Event {
  const named = { id: anew.get(event.id) ?? uuid(), at: new Date(event.at).toISOString() };
  const words = (written: string) => (ticked ? written : "");
  switch (event.did) {
    case "answered": {
      const { did, set, question, answer, right, parts, sure, where, self } = event;
      return {
        ...named,
        did,
        set: code(set),
        question: code(question),
        answer: codes(answer),
        right: typeof right === "boolean" ? right : null,
        parts: Object.fromEntries(
          Object.entries(parts ?? {}).filter(
            ([name, value]) => CODE.test(name) && typeof value === "boolean",
          ),
        ),
        sure: sure === null || sure === undefined ? null : (code(sure) as typeof sure),
        where: code(where) as typeof where,
        ...(event.words !== undefined && { words: words(event.words) }),
        ...(self && { self: code(self) as typeof self }),
      };
    }
    case "began":
      return { ...named, did: event.did, case: code(event.case) };
    case "chose":
      return {
        ...named,
        did: event.did,
        case: code(event.case),
        scene: code(event.scene),
        choice: event.choice ? code(event.choice) : null,
        skipped: event.skipped === true,
      };
    case "ended":
      return { ...named, did: event.did, case: code(event.case), ending: code(event.ending) };
    case "tried":
      return { ...named, did: event.did, block: code(event.block) };
    case "wrote":
      return { ...named, did: event.did, place: code(event.place), words: words(event.words) };
    case "planned":
      return {
        ...named,
        did: event.did,
        from: code(event.from),
        contact: words(event.contact),
        when: words(event.when),
        say: words(event.say),
        ask_on: code(event.ask_on),
      };
    case "followed-up":
      return {
        ...named,
        did: event.did,
        plan: anew.get(event.plan) ?? uuid(),
        happened: code(event.happened) as typeof event.happened,
        words: words(event.words),
      };
    case "finished":
      return { ...named, did: event.did, module: code(event.module) };
    case "attended":
      return {
        ...named,
        did: event.did,
        title: words(event.title),
        on: code(event.on),
        minutes: event.minutes,
        group: words(event.group),
      };
    case "spent":
      return { ...named, did: event.did, page: "all", seconds: event.seconds };
  }
}

function code(text: string): string {
  return CODE.test(text) ? text : "unnamed";
}

function codes(answer: string[] | Record<string, string>): string[] | Record<string, string> {
  if (Array.isArray(answer)) return answer.map(code);
  return Object.fromEntries(
    Object.entries(answer ?? {}).map(([item, target]) => [code(item), code(target)]),
  );
}

/** How long the course was in use on each day (UTC), in seconds. */
function daysOf(events: readonly Event[]): [day: string, seconds: number][] {
  const days = new Map<string, number>();
  for (const event of events) {
    if (event.did !== "spent") continue;
    const day = new Date(event.at).toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + event.seconds);
  }
  return [...days].sort(([one], [other]) => one.localeCompare(other));
}

function spentOn(day: string, seconds: number, account: string): Statement {
  return {
    id: uuid(),
    actor: actor(account),
    verb: verb("experienced"),
    object: activity("page/all", "lesson", undefined),
    timestamp: `${day}T12:00:00.000Z`,
    context: {
      extensions: { [EVENT]: { did: "spent", page: "all", day, seconds: Math.round(seconds) } },
    },
  };
}

function actor(account: string): Statement["actor"] {
  return { account: { homePage: LEARNER, name: account } };
}
