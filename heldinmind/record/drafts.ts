// What is being typed at this moment, written at once, so that a reload in the middle of a sentence loses nothing: the
// journal is told too, but answers later. And what an earlier edition of the course kept in the same place.
import type { State } from "./events.js";
import { choice, DRAFT } from "./journal.js";

type Values = Record<string, unknown>;

const EARLIER = "heldinmind:";
const EARLIER_VERSION = 1;

/** Writes down what changed in a block. Returns a way to take it back once the journal has it. */
export function jot(block: string, values: Values): () => void {
  const key = DRAFT + block;
  if (choice() === "nothing") return () => {};
  const text = JSON.stringify({
    at: new Date().toISOString(),
    values: { ...jotted(block), ...values },
  });
  try {
    localStorage.setItem(key, text);
  } catch {
    // No room for it: then the journal alone has it.
  }
  return () => {
    try {
      if (localStorage.getItem(key) === text) localStorage.removeItem(key);
    } catch {
      // Nothing was written.
    }
  };
}

/** What was written down of a block and is not known to be in the journal. */
export function jotted(block: string): Values {
  return parsed(DRAFT + block)?.values ?? {};
}

/** The blocks of which something was written down. */
export function draftedBlocks(): string[] {
  return keys()
    .filter((key) => key.startsWith(DRAFT))
    .map((key) => key.slice(DRAFT.length));
}

/** What the edition before this one kept, block by block; what cannot be read of it is set aside, never deleted. */
export function earlierStates(): State[] {
  return keys().flatMap((key) => {
    const block = /^heldinmind:([a-z]+:[a-z0-9-]+)$/.exec(key)?.[1];
    if (!block || block.startsWith("draft:")) return [];
    const found = parsed(key);
    if (found && found.version === EARLIER_VERSION) {
      return [{ block, values: found.values, at: new Date(0).toISOString() }];
    }
    move(key, `${key}:unreadable`);
    return [];
  });
}

/** Sets aside what is kept of a block in a shape that this edition cannot read: it is never deleted for that. */
export function setAside(block: string, values: Values): void {
  try {
    const key = `${EARLIER + block}:unreadable`;
    localStorage.setItem(key, JSON.stringify({ version: EARLIER_VERSION, values }));
  } catch {
    // No room to set it aside: it stays in the record until the block is used.
  }
}

/** Lets go of what the journal has taken over. */
export function forgetEarlier(states: readonly State[]): void {
  for (const { block } of states) localStorage.removeItem(EARLIER + block);
}

function parsed(key: string): { version?: number; values: Values } | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "") as {
      version?: number;
      values: Values;
    };
    return typeof found.values === "object" && found.values !== null ? found : undefined;
  } catch {
    return undefined;
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function move(from: string, to: string): void {
  try {
    localStorage.setItem(to, localStorage.getItem(from) ?? "");
    localStorage.removeItem(from);
  } catch {
    // It stays where it is.
  }
}
