// What the page and the worker of the offline copy both go by: names, the list of files, what is kept.

/** The list of all files of the book, made by offline.py. */
export const LIST = "offline.json";
export const WORKER = "worker.js";

/** Each file by its place in the book: what its SHA-256 begins with, and how many bytes it has. */
export interface List {
  app: string;
  edition: string;
  files: Record<string, [hash: string, bytes: number]>;
}

/** What is kept, and what the learner wants kept. Each edition has a store of its own, so that none mix. */
export interface State {
  kept?: { edition: string; files: number; bytes: number; on: string; usualPort?: string };
  wanted?: "yes" | "stopped";
}

/** Two copies of the course may lie at one address, in two folders: each has stores of its own. */
export const storesOf = (root: string) => `heldinmind:offline:${root}`;
export const storeOf = (root: string, edition: string) => `${storesOf(root)}#${edition}`;
const stateAt = (root: string) => new URL("offline-state", root).href;

/** Nothing is made by asking: a store that was never wanted is not opened. */
export async function readState(root: string): Promise<State> {
  const found = await caches.match(stateAt(root), { cacheName: storesOf(root) });
  return found ? ((await found.json()) as State) : {};
}

export async function writeState(root: string, state: State): Promise<void> {
  const store = await caches.open(storesOf(root));
  await store.put(stateAt(root), new Response(JSON.stringify(state)));
}

/** The names of all stores of this copy of the course. */
export async function stores(root: string): Promise<string[]> {
  const ours = storesOf(root);
  return (await caches.keys()).filter((name) => name === ours || name.startsWith(`${ours}#`));
}

export async function removeStores(root: string): Promise<void> {
  for (const name of await stores(root)) await caches.delete(name);
}

/** The list in what a server answered; null where that is another app's, or the page of a sign-in. */
export async function listIn(answer: Response): Promise<List | null> {
  try {
    const list = (await answer.json()) as List;
    return list.app === "held-in-mind" && list.files && list.edition ? list : null;
  } catch {
    return null;
  }
}

/** What a site says of itself when its list is asked for. */
export type Said = List | "gone" | "another" | "unreachable";

export async function ask(root: string, patience = 20_000): Promise<Said> {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(new URL(LIST, root), { cache: "no-cache", signal });
    if (!answer.redirected && (answer.status === 404 || answer.status === 410)) return "gone";
    // A server in trouble says nothing about what it serves.
    if (answer.status >= 500) return "unreachable";
    return (answer.ok && (await listIn(answer))) || "another";
  } catch {
    return "unreachable";
  }
}
