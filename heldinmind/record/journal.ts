// The record of one learner on one device: what happened, and how each thing to do stands. docs/record.md says more.
import { type Deed, dated, type Event, type State } from "./events.js";
import { merged } from "./merge.js";
import { type Contents, deviceStore, MemoryStore, type Store } from "./store.js";

type Values = Record<string, unknown>;

/** Where a record is kept: on this device; nowhere by the learner's choice; nowhere, since the browser refuses;
 * nowhere, since a newer edition of the course has made the record there. */
export type Keeping = "device" | "nothing" | "nowhere" | "newer";

export interface Outcome {
  events: { added: number; known: number };
  states: { newer: number; older: number };
}

/** What another tab, or this one, has done to the record. */
export type Change = { events: true } | { state: State } | { erased: true };

/** Told of a change; `isOwn`: a block of this page made it. */
type Listener = (change: Change, isOwn: boolean) => void;

export const CHOSEN_AS = "heldinmind:keep";

export class Journal {
  readonly #listeners = new Set<Listener>();
  readonly #tabs: BroadcastChannel | undefined;

  private constructor(
    private store: Store,
    public keeping: Keeping,
  ) {
    try {
      this.#tabs = new BroadcastChannel("heldinmind");
      this.#tabs.onmessage = ({ data }) => this.#tell(data as Change, false);
    } catch {
      // From a folder on disk some browsers refuse it: a tab then looks again when it is come back to.
    }
  }

  static async open(): Promise<Journal> {
    if (choice() === "nothing") return new Journal(new MemoryStore(), "nothing");
    try {
      return new Journal(await deviceStore(), "device");
    } catch (error) {
      const newer = error instanceof DOMException && error.name === "VersionError";
      return new Journal(new MemoryStore(), newer ? "newer" : "nowhere");
    }
  }

  /** Calls `listener` after each change, whichever tab made it. */
  onChange(listener: Listener): void {
    this.#listeners.add(listener);
  }

  read(): Promise<Contents & { unreadable: number }> {
    return this.store.read();
  }

  async append(deeds: readonly (Deed & { id?: string; at?: string })[]): Promise<void> {
    for (const deed of deeds) {
      if (deed.did === "wrote" || deed.did === "followed-up")
        await this.store.silence((event) => isSaidAnew(event, deed));
    }
    await this.store.append(deeds.map(dated));
    this.#announce({ events: true });
  }

  /** Keeps the changed `values` of a block, which were `base` when this tab last saw them; returns what is kept now. */
  async keep(block: string, values: Values, base: Values): Promise<State> {
    const state = await this.store.change(block, (now) => ({
      block,
      at: new Date().toISOString(),
      values: {
        ...now?.values,
        ...Object.fromEntries(
          Object.entries(values).map(([name, mine]) => [
            name,
            merged(base[name], mine, now?.values[name]),
          ]),
        ),
      },
    }));
    this.#announce({ state }, true);
    return state;
  }

  /** Takes in another record: an event once, a state only where it is newer than the one that is here. */
  async restore({ events, states }: Contents): Promise<Outcome> {
    const added = await this.store.weave(events);
    let newer = 0;
    for (const state of states) {
      const kept = await this.store.change(state.block, (now) =>
        now && Date.parse(now.at) >= Date.parse(state.at) ? now : state,
      );
      if (kept === state) {
        newer += 1;
        this.#announce({ state });
      }
    }
    this.#announce({ events: true });
    return {
      events: { added: added.length, known: events.length - added.length },
      states: { newer, older: states.length - newer },
    };
  }

  /** Takes the words out of an event, and out of what became of it if it was a plan; `states`: without them too. */
  async forget(id: string, states: readonly State[]): Promise<void> {
    await this.store.silence(
      (event) => event.id === id || (event.did === "followed-up" && event.plan === id),
    );
    await this.restore({ events: [], states: [...states] });
  }

  /** Erases all that the course keeps here: the record, and what was being typed. Nothing of anybody else's. */
  async erase(): Promise<void> {
    await this.store.erase();
    forgetDrafts();
    this.#announce({ erased: true });
  }

  /** Keeps the record on this device, or from now on nothing: what is on the device is then erased. */
  async choose(where: "device" | "nothing"): Promise<void> {
    remember(where);
    if (where === this.keeping) return;
    const { events, states } = await this.store.read();
    const next = where === "nothing" ? new MemoryStore() : await deviceStore();
    await next.append(events);
    for (const state of states) await next.change(state.block, () => state);
    if (where === "nothing") {
      await this.store.erase();
      forgetDrafts();
    }
    this.store = next;
    this.keeping = where;
  }

  #announce(change: Change, isOwn = false): void {
    this.#tell(change, isOwn);
    // What is kept nowhere is no other tab's business.
    if (this.keeping === "device") this.#tabs?.postMessage(change);
  }

  #tell(change: Change, isOwn: boolean): void {
    for (const listener of this.#listeners) listener(change, isOwn);
  }
}

/** Whether the deed says anew what the event said. */
function isSaidAnew(event: Event, deed: Deed): boolean {
  if (event.did === "wrote") return deed.did === "wrote" && event.place === deed.place;
  return event.did === "followed-up" && deed.did === "followed-up" && event.plan === deed.plan;
}

/** What the learner said of this computer, if she was asked. */
export function choice(): "device" | "nothing" | undefined {
  try {
    const said = localStorage.getItem(CHOSEN_AS);
    return said === "device" || said === "nothing" ? said : undefined;
  } catch {
    return undefined;
  }
}

function remember(where: "device" | "nothing"): void {
  try {
    localStorage.setItem(CHOSEN_AS, where);
  } catch {
    // It is asked again on the next page.
  }
}

export const DRAFT = "heldinmind:draft:";

function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(DRAFT) || key.endsWith(":unreadable")) localStorage.removeItem(key);
    }
  } catch {
    // A browser that shuts its store has kept no draft.
  }
}
