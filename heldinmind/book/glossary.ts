// A word of the glossary says what it means where it stands: under the pointer, at the focus, at a first tap.

const GAP = 6;

/** Gives each linked word its meaning, seen when asked for and heard with the link; Escape puts it away. */
export function glossary(page: Document): void {
  const words = [...page.querySelectorAll<HTMLAnchorElement>("a.hm-term")];
  const home = page.querySelector("main");
  if (words.length === 0 || !home) return;
  const tip = page.createElement("div");
  tip.className = "hm-tip";
  tip.hidden = true;
  home.append(tip);
  let shown: HTMLAnchorElement | undefined;
  let leaving = 0;
  const hide = () => {
    tip.hidden = true;
    shown = undefined;
  };
  const show = (word: HTMLAnchorElement) => {
    clearTimeout(leaving);
    shown = word;
    tip.textContent = word.dataset.means ?? "";
    tip.hidden = false;
    place(tip, word);
  };
  // A moment to move from the word onto its meaning, which then stays.
  const leave = () => {
    leaving = window.setTimeout(hide, 200);
  };
  // With a finger: it may lie on what one reads next.
  tip.addEventListener("click", hide);
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  for (const [number, word] of words.entries()) {
    const heard = page.createElement("span");
    heard.id = `hm-means-${number}`;
    heard.hidden = true;
    heard.textContent = word.dataset.means ?? "";
    word.after(heard);
    word.setAttribute("aria-describedby", heard.id);
    let tapped = false;
    word.addEventListener("pointerdown", ({ pointerType }) => {
      tapped = pointerType !== "mouse" && shown !== word;
    });
    word.addEventListener("click", (event) => {
      if (!tapped) return;
      tapped = false;
      event.preventDefault();
      show(word);
    });
    word.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") show(word);
    });
    word.addEventListener("pointerleave", ({ pointerType }) => {
      if (pointerType === "mouse") leave();
    });
    word.addEventListener("focus", () => {
      if (word.matches(":focus-visible")) show(word);
    });
    word.addEventListener("blur", hide);
  }
  page.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
  page.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && target !== shown && !tip.contains(target)) hide();
  });
}

/** Under the word, as far as the page is wide. */
function place(tip: HTMLElement, word: HTMLElement): void {
  const from = tip.offsetParent?.getBoundingClientRect() ?? new DOMRect();
  const at = word.getClientRects()[0] ?? word.getBoundingClientRect();
  const most = from.width - tip.offsetWidth;
  tip.style.left = `${Math.max(0, Math.min(at.left - from.left, most))}px`;
  tip.style.top = `${at.bottom - from.top + GAP}px`;
}
