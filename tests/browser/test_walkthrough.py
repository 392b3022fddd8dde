"""A walkthrough, played by keyboard: what was chosen is kept, another can be tried, any step can be left out."""

import re
from html import unescape

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.walkthrough import WalkthroughBlock

from .conftest import violations

pytestmark = pytest.mark.slow
MODULE = "notebooks/first-1001-days.html"
ID = "serve-and-return"
CONTENT = WalkthroughBlock.resolve(ID).content
STEPS = CONTENT["steps"]


def opened(page: Page, home: str) -> Locator:
    page.goto(f"{home}/{MODULE}")
    return page.locator(f'[data-block="walkthrough"][data-id="{ID}"].hm-block')


def at_step(block: Locator, number: int) -> None:
    """The step is shown, alone, and says which it is."""
    expect(block.locator("[data-step]")).to_have_attribute("data-step", STEPS[number]["id"])
    expect(block.locator(".hm-walk-step")).to_have_text(f"Step {number + 1} of {len(STEPS)}")


def arrived(block: Locator, heading: str) -> None:
    """The focus is on the heading of what has just appeared."""
    expect(block.get_by_role("heading", name=heading, exact=True)).to_be_focused()


def tab_to(page: Page, wanted: Locator) -> None:
    """On with the Tab key until `wanted` has the focus: a source or a number may stand in between."""
    for _ in range(8):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            return
    expect(wanted).to_be_focused()


def words(html: str) -> str:
    """What a reader sees of `html`."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def action(block: Locator, name: str) -> Locator:
    return block.locator(f'[data-action="{name}"]')


def test_played_by_keyboard_to_the_end_and_kept(page: Page, home: str, axe: str) -> None:
    block = opened(page, home)
    at_step(block, 0)
    assert page.evaluate("document.activeElement === document.body"), "a page that opens takes nobody’s focus"
    assert violations(page, axe) == []
    block.locator("[data-choice]").first.focus()
    for number, step in enumerate(STEPS):
        at_step(block, number)
        if number:
            arrived(block, step["name"])
            tab_to(page, block.locator("[data-choice]").first)
        page.keyboard.press("Enter")
        arrived(block, "What happens")
        expect(block.locator("[data-choice]")).to_have_count(0)
        expect(block.locator(".hm-feedback")).to_contain_text("You chose")
        if number == 0:
            assert violations(page, axe) == []
        if number == 1:
            page.reload()
            at_step(block, 1)
            expect(block.get_by_role("heading", name="What happens")).to_be_visible()
            action(block, "continue").focus()
        else:
            tab_to(page, action(block, "continue"))
        page.keyboard.press("Enter")
    arrived(block, "What you walked through")
    expect(block.locator(".hm-walk-points > li")).to_have_count(len(STEPS))
    assert violations(page, axe) == []
    page.reload()
    expect(block.locator(".hm-walk-points > li")).to_have_count(len(STEPS))
    action(block, "again").focus()
    page.keyboard.press("Enter")
    at_step(block, 0)
    arrived(block, STEPS[0]["name"])
    expect(block.locator("[data-choice]")).to_have_count(len(STEPS[0]["choices"]))
    page.reload()
    at_step(block, 0)
    expect(block.locator("[data-choice]")).to_have_count(len(STEPS[0]["choices"]))


def test_each_choice_is_met_and_another_can_be_tried(page: Page, http_home: str) -> None:
    block = opened(page, http_home)
    for choice in STEPS[0]["choices"]:
        button = block.locator(f'[data-choice="{choice["id"]}"]')
        button.focus()
        page.keyboard.press("Enter")
        for part in ("text", "then", "why"):
            expect(block.locator(".hm-feedback")).to_contain_text(words(choice[part]))
        tab_to(page, action(block, "otherwise"))
        page.keyboard.press("Enter")
        arrived(block, STEPS[0]["ask"])
    expect(block.locator("[data-choice]")).to_have_count(len(STEPS[0]["choices"]))


def test_a_step_is_left_out_and_gone_back_to(page: Page, http_home: str) -> None:
    block = opened(page, http_home)
    expect(action(block, "back")).to_have_count(0)
    block.locator("[data-choice]").first.click()
    action(block, "continue").click()
    at_step(block, 1)
    action(block, "back").focus()
    page.keyboard.press("Enter")
    at_step(block, 0)
    arrived(block, STEPS[0]["name"])
    expect(block.locator(".hm-feedback"), "what was chosen is still there").to_be_visible()
    action(block, "continue").click()
    for number in range(1, len(STEPS)):
        at_step(block, number)
        arrived(block, STEPS[number]["name"])
        tab_to(page, action(block, "skip"))
        page.keyboard.press("Enter")
    arrived(block, "What you walked through")
    expect(block.locator(".hm-walk-points > li")).to_have_count(len(STEPS))
    expect(action(block, "again")).to_be_visible()


def test_what_follows_cannot_be_seen_before_it_is_chosen(page: Page, http_home: str) -> None:
    block = opened(page, http_home)
    at_step(block, 0)
    shown = block.text_content() or ""
    expect(block.locator(".hm-feedback")).to_have_count(0)
    for step in STEPS[1:]:
        assert step["name"] not in shown.split(STEPS[0]["name"], 1)[1]
        assert step["point"] not in shown


def test_each_step_with_a_drawing_shows_it_with_its_words(page: Page, http_home: str) -> None:
    block = opened(page, http_home)
    for number, step in enumerate(STEPS):
        at_step(block, number)
        expect(block.get_by_role("img")).to_have_count(1 if step["drawing"] else 0)
        for picture in block.get_by_role("img").all():
            assert len(picture.get_attribute("aria-label") or "") > 20
            assert (picture.bounding_box() or {"width": 0})["width"] > 60
        action(block, "skip").click()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_page(page: Page, http_home: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    block = opened(page, http_home)
    for number in range(len(STEPS)):
        at_step(block, number)
        block.locator("[data-choice]").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        action(block, "continue").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
