"""Choosing a case: by what it is about, and by what one would rather not meet today."""

import pytest
from playwright.sync_api import Page, expect

from heldinmind.vignettes.load import library

from .conftest import violations

pytestmark = pytest.mark.slow
CASES = library()


def shown(page: Page) -> list[str]:
    """The ids of the cases whose cards can be seen."""
    links = page.locator(".hm-cards > li:visible .hm-card-link")
    return [str(link.get_attribute("href")).removesuffix(".html").rsplit("/", 1)[1] for link in links.all()]


@pytest.fixture
def chooser(page: Page, home: str) -> Page:
    page.goto(f"{home}/book/cases.html")
    expect(page.locator(".hm-chooser")).to_be_visible()
    return page


def test_all_cases_stand_in_the_order_of_the_library(chooser: Page) -> None:
    assert shown(chooser) == [case.id for case in CASES]
    expect(chooser.get_by_role("status")).to_have_text(f"{len(CASES)} cases")
    for case in CASES:
        card = chooser.locator(".hm-cards > li", has=chooser.locator(f'[href$="/{case.id}.html"]'))
        expect(card).to_contain_text("Content note")
        expect(card).to_contain_text("Not yet clinically reviewed")


@pytest.mark.parametrize(
    ("field", "entry"), [("factors", "factors"), ("practice_points", "practice_points"), ("contacts", "contacts")]
)
def test_a_filter_leaves_the_cases_that_fit(chooser: Page, field: str, entry: str) -> None:
    select = chooser.locator(f'select[name="{field}"]')
    values = [str(option.get_attribute("value")) for option in select.locator("option").all()][1:]
    assert values
    for value in values:
        select.select_option(value)
        fitting = [case.id for case in CASES if value in getattr(case, entry)]
        assert shown(chooser) == fitting
        expect(chooser.get_by_role("status")).to_contain_text(f"{len(fitting)} of {len(CASES)} cases")


def test_time_leaves_the_cases_that_take_no_longer(chooser: Page) -> None:
    shortest = min(case.minutes for case in CASES)
    chooser.locator('select[name="minutes"]').select_option(str(shortest))
    assert shown(chooser) == [case.id for case in CASES if case.minutes <= shortest]


def test_what_one_would_rather_not_meet_is_left_out(chooser: Page) -> None:
    chooser.get_by_text("Leave out what I would rather not meet today").click()
    for topic in ("domestic-abuse", "death-of-a-baby"):
        chooser.locator(f'input[value="{topic}"]').check()
    kept = [case.id for case in CASES if not {"domestic-abuse", "death-of-a-baby"} & set(case.touches_on)]
    assert shown(chooser) == kept
    chooser.locator('[data-action="show-all"]').click()
    assert shown(chooser) == [case.id for case in CASES]
    expect(chooser.locator('input[value="domestic-abuse"]')).not_to_be_checked()


def test_filters_that_no_case_meets_say_so(chooser: Page) -> None:
    chooser.locator('select[name="contacts"]').select_option("two-years")
    chooser.locator('select[name="factors"]').select_option("FACTOR-11")
    for topic in chooser.locator('input[name="topic"]').all():
        topic.evaluate("it => it.closest('details').open = true")
        topic.check()
    assert shown(chooser) == []
    expect(chooser.get_by_role("status")).to_contain_text("none fits all of this")


def test_a_card_leads_to_its_case(chooser: Page) -> None:
    chooser.locator(".hm-card-link").nth(1).press("Enter")
    expect(chooser.locator("[data-scene]")).to_be_visible()
    assert CASES[1].id in chooser.url


def test_filtered_it_is_accessible(chooser: Page, axe: str) -> None:
    chooser.locator('select[name="contacts"]').select_option("extra")
    chooser.get_by_text("Leave out what I would rather not meet today").click()
    assert violations(chooser, axe) == []
