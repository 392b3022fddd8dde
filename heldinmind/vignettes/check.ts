// What must hold of every case, proved in the browser as in Python: the twin of check.py, which says why.
import {
  depends,
  isTrue,
  parts,
  storyOf,
  targetsOf,
  type Written,
  type WrittenChoice,
  written,
} from "./case.js";
import { type Exploration, explore, NOWHERE } from "./explore.js";
import type { Known } from "./known.js";
import { lints } from "./lint.js";
import type { Step } from "./play.js";
import { type Breaks, breaker, ContentError, ordered, type Problem } from "./problems.js";
import { brokenReferences } from "./references.js";
import { misfits } from "./shape.js";
import { parse } from "./tree.js";

export type { Known, Problem };

export interface Checked {
  problems: Problem[];
  verdict: "sound" | "faulty" | "undecided";
  /** As `heldinmind check` ends. */
  status: 0 | 1 | 3;
}

/** Every problem of a case file, warnings among them. `name` is the file's name without its ending. */
export function checkCase(
  content: Uint8Array | string,
  known: Known,
  name?: string,
  most = known.limits.states,
): Checked {
  const problems = ordered(problemsOf(content, known, name, most));
  const severities = new Set(problems.map(({ severity }) => severity));
  if (severities.has("error")) return { problems, verdict: "faulty", status: 1 };
  if (severities.has("undecided")) return { problems, verdict: "undecided", status: 3 };
  return { problems, verdict: "sound", status: 0 };
}

function problemsOf(
  content: Uint8Array | string,
  known: Known,
  name: string | undefined,
  most: number,
): Problem[] {
  try {
    const tree = parse(content, known.limits);
    const breaks = breaker(tree);
    const shape = misfits(tree, known.schema);
    if (shape.length > 0) return shape;
    const found = written(tree);
    if (name !== undefined && found.id !== name) {
      const values = { id: found.id, called: `${name}.yaml`, stem: name };
      return [breaks(["id"], "id-not-file-name", values)];
    }
    const broken = [...brokenReferences(tree, found, known, breaks)];
    if (broken.length > 0) return broken;
    const explored = explore(storyOf(found), most);
    return [...proofs(found, explored, breaks), ...lints(tree, found, explored, known, breaks)];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

/** What exploring has shown to be wrong; or that it could not be decided. */
function* proofs(found: Written, explored: Exploration, breaks: Breaks): Generator<Problem> {
  if (!explored.isWhole) {
    const count = explored.placeOf.length.toLocaleString("en-GB");
    yield breaks(["scenes"], "undecided", { count });
  }
  yield* neverMet(found, explored, breaks);
  yield* stuck(found, explored, breaks);
  if (explored.isWhole) {
    yield* ofNoEffect(found, explored, breaks);
    yield* safetyPassedBy(found, explored, breaks);
  }
}

function* neverMet(found: Written, explored: Exploration, breaks: Breaks): Generator<Problem> {
  const met = explored.isWhole ? new Set(explored.placeOf) : leadingOn(explored);
  const isMet = (id: string) => met.has(explored.placeNumber.get(id) as number);
  for (const [place, part, kind] of parts(found)) {
    if (kind !== "choice") {
      if (!isMet(part.id)) yield breaks(place, `unreachable-${kind}`, { id: part.id });
      continue;
    }
    const scene = found.scenes[place[1] as number]?.id ?? "";
    const isOffered = explored.offered.has(explored.choiceNumber.get(part.id) as number);
    if (explored.isWhole && isMet(scene) && !isOffered) {
      yield breaks(place, "unoffered-choice", { id: part.id });
    }
  }
}

/** The places that can be come to when conditions are left aside. */
function leadingOn(explored: Exploration): Set<number> {
  const waiting = [explored.placeOf[0] as number];
  const met = new Set<number>();
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (met.has(place)) continue;
    met.add(place);
    waiting.push(...(explored.onwards[place] ?? []));
  }
  return met;
}

/** A problem for each scene from which some path goes nowhere, or goes round for ever; one a scene. */
function* stuck(found: Written, explored: Exploration, breaks: Breaks): Generator<Problem> {
  const explorable = [...explored.firstWay.keys()];
  const stops = explorable.filter((state) => explored.ways(state).some(([, to]) => to === NOWHERE));
  const blocked = firstByPlace(explored, stops);
  let endless = new Map<number, number>();
  let circling = new Map<number, number>();
  if (explored.hasLoops && explored.isWhole) {
    const ends = ending(explored);
    const begins = [...explored.placeOf.keys()].filter(
      (state) => !ends[state] && (state === 0 || ends[explored.cameFrom[state] as number]),
    );
    endless = firstByPlace(explored, begins);
    circling = firstByPlace(explored, skippingForEver(explored));
  }
  for (const [number, { id }] of found.scenes.entries()) {
    const here = explored.placeNumber.get(id) as number;
    for (const [rule, states] of [
      ["no-way-on", blocked],
      ["no-way-out", endless],
      ["skip-without-end", circling],
    ] as const) {
      const state = states.get(here);
      if (state === undefined) continue;
      yield breaks(["scenes", number], rule, { id }, shown(explored, state));
      break;
    }
  }
}

/** Of these states the first at each place: a shortest path leads to it. */
function firstByPlace(explored: Exploration, states: Iterable<number>): Map<number, number> {
  const first = new Map<number, number>();
  for (const state of states) {
    const place = explored.placeOf[state] as number;
    if (!first.has(place)) first.set(place, state);
  }
  return first;
}

/** By state, whether an ending, or a way that leads nowhere, can be come to. */
function ending(explored: Exploration): boolean[] {
  const before: number[][] = explored.placeOf.map(() => []);
  const ends = explored.placeOf.map(() => false);
  const waiting: number[] = [];
  for (const [state, place] of explored.placeOf.entries()) {
    let stops = place >= explored.sceneCount;
    for (const [, to] of explored.ways(state)) {
      if (to === NOWHERE) stops = true;
      else before[to]?.push(state);
    }
    if (stops) waiting.push(state);
  }
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (ends[state]) continue;
    ends[state] = true;
    waiting.push(...(before[state] ?? []));
  }
  return ends;
}

/** Of each round that skipping scene after scene goes for ever, the state that was reached first. */
function* skippingForEver(explored: Exploration): Generator<number> {
  const onward = explored.placeOf.map(
    (_, state) => explored.ways(state).find(([by]) => by === NOWHERE)?.[1] ?? NOWHERE,
  );
  const known = onward.map(() => NOWHERE);
  for (const first of onward.keys()) {
    const trail: number[] = [];
    let state = first;
    while (state !== NOWHERE && known[state] === NOWHERE) {
      known[state] = first;
      trail.push(state);
      state = onward[state] as number;
    }
    if (state !== NOWHERE && known[state] === first) {
      yield Math.min(...trail.slice(trail.indexOf(state)));
    }
  }
}

/** Conditions that hold on every path, and targets that no path takes. */
function* ofNoEffect(found: Written, explored: Exploration, breaks: Breaks): Generator<Problem> {
  const met = new Set(explored.placeOf);
  for (const [place, part, kind] of parts(found)) {
    if (!depends(part)) continue;
    const choice = explored.choiceNumber.get((part as WrittenChoice).id) as number;
    const number = explored.placeNumber.get(part.id) as number;
    const always =
      kind === "choice"
        ? explored.offered.has(choice) && !explored.withheld.has(choice)
        : met.has(number) && !explored.refused.has(number);
    if (always) yield breaks(place, "needless-condition", { id: part.id });
  }
  const taken = new Set([...explored.taken].map((way) => way.replace(/ -?\d+ /, " ")));
  for (const [place, name, targets] of targetsOf(found)) {
    const scene = found.scenes[place[1] as number]?.id ?? "";
    const here = explored.placeNumber.get(scene) as number;
    if (!met.has(here)) continue;
    for (const id of targets) {
      const to = explored.placeNumber.get(id) as number;
      const way = `${here} ${to}`;
      if (!met.has(to) || taken.has(way)) continue;
      taken.add(way);
      yield breaks([...place, name], "unused-target", { scene, id });
    }
  }
}

/** Safety scenes that some path to an ending does not meet, each with a shortest such path. */
function* safetyPassedBy(
  found: Written,
  explored: Exploration,
  breaks: Breaks,
): Generator<Problem> {
  const guarded = new Map<number, number>();
  for (const [number, { id, safety }] of found.scenes.entries()) {
    if (isTrue(safety)) guarded.set(explored.placeNumber.get(id) as number, number);
  }
  const met = new Set(explored.placeOf);
  for (const [place, number] of [...guarded].sort(([a], [b]) => a - b)) {
    const path = met.has(place) ? pathWithout(explored, place) : undefined;
    if (!path) continue;
    const id = found.scenes[number]?.id ?? "";
    yield breaks(["scenes", number], "safety-passed-by", { id }, path);
  }
}

/** A shortest path to an ending that does not meet the place `avoided`, if there is any. */
function pathWithout(explored: Exploration, avoided: number): Step[] | undefined {
  if (explored.placeOf[0] === avoided) return undefined;
  const came = new Map<number, [before: number, by: number]>([[0, [NOWHERE, NOWHERE]]]);
  const waiting = [0];
  for (const state of waiting) {
    if ((explored.placeOf[state] as number) >= explored.sceneCount) {
      const steps: Step[] = [];
      let [before, by] = came.get(state) as [number, number];
      while (before !== NOWHERE) {
        steps.push(explored.step(before, by));
        [before, by] = came.get(before) as [number, number];
      }
      return steps.reverse();
    }
    for (const [by, to] of explored.ways(state)) {
      if (to < 0 || came.has(to) || explored.placeOf[to] === avoided) continue;
      came.set(to, [state, by]);
      waiting.push(to);
    }
  }
  return undefined;
}

/** The path to `state`, and the scene it stands at, as a problem shows it. */
function shown(explored: Exploration, state: number): Step[] {
  return [...explored.pathTo(state), explored.step(state, NOWHERE)];
}
