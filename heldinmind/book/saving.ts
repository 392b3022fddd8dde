// Loaded when somebody asks to save what was done on one page: the same back-up that My record makes.
import { saveFile } from "../blocks/record.saving.js";
import type { Journal } from "../record/journal.js";
import { fileName } from "../record/naming.js";
import { accountOf, asFile, backUp } from "../record/statements.js";

async function save(journal: Journal): Promise<void> {
  const { events, states } = await journal.read();
  const record = { events, states };
  const page =
    document.location.pathname
      .split("/")
      .at(-1)
      ?.replace(/\.html$/, "") ?? "page";
  const name = fileName("back-up").replace(".json", `-${page}.json`);
  saveFile(name, asFile(backUp(record, accountOf(record))));
}

Object.assign(globalThis, { heldinmindSaving: { save } });
