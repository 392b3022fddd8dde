"""A word of the glossary says what it means where it stands: to the pointer, the keyboard and the finger."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from heldinmind.catalogue.terms import terms

from .conftest import violations, watched

pytestmark = pytest.mark.slow
MODULE = "notebooks/held-in-mind.html"


@pytest.fixture
def word(page: Page, home: str) -> Locator:
    page.goto(f"{home}/{MODULE}")
    return page.locator("a.hm-term").first


def meaning(word: Locator) -> str:
    """What the table says of the word."""
    return terms()[str(word.get_attribute("href")).partition("#")[2]].plain_words


def test_under_the_pointer(page: Page, word: Locator) -> None:
    tip = page.locator(".hm-tip")
    expect(tip).to_be_hidden()
    word.hover()
    expect(tip).to_have_text(meaning(word))
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()


def test_with_the_keyboard(page: Page, word: Locator, axe: str) -> None:
    page.keyboard.press("Tab")
    word.focus()
    expect(page.locator(".hm-tip")).to_have_text(meaning(word))
    assert word.evaluate("it => document.getElementById(it.getAttribute('aria-describedby')).textContent") == meaning(
        word
    )
    assert violations(page, axe) == []
    page.keyboard.press("Escape")
    expect(page.locator(".hm-tip")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/book/glossary.html#*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_with_a_finger_on_a_phone(browser: Browser, http_home: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True, is_mobile=True) as context:
        page, complaints = watched(context)
        page.goto(f"{http_home}/{MODULE}")
        for word in page.locator("a.hm-term").all():
            word.tap()
            expect(page.locator(".hm-tip")).to_have_text(meaning(word))
            assert page.url.endswith(MODULE)
            box = page.locator(".hm-tip").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            page.locator(".hm-tip").tap()
            expect(page.locator(".hm-tip")).to_be_hidden()
        page.locator("a.hm-term").last.tap()
        page.locator("a.hm-term").last.tap()
        page.wait_for_url("**/book/glossary.html#*")
        assert complaints == []


def test_every_word_that_a_page_links_stands_in_the_glossary(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/book/glossary.html")
    assert page.locator(".hm-word").evaluate_all("words => words.map(word => word.id)") == list(terms())
