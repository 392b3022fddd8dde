// What makes a case teach well: the twin of lint.py, which says why.
import {
  depends,
  isTrue,
  parts,
  type Written,
  type WrittenChoice,
  type WrittenScene,
} from "./case.js";
import { type Exploration, NOWHERE } from "./explore.js";
import type { Known } from "./known.js";
import { fill, type Names, namesOf } from "./names.js";
import { isNhsNumber } from "./nhs-number.js";
import type { Step } from "./play.js";
import type { Breaks, Problem } from "./problems.js";
import { type Entries, type Place, texts } from "./tree.js";

const LOOKS = "look-at-the-baby";
const WORD = /[A-Za-z0-9À-ɏ]+(?:[’'-][A-Za-z0-9À-ɏ]+)*/g;
const SENTENCE_END = /[.!?…:](?:[’”"')]*)(?=\s|$)|\n\s*\n/;
const SENTENCE = /[^.!?…]+[.!?…]+/g;
const ATTACHMENT = new RegExp(
  [
    "\\b(?:in)?securely attached\\b",
    "\\b(?:an?|has|have|had|shows?|showing|signs? of|no) (?:in)?secure attachment\\b",
    "\\battachment (?:is|was|seems|looks|remains) (?:in)?secure\\b",
    "\\b(?:avoidant|ambivalent|resistant|disorgani[sz]ed) (?:attachment|baby|child|toddler|infant)\\b",
    "\\battachment (?:disorder|style|type)\\b",
  ].join("|"),
  "i",
);
const NHS_NUMBER = "the NHS number";
const PERSONAL: [string, RegExp][] = [
  [NHS_NUMBER, /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g],
  ["the date of birth", /\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)\d{2}\b/g],
  ["the telephone number", /(?<![\d.])(?:\+44\s?\d|0\d)(?:[\s-]?\d){8,9}(?!\d)/g],
  ["the e-mail address", /\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,200}\b/g],
  ["the postcode", /\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b/g],
];

/** The warnings for one case that has been read and explored. */
export function* lints(
  tree: Entries,
  found: Written,
  explored: Exploration,
  known: Known,
  breaks: Breaks,
): Generator<Problem> {
  const names = namesOf(found, known);
  const { limits } = known;
  yield* ofTheWhole(tree, found, limits, breaks);
  yield* ofStrongestOptions(found, names, limits, breaks);
  yield* ofScenes(found, limits, breaks);
  yield* ofContacts(found, breaks);
  yield* ofWords(tree, names, limits, breaks);
  if (explored.isWhole && !explored.hasLoops) {
    yield* ofPaths(found, explored, names, limits, breaks);
  }
}

type Limits = Known["limits"];

const grouped = (count: number) => count.toLocaleString("en-GB");
const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;

function* ofTheWhole(
  tree: Entries,
  found: Written,
  limits: Limits,
  breaks: Breaks,
): Generator<Problem> {
  const { scenes, endings } = found;
  const [least, most] = limits.scenes;
  if (scenes.length < least || scenes.length > most) {
    yield breaks(["scenes"], "scene-count", { count: scenes.length, least, most });
  }
  for (const kind of ["decide", "notice", "reflect"]) {
    if (scenes.every((scene) => scene.kind !== kind)) {
      yield breaks(["scenes"], "kind-of-scene-missing", { kind });
    }
  }
  const kinds = new Set(endings.map(({ kind }) => kind).filter(Boolean));
  if (endings.length < limits.endings) {
    const values = { count: counted(endings.length, "ending"), least: limits.endings };
    yield breaks(["endings"], "few-endings", values);
  } else if (kinds.size < limits.endings) {
    const values = { count: counted(kinds.size, "kind"), least: limits.endings };
    yield breaks(["endings"], "endings-alike", values);
  }
  if (![...parts(found)].some(([, part]) => depends(part))) {
    yield breaks(["scenes"], "nothing-depends");
  }
  if (!scenes.some(({ safety }) => isTrue(safety))) yield breaks(["scenes"], "no-safety-scene");
  if (!scenes.some(({ facilitator }) => facilitator)) {
    yield breaks(["scenes"], "no-facilitator-notes");
  }
  if (!found.touches_on?.length) {
    const where = tree.values.has("touches_on") ? "touches_on" : "content_note";
    yield breaks([where], "no-content-topics");
  }
  const practised = new Set(scenes.flatMap(({ practises }) => practises ?? []));
  for (const [position, id] of found.practice_points.entries()) {
    if (!practised.has(id)) yield breaks(["practice_points", position], "not-practised", { id });
  }
}

/** Whether the strongest option, where there is one, can be told by where it stands or by its length. */
function* ofStrongestOptions(
  found: Written,
  names: Names,
  limits: Limits,
  breaks: Breaks,
): Generator<Problem> {
  let [first, longest, judged] = [0, 0, 0];
  for (const { choices = [] } of found.scenes) {
    const best = strongest(choices);
    if (best === undefined) continue;
    judged += 1;
    first += Number(best === 0);
    const lengths = choices.map(({ text }) => wordsOf(fill(text, names)).length);
    const most = Math.max(...lengths);
    const alone = lengths.filter((length) => length === most).length === 1;
    longest += Number(lengths[best] === most && alone);
  }
  for (const [rule, count] of [
    ["best-first", first],
    ["best-longest", longest],
  ] as const) {
    if (judged >= limits.scenesToJudge && count / judged > limits.often) {
      yield breaks(["scenes"], rule, { count, of: judged });
    }
  }
}

/** The option that shows most and misses least, by its position; undefined where several are as strong. */
function strongest(choices: WrittenChoice[]): number | undefined {
  const strengths = choices.map(
    ({ shows, misses }) => (shows?.length ?? 0) - (misses?.length ?? 0),
  );
  const best = Math.max(...strengths);
  const alone = strengths.filter((strength) => strength === best).length === 1;
  return alone ? strengths.indexOf(best) : undefined;
}

function* ofScenes(found: Written, limits: Limits, breaks: Breaks): Generator<Problem> {
  for (const [number, scene] of found.scenes.entries()) {
    const place: Place = ["scenes", number];
    if (scene.kind === "decide" && scene.choices?.every(({ text }) => onlyAsks(text))) {
      yield breaks([...place, "choices"], "all-questions");
    }
    if (scene.kind !== "reflect") {
      const count = wordsOf(scene.baby ?? "").length;
      if (count < limits.babyWords) {
        yield breaks([...place, "baby"], "baby-not-described", { count });
      }
    }
  }
}

function onlyAsks(text: string): boolean {
  const sentences = (text.match(SENTENCE) ?? []).map((part) => part.trim());
  return sentences.length > 0 && sentences.every((part) => part.endsWith("?"));
}

/** Whether somebody looks at the baby in every contact. */
function* ofContacts(found: Written, breaks: Breaks): Generator<Problem> {
  const first = new Map<string, number>();
  const looked = new Set<string>();
  for (const [number, scene] of found.scenes.entries()) {
    const contact = scene.contact ?? (found.contacts[0] as string);
    if (!first.has(contact)) first.set(contact, number);
    const isSeen = scene.choices?.some(({ shows }) => shows?.includes(LOOKS));
    if (scene.kind === "notice" || isSeen) looked.add(contact);
  }
  for (const [contact, number] of first) {
    if (!looked.has(contact)) yield breaks(["scenes", number], "baby-unseen", { contact });
  }
}

function* ofWords(tree: Entries, names: Names, limits: Limits, breaks: Breaks): Generator<Problem> {
  for (const [place, text] of texts(tree)) {
    const name = String([...place].reverse().find((step) => typeof step === "string") ?? "");
    const grade = schoolYear(fill(text, names), limits.wordsToJudge);
    if (grade > limits.year) {
      yield breaks(place, "hard-to-read", { name, grade: grade.toFixed(0), most: limits.year });
    }
    const claim = ATTACHMENT.exec(text);
    if (claim) yield breaks(place, "attachment-claim", { found: claim[0] });
    for (const [what, pattern] of PERSONAL) {
      for (const [hit] of text.matchAll(pattern)) {
        if (what === NHS_NUMBER && !isNhsNumber(hit)) continue;
        yield breaks(place, "personal-data", { what, found: hit.trim() });
      }
    }
  }
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** The Automated Readability Index; 0 for a text too short to judge. */
function schoolYear(text: string, wordsToJudge: number): number {
  const words = wordsOf(text);
  if (words.length < wordsToJudge) return 0;
  const parts = text.split(SENTENCE_END).filter((part) => wordsOf(part).length > 0);
  const letters = words.reduce((all, word) => all + word.length, 0);
  const sentences = Math.max(1, parts.length);
  return (4.71 * letters) / words.length + (0.5 * words.length) / sentences - 21.43;
}

interface Length {
  fewest: number;
  most: number;
  words: number;
}

type WayTaken = [by: number, to: number];

/** How long the shortest and the longest path are, for somebody who skips nothing. */
function* ofPaths(
  found: Written,
  explored: Exploration,
  names: Names,
  limits: Limits,
  breaks: Breaks,
): Generator<Problem> {
  const count = (parts: (string | undefined)[]) =>
    parts.reduce((all, part) => all + wordsOf(fill(part ?? "", names)).length, 0);
  const places = new Map(found.scenes.map((scene) => [scene.id, count(textsOfScene(scene))]));
  for (const { id, title, text, unknown, debrief, plan } of found.endings) {
    places.set(id, count([title, text, unknown, debrief, plan]));
  }
  const choices = found.scenes
    .flatMap((scene) => scene.choices ?? [])
    .map(({ consequence, feedback }) => count([consequence, ...Object.values(feedback)]));
  const lengths = new Map<number, Length>();
  const taken = new Map<number, [short: WayTaken, long: WayTaken, wordy: WayTaken]>();
  for (const state of inOrder(explored).reverse()) {
    const place = explored.placeOf[state] as number;
    const own = places.get(explored.places[place] as string) ?? 0;
    if (place >= explored.sceneCount) {
      lengths.set(state, { fewest: 0, most: 0, words: own });
      continue;
    }
    const decides = found.scenes[place]?.kind === "decide";
    const ways = explored
      .ways(state)
      .filter(([by, to]) => lengths.has(to) && (by !== NOWHERE || !decides));
    if (ways.length === 0) continue;
    const length = ([, to]: WayTaken) => lengths.get(to) as Length;
    const words = (way: WayTaken) => length(way).words + (choices[way[0]] ?? 0);
    const short = best(ways, (way) => -length(way).fewest);
    const long = best(ways, (way) => length(way).most);
    const wordy = best(ways, words);
    taken.set(state, [short, long, wordy]);
    lengths.set(state, {
      fewest: length(short).fewest + 1,
      most: length(long).most + 1,
      words: own + words(wordy),
    });
  }
  const whole = lengths.get(0);
  if (!whole) return;
  const path = (which: 0 | 1 | 2): Step[] => {
    const steps: Step[] = [];
    let state = 0;
    for (let ways = taken.get(state); ways; ways = taken.get(state)) {
      const [by, to] = ways[which];
      steps.push(explored.step(state, by));
      state = to;
    }
    return steps;
  };
  const [least, most] = limits.path;
  if (whole.fewest < least) {
    yield breaks(["scenes"], "short-path", { count: whole.fewest, least }, path(0));
  }
  if (whole.most > most) {
    yield breaks(["scenes"], "long-path", { count: whole.most, most }, path(1));
  }
  if (whole.words > limits.words) {
    const values = {
      count: grouped(whole.words),
      minutes: Math.ceil(whole.words / limits.wordsAMinute),
      most: grouped(limits.words),
    };
    yield breaks(["scenes"], "too-many-words", values, path(2));
  }
}

/** The first of those for which `rate` is greatest. */
function best<T>(among: T[], rate: (one: T) => number): T {
  return among.reduce((found, one) => (rate(one) > rate(found) ? one : found));
}

/** The states so that each stands before all that it leads to; there are no loops. */
function inOrder(explored: Exploration): number[] {
  const coming = explored.placeOf.map(() => 0);
  for (const to of explored.wayTo) if (to >= 0) coming[to] = (coming[to] as number) + 1;
  const waiting = [0];
  const order: number[] = [];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    order.push(state);
    for (const [, to] of explored.ways(state)) {
      if (to < 0) continue;
      coming[to] = (coming[to] as number) - 1;
      if (coming[to] === 0) waiting.push(to);
    }
  }
  return order;
}

/** What is read at a scene before it is left, but for what follows from a choice. */
function textsOfScene(scene: WrittenScene): (string | undefined)[] {
  const { title, baby, text } = scene;
  switch (scene.kind) {
    case "decide":
      return [title, baby, text, scene.say_first, ...(scene.choices ?? []).map((one) => one.text)];
    case "notice": {
      const shown = scene.transcript ?? (scene.frames ?? []).map((frame) => frame.text);
      const asked = (scene.questions ?? []).flatMap(({ prompt, options }) => [
        prompt,
        ...options.flatMap((option) => [option.text, option.reply]),
      ]);
      return [title, baby, text, ...shown, ...asked];
    }
    default:
      return [title, text, scene.prompt, scene.compare];
  }
}
