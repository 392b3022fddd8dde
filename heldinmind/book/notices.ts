/** Where the usual port was taken: a browser keeps records by address, so those on the usual port are not seen here. */
export function otherPortNotice(page: Document): void {
  const usual = page.querySelector<HTMLMetaElement>('meta[name="heldinmind-usual-port"]')?.content;
  const article = page.querySelector("article");
  if (!usual || !article) return;
  const notice = page.createElement("p");
  notice.className = "hm-notice";
  notice.setAttribute("role", "note");
  notice.textContent = `Another program uses the usual port ${usual}, so the course is at port ${page.location.port} this time. What you did at the usual port is kept there and not shown here.`;
  article.prepend(notice);
}
