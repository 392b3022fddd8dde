"""Questions, answered by keyboard and by mouse."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.quiz import Quiz
from heldinmind.catalogue.drawings import load_drawing
from heldinmind.questions.load import load_questions

from .conftest import violations

pytestmark = pytest.mark.slow
RECORDED = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("heldinmind");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction("events").objectStore("events").getAll();
    all.onsuccess = () => { opening.result.close(); resolve(all.result); };
  };
})"""
"""What this browser keeps of what happened."""
MODULE = "notebooks/bonding-and-attachment.html"
WITH_DRAWINGS = "notebooks/states-and-cues.html"


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
    expect(form.locator('[data-sure="guess"]'), "Enter does not say how sure one is").to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator(".hm-why")).to_have_count(len(asked["options"]))
    expect(form.get_by_role("heading")).to_be_focused()
    assert violations(page, axe) == []
    page.reload()
    expect(form.locator(".hm-why")).to_have_count(len(asked["options"]))
    form.locator('[data-action="again"]').click()
    expect(form.locator(".hm-why")).to_have_count(0)
    expect(form.locator("input").first).to_be_focused()


def test_how_sure_one_was_is_kept_with_the_answer(page: Page, home: str) -> None:
    set_id, asked = of_kind("one")
    form = question(page, home, set_id, asked["id"])
    right = next(option["id"] for option in asked["options"] if option["correct"])
    form.locator(f'input[value="{right}"]').check()
    form.locator('[data-sure="guess"]').click()
    expect(form.locator("[data-was-sure]")).to_contain_text("You said it was a guess.")
    page.wait_for_function(f"async () => (await ({RECORDED})()).some((event) => event.did === 'answered')")
    (event,) = [event for event in page.evaluate(RECORDED) if event["did"] == "answered"]
    told = {name: event[name] for name in ("set", "question", "answer", "right", "sure", "where")}
    assert told == {
        "set": set_id,
        "question": asked["id"],
        "answer": [right],
        "right": True,
        "sure": "guess",
        "where": "module",
    }
    assert all(event["parts"].values())
    page.reload()
    expect(form.locator("[data-was-sure]")).to_contain_text("You said it was a guess.")


def test_nothing_chosen_is_met_kindly(page: Page, http_home: str) -> None:
    set_id, asked = of_kind("one")
    form = question(page, http_home, set_id, asked["id"])
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("alert")).to_contain_text("Choose an answer first")


@pytest.mark.parametrize("right", [True, False])
def test_several_answers(page: Page, http_home: str, right: bool) -> None:
    set_id, asked = of_kind("several")
    form = question(page, http_home, set_id, asked["id"])
    for option in asked["options"]:
        if option["correct"] == right:
            form.locator(f'input[value="{option["id"]}"]').check()
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("heading")).to_have_text("Yes, that is it" if right else re.compile("^0 of"))


def test_sorting(page: Page, home: str, axe: str) -> None:
    set_id, asked = of_kind("sort")
    form = question(page, home, set_id, asked["id"])
    *most, last = asked["items"]
    for item in most:
        form.locator(f'[data-item="{item["id"]}"] input[value="{item["category"]}"]').check()
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("alert")).to_have_text("One is still to be sorted.")
    wrong = next(one["id"] for one in asked["categories"] if one["id"] != last["category"])
    form.locator(f'[data-item="{last["id"]}"] input[value="{wrong}"]').check()
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("heading")).to_have_text(f"{len(most)} of {len(most) + 1} sorted as we would")
    expect(form.locator(f'[data-item="{last["id"]}"] .hm-why')).to_contain_text("We would say")
    assert violations(page, axe) == []


def quiz_with_drawings(page: Page, home: str, set_id: str) -> Locator:
    page.goto(f"{home}/{WITH_DRAWINGS}")
    return page.locator(f'[data-block="quiz"][data-id="{set_id}"].hm-block')


def is_shown_with_its_words(picture: Locator, drawing_id: str) -> None:
    expect(picture).to_have_accessible_name(load_drawing(drawing_id).description)
    assert (picture.bounding_box() or {"width": 0})["width"] > 60


@pytest.mark.parametrize("set_id", ["spot-the-state", "spot-the-cue"])
def test_what_is_to_be_sorted_is_shown_with_its_words(page: Page, home: str, axe: str, set_id: str) -> None:
    quiz = quiz_with_drawings(page, home, set_id)
    drawn = [item for one in load_questions(set_id).questions for item in one.items if item.drawing]  # type: ignore[union-attr]
    assert drawn
    for item in drawn:
        is_shown_with_its_words(quiz.locator(f'[data-item="{item.id}"]').get_by_role("img"), item.drawing)
    assert violations(page, axe) == []


def test_what_a_question_is_about_is_shown_with_its_words(page: Page, http_home: str) -> None:
    quiz = quiz_with_drawings(page, http_home, "states-guess")
    drawn = [one for one in load_questions("states-guess").questions if one.drawing]
    assert drawn
    for one in drawn:
        form = quiz.locator(f'[data-question="{one.id}"]')
        is_shown_with_its_words(form.get_by_role("img"), one.drawing or "")
        above = (form.get_by_role("img").bounding_box() or {"y": 0})["y"]
        assert above < (form.locator("input").first.bounding_box() or {"y": 0})["y"], "seen before it is answered"
