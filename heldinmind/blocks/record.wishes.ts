import { type ComponentChildren, h } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Contents } from "../record/store.js";
import { type Piece, statesWithout } from "../record/words.js";
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

type Removed = Pick<Piece, "id" | "kind" | "place">;

/** A way to delete what was told, and a line that says so; the focus goes there, since the button is gone. */
export function useDeleting(
  model: Model,
  record: Contents,
): { remove: (piece: Removed) => void; said: string; status: ComponentChildren } {
  const { wish, granted } = useWish(model);
  const [said, setSaid] = useState({ words: "" });
  const asked = useRef(false);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!asked.current || granted.to !== "forget") return;
    asked.current = false;
    setSaid({ words: granted.ok ? "Deleted." : "This browser would not delete it. Try again." });
  }, [granted]);
  useEffect(() => {
    if (said.words) line.current?.focus();
  }, [said]);
  return {
    said: said.words,
    remove: (piece) => {
      asked.current = true;
      const states = statesWithout(record, piece, new Date().toISOString());
      wish({ to: "forget", id: piece.id, states });
    },
    status: h(
      "p",
      { ref: line, role: "status", tabIndex: -1, class: said.words ? "hm-arrival" : "hm-silent" },
      said.words,
    ),
  };
}
