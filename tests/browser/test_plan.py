"""A plan at the end of a module: kept, printed, put in a calendar, and two weeks on asked about."""

from datetime import date, datetime
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import violations

pytestmark = pytest.mark.slow
MODULE = "notebooks/states-and-cues.html"
RECORD = "book/my-record.html"
CASE = "cases/six-weeks-in.html"
BEGAN, TWO_WEEKS_ON = datetime(2026, 11, 26, 9, 0), datetime(2026, 12, 10, 8, 0)  # noqa: DTZ001  (the device's clock)
SENTENCE = "At my next new birth visit, when he turns away, I will say: ‘He is having a rest.’"


def opened(page: Page, home: str, at: datetime, address: str = MODULE) -> Locator:
    """The plan's own place on that day."""
    page.clock.set_fixed_time(at)
    page.goto(f"{home}/{address}")
    return page.locator(".hm-plan")


def fill_in(plan: Locator) -> None:
    plan.get_by_label("At my next").select_option("New birth visit")
    plan.get_by_label("when", exact=True).fill("he turns away.")
    plan.get_by_label("I will say").fill("He is having a rest.")


def keep(page: Page, plan: Locator) -> None:
    fill_in(plan)
    plan.locator('[data-action="keep-plan"]').click()
    expect(page.locator('[data-part="kept-plan"]')).to_be_focused()


def test_a_plan_is_kept_once_it_is_whole(page: Page, home: str, axe: str) -> None:
    plan = opened(page, home, BEGAN)
    expect(plan.locator("button")).to_have_count(0)
    keep(page, plan)
    expect(plan.locator(".hm-plan-sentence")).to_have_text(SENTENCE)
    expect(page.locator('[data-part="kept-plan"]')).to_contain_text("From 10 December 2026 on you are asked")
    expect(plan.locator('[data-action="keep-plan"]')).to_have_count(0)
    assert [one for one in violations(page, axe) if "plan" in one] == []
    page.reload()
    expect(page.locator('[data-part="kept-plan"]')).to_be_visible()
    plan.get_by_label("I will say").fill("Something else.")
    expect(plan.locator('[data-action="keep-plan"]')).to_be_visible()


def test_it_prints_by_itself(page: Page, http_home: str) -> None:
    plan = opened(page, http_home, BEGAN)
    keep(page, plan)
    page.evaluate("window.print = () => document.documentElement.dataset.printed = 'yes'")
    plan.locator('[data-action="print-plan"]').click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    expect(plan.locator(".hm-plan-sentence")).to_be_visible()
    expect(plan.get_by_text("after the module ‘States and cues’")).to_be_visible()
    for other in (page.locator("h1"), plan.locator("button").first, page.locator('[data-action="finished"]')):
        expect(other).to_be_hidden()


def test_the_calendar_is_told_the_day_and_nothing_of_the_plan(page: Page, home: str, tmp_path: Path) -> None:
    plan = opened(page, home, BEGAN)
    keep(page, plan)
    with page.expect_download() as download:
        plan.locator('[data-action="remind"]').click()
    download.value.save_as(tmp_path / "two-weeks-on.ics")
    text = (tmp_path / "two-weeks-on.ics").read_text(encoding="utf-8")
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("DTSTART") == date(2026, 12, 10)
    for words in ("turns away", "having a rest", "New birth", "new birth", "States and cues"):
        assert words not in text.replace("\n ", "").replace("\r\n ", "")


def test_two_weeks_on_its_own_place_asks_what_came_of_it(page: Page, home: str, axe: str) -> None:
    keep(page, opened(page, home, BEGAN))
    plan = opened(page, home, datetime(2026, 12, 9, 22, 0))  # noqa: DTZ001
    expect(page.locator('[data-part="kept-plan"]')).to_be_visible()
    expect(plan.get_by_text("What happened?")).to_have_count(0)
    plan = opened(page, home, TWO_WEEKS_ON)
    expect(plan).to_contain_text(f"On 26 November 2026 you planned: {SENTENCE}")
    plan.get_by_label("I did something else").check()
    plan.locator("form textarea").fill("I waited with them.")
    assert [one for one in violations(page, axe) if "plan" in one or "happened" in one] == []
    plan.locator('[data-action="follow-up"]').click()
    told = plan.locator(".hm-looking-back [role=status]")
    expect(told).to_be_focused()
    expect(told).to_contain_text("I did something else. I waited with them.")
    page.goto(f"{home}/{RECORD}")
    expect(page.locator('[data-part="plans"]')).to_contain_text("I waited with them.")
    plan = opened(page, home, TWO_WEEKS_ON)
    plan.locator('[data-action="next-plan"]').click()
    expect(plan.get_by_label("At my next")).to_be_focused()
    expect(plan.get_by_label("when", exact=True)).to_have_value("")


def test_not_yet_is_asked_again(page: Page, http_home: str) -> None:
    keep(page, opened(page, http_home, BEGAN))
    plan = opened(page, http_home, TWO_WEEKS_ON)
    plan.get_by_label("Not yet").check()
    plan.locator('[data-action="follow-up"]').click()
    expect(plan.locator(".hm-looking-back [role=status]")).to_contain_text("Not yet")
    plan = opened(page, http_home, datetime(2026, 12, 12, 8, 0))  # noqa: DTZ001
    expect(plan.get_by_text("What happened?")).to_be_visible()


def test_what_my_record_was_told_the_plans_place_knows(page: Page, http_home: str) -> None:
    keep(page, opened(page, http_home, BEGAN))
    opened(page, http_home, TWO_WEEKS_ON, RECORD)
    asking = page.locator('[data-part="plans"]')
    asking.get_by_label("I did it").check()
    asking.locator('[data-action="follow-up"]').click()
    expect(asking.get_by_text("What happened:")).to_be_visible()
    plan = opened(page, http_home, TWO_WEEKS_ON)
    expect(plan.locator(".hm-looking-back [role=status]")).to_contain_text("I did it")


def test_a_module_is_worked_through_by_the_learners_own_word(page: Page, home: str) -> None:
    opened(page, home, BEGAN)
    block = page.locator('[data-block="plan"]')
    block.locator('[data-action="finished"]').click()
    expect(block.get_by_text("You worked through this module on 26 November 2026.")).to_be_focused()
    for name in ("Back to the contents", "My record", "CPD evidence"):
        expect(block.get_by_role("link", name=name)).to_be_visible()
    block.get_by_role("link", name="My record").click()
    page.locator(".hm-record").wait_for()
    page.go_back()
    expect(block.locator('[data-part="finished"]')).to_be_visible()


def test_a_case_asks_too(page: Page, http_home: str) -> None:
    def to_the_ending(at: datetime) -> Locator:
        plan = opened(page, http_home, at, CASE)
        page.locator("[data-scene], [data-ending]").first.wait_for()
        page.evaluate(
            """async () => {
                for (let press = 0; press < 60 && !document.querySelector("[data-ending]"); press++) {
                    const ways = ["button[data-choice]", "[data-action=skip]", "[data-action=continue]"];
                    ways.map((way) => document.querySelector(way)).find(Boolean).click();
                    await new Promise((drawn) => setTimeout(drawn, 30));
                }
            }"""
        )
        page.locator("[data-ending]").wait_for()
        return plan

    keep(page, to_the_ending(BEGAN))
    plan = to_the_ending(TWO_WEEKS_ON)
    expect(plan.get_by_text("What happened?")).to_be_visible()
