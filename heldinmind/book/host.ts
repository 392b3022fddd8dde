// The host of the book, on pages with something to press: gives each block a model of plain values, and keeps on the
// device what a learner does.
// It is a classic script, because browsers refuse ES modules from a folder on disk.
import * as preact from "preact";
import * as hooks from "preact/hooks";
import * as jsx from "preact/jsx-runtime";
import * as ui from "../blocks/ui/index.js";
import { askAboutThisComputer } from "./asking.js";
import { addressOf, load } from "./later.js";
import type { PlainModel } from "./model.js";
import { ownStoreNotice } from "./own-store.js";
import { Recording } from "./recording.js";
import { ALIVE } from "./theme.js";
import { countTime } from "./time.js";

const home = (document.currentScript as HTMLScriptElement | null)?.src ?? document.baseURI;
const contentsPage = new URL("../../book/contents.html", home).href;

const blocks = new Map<string, ui.BlockModule>();

/** What the blocks' own scripts find here: the libraries they share, and where to announce themselves. */
const shared = {
  libraries: { preact, hooks, jsx, ui },
  register(kind: string, module: ui.BlockModule) {
    blocks.set(kind, module);
  },
  load: (name: "docx") => load(name, home),
};

function mount(el: HTMLElement, recording: Recording): void {
  const kind = el.dataset.block ?? "";
  const id = el.dataset.id ?? "";
  const module = blocks.get(kind);
  const script = el.querySelector(':scope > script[type="application/json"]');
  if (!module || !script) return;
  const content: unknown = JSON.parse(script.textContent ?? "{}");
  script.remove();
  const model = recording.model(
    { content, block_kind: kind, block_id: id, html: el.innerHTML, contents_page: contentsPage },
    module,
  );
  model.on("change:vega_wanted", () => {
    if (model.get("vega_wanted")) loadVega(model);
  });
  module.render({ model, el });
}

/** One block that fails leaves what can be read in its place, and the others alive. */
function mountSafely(el: HTMLElement, recording: Recording): void {
  const readable = el.innerHTML;
  try {
    mount(el, recording);
  } catch (error) {
    el.innerHTML = readable;
    reportError(error);
  }
}

function loadVega(model: PlainModel): void {
  load("vega", home).then(
    () => model.set("vega_module", addressOf("vega", home)),
    () => model.set("vega_module", "missing"),
  );
}

Object.assign(globalThis, { heldinmind: shared });
document.addEventListener("DOMContentLoaded", async () => {
  const recording = await Recording.open();
  for (const el of document.querySelectorAll<HTMLElement>("[data-block]")) {
    mountSafely(el, recording);
  }
  document.dispatchEvent(new Event(ALIVE));
  ownStoreNotice(document, recording.journal, home);
  askAboutThisComputer(document, recording);
  countTime(document, recording.journal);
});
