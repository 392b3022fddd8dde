"""The directory of resources: looked through by words, narrowed by purpose."""

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.slow


@pytest.fixture
def entries(page: Page, home: str) -> Locator:
    page.goto(f"{home}/book/resources.html")
    return page.locator(".hm-directory > li:visible")


def test_all_twenty_are_there_and_a_link_leads_to_one(page: Page, entries: Locator, home: str) -> None:
    expect(entries).to_have_count(20)
    page.goto(f"{home}/book/resources.html#RES-07")
    page.reload()
    expect(page.locator("#RES-07")).to_be_in_viewport()


def test_words_and_purpose_narrow_it(page: Page, entries: Locator) -> None:
    page.get_by_label("Purpose").select_option("Fathers")
    expect(entries).to_have_count(3)
    expect(page.get_by_role("status")).to_have_text("3 of 20 resources")
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Look for").fill("WALES tips")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("Talk with me")
    page.get_by_label("Look for").fill("quetzal")
    expect(entries).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Try fewer")
