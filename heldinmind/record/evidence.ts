// The CPD log: what was done in the course, as rows that the learner can change. Pure: from the record alone.
import { type Edition, themeOf } from "./editions.js";
import type { Event } from "./events.js";
import { inWords } from "./naming.js";
import { dayOf, type Outline } from "./progress.js";
import type { Contents } from "./store.js";
import { followedUp, planInWords } from "./words.js";

/** A line of the log. */
export interface Row {
  /** `module:…`, `case:…`, `session:<its event>`, `review`. */
  key: string;
  title: string;
  dates: string;
  method: string;
  topic: string;
  theme: string;
  hours: number;
  participatory: number;
  evidence: string;
  /** Whether it was done with others: only such hours can be participatory. */
  isWithOthers: boolean;
  isLeftOut: boolean;
  /** Whether something still says what it has to do with the learner's own work. */
  isLinked: boolean;
}

/** What the learner changed of a row. */
export type RowEdit = Partial<
  Pick<
    Row,
    "dates" | "method" | "topic" | "hours" | "participatory" | "evidence" | "isLeftOut" | "isLinked"
  >
>;

export interface Given {
  record: Contents;
  outline: Outline;
  edition: Edition;
  rows: Record<string, RowEdit>;
  themes: Record<string, string>;
}

/** Seconds in a quarter of an hour. */
const QUARTER = 900;
const ALONE = "Online learning, on my own";
/** Pages on which questions of all modules come back. */
const REVIEW_PAGES = ["book/review", "book/before-and-after"];

interface Found {
  key: string;
  title: string;
  events: Event[];
  seconds: number;
}

/** Every entry of the log, the earliest first; those left out too, marked as such. */
export function logOf({ record, outline, edition, rows, themes }: Given): Row[] {
  const followed = followedUp(record.events);
  return whatWasDone(record, outline)
    .map((found) => ({ found, first: found.events.map(dayOfEvent).sort()[0] ?? "" }))
    .sort((one, other) => one.first.localeCompare(other.first))
    .map(({ found }) => {
      const drafted = draft(found, followed);
      const edit = rows[found.key] ?? {};
      const row = { ...drafted, ...edit, theme: themeOf(edition, found.key, themes[found.key]) };
      const hours = atLeastNone(row.hours);
      const participatory = row.isWithOthers ? Math.min(atLeastNone(row.participatory), hours) : 0;
      return { ...row, hours, participatory };
    });
}

/** The day of a session is the one that the learner says. */
function dayOfEvent(event: Event): string {
  return event.did === "attended" ? event.on : dayOf(event.at);
}

/** The hours of the rows that are not left out. */
export function totalOf(rows: readonly Row[]): { hours: number; participatory: number } {
  const counted = rows.filter(({ isLeftOut }) => !isLeftOut);
  const sum = (of: "hours" | "participatory") => counted.reduce((all, row) => all + row[of], 0);
  return { hours: sum("hours"), participatory: sum("participatory") };
}

/** To the quarter of an hour. */
export function quarters(seconds: number): number {
  return Math.round(seconds / QUARTER) / 4;
}

function atLeastNone(hours: unknown): number {
  return typeof hours === "number" && hours > 0 && Number.isFinite(hours) ? hours : 0;
}

/** Of the whole record what belongs to each module, each case, each session, and to coming back to the questions. */
function whatWasDone({ events }: Contents, outline: Outline): Found[] {
  const found = new Map<string, Found>();
  const places = placesOf(outline);
  for (const event of events) {
    const place = places(event);
    if (!place) continue;
    const one = found.get(place.key) ?? { ...place, events: [], seconds: 0 };
    one.events.push(event);
    if (event.did === "spent") one.seconds += Math.max(0, event.seconds);
    found.set(place.key, one);
  }
  // A page that was only looked at for some minutes is no learning to log.
  return [...found.values()].filter(
    ({ events, seconds }) => quarters(seconds) > 0 || events.some(({ did }) => did !== "spent"),
  );
}

type Place = Pick<Found, "key" | "title">;

/** What an event belongs to. */
export function placesOf(outline: Outline): (event: Event) => Place | undefined {
  const pages = new Map<string, Place>();
  const blocks = new Map<string, Place>();
  const known = new Map<string, Place>();
  const note = (key: string, title: string, page: string) => {
    const place = { key, title };
    known.set(key, place);
    pages.set(page.replace(/\.html$/, ""), place);
    return place;
  };
  for (const { id, title, page, scenes } of outline.cases) {
    const place = note(`case:${id}`, title, page);
    blocks.set(`scenario:${id}`, place);
    for (const scene of Object.keys(scenes)) blocks.set(`scenario:${id}#${scene}`, place);
  }
  for (const { id, title, page, blocks: inside } of outline.modules) {
    const place = note(`module:${id}`, title, page);
    for (const [kind, block] of inside) {
      if (!blocks.has(`${kind}:${block}`)) blocks.set(`${kind}:${block}`, place);
    }
  }
  const review = { key: "review", title: "Coming back to the questions" };
  for (const page of REVIEW_PAGES) pages.set(page, review);
  return (event) => {
    switch (event.did) {
      case "answered":
        return event.where === "module" ? blocks.get(`quiz:${event.set}`) : review;
      case "began":
      case "chose":
      case "ended":
        return known.get(`case:${event.case}`);
      case "tried":
        return blocks.get(event.block);
      case "wrote":
        return event.words ? blocks.get(event.place) : undefined;
      case "planned":
        return known.get(event.from);
      case "finished":
        return known.get(`module:${event.module}`);
      case "spent":
        return pages.get(event.page.replace(/\.html$/, ""));
      case "attended":
        return { key: `session:${event.id}`, title: event.title };
      default:
        return undefined;
    }
  };
}

type Drafted = Omit<Row, "theme">;

function draft(found: Found, followed: ReadonlyMap<string, Event>): Drafted {
  const { key, title, events, seconds } = found;
  const session = events.find((event) => event.did === "attended");
  const none = { participatory: 0, isLeftOut: false };
  if (session) {
    return {
      ...none,
      key,
      title,
      dates: inWords(`${session.on}T12:00`),
      method: `A session with others (${session.group})`,
      topic: title,
      hours: quarters(session.minutes * 60),
      evidence: "",
      isWithOthers: true,
      isLinked: false,
    };
  }
  const plan = events.findLast((event) => event.did === "planned");
  const topic = [topicOf(key, title), plan && `For my practice: ${planInWords(plan)}`];
  return {
    ...none,
    key,
    title,
    dates: datesOf(events),
    method: ALONE,
    topic: topic.filter(Boolean).join("\n"),
    hours: quarters(seconds),
    evidence: evidenceOf(events, followed),
    isWithOthers: false,
    isLinked: Boolean(plan),
  };
}

function topicOf(key: string, title: string): string {
  if (key === "review")
    return "Questions from the modules of the course Held in Mind, asked again.";
  const course = "the online course Held in Mind, on relationships between parents and babies";
  if (!key.startsWith("case:")) return `‘${title}’, a module of ${course}.`;
  return `‘${title}’, a fictional case to play in ${course}: visits, decisions, and what follows from them.`;
}

/** The first day and the last, by the learner's own clock. */
export function datesOf(events: readonly Event[]): string {
  const days = [...new Set(events.map(({ at }) => dayOf(at)))].sort();
  const [first, last] = [days[0], days.at(-1)].map((day) => inWords(`${day}T12:00`));
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** What there is to show that it was done. */
function evidenceOf(events: readonly Event[], followed: ReadonlyMap<string, Event>): string {
  const last = (did: Event["did"]) => events.findLast((event) => event.did === did);
  const answered = new Set(
    events.flatMap((event) => (event.did === "answered" ? [`${event.set}/${event.question}`] : [])),
  );
  const written = new Set(events.flatMap((event) => (event.did === "wrote" ? [event.place] : [])));
  const plans = events.filter(({ did }) => did === "planned");
  const finished = last("finished");
  const ended = last("ended");
  const parts = [
    finished && `worked through on ${inWords(finished.at)}`,
    ended && `played to an ending on ${inWords(ended.at)}`,
    counted(answered.size, "question answered", "questions answered"),
    counted(written.size, "text of my own", "texts of my own"),
    counted(plans.length, "plan", "plans"),
    plans.some(({ id }) => followed.has(id)) && "a look back at it",
    (finished || ended) && "certificate of completion",
  ];
  const said = parts.filter(Boolean).join("; ");
  return said && `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function counted(number: number, one: string, many: string): string {
  return number === 0 ? "" : `${number} ${number === 1 ? one : many}`;
}
