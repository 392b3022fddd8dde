// What joins the blocks of a page to the learner's record: their state, what they tell, and what they may read.
import type { Wish } from "../blocks/record.types.js";
import type { BlockModule } from "../blocks/ui/index.js";
import { earlierStates, forgetEarlier, jot, jotted, setAside } from "../record/drafts.js";
import type { Deed, State } from "../record/events.js";
import { CHOSEN_AS, type Change, choice, Journal } from "../record/journal.js";
import type { Contents } from "../record/store.js";
import { fits, PlainModel } from "./model.js";

type Values = Record<string, unknown>;

export class Recording {
  readonly #models = new Map<string, { model: PlainModel; module: BlockModule }>();
  #states: Map<string, State>;
  /** The blocks of which it is known that something was done in them. */
  readonly #begun: Set<string>;
  /** Called when the learner has done the first thing on this page. */
  onAct: () => void = () => {};

  private constructor(
    readonly journal: Journal,
    found: Contents,
  ) {
    this.#states = new Map(found.states.map((state) => [state.block, state]));
    this.#begun = new Set(this.#states.keys());
    journal.onChange((change, isOwn) => void this.#follow(change, isOwn));
    // Said in another tab, it holds in this one too.
    addEventListener("storage", ({ key }) => {
      const said = key === CHOSEN_AS ? choice() : undefined;
      if (said) void this.choose(said);
    });
    // A tab that is not told of the others looks again when it is come back to.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.#lookAgain();
    });
  }

  static async open(): Promise<Recording> {
    const journal = await Journal.open();
    const earlier = journal.keeping === "device" ? earlierStates() : [];
    if (earlier.length > 0) {
      await journal.restore({ events: [], states: earlier });
      forgetEarlier(earlier);
    }
    return new Recording(journal, await journal.read());
  }

  /** A model for a block of this page, as the record has it. */
  model(given: Values, module: BlockModule): PlainModel {
    const block = `${given.block_kind}:${given.block_id}`;
    const kept = this.#states.get(block)?.values ?? {};
    const found = { ...kept, ...jotted(block) };
    if (!fits(kept, module.kept)) setAside(block, kept);
    const model = new PlainModel(
      { ...given, keeping: this.journal.keeping },
      module.kept,
      kept,
      (changed, base) => this.#keep(block, module, changed, base),
    );
    this.#models.set(block, { model, module });
    // What was being typed when the page was left comes last, and is kept now.
    for (const [name, value] of Object.entries(found)) {
      if (Object.hasOwn(module.kept, name) && fits({ [name]: value }, module.kept))
        model.set(name, value);
    }
    model.save_changes();
    model.on("change:happened", () => void this.#append(model.get("happened") as Deed[]));
    if (module.reads) {
      model.on("change:wish", () => void this.#grant(model, model.get("wish") as Wish));
      void this.#showRecord(model);
    }
    return model;
  }

  /** Keeps the record on this device or, from now on, nothing. */
  async choose(where: "device" | "nothing"): Promise<void> {
    await this.journal.choose(where);
    this.#say(this.journal.keeping);
  }

  async #keep(
    block: string,
    module: BlockModule,
    changed: Values,
    base: Values,
  ): Promise<Values | undefined> {
    this.onAct();
    const taken = jot(block, changed);
    try {
      const state = await this.journal.keep(block, changed, base);
      taken();
      if (!this.#begun.has(block) && !module.tells) void this.#append([{ did: "tried", block }]);
      this.#begun.add(block);
      this.#states.set(block, state);
      this.#say(this.journal.keeping);
      return state.values;
    } catch {
      // The browser has no room: what is typed stays written down where it can, and the learner is told.
      this.#say("nowhere");
      return undefined;
    }
  }

  async #append(deeds: Deed[]): Promise<void> {
    this.onAct();
    try {
      await this.journal.append(deeds);
    } catch {
      this.#say("nowhere");
    }
  }

  #say(keeping: string): void {
    for (const { model } of this.#models.values()) model.set("keeping", keeping);
  }

  async #grant(model: PlainModel, wish: Wish): Promise<void> {
    try {
      const said = await this.#do(wish);
      await this.#showRecord(model);
      model.set("granted", { to: wish.to, ok: true, said });
    } catch (error) {
      model.set("granted", { to: wish.to, ok: false, said: String(error) });
    }
  }

  #do(wish: Wish): Promise<unknown> {
    switch (wish.to) {
      case "restore":
        return this.journal.restore(wish);
      case "forget":
        return this.journal.forget(wish.id, wish.states);
      case "erase":
        return this.journal.erase();
      case "keep":
        return this.choose(wish.where);
    }
  }

  async #follow(change: Change, isOwn: boolean): Promise<void> {
    if ("state" in change) {
      this.#states.set(change.state.block, change.state);
      if (!isOwn) this.#begun.add(change.state.block);
      // The model whose change it is takes it in by itself, in the order of its own changes.
      if (!isOwn) this.#models.get(change.state.block)?.model.take(change.state.values);
    } else if ("erased" in change) {
      this.#states.clear();
      this.#begun.clear();
      for (const { model } of this.#models.values()) model.clear();
    }
    for (const { model, module } of this.#models.values()) {
      if (module.reads) await this.#showRecord(model);
    }
  }

  async #lookAgain(): Promise<void> {
    const { states } = await this.journal.read();
    for (const state of states) {
      if (this.#states.get(state.block)?.at !== state.at) await this.#follow({ state }, false);
    }
  }

  async #showRecord(model: PlainModel): Promise<void> {
    const { events, states, unreadable } = await this.journal.read();
    model.set("events", events);
    model.set("states", states);
    model.set("unreadable", unreadable);
  }
}
