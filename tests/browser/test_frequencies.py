"""Natural frequencies, guessed and moved."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import violations

pytestmark = pytest.mark.slow
MODULE = "notebooks/noticing-and-measuring.html"
BLOCK = '[data-block="frequencies"][data-id="epds"]'


def opened(page: Page, address: str) -> Locator:
    """The block, with its numbers shown and no guess."""
    page.goto(address)
    block = page.locator(BLOCK)
    block.locator('[data-action="skip"]').click()
    return block


def test_guessed_and_moved_by_keyboard(page: Page, home: str, axe: str) -> None:
    page.goto(f"{home}/{MODULE}")
    block = page.locator(BLOCK)
    assert violations(page, axe) == []
    block.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(block.get_by_role("heading", name="Move the numbers")).to_be_focused()
    expect(block.locator(".hm-guessed")).to_contain_text("about 50 in 100")
    expect(block.locator(".hm-guessed")).to_contain_text("about 43 in 100")
    page.keyboard.press("Tab")
    expect(block.get_by_role("radio", name="11 or more", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(block.locator("[data-result]")).to_contain_text("So of the 111 who score 13 or more, 66 have depression")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(block.locator("[data-result]")).to_contain_text("Of 1,000 women, 200 have depression")
    expect(block.locator("[data-result]")).to_contain_text("So of the 172 who score 13 or more, 132 have depression")
    assert violations(page, axe) == []
    page.reload()
    expect(block.locator("[data-result]")).to_contain_text("So of the 172 who score 13 or more, 132 have depression")
    expect(block.locator(".hm-guessed")).to_contain_text("about 50 in 100")
    expect(block.get_by_role("radio", name="13 or more", exact=True)).to_be_checked()
    block.locator('[data-action="again"]').click()
    expect(block.locator("[data-result]")).to_have_count(0)
    expect(block.locator("input").first).to_be_focused()
    expect(block.locator("input:checked")).to_have_count(0)


def test_a_guess_may_be_left_out(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    block = page.locator(BLOCK)
    block.locator('[data-action="show"]').click()
    expect(block.get_by_role("alert")).to_contain_text("leave the guess out")
    block.locator('[data-action="skip"]').click()
    expect(block.locator("[data-result]")).to_contain_text("about 43 in 100")
    expect(block.locator(".hm-guessed")).to_have_count(0)


def test_a_change_is_said_once_when_it_has_come_to_rest(page: Page, http_home: str) -> None:
    block = opened(page, f"{http_home}/{MODULE}")
    status = block.get_by_role("status")
    expect(status).to_have_text("")
    status.evaluate(
        "el => { window.said = []; new MutationObserver(() => el.textContent && window.said.push(el.textContent))"
        ".observe(el, {childList: true, characterData: true, subtree: true}); }"
    )
    block.get_by_role("radio", name="50 in 1,000", exact=True).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(status).to_have_text(re.compile(r"^So of the \d+ who score 11 or more, 243 have depression"))
    assert len(page.evaluate("window.said")) == 1


def test_the_picture_holds_everybody_and_says_nothing_aloud(page: Page, http_home: str) -> None:
    block = opened(page, f"{http_home}/{MODULE}")
    count = "all => all.map(one => one.getAttribute('d').split('M').length - 1)"
    drawn = block.locator(".hm-wide path").evaluate_all(count)
    assert drawn == [81, 108, 19, 792]
    for picture in block.locator(".hm-people svg").all():
        assert picture.get_attribute("aria-hidden") == "true"


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_page(page: Page, http_home: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    block = opened(page, f"{http_home}/{MODULE}")
    expect(block.locator(".hm-crowd:visible")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_what_is_chosen(page: Page, http_home: str) -> None:
    block = opened(page, f"{http_home}/{MODULE}")
    block.get_by_role("radio", name="10 or more", exact=True).check()
    page.emulate_media(media="print")
    expect(block.locator("[data-result]")).to_be_visible()
    expect(block.locator("[data-result]")).to_contain_text("So of the 229 who score 10 or more, 85 have depression")
    expect(block.locator(".hm-crowd:visible")).to_have_count(2)
    expect(block.locator('[data-action="again"]')).to_be_hidden()
