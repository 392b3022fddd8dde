// What the theme's scripts leave undone for whoever uses a keyboard or a screen reader.

const OPENERS = ".theme-switch-button, .search-button, .primary-toggle, .secondary-toggle";

const DIALOGS: Record<string, string> = {
  "pst-search-dialog": "Search",
  "pst-primary-sidebar-modal": "All pages",
  "pst-secondary-sidebar-modal": "On this page",
};

/** The theme takes the focus from the buttons of its header: they get it back, at once or when their dialog closes. */
export function keepHeaderFocus(page: Document): void {
  let opener: HTMLElement | null = null;
  const remember = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest<HTMLElement>(OPENERS) : null;
    if (!button) return;
    opener = button;
    setTimeout(() => {
      if (!page.querySelector("dialog[open]")) button.focus({ preventScroll: true });
    });
  };
  // While it comes down, before the theme can stop it.
  page.addEventListener("click", remember, true);
  page.addEventListener(
    "close",
    () => setTimeout(() => opener?.focus({ preventScroll: true })),
    true,
  );
}

export function nameDialogs(page: Document): void {
  for (const [id, name] of Object.entries(DIALOGS))
    page.getElementById(id)?.setAttribute("aria-label", name);
}
