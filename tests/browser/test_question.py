"""Each kind of question, answered by keyboard and by mouse, with how sure one is; and what is told of it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.quiz import question_content
from heldinmind.catalogue.names import course_names

from ..questions.samples import SAMPLES, sample  # noqa: TID252
from .conftest import violations
from .mounting import mounted

pytestmark = pytest.mark.slow
WITH_CARE = "Being sure of something that turns out otherwise happens to everyone who has practised for a while."
Asked = Callable[..., Locator]


@pytest.fixture
def asked(page: Page, http_home: str) -> Asked:
    """Asks a question of a kind, in a quiz of its own."""

    def ask(kind: str, traits: dict[str, Any] | None = None, **more: Any) -> Locator:
        shown = question_content(sample(kind, **more), course_names())
        content = {"id": "tiny", "title": "Tiny", "intro": "", "questions": [shown], "references": {}}
        return mounted(page, http_home, "quiz", content, **(traits or {})).locator('[data-question="q"]')

    return ask


def told(page: Page) -> list[dict[str, Any]]:
    """What was told, without names and times."""
    events: list[dict[str, Any]] = page.evaluate("told")
    assert all(event.pop("id") and event.pop("at") for event in events)
    return events


def order_in(form: Locator) -> list[str]:
    return form.locator(".hm-order > li").evaluate_all("items => items.map((item) => item.dataset.item)")


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_is_accessible_before_it_is_answered(page: Page, asked: Asked, axe: str, kind: str) -> None:
    form = asked(kind)
    expect(form).to_contain_text(f"What of {kind}?")
    assert violations(page, axe) == []


@pytest.mark.parametrize(
    ("option", "sure", "says"),
    [
        ("b", "sure", f"You were sure. {WITH_CARE} It comes back in Review."),
        ("b", "guess", "You said it was a guess. It comes back in Review."),
        ("a", "guess", "You said it was a guess. It comes back in Review, so that it becomes firmer."),
        ("a", "sure", "You were sure."),
    ],
)
def test_how_sure_one_was_is_met_with_care_and_kept(
    page: Page, asked: Asked, option: str, sure: str, says: str
) -> None:
    form = asked("one")
    form.locator(f'input[value="{option}"]').check()
    form.get_by_role("group", name="How sure are you?").locator(f'[data-action="check"][data-sure="{sure}"]').click()
    expect(form.get_by_role("heading")).to_be_focused()
    expect(form.locator("[data-was-sure]")).to_have_text(says)
    assert page.evaluate("values.sure") == {"q": sure}
    right = {"a": option == "a", "b": option == "a", "c": True}
    assert told(page) == [
        {
            "did": "answered",
            "set": "tiny",
            "question": "q",
            "where": "module",
            "answer": [option],
            "right": option == "a",
            "parts": right,
            "sure": sure,
        }
    ]
    form.locator('[data-action="again"]').click()
    expect(form.locator("[data-sure]")).to_have_count(3)
    assert page.evaluate("values.sure") == {}


def test_an_answer_without_a_choice_is_not_told(page: Page, asked: Asked) -> None:
    form = asked("one")
    form.locator('[data-sure="sure"]').click()
    expect(form.get_by_role("alert")).to_contain_text("Choose an answer first")
    assert told(page) == []
    assert page.evaluate("values.sure") == {}


def test_order_by_keyboard(page: Page, asked: Asked, axe: str) -> None:
    form = asked("order")
    began = order_in(form)
    form.locator('[data-sure="sure"]').click()
    expect(form.get_by_role("alert")).to_contain_text("Move them into your order first")
    first = form.locator(f'[data-item="{began[0]}"]')
    down, up = first.get_by_role("button", name="Move down"), first.get_by_role("button", name="Move up")
    down.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(down).to_be_focused()
    assert order_in(form) == [began[1], began[2], began[0], began[3]]
    expect(form.get_by_role("status")).to_contain_text(": now 3 of 4.")
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(form.get_by_role("status")).to_contain_text("last already")
    expect(down, "it keeps the focus where it can go no further").to_be_focused()
    up.press("Enter")
    expect(up).to_be_focused()
    assert violations(page, axe) == []


def test_order_is_marked_by_place_and_shown_again(page: Page, asked: Asked, axe: str) -> None:
    right = [item["id"] for item in SAMPLES["order"]["items"]]
    form = asked("order")
    for place, item in enumerate(right):
        while order_in(form).index(item) > place:
            form.locator(f'[data-item="{item}"] [data-move="up"]').click()
    form.locator(f'[data-item="{right[-1]}"] [data-move="up"]').click()
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("heading")).to_have_text("2 of 4 in the place we would give them")
    expect(form.locator(f'[data-item="{right[-1]}"] .hm-why')).to_contain_text("We would put this fourth.")
    expect(form.locator("[data-move]")).to_have_count(0)
    (event,) = told(page)
    assert event["answer"] == [right[0], right[1], right[3], right[2]]
    assert list(event["parts"].values()) == [True, True, False, False]
    assert violations(page, axe) == []
    form.locator('[data-action="again"]').click()
    expect(form.locator("[data-move]").first).to_be_focused()


def test_match_by_lists(page: Page, asked: Asked, axe: str) -> None:
    form = asked("match")
    gaze, yawn = form.get_by_label("A steady gaze"), form.get_by_label("A yawn")
    gaze.select_option("calm")
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("alert")).to_have_text("One is still to be matched.")
    yawn.select_option("calm")
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("alert")).to_contain_text("Two of them have the same")
    assert told(page) == []
    yawn.select_option("full")
    form.locator('[data-sure="fairly"]').click()
    expect(form.get_by_role("heading")).to_have_text("1 of 2 matched as we would")
    expect(form.locator('[data-item="yawn"] .hm-why')).to_contain_text("We would say: Tired.")
    expect(yawn).to_be_disabled()
    (event,) = told(page)
    assert (event["answer"], event["right"]) == ({"gaze": "calm", "yawn": "full"}, False)
    assert violations(page, axe) == []


def test_what_is_too_long_for_a_list_stands_above_it_too(asked: Asked) -> None:
    long = "The baby is ready to look, to listen and to *play*, and shows it"
    form = asked("match", targets=[{"id": "calm", "text": long}, {"id": "tired", "text": "Tired"}])
    expect(form.locator(".hm-targets li").first).to_have_text(long.replace("*", ""))
    expect(form.locator("option").nth(1)).to_have_text(f"A. {long.replace('*', '')}")


def test_words_are_compared_and_nobody_marks_them(page: Page, asked: Asked, axe: str) -> None:
    form = asked("say")
    expect(form.locator("[data-sure]")).to_have_count(0)
    field = form.get_by_role("textbox", name="What of say?")
    field.fill("‘What does he like?’\nThen I wait.")
    form.locator('[data-action="compare"]').click()
    expect(form.get_by_role("heading", name="What others might say")).to_be_focused()
    expect(form.locator("[data-model]")).to_have_count(2)
    expect(form.locator("[data-model]").first).to_contain_text("It asks the parent.")
    assert told(page) == [], "it is told once the learner has said how near it is"
    form.get_by_role("checkbox", name="It asks, and does not tell").check()
    assert violations(page, axe) == []
    form.get_by_role("group", name="How near is it?").get_by_role("button", name="Partly").click()
    expect(form.get_by_role("heading", name="You said: partly")).to_be_focused()
    expect(form).to_contain_text("It comes back in Review.")
    expect(form).to_contain_text("Then I wait.")
    assert told(page) == [
        {
            "did": "answered",
            "set": "tiny",
            "question": "q",
            "where": "module",
            "answer": ["open"],
            "right": None,
            "parts": {},
            "sure": None,
            "words": "‘What does he like?’\nThen I wait.",
            "self": "partly",
        }
    ]
    form.locator('[data-action="again"]').click()
    expect(field, "words are never lost").to_have_value("‘What does he like?’\nThen I wait.")
    expect(field).to_be_focused()


def test_what_was_kept_is_shown_as_it_was(page: Page, asked: Asked) -> None:
    form = asked("say", {"words": {"q": "Mine"}, "checked": ["q"], "near": {"q": "like"}, "answers": {"q": ["baby"]}})
    expect(form).to_contain_text("You said: like these")
    expect(form.get_by_role("checkbox", name="The baby is in it")).to_be_checked()
    assert told(page) == []


def test_an_order_kept_from_an_older_edition_shows_every_item(asked: Asked) -> None:
    form = asked("order", {"answers": {"q": ["gone", "plan"]}})
    assert order_in(form)[0] == "plan"
    assert set(order_in(form)) == {"watch", "wonder", "name", "plan"}


@pytest.mark.parametrize("kind", SAMPLES)
def test_it_fits_a_narrow_screen(page: Page, asked: Asked, kind: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    form = asked(kind)
    expect(form).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
