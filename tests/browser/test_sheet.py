"""A sheet: filled in, kept, printed by itself on one side of A4, emptied."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.catalogue.sheets import load_sheet

pytestmark = pytest.mark.slow
SHEET = load_sheet("interpreter-briefing")
FIRST = next(field.id for part in SHEET.parts for field in part.fields)


@pytest.fixture
def block(page: Page, home: str) -> Locator:
    page.goto(f"{home}/notebooks/every-family.html")
    return page.locator('[data-block="sheet"]')


def test_what_is_filled_in_is_kept_and_emptied_at_the_second_press(page: Page, block: Locator) -> None:
    field = block.locator(f"#hm-{SHEET.id}-{FIRST}")
    field.press_sequentially("to talk about sl")
    page.reload()
    expect(field).to_have_value("to talk about sl")
    erase = block.locator('[data-action="erase"]')
    erase.click()
    expect(field).to_have_value("to talk about sl")
    erase.click()
    expect(field).to_have_value("")
    expect(block.locator("textarea").first).to_be_focused()
    assert "to talk about sl" not in page.evaluate("JSON.stringify(localStorage)")


def test_it_prints_by_itself_on_one_side(page: Page, block: Locator) -> None:
    for field in block.locator("textarea").all():
        field.fill("Two lines of words that somebody might write here, in the room or before the visit, with care.")
    page.evaluate("window.print = () => document.documentElement.dataset.printed = 'yes'")
    block.locator('[data-action="print-sheet"]').click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    expect(block.get_by_role("heading", name=SHEET.title)).to_be_visible()
    expect(block.get_by_text("Two lines of words").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_at_a_glance_prints_on_two_sides(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/book/at-a-glance.html")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    page.emulate_media(media="print")
    assert page.locator(".hm-glance > li").count() == 10
    for practice in page.locator(".hm-glance > li").all():
        expect(practice).to_be_visible()
        size = practice.evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
        assert size >= 12, "too small to be read on paper"
