"""Before and after: two small matched forms on a page of their own, and the course's forms in the real book."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.quiz import question_content
from heldinmind.catalogue.names import course_names

from ..questions.samples import sample  # noqa: TID252
from .conftest import violations
from .mounting import mounted

pytestmark = pytest.mark.slow
MODULES = [{"id": "a", "title": "States and cues"}, {"id": "b", "title": "Every family"}]
PAIRS = [("q1", "one", "a"), ("q2", "one", "a"), ("q3", "sort", "b")]
Gain = Callable[..., Locator]


def forms() -> dict[str, Any]:
    """Three questions and their twins."""
    questions = [
        {
            "id": one,
            "module": module,
            **{form: question_content(sample(kind, one, prompt=f"{one} {form}?"), course_names()) for form in "ab"},
        }
        for one, kind, module in PAIRS
    ]
    sets = {"a": "form-a", "b": "form-b"}
    return {"intro": "<p>So it works.</p>", "sets": sets, "modules": MODULES, "questions": questions, "references": {}}


@pytest.fixture
def gain(page: Page, http_home: str) -> Gain:
    return lambda **traits: mounted(page, http_home, "gain", forms(), keeping="device", **traits)


def answer(part: Locator, *, right: bool, sure: str = "fairly") -> None:
    """Answers the question in sight, right or wrong."""
    form = part.locator("form")
    if form.locator(".hm-sort").count():
        form.locator('[data-item="turns"] input[value="x"]').check()
        form.locator(f'[data-item="cross"] input[value="{"y" if right else "x"}"]').check()
    else:
        form.locator(f'input[value="{"a" if right else "b"}"]').check()
    form.locator(f'[data-sure="{sure}"]').click()


def told(page: Page) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = page.evaluate("told")
    return events


def test_one_form_after_the_other_and_no_feedback_between(page: Page, gain: Gain, axe: str) -> None:
    part = gain()
    assert violations(page, axe) == []
    part.get_by_role("button", name="Begin the first form").click()
    for number, right in enumerate([True, False, False], 1):
        expect(part.get_by_role("heading", name=f"{number} of 3")).to_be_focused()
        assert violations(page, axe) == []
        answer(part, right=right)
        expect(part.locator(".hm-feedback, .hm-why")).to_have_count(0)
    expect(part.get_by_role("heading", name="Now for the course, or the day")).to_be_focused()
    assert "Right" not in part.inner_text()
    assert violations(page, axe) == []
    part.get_by_role("button", name="Begin the second form").click()
    for right in (True, True, False):
        answer(part, right=right, sure="sure")
    expect(part.get_by_role("heading", name="Both forms are done")).to_be_focused()
    expect(part).to_contain_text("Of 3 questions you had 1 right before, and 2 right after.")
    expect(part).to_contain_text("answered by one person are a rough measure")
    expect(part).to_contain_text("This is no grade")
    expect(part.locator('[data-module="a"] .hm-meta')).to_have_text("One of two before, both after.")
    expect(part.locator('[data-module="b"] .hm-meta')).to_have_text("Not right, before and after.")
    part.get_by_text("The same as a table").click()
    rows = part.get_by_role("table").get_by_role("row").all_inner_texts()
    assert [row.split("\t") for row in rows[1:]] == [
        ["States and cues", "2", "1", "2"],
        ["Every family", "1", "0", "0"],
    ]
    assert violations(page, axe) == []


def test_what_is_told(page: Page, gain: Gain) -> None:
    part = gain()
    part.get_by_role("button", name="Begin the first form").click()
    for right in (True, False, False):
        answer(part, right=right)
    part.get_by_role("button", name="Begin the second form").click()
    for _ in range(3):
        answer(part, right=True, sure="guess")
    first = page.evaluate("values.first")
    before, after = [f"form-{first}"] * 3, [f"form-{'b' if first == 'a' else 'a'}"] * 3
    events = told(page)
    assert [event["set"] for event in events] == [*before, *after]
    assert [event["where"] for event in events] == ["before"] * 3 + ["after"] * 3
    assert [event["right"] for event in events] == [True, False, False, True, True, True]
    assert {event["question"] for event in events} == {"q1", "q2", "q3"}
    assert events[0]["answer"] == ["a"]
    assert {event["sure"] for event in events[3:]} == {"guess"}


def test_which_form_comes_first_is_drawn_and_stays(page: Page, gain: Gain) -> None:
    drawn = set()
    for _ in range(24):
        part = gain()
        part.get_by_role("button", name="Begin the first form").click()
        first = page.evaluate("values.first")
        expect(part.locator("legend").first).to_contain_text(f"q1 {first}?")
        drawn.add(first)
        if len(drawn) == 2:
            break
    assert drawn == {"a", "b"}


def test_the_reasons_are_folded_until_both_are_done(page: Page, gain: Gain, axe: str) -> None:
    answered = {one: {"answer": ["b"], "isRight": False, "sure": "sure"} for one in ("q1", "q2")}
    answered["q3"] = {"answer": {"turns": "x", "cross": "y"}, "isRight": True, "sure": "guess"}  # type: ignore[dict-item]
    sitting = {"answers": answered, "given": {"checked": False}}
    part = gain(first="b", before=sitting, after=sitting)
    expect(part.locator("form")).to_have_count(0)
    part.get_by_text("The second form").click()
    second = part.locator('[data-form="a"]')
    expect(second.locator("form")).to_have_count(3)
    expect(second.locator("form").first).to_contain_text("q1 a?")
    expect(second.locator("form").first).to_contain_text("Not quite")
    expect(second.locator("form").first.get_by_role("radio", name="Explain")).to_be_checked()
    assert violations(page, axe) == []
    # Trying again is for the learner alone.
    second.get_by_role("button", name="Try again").first.click()
    second.locator('form input[value="a"]').first.check()
    second.locator('[data-sure="sure"]').first.click()
    expect(second.locator("form").first).to_contain_text("Yes, that is it")
    expect(part).to_contain_text("Of 3 questions you had 1 right before, and 1 right after.")
    assert told(page) == []


def test_beginning_again_asks_twice(page: Page, gain: Gain) -> None:
    sitting = {"answers": {one: {"answer": ["a"], "isRight": True, "sure": None} for one, *_ in PAIRS}, "given": {}}
    part = gain(first="a", before=sitting, after=sitting)
    part.get_by_role("button", name="Begin again, with both forms empty").click()
    expect(part).to_contain_text("Both forms are done")
    part.get_by_role("button", name="Press again to clear both forms").click()
    expect(part.get_by_role("heading", name="Both forms are empty")).to_be_focused()
    assert page.evaluate("[values.first, values.before, values.after]") == ["", {}, {}]


def test_by_keyboard_alone(page: Page, gain: Gain) -> None:
    part = gain()
    part.get_by_role("button", name="Begin the first form").focus()
    page.keyboard.press("Enter")
    expect(part.get_by_role("heading", name="1 of 3")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(part.locator('[data-sure="guess"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(part.get_by_role("heading", name="2 of 3")).to_be_focused()


def test_a_form_half_done_survives_a_reload(page: Page, home: str, axe: str) -> None:
    """In the book, with the course's own forms, served and from a folder."""
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(f"{home}/book/before-and-after.html")
    part = page.locator('[data-block="gain"]')
    part.get_by_role("button", name="Begin the first form").click()
    expect(part.get_by_role("heading", name="1 of ", exact=False)).to_be_focused()
    form = part.locator("form")
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    asked = part.locator("[data-asked]").get_attribute("data-asked")
    for group in form.locator(".hm-sort").all() or [form]:
        group.locator("input").first.check()
    form.locator('[data-sure="fairly"]').click()
    expect(part.get_by_role("heading", name="2 of ", exact=False)).to_be_focused()
    legend = part.locator("legend").first.inner_text()
    page.wait_for_timeout(300)
    page.reload()
    expect(part.get_by_role("heading", name="2 of ", exact=False)).to_be_visible()
    assert part.locator("legend").first.inner_text() == legend
    assert part.locator("[data-asked]").get_attribute("data-asked") != asked
