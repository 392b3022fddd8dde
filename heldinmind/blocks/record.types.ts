import type { State } from "../record/events.js";
import type { Outline } from "../record/progress.js";
import type { Contents } from "../record/store.js";
import type { Model } from "./ui/index.js";

export interface Content {
  outline: Outline;
  /** Names of nobody: the families of the cases. */
  families: string[];
  course: string;
}

/** What each part of My record is given. */
export interface Part {
  model: Model;
  content: Content;
  record: Contents;
  /** The address of a page of the book; nothing where there is no book around, as in JupyterLab. */
  address: (page: string | undefined) => string | undefined;
}

/** What only My record may ask of whoever hosts it, and what came of it. */
export type Wish =
  | ({ to: "restore" } & Contents)
  | { to: "forget"; id: string; states: State[] }
  | { to: "erase" }
  | { to: "keep"; where: "device" | "nothing" };

export interface Granted {
  to?: Wish["to"];
  ok?: boolean;
  said?: unknown;
}
