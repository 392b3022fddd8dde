import type { Model } from "../blocks/ui/index.js";
import { merged, same } from "../record/merge.js";

type Values = Record<string, unknown>;

/** Where a model's kept values go: each time with what they were when last seen. Gives what is kept then, which holds
 * another tab's changes too; nothing where it could not be kept. */
export type Keep = (changed: Values, base: Values) => Promise<Values | undefined>;

/** The Anywidget contract over plain values: what a notebook's model is, without a kernel. */
export class PlainModel implements Model {
  #values: Values;
  /** The kept values as the record has them, as far as this page knows. */
  #base: Values;
  /** How many times each value is on its way to the record. */
  readonly #underway = new Map<string, number>();
  /** How many changes have set out for the record, and which of them was the last to come back. */
  #sent = 0;
  #seen = 0;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(
    given: Values,
    private readonly kept: Values,
    found: Values,
    private readonly keep: Keep,
  ) {
    this.#base = { ...kept, ...fitting(found, kept) };
    this.#values = { ...given, ...this.#base };
  }

  get = (name: string): unknown => this.#values[name];

  set = (name: string, value: unknown): void => {
    if (this.#values[name] === value) return;
    this.#values[name] = value;
    for (const listener of this.#listeners.get(`change:${name}`) ?? []) listener();
  };

  on = (event: string, changed: () => void): void => {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(changed));
  };

  off = (event: string, changed: () => void): void => {
    this.#listeners.get(event)?.delete(changed);
  };

  save_changes = (): void => {
    const changed = Object.fromEntries(
      Object.keys(this.kept)
        .filter((name) => !same(this.#values[name], this.#base[name]))
        .map((name) => [name, this.#values[name]]),
    );
    if (Object.keys(changed).length === 0) return;
    const base = this.#base;
    const names = Object.keys(changed);
    this.#base = { ...base, ...changed };
    for (const name of names) this.#underway.set(name, (this.#underway.get(name) ?? 0) + 1);
    this.#sent += 1;
    const turn = this.#sent;
    void this.keep(changed, base).then((kept) => {
      for (const name of names) this.#underway.set(name, (this.#underway.get(name) ?? 1) - 1);
      if (kept) {
        // What comes back after a later one knows less than that one did.
        if (turn > this.#seen) this.take(kept);
        this.#seen = Math.max(turn, this.#seen);
      }
      // What did not get there is tried again with the next change.
      else this.#base = { ...this.#base, ...pick(base, names) };
    });
  };

  /** Takes in how the block stands in the record, changed in another tab or on another page. */
  take(values: Values): void {
    for (const [name, theirs] of Object.entries(fitting(values, this.kept))) {
      // What is on its way is merged where it arrives.
      if (this.#underway.get(name)) continue;
      const mine = this.#values[name];
      const both = merged(this.#base[name], mine, theirs);
      this.#base = { ...this.#base, [name]: theirs };
      if (!same(both, mine)) this.set(name, both);
    }
  }

  /** Back to how it was before anything was done. */
  clear(): void {
    this.#base = { ...this.kept };
    for (const [name, value] of Object.entries(this.kept)) this.set(name, value);
  }
}

/** Whether those of the values that are kept have the shape of what is kept. */
export function fits(values: Values, kept: Values): boolean {
  return Object.entries(values).every(
    ([name, value]) => !Object.hasOwn(kept, name) || alike(value, kept[name]),
  );
}

/** Those of the values that have the shape of what is kept: a record made by another edition never breaks a page. */
function fitting(values: Values, kept: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => Object.hasOwn(kept, name) && alike(value, kept[name]),
    ),
  );
}

/** Whether a value has the shape of the trait it is kept for; the items of a list are objects or texts, never null. */
function alike(value: unknown, shape: unknown): boolean {
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((item) => item !== null);
  return typeof value === typeof shape && !Array.isArray(value) && value !== null;
}

function pick(values: Values, names: string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
