// From a folder on disk Firefox gives each page a store of its own: what is done on one page no other page sees.
import type { Journal } from "../record/journal.js";
import { load } from "./later.js";

/** Whether what is done on this page is kept apart from all other pages of the book. */
export function keepsPagesApart(page: Document): boolean {
  const { navigator } = page.defaultView ?? globalThis;
  return page.location.protocol === "file:" && /\bFirefox\//.test(navigator.userAgent);
}

/** What `saving.js` puts here once it is loaded: it is not on every page, since few ever need it. */
interface Saving {
  save(journal: Journal): Promise<void>;
}

/** Says so where it is so, and offers what was done on this page as a file that My record takes in. */
export function ownStoreNotice(page: Document, journal: Journal, home: string): void {
  const article = page.querySelector("article");
  if (!article || !keepsPagesApart(page) || journal.keeping === "nothing") return;
  const notice = page.createElement("div");
  notice.className = "hm-notice hm-own-store";
  notice.setAttribute("role", "note");
  notice.innerHTML = `
    <p>You opened this book from a folder, in Firefox, which keeps what you do on each page apart from all others. So
    save it here before you go, and bring the file in on <em>My record</em>. In Edge or Chrome you need not.</p>
    <p><button type="button" class="hm-link" data-action="save-page">Save what I did on this page</button>
    <span role="status"></span></p>`;
  const said = notice.querySelector("[role=status]") as HTMLElement;
  notice.querySelector("button")?.addEventListener("click", async () => {
    try {
      await (await load<Saving>("saving", home)).save(journal);
      said.textContent = "Saved where your browser keeps what it downloads.";
    } catch {
      said.textContent = "It could not be saved. Copy your words instead.";
    }
  });
  article.prepend(notice);
}
