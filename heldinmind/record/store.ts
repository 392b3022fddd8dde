// Where a record lies: in the browser's IndexedDB, or in memory where nothing is to be kept or nothing can be.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Event, isEvent, type State, silenced, stands } from "./events.js";
import { woven } from "./merge.js";

const NAME = "heldinmind";
const VERSION = 1;
/** A browser that has not opened its store by then is taken to refuse it: the page must come alive. */
const PATIENCE = 4000;

export interface Contents {
  events: Event[];
  states: State[];
}

/** Events in the order in which they came, and a state for each thing to do. */
export interface Store {
  /** All that can be read and still stands, and how many entries cannot: those are left where they are. */
  read(): Promise<Contents & { unreadable: number }>;
  /** Adds the events that are not there yet; says which. */
  append(events: readonly Event[]): Promise<Event[]>;
  /** Takes in the events of another record that are not there yet, among those that are, by their time; says which. */
  weave(events: readonly Event[]): Promise<Event[]>;
  /** Takes the words out of these events: what the learner deleted or wrote anew is gone. */
  silence(which: (event: Event) => boolean): Promise<void>;
  /** Puts what `change` makes of the state that is there now, in one step that no other tab can come between. */
  change(block: string, change: (now: State | undefined) => State): Promise<State>;
  erase(): Promise<void>;
}

interface Schema extends DBSchema {
  events: { key: number; value: Event; indexes: { id: string } };
  states: { key: string; value: State };
}

/** The device's store. Rejects where the browser refuses it; with a VersionError where a newer edition made it. */
export async function deviceStore(): Promise<Store> {
  const opening = openDB<Schema>(NAME, VERSION, {
    upgrade(made) {
      made
        .createObjectStore("events", { autoIncrement: true })
        .createIndex("id", "id", { unique: true });
      made.createObjectStore("states", { keyPath: "block" });
    },
    // A newer edition of the course in another tab must not wait for this one.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  const tooLate = new Promise<never>((_, refuse) =>
    setTimeout(() => refuse(new Error("The browser did not open its store.")), PATIENCE),
  );
  return new DeviceStore(await Promise.race([opening, tooLate]));
}

class DeviceStore implements Store {
  constructor(private readonly base: IDBPDatabase<Schema>) {}

  async read() {
    const [events, states] = await Promise.all([
      this.base.getAll("events"),
      this.base.getAll("states"),
    ]);
    const good = { events: events.filter(isEvent), states: states.filter(isState) };
    const unreadable = events.length + states.length - good.events.length - good.states.length;
    return { events: good.events.filter(stands), states: good.states, unreadable };
  }

  async append(events: readonly Event[]) {
    const work = this.base.transaction("events", "readwrite");
    const added: Event[] = [];
    for (const event of events) {
      if (await work.store.index("id").getKey(event.id)) continue;
      await work.store.add(event);
      added.push(event);
    }
    await work.done;
    return added;
  }

  async weave(events: readonly Event[]) {
    const work = this.base.transaction("events", "readwrite");
    const ours = await work.store.getAll();
    const added = unknownTo(ours, events);
    if (added.length > 0) {
      await work.store.clear();
      for (const event of woven(ours, added)) await work.store.add(event);
    }
    await work.done;
    return added;
  }

  async silence(which: (event: Event) => boolean) {
    const work = this.base.transaction("events", "readwrite");
    for await (const cursor of work.store) {
      if (isEvent(cursor.value) && which(cursor.value)) await cursor.update(silenced(cursor.value));
    }
    await work.done;
  }

  async change(block: string, change: (now: State | undefined) => State) {
    const work = this.base.transaction("states", "readwrite");
    const now = await work.store.get(block);
    const next = change(isState(now) ? now : undefined);
    await work.store.put(next);
    await work.done;
    return next;
  }

  async erase() {
    const work = this.base.transaction(["events", "states"], "readwrite");
    await Promise.all([work.objectStore("events").clear(), work.objectStore("states").clear()]);
    await work.done;
  }
}

/** Kept while the page is open, and no longer. */
export class MemoryStore implements Store {
  readonly #events = new Map<string, Event>();
  readonly #states = new Map<string, State>();

  async read() {
    return {
      events: [...this.#events.values()].filter(stands),
      states: [...this.#states.values()],
      unreadable: 0,
    };
  }

  async append(events: readonly Event[]) {
    const added = events.filter(({ id }) => !this.#events.has(id));
    for (const event of added) this.#events.set(event.id, event);
    return added;
  }

  async weave(events: readonly Event[]) {
    const ours = [...this.#events.values()];
    const added = unknownTo(ours, events);
    this.#events.clear();
    for (const event of woven(ours, added)) this.#events.set(event.id, event);
    return added;
  }

  async silence(which: (event: Event) => boolean) {
    for (const event of this.#events.values()) {
      if (which(event)) this.#events.set(event.id, silenced(event));
    }
  }

  async change(block: string, change: (now: State | undefined) => State) {
    const next = change(this.#states.get(block));
    this.#states.set(block, next);
    return next;
  }

  async erase() {
    this.#events.clear();
    this.#states.clear();
  }
}

/** Those of the events that are not among ours, each once. */
function unknownTo(ours: readonly Event[], events: readonly Event[]): Event[] {
  const known = new Set(ours.map(({ id }) => id));
  return events.filter(({ id }) => !known.has(id) && known.add(id));
}

/** Whether this is a state that this edition of the course can read. */
export function isState(value: unknown): value is State {
  if (typeof value !== "object" || value === null) return false;
  const { block, values, at } = value as Record<string, unknown>;
  return (
    typeof block === "string" &&
    typeof values === "object" &&
    values !== null &&
    !Array.isArray(values) &&
    !Number.isNaN(Date.parse(String(at)))
  );
}
