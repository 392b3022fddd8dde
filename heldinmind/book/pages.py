"""Pages made from data: one a case."""

import json
import re
from collections.abc import Collection, Mapping
from html import escape

from heldinmind.catalogue.findings import PAGE
from heldinmind.catalogue.prose import fill
from heldinmind.course import course_folder
from heldinmind.vignettes.load import library, names_of
from heldinmind.vignettes.model import Vignette


def case_pages() -> dict[str, str]:
    """The page of each case, by its place in the book's sources. Raises ContentError."""
    return {f"cases/{case.id}.md": _case_page(case) for case in library()}


def _case_page(case: Vignette) -> str:
    title = _plain(fill(case.title, names_of(case)))
    return (
        f"# {title}\n\n"
        "A case to play, on your own or with a group. The family is fictional. "
        "What you choose and write stays on this device. "
        "[Choose another case](../book/cases.md).\n\n"
        "## Play the case\n\n"
        f'<div data-block="scenario" data-id="{case.id}"></div>\n'
    )


def _plain(text: str) -> str:
    """`text` as one line of Markdown that says just these words, whatever signs they hold."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def mend_case_links(html: str, page: str, pages: Collection[str]) -> str:
    """`html` of `page` with its links to cases leading, from where the page lies, to the case's page.

    Where the book has no pages of cases they lead to the notebook that holds the case: so it is when
    `jupyter-book build .` is run on the checkout as it is, without the pages made from data.
    """
    up = way_to_the_top(page)

    def mended(link: re.Match[str]) -> str:
        case = f"cases/{link['id']}"
        return f'href="{up}{case if case in pages else _notebook_with(link["id"])}.html"'

    return re.sub(r'href="\.\./cases/(?P<id>[^"./]+)\.html"', mended, html)


def mend_number_links(html: str, page: str) -> str:
    """`html` of `page` with each cited number leading to the page that says where it comes from.

    In the content of a block that is JSON, the quotes have a backslash before them.
    """
    to = f"{way_to_the_top(page)}{PAGE}.html"
    return re.sub(r'data-finding=(?P<q>\\?")(?P<id>[a-z0-9-]+)\\?"', rf"href=\g<q>{to}#\g<id>\g<q>", html)


def name_places(html: str, page: str, titles: Mapping[str, str]) -> str:
    """`html` of `page` with each place of the map of the sheet as a link with the title of its page.

    A page that this book does not have keeps its address as words.
    """
    up = way_to_the_top(page)

    def named(link: re.Match[str]) -> str:
        if link["page"] not in titles:
            return link["said"]
        return f'<a href="{up}{link["page"]}.html#{link["anchor"]}">{escape(titles[link["page"]])}</a>'

    return re.sub(r'<a data-place="(?P<page>[^"#]+)#(?P<anchor>[^"]+)">(?P<said>[^<]*)</a>', named, html)


def way_to_the_top(page: str) -> str:
    """What leads from `page` to the folder in which the book lies."""
    return "../" * page.count("/")


def _notebook_with(vignette_id: str) -> str:
    """The notebook that shows the case, as a page of the book; the first page where none does."""
    course = course_folder()
    for file in sorted((course / "notebooks").rglob("*.ipynb")):
        if ".ipynb_checkpoints" in file.parts:
            continue
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        if any(f'hm.scenario("{vignette_id}")' in "".join(cell["source"]) for cell in cells):
            return file.relative_to(course).with_suffix("").as_posix()
    return "index"
