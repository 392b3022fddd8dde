"""My record: what was done on real pages is seen there, taken along, brought in, changed, printed and erased."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from ralph.models.xapi.base.statements import BaseXapiStatement

from .conftest import violations, watched
from .keeping import ALL, PUT

pytestmark = pytest.mark.slow
RECORD = "book/my-record.html"
MODULE = "notebooks/bonding-and-attachment.html"
CASE = "cases/six-weeks-in.html"
REFLECTION = '[data-block="reflection"][data-id="the-words-i-use"] textarea'
TYPED = "I say ‘bond’ to Sarah Jones of M13 9PL."
DUE = "2026-01-01"
EVENT = "https://heldinmind.example/xapi/event"


def opened(page: Page, home: str) -> None:
    page.goto(f"{home}/{RECORD}")
    page.locator(".hm-record").wait_for()


def do_some_things(page: Page, home: str) -> None:
    """Words in a module, and a case played to an ending by whatever comes first."""
    page.goto(f"{home}/{MODULE}")
    page.locator(REFLECTION).fill(TYPED)
    page.locator(REFLECTION).blur()
    page.locator(".hm-asking").get_by_role("button", name="keep my work").click()
    page.goto(f"{home}/{CASE}")
    page.locator("[data-scene]").wait_for()
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


def saved(page: Page, action: str) -> list[dict[str, Any]]:
    """The statements of the file that a button saves."""
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').click()
    path = download.value.path()
    statements: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return statements


def bring_in(page: Page, content: Any, name: str = "held-in-mind-back-up.json") -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    page.locator('.hm-record input[type="file"]').set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    )


def deeds(statements: list[dict[str, Any]]) -> list[str]:
    found = [one["context"]["extensions"].get(EVENT, {}).get("did") for one in statements]
    return [one for one in found if one]


def a_plan(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A back-up with one plan whose day has come, made from a real one's heading."""
    event = {"did": "planned", "from": "case:six-weeks-in", "ask_on": DUE}
    said = json.dumps({"contact": "New birth visit", "when": "she looks away", "say": "You are looking at me."})
    plan = {
        **statements[0],
        "id": "6f7c0b52-9d0b-4c39-9d53-0a4d2f0c7a11",
        "result": {"response": said},
        "context": {"extensions": {EVENT: event}},
    }
    return [statements[0], plan]


def test_what_was_done_is_seen_taken_along_and_brought_in_once(page: Page, home: str) -> None:
    do_some_things(page, home)
    opened(page, home)
    record = page.locator(".hm-record")
    expect(record).to_contain_text("1 of 16 cases done")
    expect(record.get_by_role("listitem").filter(has_text="Bonding and attachment").first).to_contain_text(
        "2 of 9 done"
    )
    expect(record.get_by_role("listitem").filter(has_text="Six weeks in").first).to_contain_text("Played")

    back_up = saved(page, "back-up")
    for statement in back_up:
        BaseXapiStatement(**statement)
    assert {"wrote", "began", "chose", "ended"} <= set(deeds(back_up))
    assert TYPED in json.dumps(back_up, ensure_ascii=False)

    page.locator('[data-action="erase-record"]').click()
    expect(page.get_by_role("heading", name="Erase everything?")).to_be_focused()
    page.locator('[data-action="erase-all"]').click()
    expect(page.get_by_role("heading", name="Your record is erased")).to_be_focused()
    expect(record).to_contain_text("Nothing here yet")
    page.goto(f"{home}/{MODULE}")
    expect(page.locator(REFLECTION)).to_have_value("")

    opened(page, home)
    bring_in(page, back_up)
    told = page.locator('[data-part="brought-in"]')
    expect(told).to_contain_text(f"{len(deeds(back_up))} entries new.")
    expect(record).to_contain_text("1 of 16 cases done")
    bring_in(page, back_up)
    expect(told).to_contain_text("No entries were new.")
    expect(told).to_contain_text(f"{len(deeds(back_up))} entries here already.")
    again = [one for one in deeds(saved(page, "back-up")) if one != "spent"]
    assert again == [one for one in deeds(back_up) if one != "spent"]
    page.goto(f"{home}/{MODULE}")
    expect(page.locator(REFLECTION)).to_have_value(TYPED)


def test_no_word_is_shared_unless_it_is_ticked(page: Page, home: str) -> None:
    do_some_things(page, home)
    opened(page, home)
    ticks = page.locator(".hm-ticks input")
    expect(ticks).not_to_have_count(0)
    expect(page.locator(".hm-ticks input:checked")).to_have_count(0)
    first = saved(page, "share")
    text = json.dumps(first, ensure_ascii=False)
    assert "Sarah" not in text
    assert "suspended" not in text
    for statement in first:
        BaseXapiStatement(**statement)

    page.locator(".hm-ticks label").filter(has_text="Sarah Jones").locator("input").check()
    notice = page.locator('[data-part="share"] [data-part="identified"]')
    expect(notice).to_contain_text("‘Sarah Jones’ may be somebody’s full name")
    expect(notice).to_contain_text("‘M13 9PL’ may be a postcode")
    page.locator('[data-part="preview"] summary').click()
    expect(page.locator('[data-part="preview"]')).to_contain_text(TYPED)
    second = saved(page, "share")
    assert TYPED in json.dumps(second, ensure_ascii=False)
    assert first[0]["actor"] != second[0]["actor"]
    assert not {one["id"] for one in first} & {one["id"] for one in second}


def test_what_review_brings_back_is_told_by_day(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    question = page.locator('[data-block="quiz"]').first
    question.locator("input").first.check()
    question.locator('[data-sure="sure"]').click()
    expect(question.get_by_role("button", name="Try again")).to_be_visible()
    opened(page, http_home)
    forecast = page.locator('[data-part="forecast"]')
    expect(forecast.get_by_role("row")).to_have_count(2)
    expect(forecast.get_by_role("row").last).to_contain_text("1")
    forecast.get_by_role("link", name="Go to Review").click()
    expect(page.get_by_role("heading", level=1, name="Review")).to_be_visible()


def test_words_are_changed_where_they_stand(page: Page, home: str) -> None:
    page.goto(f"{home}/{MODULE}")
    page.locator(REFLECTION).fill(TYPED)
    page.locator(REFLECTION).blur()
    opened(page, home)
    words = page.locator('[data-part="words"]')
    words.locator("summary").first.click()
    words.locator("textarea").fill("I say ‘bond’ less.")
    words.locator("textarea").blur()
    expect(page.locator('.hm-ticks input[value^="untold:"]')).to_have_count(0)
    # What was there before is gone from the record, not kept beside it.
    expect(page.locator(".hm-ticks label").filter(has_text="less")).to_have_count(1)
    assert "Sarah" not in json.dumps(saved(page, "back-up"))
    page.goto(f"{home}/{MODULE}")
    expect(page.locator(REFLECTION)).to_have_value("I say ‘bond’ less.")


def test_a_reload_in_the_middle_of_a_change_loses_nothing(page: Page, home: str) -> None:
    page.goto(f"{home}/{MODULE}")
    page.locator(REFLECTION).fill("First.")
    page.locator(REFLECTION).blur()
    opened(page, home)
    page.locator('[data-part="words"] summary').first.click()
    page.locator('[data-part="words"] textarea').press_sequentially(" And then")
    page.wait_for_timeout(700)
    page.reload()
    page.locator('[data-part="words"] summary').first.click()
    expect(page.locator('[data-part="words"] textarea')).to_have_value("First. And then")


def test_a_plan_is_asked_about_once_its_day_has_come(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    page.locator(REFLECTION).fill("Something.")
    page.locator(REFLECTION).blur()
    opened(page, http_home)
    bring_in(page, a_plan(saved(page, "back-up")))
    plans = page.locator('[data-part="plans"]')
    sentence = "At my next new birth visit, when she looks away, I will say: ‘You are looking at me.’"
    expect(plans).to_contain_text(sentence)
    plans.locator('[data-action="follow-up"]').click()
    expect(plans.get_by_role("alert")).to_contain_text("Choose one of the three first.")
    plans.get_by_label("I did something else").check()
    plans.get_by_role("textbox").fill("I waited instead.")
    plans.locator('[data-action="follow-up"]').click()
    expect(plans).to_contain_text("What happened: I did something else. I waited instead.")
    page.reload()
    expect(plans).to_contain_text("I waited instead.")
    assert "followed-up" in deeds(saved(page, "back-up"))
    delete = plans.locator('[data-action="delete"]')
    delete.click()
    expect(plans).to_contain_text(sentence)
    delete.click()
    expect(plans.get_by_role("status").first).to_have_text("Deleted.")
    expect(plans.get_by_role("status").first).to_be_focused()
    expect(plans).not_to_contain_text(sentence)
    kept = f"{page.evaluate(ALL, 'events')} {page.evaluate(ALL, 'states')}"
    assert "looks away" not in kept
    assert "waited" not in kept


def test_words_said_in_an_answer_are_deleted_wherever_they_stand(page: Page, http_home: str) -> None:
    opened(page, http_home)
    said = {"did": "answered", "set": "bank-held-in-mind", "question": "find-fault", "where": "review"}
    told = {"id": "6f7c0b52-9d0b-4c39-9d53-0a4d2f0c7a12", "at": "2026-11-02T10:00:00.000Z"}
    page.evaluate(PUT, ["events", [{**said, **told, "answer": [], "right": None, "words": "Ask Nadia Khan"}], 1])
    given = {"checked": True, "words": "Ask Nadia Khan"}
    round_ = {"asked": ["bank-held-in-mind/find-fault"], "at": 0, "given": given, "went": {}, "day": "2026-11-02"}
    state = {"block": "review:review", "at": told["at"], "values": {"round": round_}}
    page.evaluate(PUT, ["states", [state], 1])
    page.reload()
    words = page.locator('[data-part="words"]')
    words.locator("summary").click()
    expect(words).to_contain_text("Ask Nadia Khan")
    words.locator('[data-action="delete"]').click()
    words.locator('[data-action="delete"]').click()
    expect(words.get_by_role("status")).to_be_focused()
    assert "Nadia" not in f"{page.evaluate(ALL, 'events')} {page.evaluate(ALL, 'states')}"
    page.reload()
    expect(words).to_have_count(0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "This file is empty."),
        ("not json {", "This is not a record of Held in Mind."),
        ('[{"actor": {}}]', "This is not a record of Held in Mind."),
        ("PK\u0003\u0004", "This is not a record of Held in Mind."),
    ],
)
def test_a_foreign_file_is_named_and_changes_nothing(page: Page, http_home: str, content: str, said: str) -> None:
    opened(page, http_home)
    bring_in(page, content)
    expect(page.locator('[data-part="brought-in"]')).to_contain_text(said)
    expect(page.locator(".hm-record")).to_contain_text("Nothing here yet")


def test_a_damaged_a_newer_and_a_shared_file_are_told_apart(page: Page, http_home: str) -> None:
    do_some_things(page, http_home)
    opened(page, http_home)
    told = page.locator('[data-part="brought-in"]')
    bring_in(page, saved(page, "share"))
    expect(told).to_contain_text("made to share with a trainer")
    back_up = saved(page, "back-up")
    newer = json.loads(json.dumps(back_up).replace('"version": 1', '"version": 2'))
    bring_in(page, newer)
    expect(told).to_contain_text("A newer edition of this course made this file.")
    damaged = [*back_up[:2], {"id": 1}, *back_up[2:]]
    bring_in(page, damaged)
    expect(told).to_contain_text("One entry of this file cannot be read (number 3).")
    expect(told).to_contain_text("entries here already")
    lines = ",\n".join(json.dumps(one) for one in back_up)
    bring_in(page, f"[\n{lines}"[:-40])
    expect(told).to_contain_text("This file is broken")


def test_a_shared_computer_keeps_nothing_from_then_on(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    page.locator(REFLECTION).fill(TYPED)
    page.locator(REFLECTION).blur()
    opened(page, http_home)
    page.get_by_label("It is shared: keep nothing").check()
    expect(page.locator('[data-part="computer"]')).to_contain_text("Changed.")
    expect(page.locator(".hm-record")).to_contain_text("not kept, since this computer is shared")
    page.reload()
    expect(page.locator(".hm-record")).to_contain_text("Nothing here yet")
    page.get_by_label("It is mine: keep my record in this browser").check()
    expect(page.locator(".hm-record")).to_contain_text("kept in this browser, on this device only")


def test_erasing_can_be_left_and_takes_only_what_is_ours(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/{MODULE}")
    page.evaluate("localStorage.setItem('another', 'theirs')")
    page.locator(REFLECTION).fill(TYPED)
    page.locator(REFLECTION).blur()
    opened(page, http_home)
    page.locator('[data-action="erase-record"]').click()
    page.locator('[data-action="keep-all"]').click()
    expect(page.locator('[data-action="erase-record"]')).to_be_focused()
    page.locator('[data-action="erase-record"]').click()
    assert TYPED in json.dumps(saved(page, "back-up-first"), ensure_ascii=False)
    page.locator('[data-action="erase-all"]').click()
    expect(page.locator(".hm-record")).to_contain_text("Nothing here yet")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "theirs" in kept
    assert "Sarah" not in kept


def test_it_is_worked_by_keyboard(page: Page, http_home: str) -> None:
    do_some_things(page, http_home)
    opened(page, http_home)
    page.locator('[data-action="back-up"]').focus()
    page.keyboard.press("Tab")
    expect(page.locator(".hm-ticks input").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".hm-ticks input:checked")).to_have_count(1)
    page.locator('[data-action="erase-record"]').press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator('[data-action="back-up-first"]')).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_full_record_fits_a_phone_and_axe_finds_nothing(
    browser: Browser, http_home: str, axe: str, scheme: Any
) -> None:
    with browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme) as context:
        page, complaints = watched(context)
        do_some_things(page, http_home)
        opened(page, http_home)
        bring_in(page, a_plan(saved(page, "back-up")))
        page.locator('[data-part="plans"]').wait_for()
        page.locator('[data-action="erase-record"]').click()
        for summary in page.locator(".hm-record summary").all():
            summary.click()
        for tick in page.locator(".hm-ticks input").all():
            tick.check()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(page, axe) == []
        assert complaints == []


def test_on_paper_stand_words_and_progress_and_no_button(page: Page, http_home: str) -> None:
    do_some_things(page, http_home)
    opened(page, http_home)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".hm-record").get_by_text(TYPED).first).to_be_visible()
    expect(page.get_by_role("heading", name="How far you are")).to_be_visible()
    expect(page.locator(".hm-record button:visible")).to_have_count(0)
    expect(page.locator('.hm-record input[type="file"]')).to_be_hidden()


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def test_firefox_from_a_folder_is_told_that_each_page_stands_alone(browser: Browser, site: Path) -> None:
    with browser.new_context(user_agent=FIREFOX) as context:
        page, complaints = watched(context)
        page.goto(f"{site.as_uri()}/{MODULE}")
        page.locator(REFLECTION).fill(TYPED)
        page.locator(REFLECTION).blur()
        expect(page.locator(".hm-own-store")).to_contain_text("in Firefox")
        statements = saved(page, "save-page")
        assert TYPED in json.dumps(statements, ensure_ascii=False)
        opened(page, site.as_uri())
        bring_in(page, statements)
        expect(page.locator('[data-part="brought-in"]')).to_contain_text("here already")
        assert complaints == []


@pytest.mark.parametrize(("agent", "scheme"), [(FIREFOX, "http"), (None, "file")])
def test_all_others_are_not_told(browser: Browser, site: Path, http_home: str, agent: str | None, scheme: str) -> None:
    with browser.new_context(**({"user_agent": agent} if agent else {})) as context:
        page = context.new_page()
        page.goto(f"{http_home if scheme == 'http' else site.as_uri()}/{MODULE}")
        page.locator(REFLECTION).wait_for()
        expect(page.locator(".hm-own-store")).to_have_count(0)
