import type { Model } from "../blocks/ui/index.js";

type Values = Record<string, unknown>;

const PREFIX = "heldinmind:";
const VERSION = 1;

/** What is kept on the device for one block. */
export interface Keeper {
  /** Whether this browser keeps anything at all. */
  keeps: boolean;
  read(): Values;
  write(values: Values): boolean;
  onElsewhere(changed: (values: Values) => void): void;
}

/** A keeper under the course's own prefix. What it cannot read it sets aside, and never deletes. */
export function keeper(name: string, kept: readonly string[], shapes: Values): Keeper {
  const key = PREFIX + name;
  const store = storage();
  const parse = (text: string): Values => {
    const { version, values } = JSON.parse(text) as { version: number; values: Values };
    const found = pick(values, kept);
    const fits = Object.entries(found).every(([key, value]) => alike(value, shapes[key]));
    if (version !== VERSION || !fits) throw new Error("not a record of this version");
    return found;
  };
  return {
    keeps: store !== undefined,
    read() {
      const text = store?.getItem(key);
      if (!text) return {};
      try {
        return parse(text);
      } catch {
        store?.setItem(`${key}:unreadable`, text);
        return {};
      }
    },
    write(values) {
      if (!store || kept.length === 0) return true;
      try {
        store.setItem(key, JSON.stringify({ version: VERSION, values: pick(values, kept) }));
        return true;
      } catch {
        return false;
      }
    },
    onElsewhere(changed) {
      addEventListener("storage", (event) => {
        if (event.key === key && event.newValue) changed(parse(event.newValue));
      });
    },
  };
}

function alike(value: unknown, shape: unknown): boolean {
  return (
    typeof value === typeof shape && Array.isArray(value) === Array.isArray(shape) && value !== null
  );
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(
    names.filter((name) => name in values).map((name) => [name, values[name]]),
  );
}

/** The browser's store, or undefined where it is shut or full. */
function storage(): Storage | undefined {
  try {
    const probe = `${PREFIX}probe`;
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return undefined;
  }
}

/** The Anywidget contract over plain values: what a notebook's model is, without a kernel. */
export class PlainModel implements Model {
  #values: Values;
  #listeners = new Map<string, Set<() => void>>();

  constructor(
    defaults: Values,
    given: Values,
    private readonly keeper: Keeper,
  ) {
    const keeping = keeper.keeps ? "device" : "nowhere";
    this.#values = { ...defaults, ...given, keeping, ...keeper.read() };
    keeper.onElsewhere((values) => {
      for (const [name, value] of Object.entries(values)) this.set(name, value);
    });
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
    if (!this.keeper.write(this.#values)) this.set("keeping", "nowhere");
  };
}
