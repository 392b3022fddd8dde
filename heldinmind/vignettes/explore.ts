// Every state of a case that some path reaches: the twin of explore.py, which says what a state is and why.
// tests/vignettes/test_conformance.py holds both to the same states.
import type { Conditions, SceneNode, Step, Story } from "./play.js";

export const NOWHERE = -1;
/** Where a way leads on beyond the limit of states. */
export const UNEXPLORED = -2;

/** Holds where the counts under `asked` are `full` and none of the counts under `refused` has begun. */
interface Condition {
  asked: bigint;
  full: bigint;
  refused: bigint;
}

interface Target extends Condition {
  place: number;
}

interface Way extends Condition {
  choice: number;
  /** For each threshold it counts towards: one more, the bits of the count, and the count when it is full. */
  counts: (readonly [one: bigint, bits: bigint, full: bigint])[];
  /** The bit that says it was made, if a loop may offer it again. */
  mark: bigint;
  targets: Target[];
}

/** A scene: its ways by choice, and where moving on without one leads (null: as its first offered choice does). */
interface Stop {
  ways: Way[];
  onward: Target[] | null;
}

interface Threshold {
  count: number;
  of: string[];
  first: bigint;
  bits: bigint;
}

/** What was reached, in the order in which it was: a shortest path to each state comes first. */
export class Exploration {
  isWhole = true;
  readonly placeOf: number[] = [];
  readonly cameFrom: number[] = [];
  readonly cameBy: number[] = [];
  readonly firstWay: number[] = [];
  readonly wayBy: number[] = [];
  readonly wayTo: number[] = [];
  readonly offered = new Set<number>();
  readonly withheld = new Set<number>();
  readonly refused = new Set<number>();
  /** ‘place choice place’ of every way there is. */
  readonly taken = new Set<string>();

  constructor(
    /** The scenes, then the endings. */
    readonly places: string[],
    readonly sceneCount: number,
    readonly choices: string[],
    readonly placeNumber: ReadonlyMap<string, number>,
    readonly choiceNumber: ReadonlyMap<string, number>,
    readonly hasLoops: boolean,
    readonly onwards: ReadonlySet<number>[],
  ) {}

  /** The ways on from `state`: the choice or NOWHERE, and the state it leads to, or NOWHERE. */
  ways(state: number): [by: number, to: number][] {
    const first = this.firstWay[state] ?? this.wayTo.length;
    const end = this.firstWay[state + 1] ?? this.wayTo.length;
    const found: [number, number][] = [];
    for (let way = first; way < end; way += 1) {
      found.push([this.wayBy[way] as number, this.wayTo[way] as number]);
    }
    return found;
  }

  /** A shortest path that leads to `state`. */
  pathTo(state: number): Step[] {
    const steps: Step[] = [];
    for (let here = state; this.cameFrom[here] !== NOWHERE; here = this.cameFrom[here] as number) {
      const before = this.cameFrom[here] as number;
      steps.push(this.step(before, this.cameBy[here] as number));
    }
    return steps.reverse();
  }

  /** Leaving the scene of `state` by the choice `by`. */
  step(state: number, by: number): Step {
    return {
      scene: this.places[this.placeOf[state] as number] as string,
      choice: by === NOWHERE ? null : (this.choices[by] as string),
    };
  }
}

/** Explores `story`, as far as `most` states. */
export function explore(story: Story, most: number): Exploration {
  return new Explorer(story).explore(most);
}

class Explorer {
  private readonly places: string[];
  private readonly nodes: (SceneNode | Conditions)[];
  private readonly sceneCount: number;
  private readonly number: Map<string, number>;
  private readonly choices: string[];
  private readonly choiceNumber: Map<string, number>;
  private readonly onwards: Set<number>[];
  private readonly components: number[][];
  private readonly loops: number[][];
  private readonly thresholds = new Map<string, Threshold>();
  private readonly counting = new Map<string, Threshold[]>();
  private readonly mark = new Map<string, bigint>();
  private readonly live: bigint[];
  private readonly stops: Stop[];

  constructor(private readonly story: Story) {
    const scenes = Object.values(story.scenes);
    this.places = [...Object.keys(story.scenes), ...Object.keys(story.endings)];
    this.nodes = [...scenes, ...Object.values(story.endings)];
    this.sceneCount = scenes.length;
    this.number = new Map(this.places.map((place, number) => [place, number]));
    this.choices = scenes.flatMap((scene) => (scene.choices ?? []).map(({ id }) => id));
    this.choiceNumber = new Map(this.choices.map((choice, number) => [choice, number]));
    this.onwards = this.nodes.map((node) => new Set(this.onward(node)));
    this.components = components(this.onwards);
    this.loops = this.components.filter(
      (some) => some.length > 1 || this.onwards[some[0] as number]?.has(some[0] as number),
    );
    this.numberTheThresholds();
    this.live = this.liveBits();
    this.stops = scenes.map((scene) => this.stop(scene));
  }

  private onward(node: SceneNode): number[] {
    const choices = (node.choices ?? []).map(({ next }) => next);
    return [node.next ?? [], node.if_skipped ?? [], ...choices]
      .flat()
      .map((place) => this.number.get(place) as number);
  }

  private choicesOf(place: number) {
    return (this.nodes[place] as SceneNode).choices ?? [];
  }

  /** Gives each threshold the bits of its count, and each choice that a loop may offer again a bit. */
  private numberTheThresholds(): void {
    let bit = 0n;
    for (const node of [
      ...this.nodes,
      ...this.nodes.flatMap((_, place) => this.choicesOf(place)),
    ]) {
      for (const { count, of } of thresholds(node)) {
        const key = keyOf(count, of);
        if (this.thresholds.has(key)) continue;
        const width = BigInt(count.toString(2).length);
        const threshold = { count, of, first: bit, bits: ((1n << width) - 1n) << bit };
        this.thresholds.set(key, threshold);
        for (const choice of of) {
          this.counting.set(choice, [...(this.counting.get(choice) ?? []), threshold]);
        }
        bit += width;
      }
    }
    const looping = new Set(this.loops.flat());
    for (const place of this.nodes.keys()) {
      for (const { id } of this.choicesOf(place)) {
        if (!looping.has(place) || !this.counting.has(id)) continue;
        this.mark.set(id, 1n << bit);
        bit += 1n;
      }
    }
  }

  private thresholdOf(count: number, of: string[]): Threshold {
    return this.thresholds.get(keyOf(count, [...new Set(of)])) as Threshold;
  }

  /** By place, the bits that some condition which may yet be met reads, and the marks of choices yet to come. */
  private liveBits(): bigint[] {
    const reads = this.nodes.map((_, place) => {
      const targets = [...(this.onwards[place] ?? [])].map(
        (target) => this.nodes[target] as Conditions,
      );
      let seen = 0n;
      for (const part of [...this.choicesOf(place), ...targets]) {
        for (const { count, of } of thresholds(part)) seen |= this.thresholdOf(count, of).bits;
      }
      for (const { id } of this.choicesOf(place)) seen |= this.mark.get(id) ?? 0n;
      return seen;
    });
    for (const some of this.components) {
      let seen = 0n;
      for (const place of some) {
        seen |= reads[place] as bigint;
        for (const target of this.onwards[place] ?? []) seen |= reads[target] as bigint;
      }
      for (const place of some) reads[place] = seen;
    }
    return reads;
  }

  private condition(node: Conditions): Condition {
    let asked = 0n;
    let full = 0n;
    const ask = (count: number, of: string[]) => {
      const { first, bits } = this.thresholdOf(count, of);
      asked |= bits;
      full |= BigInt(count) << first;
    };
    if (node.if_chosen?.length) ask(new Set(node.if_chosen).size, node.if_chosen);
    if (node.if_chosen_at_least) ask(node.if_chosen_at_least.count, node.if_chosen_at_least.of);
    const refused = node.unless_chosen?.length ? this.thresholdOf(1, node.unless_chosen).bits : 0n;
    return { asked, full, refused };
  }

  private targets(places: string[]): Target[] {
    return places.map((id) => {
      const place = this.number.get(id) as number;
      return { place, ...this.condition(this.nodes[place] as Conditions) };
    });
  }

  private stop(scene: SceneNode): Stop {
    const ways = (scene.choices ?? []).map((choice) => ({
      choice: this.choiceNumber.get(choice.id) as number,
      ...this.condition(choice),
      counts: (this.counting.get(choice.id) ?? []).map(
        ({ count, first, bits }) => [1n << first, bits, BigInt(count) << first] as const,
      ),
      mark: this.mark.get(choice.id) ?? 0n,
      targets: this.targets(choice.next),
    }));
    const skipped = scene.if_skipped?.length ? scene.if_skipped : undefined;
    const onward = skipped ?? (scene.next?.length ? scene.next : undefined);
    return { ways, onward: onward ? this.targets(onward) : null };
  }

  /** The breadth first: so the first path to each state is a shortest. */
  explore(most: number): Exploration {
    const found = new Exploration(
      this.places,
      this.sceneCount,
      this.choices,
      this.number,
      this.choiceNumber,
      this.loops.length > 0,
      this.onwards,
    );
    const memories: bigint[] = [];
    const reach = this.reaching(found, memories, most);
    reach(NOWHERE, NOWHERE, this.number.get(this.story.start) as number, 0n);

    /** Notes the way from `state` at `here` by the choice `by`, with the `memory` that then holds. */
    const leave = (state: number, here: number, by: number, memory: bigint, targets: Target[]) => {
      let place = NOWHERE;
      for (const target of targets) {
        if (!holds(target, memory)) found.refused.add(target.place);
        else if (place === NOWHERE) place = target.place;
      }
      found.wayBy.push(by);
      found.taken.add(`${here} ${by} ${place}`);
      found.wayTo.push(place === NOWHERE ? NOWHERE : reach(state, by, place, memory));
    };

    for (let state = 0; state < memories.length && found.isWhole; state += 1) {
      found.firstWay.push(found.wayTo.length);
      const here = found.placeOf[state] as number;
      const memory = memories[state] as bigint;
      const stop = this.stops[here];
      if (!stop) continue;
      let onward = stop.onward;
      for (const way of stop.ways) {
        if (!holds(way, memory)) {
          found.withheld.add(way.choice);
          continue;
        }
        found.offered.add(way.choice);
        onward ??= way.targets;
        leave(state, here, way.choice, made(way, memory), way.targets);
      }
      leave(state, here, NOWHERE, memory, onward ?? []);
    }
    return found;
  }

  /** What comes to a place with a memory: the number of the state this is, a new one where it is new. */
  private reaching(found: Exploration, memories: bigint[], most: number) {
    const known = new Map<bigint, number>();
    const many = BigInt(this.places.length);
    const marks = [...this.mark.values()].reduce((all, one) => all | one, 0n);
    const forgettable = [...this.thresholds.values()]
      .map(({ count, of, first, bits }) => ({
        bits,
        full: BigInt(count) << first,
        marks: of.reduce((all, choice) => all | (this.mark.get(choice) ?? 0n), 0n),
      }))
      .filter((one) => one.marks !== 0n);
    return (state: number, by: number, place: number, with_memory: bigint): number => {
      let memory = with_memory & (this.live[place] as bigint);
      if (memory & marks) {
        let needed = 0n;
        for (const one of forgettable) {
          if ((memory & one.bits) !== one.full) needed |= one.marks;
        }
        memory &= ~marks | needed;
      }
      const key = memory * many + BigInt(place);
      const before = known.get(key);
      if (before !== undefined) return before;
      const reached = memories.length;
      if (reached >= most) {
        found.isWhole = false;
        return UNEXPLORED;
      }
      known.set(key, reached);
      memories.push(memory);
      found.placeOf.push(place);
      found.cameFrom.push(state);
      found.cameBy.push(by);
      return reached;
    };
  }
}

function holds({ asked, full, refused }: Condition, memory: bigint): boolean {
  return (memory & asked) === full && (memory & refused) === 0n;
}

/** The memory after the choice was made: one more towards each threshold that is not full, once for each choice. */
function made(way: Way, before: bigint): bigint {
  if (way.counts.length === 0 || before & way.mark) return before;
  let memory = before;
  for (const [one, bits, full] of way.counts) {
    if ((memory & bits) !== full) memory += one;
  }
  return memory | way.mark;
}

function keyOf(count: number, of: string[]): string {
  return `${count} ${[...of].sort().join(" ")}`;
}

/** What the conditions of `node` ask: at least so many of these choices. */
function thresholds(node: Conditions): { count: number; of: string[] }[] {
  const found: { count: number; of: string[] }[] = [];
  const chosen = [...new Set(node.if_chosen ?? [])];
  if (chosen.length > 0) found.push({ count: chosen.length, of: chosen });
  const atLeast = node.if_chosen_at_least;
  if (atLeast) found.push({ count: atLeast.count, of: [...new Set(atLeast.of)] });
  const unless = [...new Set(node.unless_chosen ?? [])];
  if (unless.length > 0) found.push({ count: 1, of: unless });
  return found;
}

/** The strongly connected components (Tarjan 1972, without recursion), each after all that it leads to. */
function components(onwards: Set<number>[]): number[][] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const onStack = new Set<number>();
  const found: number[][] = [];
  const enter = (place: number) => {
    index.set(place, index.size);
    low.set(place, index.get(place) as number);
    stack.push(place);
    onStack.add(place);
    return { place, rest: [...(onwards[place] ?? [])].sort((a, b) => a - b) };
  };
  for (const root of onwards.keys()) {
    if (index.has(root)) continue;
    const work = [enter(root)];
    for (let at = work.at(-1); at; at = work.at(-1)) {
      const { place, rest } = at;
      const following = rest.shift();
      if (following === undefined) {
        work.pop();
        const above = work.at(-1)?.place;
        if (above !== undefined) low.set(above, Math.min(low.get(above) ?? 0, low.get(place) ?? 0));
        if (low.get(place) === index.get(place)) {
          const component = stack.splice(stack.lastIndexOf(place)).reverse();
          for (const one of component) onStack.delete(one);
          found.push(component);
        }
      } else if (!index.has(following)) {
        work.push(enter(following));
      } else if (onStack.has(following)) {
        low.set(place, Math.min(low.get(place) ?? 0, index.get(following) ?? 0));
      }
    }
  }
  return found;
}
