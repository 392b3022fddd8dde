import type { AccountEdits } from "../record/accounts.js";
import type { Edition } from "../record/editions.js";
import type { Deed } from "../record/events.js";
import type { Row, RowEdit } from "../record/evidence.js";
import type { Outline } from "../record/progress.js";
import type { Contents } from "../record/store.js";
import type { Model } from "./ui/index.js";

export interface Content {
  outline: Outline;
  /** Names of nobody: the families of the cases. */
  families: string[];
  /** What the NMC asks, the oldest edition first. */
  editions: Edition[];
}

/** What each part of the page is given, and how it changes what is kept. */
export interface Part {
  model: Model;
  content: Content;
  record: Contents;
  tell: (...deeds: Deed[]) => void;
  edition: Edition;
  /** The whole log, with what is left out of it. */
  log: Row[];
  rows: Record<string, RowEdit>;
  themes: Record<string, string>;
  accounts: AccountEdits;
  setRow: (key: string, edit: RowEdit | undefined) => void;
  setTheme: (key: string, theme: string) => void;
  setAnswer: (key: string, question: string, words: string | undefined) => void;
  /** The address of a page of the book; nothing where there is no book around, as in JupyterLab. */
  address: (page: string) => string | undefined;
}
