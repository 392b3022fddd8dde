// The learner's own words: each piece, where it stands and since when.
import type { Event, State } from "./events.js";
import type { Contents } from "./store.js";

export interface Piece {
  /** By which it is ticked, and found again: the event's id, or the place where nothing was told of it yet. */
  id: string;
  kind: "written" | "said" | "planned" | "followed-up" | "session" | "sheet" | "evidence";
  /** `reflection:…`, `scenario:…#scene`, `question:set/question`, `module:…`, `case:…`, `session`, `sheet:…`, `cpd:…`. */
  place: string;
  words: string;
  at: string;
  /** Whether it can be shared: a sheet is filled in for one's own table, and stays. */
  shareable: boolean;
}

/** Every piece of free text in a record, the newest first; of what was written at a place, the latest words. */
export function learnersText(record: Contents): Piece[] {
  const pieces = [
    ...latestWritten([...record.events, ...untold(record)]),
    ...record.events.flatMap(ofEvent),
    ...record.states.flatMap(ofState),
  ];
  return pieces
    .filter(({ words }) => words.trim() !== "")
    .sort((one, other) => other.at.localeCompare(one.at));
}

/** What stands in a reflection or a case and was not told yet: as if it were written now. */
export function untold({ events, states }: Contents): (Event & { did: "wrote" })[] {
  const told = new Map<string, Event & { did: "wrote" }>();
  for (const event of events) if (event.did === "wrote") told.set(event.place, event);
  return states.flatMap((state) =>
    standing(state)
      .filter(({ place, words }) => {
        const last = told.get(place);
        return words.trim() && last?.words !== words && !(last && last.at > state.at);
      })
      .map(({ place, words }) => ({
        did: "wrote" as const,
        id: `untold:${place}`,
        at: state.at,
        place,
        words,
      })),
  );
}

/** The words that stand in a state, each with its place. */
export function standing({ block, values }: State): { place: string; words: string }[] {
  if (block.startsWith("reflection:")) return [{ place: block, words: text(values.words) }];
  if (!block.startsWith("scenario:")) return [];
  return Object.entries(values.notes ?? {}).map(([scene, notes]) => ({
    place: `${block}#${scene}`,
    words: text((notes as { words?: unknown } | null)?.words),
  }));
}

/** `state` with `words` at `place` of it. */
export function withWords(state: State, place: string, words: string, at: string): State {
  const [, scene] = place.split("#");
  if (scene === undefined) return { ...state, at, values: { ...state.values, words } };
  const notes = (state.values.notes ?? {}) as Record<string, object>;
  return {
    ...state,
    at,
    values: { ...state.values, notes: { ...notes, [scene]: { ...notes[scene], words } } },
  };
}

function latestWritten(events: readonly Event[]): Piece[] {
  const latest = new Map<string, Piece>();
  for (const event of events) {
    if (event.did !== "wrote") continue;
    const { id, place, words, at } = event;
    latest.set(place, { id, kind: "written", place, words, at, shareable: true });
  }
  return [...latest.values()];
}

function ofEvent(event: Event): Piece[] {
  const { id, at } = event;
  const piece = (kind: Piece["kind"], place: string, words: string): Piece[] => [
    { id, kind, place, words, at, shareable: true },
  ];
  switch (event.did) {
    case "answered":
      return piece("said", `question:${event.set}/${event.question}`, event.words ?? "");
    case "planned":
      return piece("planned", event.from, planInWords(event));
    case "followed-up":
      return piece("followed-up", event.plan, event.words);
    case "attended":
      return piece("session", "session", [event.title, event.group].filter(Boolean).join(", "));
    default:
      return [];
  }
}

/** What is filled in and not told: a sheet, and what was changed in the evidence. */
function ofState({ block, values, at }: State): Piece[] {
  const piece = (kind: Piece["kind"], filledIn: unknown): Piece[] => [
    { id: block, kind, place: block, words: textsIn(filledIn).join("\n"), at, shareable: false },
  ];
  if (block.startsWith("sheet:")) return piece("sheet", values.words);
  return block.startsWith("cpd:") ? piece("evidence", [values.accounts, values.rows]) : [];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.trim() ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The states in which the words of a piece stand too, without them: as they are from `at` on. */
export function statesWithout(
  { states }: Contents,
  { kind, place }: Pick<Piece, "kind" | "place">,
  at: string,
): State[] {
  return states.flatMap((state) => {
    const values = valuesWithout(state, kind, place);
    return values ? [{ ...state, at, values: { ...state.values, ...values } }] : [];
  });
}

function valuesWithout({ block, values }: State, kind: Piece["kind"], place: string) {
  const [, what = ""] = place.split(":");
  if (kind === "planned" && [`plan:${what}`, `scenario:${what}`].includes(block))
    return { plan: {} };
  if (kind !== "said") return undefined;
  const [set, question = ""] = what.split("/");
  if (block === `quiz:${set}`) {
    const { [question]: _, ...words } = (values.words ?? {}) as Record<string, string>;
    return { words };
  }
  const round = values.round as { asked?: string[]; at?: number; given?: object } | undefined;
  if (!block.startsWith("review:") || round?.asked?.[round.at ?? 0] !== what) return undefined;
  return { round: { ...round, given: { ...round.given, words: "" } } };
}

/** ‘At my next new birth visit, when he cries, I will say: ‘…’’ */
export function planInWords({
  contact,
  when,
  say,
}: {
  contact?: string;
  when?: string;
  say?: string;
}): string {
  const parts = [
    contact && `At my next ${contact.charAt(0).toLowerCase()}${contact.slice(1)}`,
    when && `when ${when.trim().replace(/[.,;]+$/, "")}`,
    say && `I will say: ${quoted(say.trim())}`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** In quotation marks, unless it came in them. */
function quoted(words: string): string {
  return /^[‘“'"]/.test(words) ? words : `‘${words}’`;
}

/** What became of each plan, the last word of it; only plans that are there count. */
export function followedUp(events: readonly Event[]): Map<string, Event & { did: "followed-up" }> {
  const found = new Map<string, Event & { did: "followed-up" }>();
  for (const event of events) if (event.did === "followed-up") found.set(event.plan, event);
  return found;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
