import { choice } from "../record/journal.js";
import type { Recording } from "./recording.js";

/** Asks, once the learner has done the first thing in this browser, whether the computer is shared. */
export function askAboutThisComputer(page: Document, recording: Recording): void {
  if (choice() || recording.journal.keeping !== "device") return;
  const article = page.querySelector("article");
  if (!article) return;
  recording.onAct = () => {
    recording.onAct = () => {};
    article.append(question(page, recording));
  };
}

function question(page: Document, recording: Recording): HTMLElement {
  const asked = page.createElement("section");
  asked.className = "hm-asking";
  asked.setAttribute("aria-label", "Is this computer shared?");
  asked.setAttribute("role", "status");
  asked.innerHTML = `
    <p><strong>Do others use this computer with the same log-in?</strong>
    Your work is kept in this browser and sent nowhere.</p>
    <div class="hm-actions">
      <button type="button" class="hm-button hm-small" data-keep="device">Mine alone: keep my work</button>
      <button type="button" class="hm-button hm-quiet hm-small" data-keep="nothing">Shared: keep nothing</button>
    </div>`;
  asked.addEventListener("click", async ({ target }) => {
    const where = target instanceof HTMLElement ? target.dataset.keep : undefined;
    if (where !== "device" && where !== "nothing") return;
    await recording.choose(where);
    asked.innerHTML =
      where === "device"
        ? "<p>Kept in this browser, on this device only. <em>My record</em> shows it, and erases it.</p>"
        : "<p>Nothing is kept: what you have done so far goes when you leave this page.</p>";
    setTimeout(() => asked.remove(), 8000);
  });
  return asked;
}
