// What a page does only where the book is served, and not opened from a folder.

/** Lets a browser put the book among its apps. Named by script: from a folder, naming it is an error to a browser. */
export function home(page: Document, scripts: URL): void {
  if (!location.protocol.startsWith("http")) return;
  const link = page.createElement("link");
  link.rel = "manifest";
  link.href = new URL("../../manifest.json", scripts).href;
  page.head.append(link);
}

/** Loads what keeps the book for offline: where it is kept or being kept, and where it is offered. */
export async function withOfflineCopy(page: Document, scripts: URL): Promise<void> {
  const offered = page.querySelector("[data-offline]") !== null;
  if (!offered && !(await hasWorker(new URL("../../", scripts).href))) return;
  const script = page.createElement("script");
  script.src = new URL("offline.js", scripts).href;
  page.head.append(script);
}

async function hasWorker(root: string): Promise<boolean> {
  try {
    return (await navigator.serviceWorker.getRegistration(root))?.scope === root;
  } catch {
    return false;
  }
}
