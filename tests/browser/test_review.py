"""Review in the real book, over a fortnight with the clock moved: what is due comes back, and what was wrong sooner."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from heldinmind.questions.load import load_questions

from .conftest import violations
from .keeping import ALL
from .mounting import mounted

pytestmark = pytest.mark.slow
BEGAN = datetime(2026, 11, 2, 10, tzinfo=UTC)
SET = "asking-check"
MODULE = "asking-about-the-relationship"
FIRST, SECOND, *_ = (question.id for question in load_questions(SET).questions)
On = Callable[[int, str], Locator]


@pytest.fixture
def on(page: Page, http_home: str) -> On:
    """Opens a page of the book, this many days after the beginning, and gives its main part."""
    page.clock.install(time=BEGAN)
    page.route("**/book/review.html", without_new_ones)

    def opened(day: int, address: str = "book/review") -> Locator:
        page.clock.set_system_time(BEGAN + timedelta(days=day))
        page.goto(f"{http_home}/{address}.html")
        part = page.locator("main")
        expect(part.locator(".hm-kept, [data-block]").first).to_be_visible()
        return part

    return opened


def without_new_ones(route: Route) -> None:
    """The page as if the course had no bank: what comes back is tested by itself."""
    reply = route.fetch()
    route.fulfill(response=reply, body=reply.text().replace('"isBank":true', '"isBank":false'))


def options(question: str, *, right: bool, within: str = SET) -> list[str]:
    """The options of a question with one answer that fit, or that do not."""
    (asked,) = (one for one in load_questions(within).questions if one.id == question)
    assert asked.kind == "one"
    return [option.id for option in asked.options if option.correct == right]


def answer(form: Locator, question: str, *, right: bool, sure: str = "fairly") -> None:
    form.locator(f'input[value="{options(question, right=right)[0]}"]').check()
    before = len(answered(form.page))
    form.locator(f'[data-sure="{sure}"]').click()
    expect(form.locator("[data-was-sure]")).to_be_visible()
    # Nobody leaves a page as fast as a test does.
    for _ in range(100):
        if len(answered(form.page)) > before:
            return
        form.page.wait_for_timeout(50)
    raise AssertionError("the answer did not reach the record")


def answer_in_the_module(on: On, **went: bool) -> None:
    """Answers questions in their module, on the first day: by the ids of the questions, right or wrong."""
    module = on(0, f"notebooks/{MODULE}")
    for question, right in went.items():
        form = module.locator(f'[data-id="{SET}"] [data-question="{question.replace("_", "-")}"]')
        answer(form, question.replace("_", "-"), right=right)


def named(question: str) -> str:
    return question.replace("-", "_")


def asked(part: Locator) -> str:
    """The question in sight."""
    key = part.locator("[data-asked]").get_attribute("data-asked") or ""
    assert key.startswith(f"{SET}/")
    return key.partition("/")[2]


def answered(page: Page) -> list[dict[str, Any]]:
    """What the record says was answered."""
    return [event for event in page.evaluate(ALL, "events") if event["did"] == "answered"]


def begin(part: Locator) -> None:
    part.get_by_role("button", name="Begin", exact=True).click()
    expect(part.get_by_role("heading", level=3).first).to_be_focused()


def test_an_empty_record_says_how_it_works_and_where_to_begin(on: On, page: Page, axe: str) -> None:
    review = on(0, "book/review")
    expect(review.get_by_role("heading", name="Nothing to review yet")).to_be_visible()
    expect(review).to_contain_text("At most ten questions at a time")
    assert violations(page, axe) == []
    review.get_by_role("link", name="Choose where to begin").click()
    expect(page.get_by_role("heading", name="Contents", level=1)).to_be_visible()


def test_a_fortnight(on: On, page: Page) -> None:
    answer_in_the_module(on, **{named(FIRST): True, named(SECOND): False})
    review = on(0, "book/review")
    expect(review.get_by_role("heading", name="Nothing is due today")).to_be_visible()
    expect(review).to_contain_text("One question comes back tomorrow.")
    link = review.get_by_role("link", name="The first 1001 days")
    expect(link).to_have_attribute("href", page.url.replace("book/review", "notebooks/first-1001-days"))

    # The day after, what was wrong is due; it is wrong again.
    review = on(1, "book/review")
    expect(review.get_by_role("heading", name="One is due")).to_be_visible()
    expect(review).to_contain_text("About one minute.")
    expect(review).to_contain_text("One more comes back tomorrow.")
    begin(review)
    assert asked(review) == SECOND
    answer(review.locator("form"), SECOND, right=False, sure="sure")
    assert answered(page)[-1] | {"where": "review", "sure": "sure", "right": False} == answered(page)[-1]
    review.get_by_role("button", name="Finish this round").click()
    expect(review.get_by_role("heading", name="That was the round")).to_be_focused()
    expect(review).to_contain_text("a question from ‘Asking about the relationship’. It comes back tomorrow.")
    expect(review).to_contain_text("You were sure of one that turned out otherwise.")
    expect(review).not_to_contain_text("%")

    # On the second day both are; what she was sure of and got wrong comes first.
    review = on(2, "book/review")
    expect(review.get_by_role("heading", name="Two are due")).to_be_visible()
    begin(review)
    assert asked(review) == SECOND
    answer(review.locator("form"), SECOND, right=True)
    review.get_by_role("button", name="Next").click()
    expect(review.get_by_role("heading", name="2 of 2")).to_be_focused()
    assert asked(review) == FIRST
    answer(review.locator("form"), FIRST, right=True)
    review.get_by_role("button", name="Finish this round").click()
    expect(review).to_contain_text("What you had ready: questions from ‘Asking about the relationship’.")
    expect(review).not_to_contain_text("What was not there yet")

    # What was wrong comes back sooner than what was right twice.
    review.get_by_text("When each question comes back").click()
    days = review.locator(".hm-back li").all_inner_texts()
    assert len(days) == 2
    first = next(day for day in range(3, 15) if heading_on(on, day) != "Nothing is due today")
    review = on(first, "book/review")
    begin(review)
    assert asked(review) == SECOND
    # At the end of the fortnight the round that was begun still waits.
    review = on(14, "book/review")
    assert asked(review) == SECOND


def heading_on(on: On, day: int) -> str:
    part = on(day, "book/review")
    heading = part.locator("h2").first
    expect(heading).to_contain_text("due")
    return heading.inner_text()


def test_a_round_half_done_survives_a_reload(on: On, page: Page, axe: str) -> None:
    answer_in_the_module(on, **{named(FIRST): False, named(SECOND): False})
    review = on(1, "book/review")
    expect(review.get_by_role("heading", name="Two are due")).to_be_visible()
    begin(review)
    assert violations(page, axe) == []
    one = asked(review)
    answer(review.locator("form"), one, right=True)
    assert violations(page, axe) == []
    page.reload()
    expect(review.get_by_role("heading", name="1 of 2")).to_be_visible()
    expect(review.locator("[data-was-sure]")).to_be_visible()
    review.get_by_role("button", name="Next").click()
    page.reload()
    expect(review.get_by_role("heading", name="2 of 2")).to_be_visible()
    assert asked(review) != one
    answer(review.locator("form"), asked(review), right=False)
    review.get_by_role("button", name="Finish this round").click()
    expect(review.get_by_role("heading", name="That was the round")).to_be_visible()
    assert violations(page, axe) == []
    assert len(answered(page)) == 4
    page.reload()
    expect(review.get_by_role("heading", name="That was the round")).to_be_visible()
    # The day after, it is over.
    assert "due" in heading_on(on, 2)


def test_a_module_that_was_begun_brings_new_questions_four_at_a_time(on: On, page: Page, axe: str) -> None:
    bank = load_questions(f"bank-{MODULE}").questions
    page.unroute("**/book/review.html")
    assert on(0, "book/review").get_by_text("Nothing to review yet").is_visible()
    answer_in_the_module(on, **{named(FIRST): False})
    review = on(1, "book/review")
    new = min(4, len(bank))
    words = {1: "one is", 2: "two are", 3: "three are", 4: "four are"}
    expect(review.get_by_role("heading", name=f"One is due, and {words[new]} new")).to_be_visible()
    begin(review)
    expect(review.get_by_role("heading", name=f"1 of {new + 1}")).to_be_visible()
    assert asked(review) == FIRST
    answer(review.locator("form"), FIRST, right=True)
    review.get_by_role("button", name="Next").click()
    assert (review.locator("[data-asked]").get_attribute("data-asked") or "").startswith(f"bank-{MODULE}/")
    assert violations(page, axe) == []


def test_by_keyboard_alone(on: On, page: Page) -> None:
    answer_in_the_module(on, **{named(FIRST): False})
    review = on(1, "book/review")
    review.get_by_role("button", name="Begin", exact=True).focus()
    page.keyboard.press("Enter")
    expect(review.get_by_role("heading", name="1 of 1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(review.locator('[data-sure="guess"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(review.locator(".hm-feedback h4")).to_be_focused()
    finish = review.get_by_role("button", name="Finish this round")
    for _ in range(12):
        page.keyboard.press("Tab")
        if finish.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(review.get_by_role("heading", name="That was the round")).to_be_focused()


def test_a_second_try_on_the_same_day_changes_no_date(on: On, page: Page) -> None:
    answer_in_the_module(on, **{named(FIRST): False})
    review = on(1, "book/review")
    begin(review)
    answer(review.locator("form"), FIRST, right=False)
    review.get_by_role("button", name="Try again").click()
    answer(review.locator("form"), FIRST, right=True)
    review.get_by_role("button", name="Finish this round").click()
    expect(review).to_contain_text("What was not there yet")
    expect(review).to_contain_text("It comes back tomorrow.")
    assert [event["right"] for event in answered(page)] == [False, False, True]


def test_a_clock_set_back_leaves_it_alive(on: On) -> None:
    answer_in_the_module(on, **{named(FIRST): False})
    review = on(-400, "book/review")
    expect(review.get_by_role("heading", name="Nothing is due today")).to_be_visible()
    expect(review).to_contain_text("One question comes back tomorrow.")


@pytest.mark.parametrize("width", [375, 320])
def test_it_fits_a_phone(on: On, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    answer_in_the_module(on, **{named(FIRST): False})
    review = on(1, "book/review")
    begin(review)
    answer(review.locator("form"), FIRST, right=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_a_notebook_there_is_no_page_to_link_to(page: Page, http_home: str) -> None:
    event = {"did": "answered", "set": "s", "question": "q", "right": True, "sure": "sure", "where": "module"}
    question = {"id": "q", "kind": "one", "prompt": "Which?", "drawing": "", "evidence": [], "options": []}
    content = {
        "intro": "<p>So it works.</p>",
        "modules": [{"id": "a", "title": "A module", "page": "notebooks/a.html"}],
        "questions": [{"set": "s", "module": "", "isBank": False, "question": question}],
        "references": {},
    }
    events = [{**event, "id": "1", "at": datetime.now(UTC).isoformat(), "answer": ["x"], "parts": {}}]
    review = mounted(page, http_home, "review", content, events=events, states=[], keeping="notebook")
    expect(review).to_contain_text("a module that you have not begun: ‘A module’.")
    assert review.get_by_role("link").count() == 0


def test_no_question_of_review_is_found_by_the_search(site: Path) -> None:
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert '"book/review"' in index
    page = (site / "book/review.html").read_text(encoding="utf-8")
    readable = page.partition('data-block="review"')[2].partition("<script")[0]
    assert len(readable) < 900
