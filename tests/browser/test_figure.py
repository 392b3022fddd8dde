"""The figure: a picture, its words, its numbers; Vega only when it is asked for, from local files."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import violations

pytestmark = pytest.mark.slow
BLOCK = '[data-block="figure"][data-id="attachment-patterns"]'


def test_vega_is_loaded_only_on_demand_and_works(page: Page, home: str, axe: str) -> None:
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}/notebooks/bonding-and-attachment.html")
    expect(page.locator(f"{BLOCK} svg")).to_be_visible()
    assert not any("vega" in address for address in asked)
    explore = page.locator(BLOCK).get_by_role("button", name="Explore the figure")
    explore.click()
    said = page.locator(f"{BLOCK} [role=status]")
    expect(said).to_contain_text("Secure, 51.6%. The baby greets the parent")
    assert sum("vega" in address for address in asked) == 1
    page.keyboard.press("Tab")
    expect(said).to_contain_text("Avoidant, 14.7%.")
    assert violations(page, axe) == []
    page.locator(BLOCK).get_by_role("button", name="Back to the picture").click()
    expect(page.locator(f"{BLOCK} svg")).to_be_visible()


def test_the_numbers_stand_in_a_table(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/notebooks/bonding-and-attachment.html")
    page.locator(BLOCK).get_by_text("The numbers as a table").click()
    expect(page.locator(f"{BLOCK} table").get_by_role("row")).to_have_count(5)
