"""Two rows of a table side by side: chosen by keyboard, kept, and all of them below."""

import re
from html import unescape

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.compare import Compare

from .conftest import violations

pytestmark = pytest.mark.slow
MODULE = "notebooks/noticing-and-measuring.html"
ID = "measures"
CONTENT = Compare.resolve(ID).content
NAMES = CONTENT["names"]


def opened(page: Page, home: str) -> Locator:
    page.goto(f"{home}/{MODULE}")
    return page.locator(f'[data-block="compare"][data-id="{ID}"].hm-block')


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def shows(block: Locator, left: int, right: int) -> None:
    """Each aspect stands there for both, under their names."""
    aspects = block.locator(".hm-compare-aspects > div")
    expect(aspects).to_have_count(len(CONTENT["aspects"]))
    for number, aspect in enumerate(CONTENT["aspects"]):
        expect(aspects.nth(number).locator("dt")).to_have_text(aspect["title"])
        for place, row in enumerate((NAMES[left], NAMES[right])):
            told = aspects.nth(number).locator("dd").nth(place)
            expect(told.locator("strong")).to_have_text(row["name"])
            expect(told).to_contain_text(words(aspect["of"][row["id"]]) or "Nothing found.")


def test_two_are_chosen_by_keyboard_and_kept(page: Page, home: str, axe: str) -> None:
    block = opened(page, home)
    left, right = block.get_by_label("Put this"), block.get_by_label("beside this")
    shows(block, 0, 1)
    assert violations(page, axe) == []
    left.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(left).to_have_value(NAMES[2]["id"])
    shows(block, 2, 1)
    page.keyboard.press("Tab")
    expect(right).to_be_focused()
    page.keyboard.press("End")
    shows(block, 2, len(NAMES) - 1)
    expect(right).to_be_focused()
    assert violations(page, axe) == []
    page.reload()
    expect(left).to_have_value(NAMES[2]["id"])
    expect(right).to_have_value(NAMES[-1]["id"])
    shows(block, 2, len(NAMES) - 1)


def test_every_row_can_stand_beside_another(page: Page, http_home: str) -> None:
    block = opened(page, http_home)
    for number in range(len(NAMES)):
        block.get_by_label("Put this").select_option(NAMES[number]["id"])
        block.get_by_label("beside this").select_option(NAMES[-1 - number]["id"])
        shows(block, number, len(NAMES) - 1 - number)


def test_all_of_them_can_be_read_below(page: Page, http_home: str) -> None:
    block = opened(page, http_home)
    block.get_by_text("All of them", exact=True).click()
    expect(block.get_by_role("table").get_by_role("rowheader")).to_have_text([row["name"] for row in NAMES])


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_page(page: Page, http_home: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    block = opened(page, http_home)
    longest = max(NAMES, key=lambda row: len(row["name"]))
    for label in ("Put this", "beside this"):
        block.get_by_label(label).select_option(longest["id"])
    block.get_by_text("All of them", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
