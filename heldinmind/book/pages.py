"""Pages made from data: one a case."""

import json
import re
from collections.abc import Collection

from heldinmind.catalogue.prose import fill
from heldinmind.course import course_folder
from heldinmind.vignettes.load import load_vignette, names_of, vignette_ids


def case_pages() -> dict[str, str]:
    """The page of each case, by its place in the book's sources. Raises ContentError."""
    return {f"cases/{vignette_id}.md": _case_page(vignette_id) for vignette_id in vignette_ids()}


def _case_page(vignette_id: str) -> str:
    case = load_vignette(vignette_id)
    title = _plain(fill(case.title, names_of(case)))
    return (
        f"# Case: {title}\n\n"
        "A case to play, on your own or with a group. The family is fictional. "
        "What you choose and write stays on this device.\n\n"
        "## The visit\n\n"
        f'<div data-block="scenario" data-id="{vignette_id}"></div>\n'
    )


def _plain(text: str) -> str:
    """`text` as one line of Markdown that says just these words, whatever signs they hold."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def mend_case_links(html: str, pages: Collection[str]) -> str:
    """Links to cases lead to the notebook that holds the case where the book has no page of it.

    So it is when `jupyter-book build .` is run on the checkout as it is, without the pages made from data.
    """

    def mended(link: re.Match[str]) -> str:
        return link[0] if f"cases/{link['id']}" in pages else f'href="{_notebook_with(link["id"])}"'

    return re.sub(r'href="\.\./cases/(?P<id>[^"./]+)\.html"', mended, html)


def _notebook_with(vignette_id: str) -> str:
    for file in sorted((course_folder() / "notebooks").rglob("*.ipynb")):
        if ".ipynb_checkpoints" in file.parts:
            continue
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        if any(f'hm.scenario("{vignette_id}")' in "".join(cell["source"]) for cell in cells):
            return f"../notebooks/{file.stem}.html"
    return "../index.html"
