import { useCallback } from "preact/hooks";
import type { Granted, Wish } from "./record.types.js";
import { type Model, useTrait } from "./ui/index.js";

export type { Part } from "./record.types.js";

/** A way to ask whoever hosts the block for what only My record may ask, and what came of the last time. */
export function useWish(model: Model): { wish: (wish: Wish) => void; granted: Granted } {
  const [granted] = useTrait<Granted | undefined>(model, "granted");
  const wish = useCallback(
    (wanted: Wish) => {
      // Each wish is another object, so that the same one can be made twice; in a notebook a trait must differ.
      model.set("wish", { ...wanted, asked: Date.now() });
      model.save_changes();
    },
    [model],
  );
  return { wish, granted: granted ?? {} };
}
