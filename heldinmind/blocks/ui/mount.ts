import { type ComponentType, render as draw, h } from "preact";
import type { Model } from "./model.js";

export interface Place {
  model: Model;
  el: HTMLElement;
}

/** An anywidget module. `kept` are the traits that the book keeps on the device, as they are before anything is done. */
export interface BlockModule {
  render: (place: Place) => undefined | (() => void);
  kept: Readonly<Record<string, unknown>>;
  /** Whether it is given all that is recorded: `events` and `states`. */
  reads?: "record";
  /** Whether it tells by itself what is done in it; otherwise its first use is told for it. */
  tells?: boolean;
}

/** Marks the block's root, for styles, tests and whoever automates. */
export function markRoot({ model, el }: Place): void {
  el.classList.add("hm-block");
  el.dataset.block = String(model.get("block_kind"));
  el.dataset.id = String(model.get("block_id"));
  keepKeys(el);
}

/** JupyterLab's shortcuts would take the arrows from whoever answers by keyboard: it asks the focused control itself. */
function keepKeys(el: HTMLElement): void {
  el.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) target.dataset.lmSuppressShortcuts = "true";
  });
}

/** A block made of a Preact component that is given the model. */
export function block(
  App: ComponentType<{ model: Model }>,
  kept: BlockModule["kept"],
  more: Pick<BlockModule, "reads" | "tells"> = {},
): BlockModule {
  return {
    kept,
    ...more,
    render(place) {
      markRoot(place);
      draw(null, place.el);
      place.el.replaceChildren();
      draw(h(App, { model: place.model }), place.el);
      return () => draw(null, place.el);
    },
  };
}
