"""Each place that the map of the sheet names is there in the built book, and carries the point."""

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from heldinmind.book.coverage import ROLES
from heldinmind.catalogue.tables import read_table

pytestmark = pytest.mark.slow


@cache
def carried(page: Path) -> dict[str, set[str]]:
    """What each anchor of a page carries."""
    html = page.read_text(encoding="utf-8")
    found = re.findall(r'\sid="([^"]+)" data-points="([^"]*)"', html)
    assert len({anchor for anchor, _ in found}) == len(found), f"an anchor stands twice in {page.name}"
    return {anchor: set(points.split()) for anchor, points in found}


@pytest.mark.parametrize("row", read_table("source-map").rows, ids=lambda row: row["id"])
def test_each_place_exists_and_carries_the_point(site: Path, row: dict[str, str]) -> None:
    addresses = [one.strip() for role in ROLES for one in row[role].split(";") if one.strip()]
    assert addresses
    for address in addresses:
        page, _, anchor = address.partition("#")
        assert row["id"] in carried(site / f"{page}.html")[anchor], address


def test_the_page_of_the_map_leads_there(page: Page, home: str) -> None:
    page.goto(f"{home}/book/coverage.html")
    row = page.locator("#point-GPP-03")
    row.locator("summary").first.click()
    row.get_by_role("link", name="States and cues").first.click()
    page.wait_for_url("**/notebooks/states-and-cues.html#*")
    expect(page.locator(":target")).to_have_attribute("data-points", re.compile("GPP-03"))


def test_a_place_that_is_folded_is_opened(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/notebooks/what-shapes-the-relationship.html#FACTOR-08")
    expect(page.locator("#FACTOR-08")).to_have_attribute("open", "")
