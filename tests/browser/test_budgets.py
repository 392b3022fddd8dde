"""How much each kind of page may weigh, gzipped, with all it loads: read on a phone, on a slow line."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response

from .conftest import pages_of_the_book

pytestmark = pytest.mark.slow

# kB, gzipped: page, styles, scripts, pictures and fonts together. Measured on 24 November 2026, and a little room.
BUDGETS = {
    "pages to read": 46,
    # With the script of one block, and since 26 November 2026 (6 kB) with what keeps the learner's record, deletes
    # words from it and weaves a back-up in: 56.4.
    "pages to press": 57,
    # With questions of any kind, and how sure one is: new on 26 November 2026; 59.3 since words can be deleted.
    "pages to answer": 60,
    "the numbers": 52,
    # All words, and each source twice: new on 25 November 2026.
    "the glossary": 48,
    "the references": 68,
    # All covers, and a content note for each case; one more since every page's menu names what a learner keeps.
    "choosing a case": 67,
    # With a reader of YAML, which a trainer's browser loads there and nowhere else: new on 25 November 2026.
    "checking a case": 109,
    # What was done, with the course in outline, its exports and the scheduler: new on 26 November 2026.
    "my record": 84,
    # All questions with their reasons, and the scheduler: new on 26 November 2026.
    "reviewing": 162,
    # Two forms of twenty: new on 26 November 2026.
    "before and after": 84,
    # The log, accounts and the certificate, with the course in outline; not what writes Word: new on 26 November 2026.
    "cpd evidence": 78,
    # With a plan at the end, which is asked about two weeks on: 128.1 and 90.1 on 26 November 2026.
    "modules": 129,
    "cases": 91,
    # Two pictures, and tables with a row for each question of the bank; no script but the page's own: new on 26
    # November 2026.
    "a group's records": 54,
    "search": 45,
}
SEARCHED = 1.7
"""kB, gzipped, that each page of the book may add to the search's index: it holds all the words of the course."""
BUDGET_OF_DOCX = 78
"""kB, gzipped: loaded only when somebody saves a Word file."""
BUDGET_OF_VEGA = 310
"""kB, gzipped: loaded only when somebody asks to explore a figure."""


OF_THEIR_OWN = {
    "book/about.html": "pages to answer",
    "book/resources.html": "pages to press",
    "book/numbers.html": "the numbers",
    "book/glossary.html": "the glossary",
    "book/references.html": "the references",
    "book/cases.html": "choosing a case",
    "book/check-a-case.html": "checking a case",
    "notebooks/trainers/group-records.html": "a group's records",
    "book/my-record.html": "my record",
    "book/review.html": "reviewing",
    "book/before-and-after.html": "before and after",
    "book/cpd.html": "cpd evidence",
}


def kind_of(address: str) -> str:
    """The one kind a page belongs to. KeyError where it belongs to none."""
    if address in OF_THEIR_OWN:
        return OF_THEIR_OWN[address]
    kinds = {"book": "pages to read", "notebooks": "modules", "cases": "cases", "search.html": "search"}
    return kinds[address.split("/", maxsplit=1)[0]]


def weight(browser: Browser, address: str) -> float:
    """kB of everything the page loads, each file gzipped but what is compressed already."""
    sizes = list[int]()

    def weigh(reply: Response) -> None:
        body = reply.body()
        packed = Path(urlsplit(reply.url).path).suffix == ".woff2"
        sizes.append(len(body) if packed else len(gzip.compress(body, 6)))

    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", weigh)
        page.goto(address, wait_until="networkidle")
        page.wait_for_function("document.fonts.status === 'loaded'")
    return sum(sizes) / 1000


@pytest.mark.parametrize("address", pages_of_the_book())
def test_every_page_is_of_a_kind_and_within_its_budget(browser: Browser, http_home: str, address: str) -> None:
    found = weight(browser, f"{http_home}/{address}")
    print(f"{address}: {found:.1f} kB")
    assert found > 20, "nothing was weighed"
    kind = kind_of(address)
    index = SEARCHED * len(pages_of_the_book()) if kind == "search" else 0
    assert found <= BUDGETS[kind] + index


def test_every_page_of_the_site_is_weighed(site: Path) -> None:
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert made - {"index.html", "genindex.html"} == set(pages_of_the_book())


def test_what_is_loaded_on_demand_has_a_budget_too(site: Path) -> None:
    vega = (site / "_static/held-in-mind/vega.js").read_bytes()
    assert len(gzip.compress(vega, 6)) / 1000 <= BUDGET_OF_VEGA
    word = (site / "_static/held-in-mind/docx.js").read_bytes()
    assert len(gzip.compress(word, 6)) / 1000 <= BUDGET_OF_DOCX
