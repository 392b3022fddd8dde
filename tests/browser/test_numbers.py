"""Each cited number leads to its own place on the page of numbers, which says the same number."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from heldinmind.blocks.quiz import Quiz
from heldinmind.catalogue.findings import findings

from .conftest import pages_of_the_book, violations

pytestmark = pytest.mark.slow
NUMBERS = "book/numbers.html"
MODULE = "notebooks/asking-about-the-relationship.html"
WITH_EXPLANATION = "notebooks/noticing-and-measuring.html"
QUIZ = "noticing-guess"


class Reader(HTMLParser):
    """What a page says: its links with their words, its content as data, and the words under each id."""

    VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links = list[dict[str, str]]()
        self.data = list[str]()
        self.ids = list[str]()
        self.under = dict[str, str]()
        self._open = list[tuple[str, str, dict[str, str]]]()
        self._script = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if here := found.get("id"):
            self.ids.append(here)
            self.under[here] = ""
        if tag == "a":
            self.links.append({**found, "words": ""})
        if tag not in self.VOID:
            self._open.append((tag, found.get("id", ""), found))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            if self._open[-1][2].get("type") == "application/json":
                self.data.append(data)
            return
        for tag, here, _ in self._open:
            if here:
                self.under[here] += data
            if tag == "a":
                self.links[-1]["words"] += data


def texts_in(value: Any) -> Iterator[str]:
    """Every text in what a block is made from."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def links_of(html: str) -> Iterator[dict[str, str]]:
    """The links of a page, and those that a block will show once it is worked with."""
    read = Reader(html)
    yield from read.links
    for data in read.data:
        for text in texts_in(json.loads(data)):
            if "<a" in text:
                yield from Reader(text).links


def is_to_a_number(link: dict[str, str]) -> bool:
    return "hm-number" in link.get("class", "").split() or "numbers.html#" in link.get("href", "")


@pytest.fixture(scope="session")
def numbers(site: Path) -> Reader:
    """The page of numbers."""
    return Reader((site / NUMBERS).read_text(encoding="utf-8"))


def test_every_finding_has_one_place_that_says_it(numbers: Reader) -> None:
    for one in findings().values():
        assert numbers.ids.count(one.id) == 1, one.id
        for said in (one.said, one.statement, one.population, one.country, one.year):
            assert said in numbers.under[one.id], (one.id, said)


@pytest.mark.parametrize("address", pages_of_the_book())
def test_every_number_leads_to_its_place_which_says_the_same(site: Path, numbers: Reader, address: str) -> None:
    for link in filter(is_to_a_number, links_of((site / address).read_text(encoding="utf-8"))):
        assert "href" in link, f"{link} leads nowhere"
        path, place = unquote(urlsplit(link["href"]).path), urlsplit(link["href"]).fragment
        assert ((site / address).parent / path).resolve() == (site / NUMBERS).resolve(), link
        assert place in findings(), link
        assert re.search(rf"(?<![\w.,−]){re.escape(link['words'])}(?![\w%]|[.,]\d)", numbers.under[place]), link


def test_no_page_shows_a_citation_that_was_not_made_a_link(site: Path) -> None:
    for address in pages_of_the_book():
        text = (site / address).read_text(encoding="utf-8")
        assert "findings.csv#" not in text, address
        assert "data-finding" not in text, address


def test_a_number_in_the_text_is_pressed(page: Page, home: str, axe: str) -> None:
    page.goto(f"{home}/{MODULE}")
    number = page.locator("article > section a.hm-number:visible").first
    said = number.inner_text()
    number.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/book/numbers.html#*")
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    expect(place).to_contain_text(said)
    assert violations(page, axe) == []


def test_a_number_in_an_explanation_is_pressed(page: Page, home: str) -> None:
    asked, option = explained_with_a_number()
    page.goto(f"{home}/{WITH_EXPLANATION}")
    form = page.locator(f'[data-block="quiz"][data-id="{QUIZ}"] [data-question="{asked}"]')
    form.locator(f'input[value="{option}"]').check()
    form.locator('[data-sure="fairly"]').click()
    number = form.locator(".hm-why a.hm-number").first
    said = number.inner_text()
    number.click()
    page.wait_for_url("**/book/numbers.html#*")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text(said)
    page.go_back()
    expect(form.locator(".hm-why a.hm-number").first, "what was answered is still there").to_be_visible()


def explained_with_a_number() -> tuple[str, str]:
    """A question and one of its options whose explanation cites a number."""
    for question in Quiz.resolve(QUIZ).content["questions"]:
        for option in question.get("options", ()):
            if "hm-number" in option["why"]:
                return question["id"], option["id"]
    raise AssertionError(f"{QUIZ} cites no number")
