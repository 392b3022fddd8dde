/** A text without its markup: for a list to choose from, and for what is only heard. */
export function plain(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}
