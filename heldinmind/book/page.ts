// What every page does, with blocks or without: menu, colours, folds, the meanings of words, a notice about the port.
import { glossary } from "./glossary.js";
import { otherPortNotice } from "./notices.js";
import { home, withOfflineCopy } from "./served.js";
import { colours, menu, openFoldsForLinks, openFoldsForPaper } from "./theme.js";

const scripts = new URL(".", (document.currentScript as HTMLScriptElement | null)?.src);

document.addEventListener("DOMContentLoaded", () => {
  otherPortNotice(document);
  menu(document);
  colours(document);
  openFoldsForPaper(document);
  openFoldsForLinks(document);
  glossary(document);
  home(document, scripts);
  void withOfflineCopy(document, scripts);
});
