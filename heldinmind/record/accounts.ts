// Drafts of reflective accounts under the form's questions, in the learner's own words. Pure: from the record alone.
import { type Question, themeNamed, themeOf } from "./editions.js";
import type { Event } from "./events.js";
import { datesOf, type Given, placesOf } from "./evidence.js";
import { inWords } from "./naming.js";
import { dayOf } from "./progress.js";
import type { Contents } from "./store.js";
import { followedUp, learnersText, planInWords } from "./words.js";

type Planned = Event & { did: "planned" };
type Followed = Event & { did: "followed-up" };

/** Why nothing stands under the question of change yet. */
export type Waiting =
  | { for: "plan" }
  | { for: "day"; plan: Planned }
  | { for: "answer"; plan: Planned }
  | { for: "change"; plan: Planned };

export interface Answer {
  question: Question;
  words: string;
  /** What the record gives for it. */
  drafted: string;
  isEdited: boolean;
  /** Set where it cannot be answered yet; nobody is asked to write there. */
  waiting?: Waiting;
}

export interface Account {
  key: string;
  title: string;
  theme: string;
  answers: Answer[];
}

/** Why nothing stands there yet, said to the learner. */
export function whyNotYet(waiting: Waiting): string {
  switch (waiting.for) {
    case "plan":
      return "Nobody can say on the day how a course has changed their practice. Make a plan at the end of the module or case and keep it. Two weeks later you are asked what came of it, and your answer then stands here.";
    case "day":
      return `Nobody can say on the day how a course has changed their practice. From ${inWords(`${waiting.plan.ask_on}T12:00`)} on you are asked what came of your plan, and your answer then stands here.`;
    case "answer":
      return "Your plan is two weeks old. Say what came of it, and your answer then stands here.";
    case "change":
      return "You have said ‘not yet’. When something has come of your plan, say so, and it then stands here.";
  }
}

/** What the learner changed of an account, by question. */
export type AccountEdits = Record<string, Record<string, string>>;

/** A draft for each module and case about which the learner has written or planned something, the earliest first. */
export function accountsOf(
  given: Given & { accounts: AccountEdits; today?: Date | string },
): Account[] {
  const { record, outline, edition, themes, accounts, today = new Date() } = given;
  const written = ownWords(given);
  const places = placesOf(outline);
  return [...written].map(([key, { title, words }]) => {
    const events = record.events.filter((event) => places(event)?.key === key);
    const theme = themeOf(edition, key, themes[key]);
    const edits = accounts[key] ?? {};
    const { change, waiting } = whatChanged(key, record, today);
    const drafts: Record<Question["filled_from"], string> = {
      activity: activity(key, title, events),
      words: words.join("\n\n"),
      "follow-up": change,
      theme: `${themeNamed(edition, theme)}.`,
    };
    const answers = edition.questions.map((question): Answer => {
      const drafted = drafts[question.filled_from];
      const edited = edits[question.id];
      const isWaiting = question.filled_from === "follow-up" && waiting !== undefined;
      return {
        question,
        drafted,
        words: isWaiting ? "" : (edited ?? drafted),
        isEdited: !isWaiting && edited !== undefined && edited !== drafted,
        ...(isWaiting ? { waiting } : {}),
      };
    });
    return { key, title, theme, answers };
  });
}

/** The learner's own words by what they belong to, the earliest first; of what was written at a place, the last. */
function ownWords({ record, outline }: Given): Map<string, { title: string; words: string[] }> {
  const places = placesOf(outline);
  const byPlace = new Map<string, { key: string; title: string; words: string }>();
  for (const { place, kind, words } of learnersText(record).reverse()) {
    const belongs = places(pretended(kind, place, words));
    if (!belongs) continue;
    const said = kind === "planned" ? `My plan: ${words}` : words.trim();
    byPlace.delete(place);
    byPlace.set(place, { ...belongs, words: said });
  }
  const found = new Map<string, { title: string; words: string[] }>();
  for (const { key, title, words } of byPlace.values()) {
    const one = found.get(key) ?? { title, words: [] };
    one.words.push(words);
    found.set(key, one);
  }
  return found;
}

/** A piece of text as the deed that is found by its place. */
function pretended(kind: string, place: string, words: string): Event {
  const told = { id: "", at: "" };
  if (kind === "planned") {
    return { ...told, did: "planned", from: place, contact: "", when: "", say: "", ask_on: "" };
  }
  if (kind === "written") return { ...told, did: "wrote", place, words };
  const [set = "", question = ""] = place.replace(/^question:/, "").split("/");
  const said = { set, question, answer: [], right: null, parts: {}, sure: null };
  // What was said when the question came back belongs to its module all the same.
  return { ...told, did: "answered", ...said, where: "module" };
}

function activity(key: string, title: string, events: readonly Event[]): string {
  const when = events.length > 0 ? `${datesOf(events)}: ` : "";
  const what = key.startsWith("case:")
    ? `I played ‘${title}’, a fictional case in Held in Mind,`
    : `I worked on ‘${title}’, a module of Held in Mind,`;
  return `${when}${what} an online course for health visitors on relationships between parents and babies. I studied on my own.`;
}

/** What became of the plans, once their two weeks are over; or what is still waited for. */
function whatChanged(
  key: string,
  { events }: Contents,
  today: Date | string,
): { change: string; waiting?: Waiting | undefined } {
  const plans = events.filter(
    (event): event is Planned => event.did === "planned" && event.from === key,
  );
  const answers = followedUp(events);
  const changed = plans.flatMap((plan) => {
    const answer = answers.get(plan.id);
    return answer && answer.happened !== "not-yet" && isInTime(answer, plan)
      ? [told(plan, answer)]
      : [];
  });
  if (changed.length > 0) return { change: changed.join("\n\n") };
  const plan = plans.at(-1);
  if (!plan) return { change: "", waiting: { for: "plan" } };
  if (dayOf(today) < plan.ask_on) return { change: "", waiting: { for: "day", plan } };
  const isNotYet = answers.get(plan.id)?.happened === "not-yet";
  return { change: "", waiting: { for: isNotYet ? "change" : "answer", plan } };
}

/** Whether it was said when it could be known. */
function isInTime(answer: Followed, plan: Planned): boolean {
  return dayOf(answer.at) >= plan.ask_on;
}

function told(plan: Planned, { happened, words }: Followed): string {
  const became =
    happened === "did" ? "I did it, or something close to it." : "I did something else.";
  const parts = [`On ${inWords(plan.at)} I planned: ${planInWords(plan)}`, became, words.trim()];
  return parts.filter(Boolean).join("\n");
}
