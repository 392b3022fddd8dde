"""What is kept in the browser: nothing typed is lost whatever the browser does; a shared one keeps nothing."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .conftest import watched
from .keeping import ALL, HOLD, PUT

pytestmark = pytest.mark.slow
MODULE = "notebooks/bonding-and-attachment.html"
OTHER = "notebooks/states-and-cues.html"
BLOCK = '[data-block="reflection"][data-id="the-words-i-use"]'


def words(page: Page) -> Locator:
    return page.locator(f"{BLOCK} textarea")


def events(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(ALL, "events")
    return found


def told(page: Page, did: str) -> list[dict[str, Any]]:
    return [event for event in events(page) if event["did"] == did]


def test_only_the_last_words_stay_and_deleted_ones_are_nowhere(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    words(page).fill("Jane Smith smiled")
    words(page).blur()
    words(page).fill("she smiled")
    words(page).blur()
    expect(page.locator(BLOCK)).to_contain_text("kept in this browser")
    assert [event["words"] for event in told(page, "wrote")] == ["", "she smiled"]
    erase = page.locator(f'{BLOCK} [data-action="erase"]')
    erase.click()
    erase.click()
    page.wait_for_timeout(300)
    kept = page.evaluate(ALL, "states"), events(page), page.evaluate("JSON.stringify(localStorage)")
    assert "smiled" not in str(kept)


def test_a_case_tells_how_it_was_played(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/cases/six-weeks-in.html")
    page.locator("[data-action=skip]").first.click()
    expect(page.locator(".hm-thread")).to_be_visible()
    page.wait_for_timeout(200)
    assert [event["did"] for event in events(page)] == ["began", "chose"]
    assert events(page)[1]["skipped"] is True


def test_a_thing_to_do_tells_its_first_use_once(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{OTHER}")
    walk = page.locator('[data-block="walkthrough"]').first
    walk.locator("[data-choice]").first.click()
    walk.locator("[data-action=continue]").first.click()
    page.wait_for_timeout(300)
    assert [event["block"] for event in told(page, "tried")] == [f"walkthrough:{walk.get_attribute('data-id')}"]


def test_what_is_done_next_stays_while_the_first_is_still_being_told(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/notebooks/stress-and-buffering.html")
    loads = page.locator('[data-block="explorer"] input:checked:not([type="radio"], [aria-disabled])')
    before = loads.count()
    page.evaluate(HOLD, "events")
    loads.first.evaluate("box => box.click()")
    page.wait_for_timeout(100)
    loads.first.evaluate("box => box.click()")
    page.wait_for_timeout(100)
    page.evaluate("window.held = false")
    page.wait_for_timeout(400)
    expect(loads).to_have_count(before - 2)
    assert len(told(page, "tried")) == 1


def test_time_in_use_is_counted_and_time_away_is_not(context: BrowserContext, http_home: str) -> None:
    page, _ = watched(context)
    page.clock.install(time="2026-11-26T10:00:00Z")
    page.goto(f"{http_home}/{MODULE}")
    expect(words(page)).to_be_visible()
    for _minute in range(2):
        page.mouse.move(100, 100 + _minute)
        page.clock.run_for(60_000)
    page.clock.fast_forward(3_600_000)
    page.clock.run_for(61_000)
    seconds = sum(event["seconds"] for event in told(page, "spent"))
    assert 100 <= seconds <= 330, "two minutes, and at most three until it counts as put down"
    assert {event["page"] for event in told(page, "spent")} == {MODULE}


def test_two_tabs_lose_nothing_to_each_other(context: BrowserContext, home: str) -> None:
    (one, _), (other, _) = watched(context), watched(context)
    for page in (one, other):
        page.goto(f"{home}/cases/six-weeks-in.html")
    one.locator(".hm-cover summary").first.click()
    one.locator("[data-action=skip]").first.click()
    other.bring_to_front()
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(other.locator(".hm-thread")).to_be_visible()
    other.locator(".hm-cover summary").first.click()
    other.locator(".hm-cover input[type=checkbox]").first.check()
    other.reload()
    expect(other.locator(".hm-thread")).to_be_visible()
    other.locator(".hm-cover summary").first.click()
    expect(other.locator(".hm-cover input[type=checkbox]").first).to_be_checked()


def test_a_full_store_says_so_and_keeps_what_is_typed_in_the_draft(browser: Browser, http_home: str) -> None:
    with browser.new_context() as context:
        context.add_init_script("""
            IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = function () {
              throw new DOMException('full', 'QuotaExceededError');
            };""")
        page, complaints = watched(context)
        page.goto(f"{http_home}/{MODULE}")
        words(page).press_sequentially("half a sent")
        expect(page.locator(BLOCK)).to_contain_text("This browser keeps nothing more here")
        page.reload()
        expect(words(page)).to_have_value("half a sent")
        assert complaints == []


def test_a_browser_that_refuses_its_store_says_so_and_the_page_is_alive(browser: Browser, http_home: str) -> None:
    with browser.new_context() as context:
        context.add_init_script("""
            IDBFactory.prototype.open = () => { throw new DOMException('shut', 'SecurityError'); };
            Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('shut'); }});""")
        page, complaints = watched(context)
        page.goto(f"{http_home}/{MODULE}")
        words(page).fill("typed all the same")
        expect(page.locator(BLOCK)).to_contain_text("This browser keeps nothing more here")
        assert complaints == []


def test_a_browser_that_never_answers_holds_no_page_up(browser: Browser, http_home: str) -> None:
    with browser.new_context() as context:
        context.add_init_script("IDBFactory.prototype.open = () => new EventTarget();")
        page, _ = watched(context)
        page.goto(f"{http_home}/{MODULE}")
        expect(words(page)).to_be_visible(timeout=8000)


def test_a_record_of_a_newer_edition_is_left_alone(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/book/safety.html")
    page.evaluate(PUT, ["later", [], 7])
    page.goto(f"{http_home}/{MODULE}")
    expect(page.locator(BLOCK)).to_contain_text("A newer edition of this course")
    words(page).fill("typed")
    version = page.evaluate("indexedDB.databases().then(all => all[0].version)")
    assert version == 7


def test_entries_that_cannot_be_read_break_nothing_and_stay(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    words(page).fill("of before")
    words(page).blur()
    page.wait_for_timeout(200)
    broken = [{"did": "danced", "id": "x", "at": "2026-01-01"}, {"did": "answered", "id": "y", "at": "never"}]
    page.evaluate(PUT, ["events", broken, 1])
    spoilt = [
        {"block": "quiz:first-guess", "values": {"answers": [None], "checked": "no"}, "at": "2026-11-26T10:00:00Z"},
        {"block": "reflection:x", "values": None, "at": 3},
    ]
    page.evaluate(PUT, ["states", spoilt, 1])
    page.reload()
    expect(words(page)).to_have_value("of before")
    page.locator('[data-block="quiz"] input').first.check()
    page.wait_for_timeout(200)
    assert {event["id"] for event in events(page)} >= {"x", "y"}


def test_a_clock_that_is_set_back_loses_no_order(context: BrowserContext, http_home: str) -> None:
    page, _ = watched(context)
    page.clock.install(time="2030-01-01T10:00:00Z")
    page.goto(f"{http_home}/{MODULE}")
    words(page).fill("first")
    words(page).blur()
    page.wait_for_timeout(200)
    page.clock.set_system_time("2026-11-26T10:00:00Z")
    words(page).fill("second")
    words(page).blur()
    page.wait_for_timeout(200)
    page.reload()
    expect(words(page)).to_have_value("second")
    assert [event["words"] for event in told(page, "wrote")] == ["", "second"]


class TestTheQuestionOfTheSharedComputer:
    def test_it_is_asked_at_the_first_act_and_not_again(self, page: Page, http_home: str) -> None:
        page.goto(f"{http_home}/{MODULE}")
        asked = page.get_by_text("Do others use this computer")
        expect(words(page)).to_be_visible()
        expect(asked).to_have_count(0)
        words(page).fill("typed")
        expect(asked).to_be_visible()
        page.locator("[data-keep=device]").click()
        page.reload()
        expect(words(page)).to_have_value("typed")
        words(page).fill("typed more")
        expect(asked).to_have_count(0)

    def test_shared_keeps_nothing_and_takes_back_what_was_kept(self, page: Page, http_home: str) -> None:
        page.goto(f"{http_home}/{MODULE}")
        words(page).fill("something private")
        page.locator("[data-keep=nothing]").click()
        expect(page.locator(BLOCK)).to_contain_text("not kept, since this computer is shared")
        expect(words(page)).to_have_value("something private")
        words(page).fill("something private, and more")
        words(page).blur()
        kept = page.evaluate(ALL, "states"), events(page), page.evaluate("JSON.stringify(localStorage)")
        assert "private" not in str(kept)
        assert events(page) == []
        page.reload()
        expect(words(page)).to_have_value("")

    def test_it_can_be_answered_by_keyboard_and_is_announced(self, page: Page, http_home: str, axe: str) -> None:
        from .conftest import violations

        page.goto(f"{http_home}/{MODULE}")
        words(page).fill("typed")
        expect(page.locator(".hm-asking")).to_have_attribute("role", "status")
        assert violations(page, axe) == []
        page.locator("[data-keep=device]").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".hm-asking")).to_contain_text("My record")
