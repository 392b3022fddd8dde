"""Loads and buffers: put there and taken away, by keyboard and by mouse, in words and in the picture."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.explorer import Explorer

from .conftest import violations

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Tried:
    """An explorer and the page it stands on, and what is tried in it: all in its first family."""

    id: str
    module: str

    @cached_property
    def families(self) -> list[dict[str, Any]]:
        families: list[dict[str, Any]] = Explorer.resolve(self.id).content["families"]
        return families

    @property
    def first(self) -> dict[str, Any]:
        return self.families[0]

    @property
    def stays(self) -> dict[str, Any]:
        """A load that no help takes away."""
        return next(load for load in self.first["loads"] if load["stays"])

    @property
    def goes(self) -> dict[str, Any]:
        """A load that can be taken off."""
        return next(load for load in self.first["loads"] if not load["stays"])

    @property
    def buffer(self) -> dict[str, Any]:
        """A buffer that meets a load by itself."""
        return next(one for one in self.first["buffers"] if self._meets(one))

    @property
    def said(self) -> str:
        """What is said when that buffer is there."""
        said: str = next(one["say"] for one in self.first["meetings"] if one in self._meets(self.buffer))
        return said

    def _meets(self, buffer: dict[str, Any]) -> list[dict[str, Any]]:
        there = {load["id"] for load in self.first["loads"]} | {buffer["id"]}
        return [one for one in self.first["meetings"] if buffer["id"] in one["when"] and there >= set(one["when"])]


TRIED = [
    Tried("load-and-buffering", "notebooks/stress-and-buffering.html"),
    Tried("how-factors-meet", "notebooks/what-shapes-the-relationship.html"),
]


@pytest.fixture(params=TRIED, ids=lambda one: one.id)
def tried(request: pytest.FixtureRequest) -> Tried:
    """Each explorer of the course."""
    found: Tried = request.param
    return found


def opened(page: Page, home: str, tried: Tried) -> Locator:
    page.goto(f"{home}/{tried.module}")
    return page.locator(f'[data-block="explorer"][data-id="{tried.id}"].hm-block')


def box(block: Locator, part: str) -> Locator:
    return block.locator(f'input[value="{part}"]')


def shows(block: Locator, number: int) -> None:
    expect(block.locator(".hm-sky .hm-there")).to_have_count(number)


def test_by_keyboard_and_kept(page: Page, home: str, axe: str, tried: Tried) -> None:
    first, second = tried.families[:2]
    block = opened(page, home, tried)
    expect(block.get_by_role("radio", name=first["name"])).to_be_checked()
    shows(block, len(first["loads"]))
    assert violations(page, axe) == []
    box(block, tried.buffer["id"]).focus()
    page.keyboard.press("Space")
    expect(block.get_by_role("status")).to_contain_text(tried.buffer["label"])
    expect(block.get_by_role("status")).to_contain_text(tried.buffer["may"])
    expect(block.get_by_text(tried.said)).to_be_visible()
    shows(block, len(first["loads"]) + 1)
    box(block, tried.goes["id"]).focus()
    page.keyboard.press("Space")
    shows(block, len(first["loads"]))
    assert violations(page, axe) == []
    block.get_by_role("radio", name=first["name"]).focus()
    page.keyboard.press("ArrowRight")
    expect(block.locator("[data-family]")).to_have_attribute("data-family", second["id"])
    expect(block.get_by_role("status")).to_be_empty()
    page.keyboard.press("ArrowLeft")
    expect(box(block, tried.buffer["id"])).to_be_checked()
    page.reload()
    expect(box(block, tried.buffer["id"])).to_be_checked()
    expect(box(block, tried.goes["id"])).not_to_be_checked()
    block.locator('[data-action="again"]').focus()
    page.keyboard.press("Enter")
    expect(box(block, tried.buffer["id"])).not_to_be_checked()
    expect(box(block, tried.goes["id"])).to_be_checked()
    expect(block.locator('[data-action="again"]')).to_be_focused()


def test_what_stays_cannot_be_taken_off(page: Page, home: str, tried: Tried) -> None:
    block, stays = opened(page, home, tried), tried.stays["id"]
    box(block, stays).focus()
    page.keyboard.press("Space")
    expect(box(block, stays)).to_be_checked()
    expect(block.get_by_role("status")).to_contain_text("This will not go away")
    box(block, stays).click(force=True)
    expect(box(block, stays)).to_be_checked()
    for load in tried.first["loads"]:
        if not load["stays"]:
            box(block, load["id"]).uncheck()
    shows(block, len([load for load in tried.first["loads"] if load["stays"]]))
    expect(block.get_by_text("No family lives without weather.")).to_be_visible()


def test_nothing_is_counted(page: Page, http_home: str, tried: Tried) -> None:
    """With everything there: no figure in what is said, and none drawn; the words say all that the picture shows."""
    block = opened(page, http_home, tried)
    for family in tried.families:
        box(block, family["id"]).check()
        for buffer in family["buffers"]:
            box(block, buffer["id"]).check()
            assert not re.search(r"\d", block.get_by_role("status").inner_text())
        shows(block, len(family["loads"]) + len(family["buffers"]))
        assert block.locator(".hm-sky").text_content() == ""
        assert not re.search(r"\d", block.locator("[data-family]").inner_text())
        block.get_by_text("The picture in words").click()
        words = block.locator("details[open]").first.inner_text()
        assert all(one["label"] in words and one["may"] in words for one in family["loads"] + family["buffers"])
        block.get_by_text("The picture in words").click()
    expect(block.locator("meter, progress, output")).to_have_count(0)


def test_whoever_wants_no_motion_gets_none(page: Page, http_home: str, tried: Tried) -> None:
    page.emulate_media(reduced_motion="reduce")
    block = opened(page, http_home, tried)
    assert block.locator(".hm-weather").first.evaluate("it => getComputedStyle(it).transitionDuration") == "0s"


def test_it_fits_a_narrow_phone(page: Page, http_home: str, tried: Tried) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    block = opened(page, http_home, tried)
    for family in tried.families:
        box(block, family["id"]).check()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
