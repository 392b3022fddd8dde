// Keeping the book for offline: the control on ‘How to use this book’, and on every page the renewal of what is kept.
import { otherPortNotice, usualPort as usualPortOf } from "./notices.js";
import * as names from "./offline.names.js";
import { doneOf, keep, type Outcome, sizeOf, tidy } from "./offline.store.js";
import { type Action, actions, GONE, RENEWED, sentence, type View } from "./offline.words.js";

// Scripts lie in a folder of a folder of the book.
const root = new URL("../../", (document.currentScript as HTMLScriptElement).src).href;
const LOCK = `heldinmind:offline:${root}`;
const folder = location.protocol === "file:";
const able = !folder && "serviceWorker" in navigator && "caches" in window && "locks" in navigator;
const usualPort = usualPortOf(document);

let view: View = { is: "ready", files: 0, bytes: 0 };
let state: names.State = {};
let stop = new AbortController();

/** The other windows of this copy of the course see what happens in one, and any of them can stop it. */
const windows = able ? new BroadcastChannel(LOCK) : null;

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker.getRegistration(root);
  return found?.scope === root ? found : undefined;
}

/** The worker asks, where there is one: what it cannot reach is no error of the page. */
async function ask(): Promise<names.Said> {
  const worker = (await registration())?.active;
  if (!worker) return names.ask(root);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data as names.Said);
    worker.postMessage("list", [port2]);
  });
}

async function show(now: View, tellOthers = true): Promise<void> {
  view = now;
  state = await names.readState(root);
  if (tellOthers) windows?.postMessage({ view });
  render();
  if (control()) return;
  if (now.is === "kept" && now.renewed) notice(RENEWED);
  if (now.is === "gone") notice(GONE);
}

/** Fills the store and says how far it is; one window at a time. */
async function attempt(): Promise<void> {
  stop = new AbortController();
  const site = { root, ask, usualPort };
  const tell = (done: number, of: number) => {
    view = { is: "keeping", done, of };
    windows?.postMessage({ view });
    renderProgress();
  };
  const outcome = await navigator.locks.request(
    LOCK,
    { ifAvailable: true },
    async (lock): Promise<Outcome> => {
      if (!lock) return { is: "busy" };
      const ended = await keep(site, tell, stop.signal);
      if (ended.is === "stopped") await remember("stopped");
      // A site that alters its pages is not asked again on every page; what is kept goes on asking for a newer one.
      if ((ended.is === "altered" || ended.is === "missing") && !state.kept)
        await remember("stopped");
      return ended;
    },
  );
  // What is never used again is not kept either.
  if (outcome.is === "full" && !(await names.readState(root)).kept)
    await (await registration())?.unregister();
  if (outcome.is !== "busy" || view.is !== "keeping") await show(outcome, outcome.is !== "busy");
}

async function remember(wanted: "yes" | "stopped"): Promise<void> {
  await names.writeState(root, { ...(await names.readState(root)), wanted });
}

const doing: Record<Action, () => Promise<void>> = {
  async keep() {
    const worker = new URL(names.WORKER, root).href;
    try {
      await navigator.serviceWorker.register(worker, { scope: root, updateViaCache: "none" });
      await remember("yes");
    } catch {
      return show({ is: (await names.ask(root)) === "unreachable" ? "unreachable" : "refused" });
    }
    // Asked for and not waited for: some browsers ask the learner. What she did in the course is then safer too.
    void navigator.storage?.persist?.();
    await show({ is: "keeping", done: 0, of: 0 });
    await attempt();
  },
  async stop() {
    stop.abort();
    windows?.postMessage({ ask: "stop" });
  },
  async ask() {
    await show({ is: "sure" }, false);
  },
  async leave() {
    await show(await firstView(), false);
  },
  async remove() {
    await doing.stop();
    await remove();
    await show({ is: "removed" });
  },
};

/** Once whoever is filling a store has stopped. No record lies in these stores. */
async function remove(): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    await names.removeStores(root);
    await (await registration())?.unregister();
  });
}

/** On every page: goes on with what was begun, and looks for a newer edition. */
async function renew(): Promise<void> {
  const said = await ask();
  state = await names.readState(root);
  if (said === "gone") {
    await remove();
    return show({ is: "gone" });
  }
  if (typeof said === "string" || state.wanted === "stopped") return;
  if (state.kept?.edition === said.edition) {
    await navigator.locks.request(
      LOCK,
      { ifAvailable: true },
      async (lock) => lock && tidy(root, state),
    );
  } else if (state.kept || state.wanted) await attempt();
}

const control = () => document.querySelector<HTMLElement>("[data-offline]");

/** What the control shows when its page is opened. */
async function firstView(): Promise<View> {
  if (folder) return { is: "folder" };
  if (!able) return { is: "unable" };
  state = await names.readState(root);
  if (state.kept && !state.wanted) return { is: "kept", renewed: false };
  const list = await ask();
  if (list === "unreachable") return { is: "unreachable" };
  if (typeof list === "string") return { is: "missing" };
  const files = Object.keys(list.files).length;
  if (!state.wanted) return { is: "ready", files, bytes: sizeOf(list) };
  const done = await doneOf(root, list);
  return { is: state.wanted === "yes" ? "keeping" : "stopped", done, of: files };
}

function render(): void {
  const place = control();
  if (!place) return;
  const hadFocus = place.contains(document.activeElement);
  const words = place.querySelector("p") ?? place.appendChild(document.createElement("p"));
  words.setAttribute("role", "status");
  words.tabIndex = -1;
  words.textContent = sentence(view, state);
  place.querySelector("progress")?.remove();
  place.querySelector(".hm-actions")?.remove();
  if (view.is === "keeping") {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", "Files kept");
    words.after(bar);
    saidAt = -2000;
    renderProgress();
  }
  const all = actions(view, state);
  if (all.length) place.append(buttons(all));
  place.hidden = false;
  if (!hadFocus) return;
  // Never on what removes: a second Enter would press it.
  const next = place.querySelector<HTMLElement>("button:not([data-action=remove])") ?? words;
  next.focus({ preventScroll: true });
}

function buttons(all: [Action, string][]): HTMLElement {
  const row = document.createElement("div");
  row.className = "hm-actions";
  for (const [action, label] of all) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = action === "keep" ? "hm-button" : "hm-button hm-quiet";
    button.dataset.action = action;
    button.textContent = label;
    button.addEventListener("click", () => void doing[action]());
    row.append(button);
  }
  return row;
}

let saidAt = -2000;
/** The bar moves with each file; the words, which are read out, every two seconds. */
function renderProgress(): void {
  const place = control();
  const bar = place?.querySelector("progress");
  if (view.is !== "keeping") return;
  if (place && !bar) render();
  if (!place || !bar) return;
  bar.max = view.of || 1;
  bar.value = view.done;
  if (performance.now() - saidAt < 2000) return;
  saidAt = performance.now();
  const words = place.querySelector("p");
  if (words) words.textContent = sentence(view, state);
}

/** Said where the next page is chosen; nothing that is being read or typed moves. */
function notice(said: string): void {
  const place = document.querySelector("main");
  if (!place) return;
  const words =
    place.querySelector<HTMLElement>(".hm-offline-notice") ?? document.createElement("p");
  words.className = "hm-notice hm-offline-notice";
  words.setAttribute("role", "status");
  place.insertBefore(words, place.querySelector(".hm-onward"));
  // Put in once it stands there empty: else it may not be read out.
  setTimeout(() => {
    words.textContent = said;
  }, 200);
}

windows?.addEventListener("message", ({ data }: MessageEvent<{ view?: View; ask?: "stop" }>) => {
  if (data.ask) return stop.abort();
  const told = data.view;
  if (!told) return;
  if (told.is !== "keeping" || view.is !== "keeping") return void show(told, false);
  view = told;
  renderProgress();
});

async function begin(): Promise<void> {
  if (control()) {
    view = await firstView();
    render();
  }
  if (!able || !(await registration())) return;
  state = await names.readState(root);
  // The kept page was not told of the port by the server, and says it all the same.
  const usual = state.kept?.usualPort;
  if (usual && !usualPort) otherPortNotice(document, usual);
  await renew();
}

void begin();
