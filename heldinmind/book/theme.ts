// What the book's pages do beside their blocks: the menu on a phone, the choice of colours, folds opened for paper.

/** The menu of a narrow page: opened and closed by its button, closed by Escape and by whatever it leads to. */
export function menu(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>(".hm-menu-button");
  const panel = page.getElementById("hm-menu");
  if (!button || !panel) return;
  const show = (open: boolean) => {
    button.setAttribute("aria-expanded", String(open));
    panel.toggleAttribute("data-open", open);
  };
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => show(!isOpen()));
  panel.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) show(false);
  });
  page.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    show(false);
    button.focus();
  });
}

const COLOURS = { device: "as this device", light: "light", dark: "dark" } as const;
type Colours = keyof typeof COLOURS;
const KEPT_AS = "heldinmind:colours";

/** Light, dark, or as the device is set: pressed, the button goes on to the next of them. */
export function colours(page: Document): void {
  const place = page.querySelector<HTMLElement>(".hm-colours");
  const button = place?.querySelector("button");
  if (!place || !button) return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = chosenBefore();
  const show = () => {
    const scheme = chosen === "device" ? (dark.matches ? "dark" : "light") : chosen;
    page.documentElement.dataset.theme = scheme;
    button.textContent = `Colours: ${COLOURS[chosen]}`;
  };
  button.addEventListener("click", () => {
    const all = Object.keys(COLOURS) as Colours[];
    chosen = all[(all.indexOf(chosen) + 1) % all.length] ?? "device";
    keep(chosen);
    show();
  });
  dark.addEventListener("change", show);
  show();
  place.hidden = false;
}

function chosenBefore(): Colours {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return kept === "light" || kept === "dark" ? kept : "device";
  } catch {
    return "device";
  }
}

function keep(chosen: Colours): void {
  try {
    if (chosen === "device") localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, chosen);
  } catch {
    // A browser that keeps nothing asks again on the next page.
  }
}

/** On paper nothing can be opened: what is folded is printed open, and folded again afterwards. */
export function openFoldsForPaper(page: Document): void {
  let folded: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    folded = [...page.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
}

/** Told on the document once all the blocks of a page are alive. */
export const ALIVE = "heldinmind:alive";

/** What a link leads to is seen: a fold that is it, or in which it lies, is opened. */
export function openFoldsForLinks(page: Document): void {
  const open = () => {
    const target = page.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = parentFold(fold)) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  if (!location.hash) return;
  addEventListener("load", open);
  // What comes alive above it moves it, a moment later; a reader who has moved on by then is left where she is.
  let moved = false;
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"])
    addEventListener(kind, () => (moved = true), { once: true, passive: true });
  page.addEventListener(ALIVE, () => moved || open());
}

function parentFold(fold: HTMLDetailsElement): HTMLDetailsElement | null {
  return fold.parentElement?.closest("details") ?? null;
}
