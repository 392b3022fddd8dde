import { useEffect, useState } from "preact/hooks";
import { type Deed, dated, type Event, type State } from "../../record/events.js";
import { type Model, useRecord, useTelling } from "./index.js";

/** The record, and a way to tell: what is told here shows at once, and also where the host keeps nothing. */
export function useTold(model: Model): {
  events: Event[];
  states: State[];
  tell: (...deeds: Deed[]) => void;
} {
  const { events, states } = useRecord(model);
  const [own, setOwn] = useState<Event[]>([]);
  const pass = useTelling(model);
  const isKnown = ({ id }: Event) => events.some((event) => event.id === id);
  // Once the host has it, it is the host's: erased there, it is gone here.
  useEffect(() => {
    if (own.some(isKnown)) setOwn(own.filter((event) => !isKnown(event)));
  });
  return {
    events: [...events, ...own.filter((event) => !isKnown(event))],
    states,
    tell: (...deeds) => {
      const told = deeds.map(dated);
      setOwn([...own, ...told]);
      pass(...told);
    },
  };
}
