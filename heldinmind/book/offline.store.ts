// Filling a store with an edition of the book: a new one is whole before it takes the place of the old.
import {
  type List,
  readState,
  type Said,
  type State,
  storeOf,
  stores,
  storesOf,
  writeState,
} from "./offline.names.js";

/** How an attempt to keep the book ended. */
export type Outcome =
  | { is: "kept"; renewed: boolean }
  | { is: "stopped" | "interrupted"; done: number; of: number }
  | { is: "full"; bytes: number }
  | { is: "altered"; file: string }
  | { is: "missing" | "busy" };

export interface Site {
  root: string;
  /** Asks the site for its list, by whatever way leads past what is kept. */
  ask(): Promise<Said>;
  /** Where the server is not on the usual port: that port. */
  usualPort?: string | undefined;
}

/** What the site sent for a file is not what its list says: another edition, or a page that somebody altered. */
class Altered extends Error {
  constructor(readonly file: string) {
    super(file);
  }
}

const AT_ONCE = 6;
/** A site that is being renewed while it is read is read again, so many times. */
const TRIES = 3;

/** Keeps the site's edition of now; what is kept already stays in use until all of it is there. */
export async function keep(
  site: Site,
  tell: (done: number, of: number) => void,
  stop: AbortSignal,
): Promise<Outcome> {
  const { root } = site;
  let [done, of, bytes, file] = [0, 0, 0, ""];
  const told = (now: number, all: number) => {
    [done, of] = [now, all];
    tell(done, of);
  };
  try {
    for (let tried = 0; tried < TRIES; tried++) {
      const list = await site.ask();
      stop.throwIfAborted();
      if (list === "unreachable") return { is: "interrupted", done, of };
      if (typeof list === "string") return { is: "missing" };
      bytes = sizeOf(list);
      try {
        await fill(root, list, told, stop);
        return await switchTo(site, list);
      } catch (error) {
        if (!(error instanceof Altered)) throw error;
        file = error.file;
      }
    }
    return { is: "altered", file };
  } catch (error) {
    if (stop.aborted) return { is: "stopped", done, of };
    if (!isFull(error)) return { is: "interrupted", done, of };
    await removeUnfinished(root);
    return { is: "full", bytes };
  }
}

/** How many bytes the book has. */
export const sizeOf = (list: List) =>
  Object.values(list.files).reduce((sum, [, bytes]) => sum + bytes, 0);

/** How many of the list's files are there, in a store that may be unfinished. */
export async function doneOf(root: string, list: List): Promise<number> {
  if (!(await caches.has(storeOf(root, list.edition)))) return 0;
  return (await (await caches.open(storeOf(root, list.edition))).keys()).length;
}

async function fill(
  root: string,
  list: List,
  tell: (done: number, of: number) => void,
  stop: AbortSignal,
): Promise<void> {
  const store = await caches.open(storeOf(root, list.edition));
  const there = new Set((await store.keys()).map(({ url }) => url));
  const names = Object.keys(list.files);
  const missing = names.filter((name) => !there.has(new URL(name, root).href));
  await needRoom(missing.reduce((sum, name) => sum + (list.files[name]?.[1] ?? 0), 0));
  let done = names.length - missing.length;
  tell(done, names.length);
  const others = await othersThan(root, list.edition);
  const fetchNext = async () => {
    for (let name = missing.pop(); name !== undefined; name = missing.pop()) {
      either.signal.throwIfAborted();
      const hash = list.files[name]?.[0] ?? "";
      const address = new URL(name, root).href;
      await store.put(
        address,
        (await keptBefore(others, address, hash)) ??
          (await fetched(address, name, hash, either.signal)),
      );
      tell(++done, names.length);
    }
  };
  // One that fails stops the rest, and all have ended before anybody decides what becomes of the store.
  const either = new AbortController();
  const stopAll = () => either.abort();
  stop.addEventListener("abort", stopAll);
  const causes: unknown[] = [];
  const failed = (error: unknown) => {
    causes.push(error);
    stopAll();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => fetchNext().catch(failed)));
  stop.removeEventListener("abort", stopAll);
  if (causes.length) throw causes[0];
}

/** A file from the site, compared with what the list says of it. */
async function fetched(
  address: string,
  name: string,
  hash: string,
  signal: AbortSignal,
): Promise<Response> {
  const answer = await fetch(address, { cache: "no-cache", signal });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || (await hashOf(bytes)) !== hash) throw new Altered(name);
  // Made anew: a browser opens no page from an answer that was redirected. How it was packed is no longer true.
  const headers = new Headers(answer.headers);
  for (const packed of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(packed);
  headers.set(HASH, hash);
  return new Response(bytes, { headers });
}

const HASH = "X-Held-In-Mind-Hash";

/** The same file in a store of another edition: it need not come over the line again. */
async function keptBefore(
  others: Cache[],
  address: string,
  hash: string,
): Promise<Response | undefined> {
  for (const store of others) {
    const found = await store.match(address);
    if (found?.headers.get(HASH) === hash) return found;
  }
  return undefined;
}

async function othersThan(root: string, edition: string): Promise<Cache[]> {
  const apart = new Set([storesOf(root), storeOf(root, edition)]);
  const names = (await stores(root)).filter((name) => !apart.has(name));
  return Promise.all(names.map((name) => caches.open(name)));
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Better said before anything came than after half of it. */
async function needRoom(bytes: number): Promise<void> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && usage !== undefined && quota - usage < bytes)
    throw new DOMException("No room.", "QuotaExceededError");
}

const isFull = (error: unknown) => error instanceof Error && error.name === "QuotaExceededError";

async function switchTo(site: Site, list: List): Promise<Outcome> {
  const { root, usualPort } = site;
  const before = (await readState(root)).kept;
  const kept = {
    edition: list.edition,
    files: Object.keys(list.files).length,
    bytes: sizeOf(list),
    on: new Date().toISOString(),
    ...(usualPort && { usualPort }),
  };
  await writeState(root, { kept });
  return { is: "kept", renewed: before !== undefined && before.edition !== list.edition };
}

/** Removes the stores of editions that are neither in use nor wanted; a page that is still loading may need them. */
export async function tidy(root: string, { kept }: State): Promise<void> {
  const used = new Set([storesOf(root), kept && storeOf(root, kept.edition)]);
  for (const name of await stores(root)) if (!used.has(name)) await caches.delete(name);
}

/** Leaves what was kept before, and nothing of what was begun. */
async function removeUnfinished(root: string): Promise<void> {
  const { kept } = await readState(root);
  await tidy(root, kept ? { kept } : {});
  if (kept) await writeState(root, { kept });
  else await caches.delete(storesOf(root));
}
