import { useCallback } from "preact/hooks";
import { type Deed, dated, type Event, type State } from "../../record/events.js";
import { type Model, useTrait } from "./model.js";

/** Tells whoever hosts the block what happened; the journal is theirs. */
export function useTelling(model: Model): (...deeds: Deed[]) => void {
  return useCallback(
    (...deeds: Deed[]) => {
      model.set("happened", deeds.map(dated));
      model.save_changes();
    },
    [model],
  );
}

/** All that is recorded, for a block that reads the record. */
export function useRecord(model: Model): { events: Event[]; states: State[] } {
  const [events] = useTrait<Event[] | undefined>(model, "events");
  const [states] = useTrait<State[] | undefined>(model, "states");
  return { events: events ?? [], states: states ?? [] };
}
