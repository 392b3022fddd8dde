"""A reflection: kept on the device as it is typed, compared, copied, deleted."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow
MODULE = "notebooks/bonding-and-attachment.html"
BLOCK = '[data-block="reflection"][data-id="the-words-i-use"]'


def test_words_stay_through_a_reload_in_the_middle_of_a_sentence(page: Page, home: str) -> None:
    page.goto(f"{home}/{MODULE}")
    page.locator(f"{BLOCK} textarea").press_sequentially("I would ask what she enj")
    page.reload()
    expect(page.locator(f"{BLOCK} textarea")).to_have_value("I would ask what she enj")
    expect(page.locator(BLOCK)).to_contain_text("kept in this browser, on this device only")


def test_comparing_moves_the_focus_and_back(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    page.locator(f'{BLOCK} [data-action="continue"]').click()
    expect(page.get_by_role("heading", name="One practitioner’s thoughts")).to_be_focused()
    page.locator(BLOCK).get_by_role("button", name="Fold this away").click()
    expect(page.locator(f"{BLOCK} textarea")).to_be_focused()


def test_words_are_deleted_at_the_second_press_and_nothing_stays(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    page.locator(f"{BLOCK} textarea").fill("something private")
    erase = page.locator(f'{BLOCK} [data-action="erase"]')
    erase.click()
    expect(page.locator(f"{BLOCK} textarea")).to_have_value("something private")
    erase.click()
    expect(page.locator(f"{BLOCK} textarea")).to_have_value("")
    assert "something private" not in page.evaluate("JSON.stringify(localStorage)")
