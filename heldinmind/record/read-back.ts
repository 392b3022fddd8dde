// A back-up read again: what is in it, and what is wrong with it, in plain words with what to do.
import { type Event, isEvent, type State } from "./events.js";
import { isState } from "./store.js";
import { ACTIVITY, asAnswer, EVENT, FILE, LEARNER, STATE, VERSION } from "./xapi.js";

export interface Problem {
  code: "empty" | "foreign" | "newer" | "shared" | "headless" | "cut-off" | "entries" | "jupyter";
  /** What is wrong, and what to do. */
  said: string;
}

export interface Back {
  events: Event[];
  states: State[];
  problems: Problem[];
}

const SAID: Readonly<Record<Exclude<Problem["code"], "entries">, string>> = {
  empty: "This file is empty. Export the back-up again on the device it comes from.",
  foreign:
    "This is not a record of Held in Mind. Choose the file that ‘Save a back-up’ made: its name begins with " +
    "‘held-in-mind-back-up’.",
  newer:
    "A newer edition of this course made this file. Nothing was taken in. Open it with that edition, or ask whoever " +
    "gave you this course for the newer one.",
  shared:
    "This file was made to share with a trainer. It holds no words but those that were ticked, and nothing to go on " +
    "from. Choose a back-up instead: its name begins with ‘held-in-mind-back-up’.",
  headless:
    "This file does not say that it is a back-up: its beginning is missing. Nothing was taken in. Export the back-up " +
    "again on the device it comes from.",
  "cut-off":
    "This file is broken: part of it is missing or damaged. What can be read of it is taken. If you can, export the " +
    "back-up again on the device it comes from, and bring that in as well: nothing is doubled.",
  jupyter:
    "This is the record’s own file from JupyterLab. Open My record there, save a back-up, and choose that file here.",
};

/** What a back-up holds. Single statements that cannot be read are counted and named; nothing here throws. */
export function readBack(text: string): Back {
  const refused = (code: Exclude<Problem["code"], "entries">): Back => ({
    events: [],
    states: [],
    problems: [{ code, said: SAID[code] }],
  });
  if (text.trim() === "") return refused("empty");
  const { statements, isWhole } = parsed(text.replace(/^\uFEFF/, ""));
  if (statements.length === 0 || !statements.some(isOurs)) {
    return refused(/"heldinmind":\s*"record"/.test(text.slice(0, 200)) ? "jupyter" : "foreign");
  }
  const file = statements.map((one) => extensionsOf(one)[FILE]).find(isObject);
  if (!file) return refused("headless");
  if (typeof file.version !== "number" || file.version > VERSION) return refused("newer");
  if (file.kind === "shared") return refused("shared");
  if (file.kind !== "back-up") return refused("headless");
  const back = entriesOf(statements);
  if (!isWhole) back.problems.unshift({ code: "cut-off", said: SAID["cut-off"] });
  return back;
}

function entriesOf(statements: readonly unknown[]): Back {
  const events = new Map<string, Event>();
  const states = new Map<string, State>();
  const unread: number[] = [];
  for (const [place, statement] of statements.entries()) {
    const event = eventOf(statement);
    const state = stateOf(statement);
    if (event) events.set(event.id, event);
    else if (state) states.set(state.block, state);
    else if (!isObject(extensionsOf(statement)[FILE])) unread.push(place + 1);
  }
  const problems: Problem[] = unread.length > 0 ? [{ code: "entries", said: named(unread) }] : [];
  return { events: [...events.values()], states: [...states.values()], problems };
}

const MOST_NAMED = 10;

function named(unread: readonly number[]): string {
  const count = unread.length;
  const shown = unread.slice(0, MOST_NAMED).join(", ");
  const which = count > MOST_NAMED ? `${shown} and others` : shown;
  return count === 1
    ? `One entry of this file cannot be read (number ${which}). It is left out; all the others are taken.`
    : `${count} entries of this file cannot be read (numbers ${which}). They are left out; all the others are taken.`;
}

function eventOf(statement: unknown): Event | undefined {
  const said = extensionsOf(statement)[EVENT];
  if (!isObject(said) || !isObject(statement) || !isOurs(statement)) return undefined;
  const { response, success } = isObject(statement.result) ? statement.result : {};
  const event: Record<string, unknown> = {
    ...questionOf(statement, said),
    ...said,
    id: said.id ?? statement.id,
    at: said.at ?? statement.timestamp,
  };
  if (event.did === "answered" && !("right" in said)) {
    event.right = typeof success === "boolean" ? success : null;
  }
  if (typeof response === "string") Object.assign(event, heldIn(response, said));
  return isEvent(event) && hasSoundParts(event) ? event : undefined;
}

/** An answer's set and question, which the object names. */
function questionOf(
  { object }: Record<string, unknown>,
  { did }: Record<string, unknown>,
): Record<string, unknown> {
  if (did !== "answered" || !isObject(object) || typeof object.id !== "string") return {};
  const [, set, question] = object.id.slice(ACTIVITY.length).split("/");
  return { set, question };
}

/** What stands in the response, by the event's own names. */
function heldIn(response: string, said: Record<string, unknown>): Record<string, unknown> {
  switch (said.did) {
    case "answered":
      return "answer" in said ? { words: response } : { answer: asAnswer(response) };
    case "chose":
      return { choice: response };
    case "wrote":
    case "followed-up":
      return { words: response };
    case "planned":
      return isObject(json(response)) ? (json(response) as Record<string, unknown>) : {};
    default:
      return {};
  }
}

/** Whether the parts that `isEvent` does not look at are what those who show them take them for. */
function hasSoundParts(event: Event): boolean {
  if (event.did === "chose") return event.choice === null || typeof event.choice === "string";
  if (event.did !== "answered") return true;
  const { answer, parts, words } = event;
  const given = Array.isArray(answer) ? answer : Object.values(isObject(answer) ? answer : [null]);
  return (
    given.every((one) => typeof one === "string") &&
    (parts === undefined || isObject(parts)) &&
    (words === undefined || typeof words === "string")
  );
}

function stateOf(statement: unknown): State | undefined {
  const said = extensionsOf(statement)[STATE];
  if (!isObject(said) || !isObject(statement) || !isOurs(statement)) return undefined;
  const state: unknown = { ...said, at: said.at ?? statement.timestamp };
  return isState(state) ? state : undefined;
}

/** The statements of a file; of one that is broken, those of its lines that can be read. */
function parsed(text: string): { statements: unknown[]; isWhole: boolean } {
  const whole = json(text);
  if (Array.isArray(whole)) return { statements: whole, isWhole: true };
  // So a learning record store hands statements out.
  if (isObject(whole) && Array.isArray(whole.statements)) {
    return { statements: whole.statements, isWhole: true };
  }
  if (whole !== undefined || !text.includes(ACTIVITY)) return { statements: [], isWhole: true };
  const lines = text.split("\n").filter((line) => line.trim().startsWith("{"));
  return { statements: lines.map((line) => json(line.trim().replace(/,$/, ""))), isWhole: false };
}

function isOurs(statement: unknown): boolean {
  if (!isObject(statement) || !isObject(statement.actor)) return false;
  const { account } = statement.actor;
  return isObject(account) && account.homePage === LEARNER;
}

function extensionsOf(statement: unknown): Record<string, unknown> {
  if (!isObject(statement) || !isObject(statement.context)) return {};
  return isObject(statement.context.extensions) ? statement.context.extensions : {};
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
