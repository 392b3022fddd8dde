// A case as it was written: what its parts are typed as once their shape has been found right. See model.py.
import type { ChoiceNode, Conditions, SceneNode, Story } from "./play.js";
import { at, type Entries, type Place, plain } from "./tree.js";

type OneOrMore = string | string[];

export interface WrittenChoice extends Conditions {
  id: string;
  text: string;
  consequence: string;
  feedback: Record<string, string>;
  shows?: string[];
  misses?: string[];
  evidence?: string[];
  next: OneOrMore;
}

export interface WrittenQuestion {
  ask: string;
  prompt: string;
  options: { id: string; text: string; reply: string }[];
}

export interface WrittenScene extends Conditions {
  id: string;
  kind: "decide" | "notice" | "reflect";
  title: string;
  drawing?: string;
  contact?: string;
  safety?: string;
  practises?: string[];
  facilitator?: unknown;
  baby?: string;
  text?: string;
  say_first?: string;
  choices?: WrittenChoice[];
  if_skipped?: OneOrMore;
  next?: OneOrMore;
  frames?: { drawing: string; text: string }[];
  transcript?: string[];
  questions?: WrittenQuestion[];
  prompt?: string;
  compare?: string;
}

export interface WrittenEnding extends Conditions {
  id: string;
  kind?: string;
  title: string;
  text: string;
  unknown: string;
  debrief: string;
  plan?: string;
}

export interface Written {
  id: string;
  drawing?: string;
  contacts: string[];
  touches_on?: string[];
  factors: string[];
  carrying?: string[];
  practice_points: string[];
  cast: Record<string, { name: string; age: string; pronouns: string; about: string }>;
  start: string;
  scenes: WrittenScene[];
  endings: WrittenEnding[];
}

/** The case in a tree whose shape is right: what stands empty is left out, numbers are numbers. */
export function written(tree: Entries): Written {
  const bare = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(bare);
    if (node === null || typeof node !== "object") return node;
    const kept = Object.entries(node).filter(([, value]) => value !== null);
    return Object.fromEntries(kept.map(([name, value]) => [name, bare(value)]));
  };
  const found = bare(plain(tree)) as Written;
  for (const [, part] of parts(found)) {
    const least = part.if_chosen_at_least;
    if (least) part.if_chosen_at_least = { ...least, count: Number(least.count) };
  }
  return found;
}

export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|t|yes|y|on|1)$/i.test(value);
}

export const list = (value: OneOrMore | undefined): string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

export type Part = WrittenScene | WrittenChoice | WrittenEnding;

/** Every scene, choice and ending, with where it stands and what it is. */
export function* parts(
  found: Written,
): Generator<[place: Place, part: Part, kind: "scene" | "choice" | "ending"]> {
  for (const [number, scene] of found.scenes.entries()) {
    yield [["scenes", number], scene, "scene"];
    for (const [position, choice] of (scene.choices ?? []).entries()) {
      yield [["scenes", number, "choices", position], choice, "choice"];
    }
  }
  for (const [number, ending] of found.endings.entries()) {
    yield [["endings", number], ending, "ending"];
  }
}

/** Every list of targets: where the scene or choice stands that has it, the entry's name, and the list. */
export function* targetsOf(found: Written): Generator<[Place, "next" | "if_skipped", string[]]> {
  for (const [number, scene] of found.scenes.entries()) {
    const here: Place = ["scenes", number];
    if (scene.kind !== "decide") {
      yield [here, "next", list(scene.next)];
      continue;
    }
    if (list(scene.if_skipped).length > 0) yield [here, "if_skipped", list(scene.if_skipped)];
    for (const [position, choice] of (scene.choices ?? []).entries()) {
      yield [[...here, "choices", position], "next", list(choice.next)];
    }
  }
}

/** The choices a part depends on, each with the entry that names it. */
export function* dependsOn(part: Conditions): Generator<[name: string, choice: string]> {
  for (const choice of part.if_chosen ?? []) yield ["if_chosen", choice];
  for (const choice of part.unless_chosen ?? []) yield ["unless_chosen", choice];
  for (const choice of part.if_chosen_at_least?.of ?? []) yield ["if_chosen_at_least", choice];
}

export function depends(part: Conditions): boolean {
  return !dependsOn(part).next().done;
}

function conditions({ if_chosen, unless_chosen, if_chosen_at_least }: Conditions): Conditions {
  return {
    ...(if_chosen?.length && { if_chosen }),
    ...(unless_chosen?.length && { unless_chosen }),
    ...(if_chosen_at_least && { if_chosen_at_least }),
  };
}

/** The case without its prose: what playing and checking need. */
export function storyOf(found: Written): Story {
  const choiceNode = (choice: WrittenChoice): ChoiceNode => ({
    id: choice.id,
    next: list(choice.next),
    ...conditions(choice),
  });
  const sceneNode = (scene: WrittenScene): SceneNode =>
    scene.kind === "decide"
      ? {
          ...conditions(scene),
          choices: (scene.choices ?? []).map(choiceNode),
          ...(list(scene.if_skipped).length > 0 && { if_skipped: list(scene.if_skipped) }),
        }
      : { ...conditions(scene), next: list(scene.next) };
  return {
    start: found.start,
    scenes: Object.fromEntries(found.scenes.map((scene) => [scene.id, sceneNode(scene)])),
    endings: Object.fromEntries(found.endings.map((ending) => [ending.id, conditions(ending)])),
  };
}

export { at };
