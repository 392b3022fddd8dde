/** Prints one part of the page and nothing else. */
export function printOnly(part: HTMLElement): void {
  const page = part.ownerDocument.documentElement;
  page.classList.add("hm-printing-part");
  part.classList.add("hm-printed");
  const done = () => {
    page.classList.remove("hm-printing-part");
    part.classList.remove("hm-printed");
  };
  addEventListener("afterprint", done, { once: true });
  print();
}
