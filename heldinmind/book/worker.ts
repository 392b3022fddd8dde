// The worker of the offline copy: answers from what is kept, and from the site where nothing is.
//
// Not Workbox, which was weighed: it fills its store while a worker is being installed, so that storing cannot be
// shown file by file, stopped or gone on with, and it stores unasked. Here the page fills (offline.store.ts), and what
// is left for the worker is to look things up.
import { ask, readState, removeStores, type State, storeOf } from "./offline.names.js";

// The compiler's own words for a worker and for a page exclude each other; these few are all that is needed.
interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Lasting {
  data: unknown;
  ports: MessagePort[];
}
interface Worker {
  registration: { scope: string; unregister(): Promise<boolean> };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", heard: (event: Lasting) => void): void;
  addEventListener(name: "fetch", heard: (event: Asked) => void): void;
  addEventListener(name: "message", heard: (event: Told) => void): void;
}
const worker = globalThis as unknown as Worker;
const root = worker.registration.scope;

/** An address of one machine, such as 127.0.0.1:8760, which may be another program's tomorrow. */
const borrowed = /^(127\.|localhost$|\[::1\]$)|\.localhost$/.test(new URL(root).hostname);

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.method === "GET" && request.url.startsWith(root);
  // A page that fills a store asks the site itself, and says so in this way.
  const past = request.cache === "no-cache" && request.destination === "";
  if (ours && !past) event.respondWith(answer(request));
});

// The page has its questions to the site asked here: where there is no answer, its console stays clean.
worker.addEventListener("message", (event) => {
  if (event.data === "list")
    event.waitUntil(ask(root).then((said) => event.ports[0]?.postMessage(said)));
});

async function answer(request: Request): Promise<Response> {
  // A browser whose stores are out of order still reaches the site.
  const { kept } = await readState(root).catch(() => ({}) as State);
  if (!kept) return fetch(request);
  if (request.mode === "navigate" && borrowed && (await isAnothers())) {
    await removeStores(root);
    await worker.registration.unregister();
    return fetch(request);
  }
  return (await find(request.url, storeOf(root, kept.edition))) ?? fetch(request);
}

/** Whether another program answers here now. Where none does, or ours, the copy is what is wanted. */
async function isAnothers(): Promise<boolean> {
  const said = await ask(root, 3000);
  return said === "gone" || said === "another";
}

/** A folder stands for its first page; some sites leave the ‘.html’ of an address out. */
async function find(asked: string, cacheName: string): Promise<Response | undefined> {
  const address = asked.replace(/[?#].*$/, "");
  const names = address.endsWith("/") ? [`${address}index.html`] : [address, `${address}.html`];
  for (const name of names) {
    const found = await caches.match(name, { cacheName });
    if (found) return found;
  }
  return undefined;
}
