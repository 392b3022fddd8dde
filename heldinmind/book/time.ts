import type { Journal } from "../record/journal.js";

/** After this without a touch, a key or a move, somebody has probably put it down: milliseconds. */
const IDLE = 180_000;
const EACH = 30_000;
const LEAST = 5;

/** Counts how long the page is in use: seen, and touched in the last minutes. Tells it now and then, and on leaving. */
export function countTime(page: Document, journal: Journal): void {
  let touched = Date.now();
  let since = Date.now();
  let used = 0;
  const look = () => {
    const now = Date.now();
    const until = Math.min(now, touched + IDLE);
    // A clock that was set back counts nothing.
    used += Math.max(0, Math.min(until - since, EACH + 1000));
    since = now;
  };
  const tell = () => {
    look();
    const seconds = Math.round(used / 1000);
    if (seconds < LEAST) return;
    used = 0;
    void journal.append([{ did: "spent", page: addressOf(page), seconds }]).catch(() => {});
  };
  for (const kind of ["pointerdown", "pointermove", "keydown", "scroll"]) {
    page.addEventListener(
      kind,
      () => {
        touched = Date.now();
      },
      { passive: true },
    );
  }
  const ticking = setInterval(() => {
    if (page.visibilityState === "visible") tell();
  }, EACH);
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "hidden") tell();
    else since = touched = Date.now();
  });
  addEventListener("pagehide", () => {
    clearInterval(ticking);
    if (page.visibilityState === "visible") tell();
  });
}

/** The page's address in the book, without what leads to the book. */
function addressOf(page: Document): string {
  return page.documentElement.dataset.page ?? page.location.pathname.split("/").slice(-2).join("/");
}
