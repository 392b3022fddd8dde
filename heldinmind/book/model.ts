import type { Model } from "../blocks/ui/index.js";

type Values = Record<string, unknown>;

const PREFIX = "heldinmind:";
const VERSION = 1;

/** What is kept on the device for one block. */
export interface Keeper {
  /** Whether this browser keeps anything at all. */
  keeps: boolean;
  /** What was kept, or what there is before anything is done. */
  read(): Values;
  write(values: Values): boolean;
  onElsewhere(changed: (values: Values) => void): void;
}

/** A keeper under the course's own prefix. What it cannot read it sets aside, and never deletes. */
export function keeper(name: string, kept: Values): Keeper {
  const key = PREFIX + name;
  const store = storage();
  const parse = (text: string): Values | undefined => {
    try {
      const { version, values } = JSON.parse(text) as { version: number; values: Values };
      const found = pick(values, kept);
      const fits = Object.entries(found).every(([one, value]) => alike(value, kept[one]));
      return version === VERSION && fits ? found : undefined;
    } catch {
      return undefined;
    }
  };
  const put = (at: string, text: string): boolean => {
    try {
      store?.setItem(at, text);
      return store !== undefined;
    } catch {
      return false;
    }
  };
  return {
    keeps: store !== undefined && (put(`${PREFIX}probe`, "") || store.getItem(key) !== null),
    read() {
      const text = store?.getItem(key);
      if (!text) return kept;
      const found = parse(text);
      if (!found) put(`${key}:unreadable`, text);
      return { ...kept, ...found };
    },
    write(values) {
      if (Object.keys(kept).length === 0) return true;
      return put(key, JSON.stringify({ version: VERSION, values: pick(values, kept) }));
    },
    onElsewhere(changed) {
      addEventListener("storage", (event) => {
        const found = event.key === key && event.newValue ? parse(event.newValue) : undefined;
        if (found) changed(found);
      });
    },
  };
}

/** Whether a value has the shape of the trait it is kept for; the items of a list are objects or texts, never null. */
function alike(value: unknown, shape: unknown): boolean {
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((item) => item !== null);
  return typeof value === typeof shape && !Array.isArray(value) && value !== null;
}

function pick(values: Values, kept: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([one]) => Object.hasOwn(kept, one)));
}

/** The browser's store, or undefined where it is shut. A full one can still be read. */
function storage(): Storage | undefined {
  try {
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
    given: Values,
    private readonly keeper: Keeper,
  ) {
    const keeping = keeper.keeps ? "device" : "nowhere";
    this.#values = { ...given, keeping, ...keeper.read() };
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
