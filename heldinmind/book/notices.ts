/** Where the usual port was taken: a browser keeps records by address, so those on the usual port are not seen here. */
export function otherPortNotice(page: Document, usual = usualPort(page)): void {
  const article = page.querySelector("article");
  if (!usual || !article) return;
  const notice = page.createElement("p");
  notice.className = "hm-notice";
  notice.setAttribute("role", "note");
  notice.textContent = `Another program uses the usual port ${usual}, so the course is at port ${page.location.port} this time. What you did at the usual port is kept there and not shown here.`;
  article.prepend(notice);
}

/** The usual port, where the server says that it is not on it. */
export function usualPort(page: Document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="heldinmind-usual-port"]')?.content;
}
