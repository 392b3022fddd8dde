"""Questions, answered by keyboard and by mouse."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.quiz import Quiz

from .conftest import violations

pytestmark = pytest.mark.slow
MODULE = "notebooks/bonding-and-attachment.html"


def question(page: Page, home: str, set_id: str, question_id: str) -> Locator:
    page.goto(f"{home}/{MODULE}")
    return page.locator(f'[data-block="quiz"][data-id="{set_id}"] [data-question="{question_id}"]')


def of_kind(kind: str) -> tuple[str, dict]:  # type: ignore[type-arg]
    for set_id in ("first-guess", "what-helps-bonding-grow", "bonding-or-attachment"):
        for one in Quiz.resolve(set_id).content["questions"]:
            if one["kind"] == kind:
                return set_id, one
    raise AssertionError(kind)


def test_one_answer_by_keyboard(page: Page, home: str, axe: str) -> None:
    set_id, asked = of_kind("one")
    form = question(page, home, set_id, asked["id"])
    form.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(form.locator(".hm-why")).to_have_count(len(asked["options"]))
    expect(form.get_by_role("heading")).to_be_focused()
    assert violations(page, axe) == []
    page.reload()
    expect(form.locator(".hm-why")).to_have_count(len(asked["options"]))
    form.locator('[data-action="again"]').click()
    expect(form.locator(".hm-why")).to_have_count(0)
    expect(form.locator("input").first).to_be_focused()


def test_nothing_chosen_is_met_kindly(page: Page, http_home: str) -> None:
    set_id, asked = of_kind("one")
    form = question(page, http_home, set_id, asked["id"])
    form.locator('[data-action="check"]').click()
    expect(form.get_by_role("alert")).to_contain_text("Choose an answer first")


@pytest.mark.parametrize("right", [True, False])
def test_several_answers(page: Page, http_home: str, right: bool) -> None:
    set_id, asked = of_kind("several")
    form = question(page, http_home, set_id, asked["id"])
    for option in asked["options"]:
        if option["correct"] == right:
            form.locator(f'input[value="{option["id"]}"]').check()
    form.locator('[data-action="check"]').click()
    expect(form.get_by_role("heading")).to_have_text("Yes, that is it" if right else re.compile("^0 of"))


def test_sorting(page: Page, home: str, axe: str) -> None:
    set_id, asked = of_kind("sort")
    form = question(page, home, set_id, asked["id"])
    *most, last = asked["items"]
    for item in most:
        form.locator(f'[data-item="{item["id"]}"] input[value="{item["category"]}"]').check()
    form.locator('[data-action="check"]').click()
    expect(form.get_by_role("alert")).to_have_text("One is still to be sorted.")
    wrong = next(one["id"] for one in asked["categories"] if one["id"] != last["category"])
    form.locator(f'[data-item="{last["id"]}"] input[value="{wrong}"]').check()
    form.locator('[data-action="check"]').click()
    expect(form.get_by_role("heading")).to_have_text(f"{len(most)} of {len(most) + 1} sorted as we would")
    expect(form.locator(f'[data-item="{last["id"]}"] .hm-why')).to_contain_text("We would say")
    assert violations(page, axe) == []
