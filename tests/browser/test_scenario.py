"""The case, played: by keyboard alone to each ending, resumed, gone back in, and where the store is shut."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from heldinmind.blocks.scenario import Scenario
from heldinmind.vignettes.explore import NOWHERE, Exploration, explore
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids
from heldinmind.vignettes.play import Step, follow, ways_on

from .conftest import violations, watched
from .keeping import ALL

pytestmark = pytest.mark.slow
CASE = "six-weeks-in"


def path_to(vignette_id: str, ending: str) -> list[Step]:
    """A shortest path to the ending, always by a choice where there is one."""
    story = story_of(load_vignette(vignette_id))
    found = explore(story)
    came: dict[int, tuple[int, int] | None] = {0: None}
    for state in (waiting := [0]):
        place = found.places[found.place_of[state]]
        if place == ending:
            return steps_to(found, came, state)
        decides = bool(story["scenes"].get(place, {}).get("choices"))
        for by, to in found.ways(state):
            if to >= 0 and to not in came and (by == NOWHERE) is not decides:
                came[to] = (state, by)
                waiting.append(to)
    raise AssertionError(f"no path to {ending}")


def steps_to(found: Exploration, came: dict[int, tuple[int, int] | None], state: int) -> list[Step]:
    steps = list[Step]()
    while (before := came[state]) is not None:
        state, by = before
        choice = None if by == NOWHERE else found.choices[by]
        steps.append({"scene": found.places[found.place_of[state]], "choice": choice})
    return steps[::-1]


ENDINGS = [(case, ending) for case in vignette_ids() for ending in story_of(load_vignette(case))["endings"]]
LOOKED_AT_CLOSELY = [(case, ending) for case, ending in ENDINGS if case == CASE]
OTHERS = [(case, ending) for case, ending in ENDINGS if case != CASE]
"""One code plays all cases: one is tabbed through and seen by axe at each step; of all, every ending is played."""


def open_case(page: Page, home: str, vignette_id: str = CASE) -> None:
    page.goto(f"{home}/cases/{vignette_id}.html")
    expect(page.locator("[data-scene]")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until what `selector` names has the focus."""
    for _ in range(150):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {selector}")


def press(page: Page, selector: str) -> None:
    tab_to(page, selector)
    assert outlined(page), f"the focus on {selector} cannot be seen"
    page.keyboard.press("Enter")


def outlined(page: Page) -> bool:
    style: dict[str, str] = page.evaluate(
        "(({outlineStyle, outlineWidth}) => ({outlineStyle, outlineWidth}))(getComputedStyle(document.activeElement))"
    )
    return style["outlineStyle"] != "none" and style["outlineWidth"] != "0px"


def expect_focus_on(page: Page, words: str) -> None:
    expect(page.locator(".hm-arrival:focus")).to_have_text(words)


@pytest.mark.parametrize(("vignette_id", "ending"), OTHERS)
def test_every_ending_of_every_case_is_played_offline(
    page: Page, site: Path, axe: str, vignette_id: str, ending: str
) -> None:
    """Opened by double-click, played by the keyboard, with the words of each step where they should be."""
    content = Scenario.resolve(vignette_id).content
    open_case(page, site.as_uri(), vignette_id)
    for step in path_to(vignette_id, ending):
        scene = content["scenes"][step["scene"]]
        expect(page.locator("[data-scene]")).to_have_attribute("data-scene", step["scene"])
        if scene.get("say_first"):
            page.locator('[data-action="continue"]').press("Enter")
        if step["choice"]:
            page.locator(f'[data-choice="{step["choice"]}"]').press("Enter")
            expect_focus_on(page, "What happens")
        else:
            page.locator('[data-action="continue"]').press("Enter")
            expect(page.locator(".hm-feedback")).to_be_visible()
        page.locator('[data-action="continue"]').press("Enter")
    expect(page.locator("[data-ending]")).to_have_attribute("data-ending", ending)
    expect_focus_on(page, content["endings"][ending]["title"])
    page.evaluate("for (const it of document.querySelectorAll('main details')) it.open = true")
    assert violations(page, axe) == []


@pytest.mark.parametrize(("vignette_id", "ending"), LOOKED_AT_CLOSELY)
def test_each_ending_is_reached_by_keyboard_alone(
    page: Page, home: str, axe: str, vignette_id: str, ending: str
) -> None:
    open_case(page, home, vignette_id)
    content = Scenario.resolve(vignette_id).content
    for step in path_to(vignette_id, ending):
        scene = content["scenes"][step["scene"]]
        expect(page.locator("[data-scene]")).to_have_attribute("data-scene", step["scene"])
        assert violations(page, axe) == []
        if scene.get("say_first"):
            tab_to(page, "[data-scene] textarea")
            page.keyboard.type("I would wait a moment.")
            press(page, '[data-action="continue"]')
            expect_focus_on(page, "What do you do?")
        if step["choice"]:
            press(page, f'[data-choice="{step["choice"]}"]')
            expect_focus_on(page, "What happens")
            expect(page.locator(".hm-feedback dt")).to_have_text(
                ["The baby", "The adults", "Why", "What else would be defensible", "Words to try"]
            )
        else:
            if scene["kind"] == "notice":
                tab_to(page, "input[data-choice]")
                page.keyboard.press("Space")
                expect(page.locator("input[data-choice]").first).to_be_checked()
            press(page, '[data-action="continue"]')
            expect(page.locator(".hm-feedback")).to_be_visible()
            expect_focus_on(page, "Compare" if scene["kind"] == "notice" else "One practitioner’s thoughts")
        assert violations(page, axe) == []
        press(page, '[data-action="continue"]')
    expect(page.locator("[data-ending]")).to_have_attribute("data-ending", ending)
    expect_focus_on(page, content["endings"][ending]["title"])
    expect(page.get_by_role("heading", name="What remains unknown")).to_be_visible()
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_played_states_are_accessible_at_any_width(
    browser: Browser, http_home: str, axe: str, scheme: str, width: int
) -> None:
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}) as context:  # type: ignore[arg-type]
        page, _ = watched(context)
        open_case(page, http_home)
        page.locator("button[data-choice]").first.click()
        for action in ("continue", "continue", "continue", "skip"):
            page.evaluate("for (const it of document.querySelectorAll('main details')) it.open = true")
            assert violations(page, axe) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.locator(f'[data-action="{action}"]').first.click()
        while not page.locator("[data-ending]").count():
            page.locator('[data-action="skip"]').click()
        page.evaluate("for (const it of document.querySelectorAll('main details')) it.open = true")
        assert violations(page, axe) == []


def test_the_state_is_resumed_after_a_reload(page: Page, home: str) -> None:
    open_case(page, home)
    first = page.locator("button[data-choice]").first
    chosen = first.inner_text()
    first.click()
    page.reload()
    expect(page.locator(".hm-chosen")).to_contain_text(chosen)
    page.locator('[data-action="continue"]').click()
    second = page.locator("[data-scene]").get_attribute("data-scene")
    page.reload()
    expect(page.locator("[data-scene]")).to_have_attribute("data-scene", str(second))


def test_words_are_kept_as_they_are_typed(page: Page, home: str) -> None:
    open_case(page, home)
    for _ in range(20):
        if page.locator("[data-scene] textarea").count():
            break
        page.locator('[data-action="skip"]').click()
    page.locator("[data-scene] textarea").press_sequentially("Half a sen")
    page.reload()
    expect(page.locator("[data-scene] textarea")).to_have_value("Half a sen")


def test_any_step_can_be_gone_back_to_and_chosen_otherwise(page: Page, home: str) -> None:
    open_case(page, home)
    first = str(page.locator("[data-scene]").get_attribute("data-scene"))
    page.locator("button[data-choice]").first.click()
    page.locator('[data-action="continue"]').click()
    page.locator('[data-action="skip"]').click()
    page.get_by_text("The visit so far: 2 steps").click()
    page.locator('[data-action="back"]').first.click()
    expect(page.locator("[data-scene]")).to_have_attribute("data-scene", first)
    page.locator("button[data-choice]").nth(1).click()
    page.locator('[data-action="otherwise"]').click()
    expect(page.locator("[data-scene]")).to_have_attribute("data-scene", first)


def test_skipping_every_scene_still_ends_the_visit(page: Page, home: str) -> None:
    open_case(page, home)
    for _ in range(30):
        if page.locator("[data-ending]").count():
            break
        page.locator('[data-action="skip"]').click()
    expect(page.locator("[data-ending]")).to_be_visible()


def test_a_choice_that_depends_on_an_earlier_one(page: Page, http_home: str) -> None:
    """Every conditional choice is offered on a path that meets its condition, and on none that does not."""
    story = story_of(load_vignette(CASE))
    conditional = [
        (scene_id, choice)
        for scene_id, scene in story["scenes"].items()
        for choice in scene.get("choices", ())
        if choice.get("if_chosen")
    ]
    assert conditional
    scene_id, choice = conditional[0]
    with_it = next(path for path in _paths(story, scene_id) if choice["id"] in _offers(story, path))
    without = next(path for path in _paths(story, scene_id) if choice["id"] not in _offers(story, path))
    for path, offered in ((with_it, True), (without, False)):
        page.goto(f"{http_home}/cases/{CASE}.html")
        # Kept as an edition before the record of today did, which this one takes over where it has nothing newer.
        page.evaluate("indexedDB.deleteDatabase('heldinmind')")
        kept = {"version": 1, "values": {"path": path, "notes": {scene_id: {"shown": True}}}}
        page.evaluate("kept => localStorage.setItem('heldinmind:scenario:six-weeks-in', kept)", json.dumps(kept))
        page.reload()
        expect(page.locator("[data-scene]")).to_have_attribute("data-scene", scene_id)
        expect(page.locator(f'[data-choice="{choice["id"]}"]')).to_have_count(int(offered))


def _paths(story: Any, scene_id: str) -> list[list[Step]]:
    found: list[list[Step]] = []
    waiting: list[list[Step]] = [[]]
    while waiting:
        path = waiting.pop()
        stand = follow(story, path)
        if stand.place == scene_id:
            found.append(path)
        elif stand.place in story["scenes"]:
            ways = ways_on(story, stand.place, stand.chosen)
            waiting += [[*path, {"scene": stand.place, "choice": choice}] for choice in ways]
    return found


def _offers(story: Any, path: list[Step]) -> set[str | None]:
    stand = follow(story, path)
    return set(ways_on(story, stand.place, stand.chosen))


@pytest.mark.parametrize(
    "kept",
    [
        "not json",
        '{"version": 99, "values": {}}',
        '{"version": 1, "values": {"path": 3}}',
        '{"version": 1, "values": {"path": [null]}}',
    ],
)
def test_a_record_that_cannot_be_read_is_set_aside_not_lost(page: Page, http_home: str, kept: str) -> None:
    open_case(page, http_home)
    page.evaluate("kept => localStorage.setItem('heldinmind:scenario:six-weeks-in', kept)", kept)
    page.reload()
    expect(page.locator("[data-scene]")).to_be_visible()
    page.locator("button[data-choice]").first.click()
    expect(page.get_by_role("heading", name="What happens")).to_be_visible()
    aside = page.evaluate("localStorage.getItem('heldinmind:scenario:six-weeks-in:unreadable')")
    same = json.loads(aside) == json.loads(kept) if kept.startswith("{") else aside == kept
    assert same


def test_a_shut_store_is_said_and_the_case_still_plays(browser: Browser, http_home: str) -> None:
    with browser.new_context() as context:
        context.add_init_script("""
            Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('shut'); }});
            IDBFactory.prototype.open = () => { throw new DOMException('shut', 'SecurityError'); };""")
        page = context.new_page()
        open_case(page, http_home)
        expect(page.get_by_text("This browser keeps nothing more here")).to_be_visible()
        page.locator("button[data-choice]").first.click()
        expect(page.get_by_role("heading", name="What happens")).to_be_visible()


def test_two_tabs_show_the_same_visit(browser: Browser, http_home: str) -> None:
    with browser.new_context() as context:
        (one, _), (other, _) = watched(context), watched(context)
        open_case(one, http_home)
        open_case(other, http_home)
        one.locator("button[data-choice]").first.click()
        expect(other.get_by_role("heading", name="What happens")).to_be_visible()


def test_the_case_can_be_read_without_javascript(browser: Browser, http_home: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{http_home}/cases/{CASE}.html")
        assert "allow JavaScript" in page.locator(".hm-block noscript").inner_html()
        expect(page.locator(".hm-block")).to_contain_text("Content note")


def test_what_has_just_appeared_stands_at_the_top(browser: Browser, http_home: str) -> None:
    """On a phone each new scene begins at the top of the screen, not halfway down the screen."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page, _ = watched(context)
        open_case(page, http_home)
        page.locator("button[data-choice]").first.click()
        for _ in range(3):
            box = page.locator(".hm-arrival:focus").bounding_box()
            assert box is not None
            assert 0 <= box["y"] <= 80, box
            if page.locator('[data-action="skip"]').count():
                page.locator('[data-action="skip"]').click()
            else:
                page.locator('[data-action="continue"]').click()


def test_going_back_opens_a_scene_anew_and_keeps_the_words(page: Page, http_home: str) -> None:
    story = story_of(load_vignette(CASE))
    notice = next(scene_id for scene_id, scene in story["scenes"].items() if scene["kind"] == "notice")
    open_case(page, http_home)
    while page.locator("[data-scene]").get_attribute("data-scene") != notice:
        page.locator('[data-action="skip"]').click()
    page.locator("input[data-choice]").first.check()
    page.locator('[data-action="continue"]').click()
    expect(page.locator("input[data-choice]").first).to_be_disabled()
    page.locator('[data-action="continue"]').click()
    page.get_by_text("The visit so far").click()
    page.locator('[data-action="back"]').last.click()
    expect(page.locator("input[data-choice]").first).to_be_enabled()
    expect(page.locator("input[data-choice]").first).not_to_be_checked()


def test_what_was_skipped_is_said_and_its_safety_message_shown(page: Page, http_home: str) -> None:
    case = load_vignette(CASE)
    open_case(page, http_home)
    while not page.locator("[data-ending]").count():
        page.locator('[data-action="skip"]').click()
    expect(page.locator("[data-ending] .hm-notice")).to_contain_text("You skipped")
    for scene in case.scenes:
        if scene.safety:
            expect(page.locator("[data-ending]")).to_contain_text(f"Not to be missed, from ‘{scene.title}’")


def test_words_typed_in_a_case_can_be_seen_and_deleted(page: Page, http_home: str) -> None:
    open_case(page, http_home)
    while not page.locator("[data-scene] textarea").count():
        page.locator('[data-action="skip"]').click()
    page.locator("[data-scene] textarea").fill("something about Mrs Smith")
    if page.get_by_role("button", name="Show what you could do").count():
        page.get_by_role("button", name="Show what you could do").click()
    expect(page.locator("[data-scene] textarea")).to_have_value("something about Mrs Smith")
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="erase"]').click()
    expect(page.locator("[data-scene] textarea")).to_be_focused()
    assert "Smith" not in page.evaluate("JSON.stringify(localStorage)")


def test_a_return_is_met(page: Page, home: str) -> None:
    open_case(page, home)
    page.locator("button[data-choice]").first.click()
    page.locator('[data-action="continue"]').click()
    page.reload()
    expect(page.get_by_text("You have been here before")).to_be_visible()
    page.locator('[data-action="restart"]').click()
    expect(page.locator("[data-scene]")).to_have_attribute("data-scene", load_vignette(CASE).start)


def to_an_ending(page: Page) -> None:
    """Through the case by its first choices."""
    for _ in range(60):
        if page.locator("[data-ending]").count():
            return
        if page.locator("button[data-choice]").count():
            page.locator("button[data-choice]").first.click()
        else:
            page.locator("[data-action=continue]").first.click()
    raise AssertionError("no ending in sixty presses")


def test_an_ending_leads_to_a_plan_that_is_kept_and_prints_by_itself(page: Page, home: str, axe: str) -> None:
    open_case(page, home)
    to_an_ending(page)
    plan = page.locator(".hm-plan")
    expect(plan.get_by_role("button", name="Print my plan")).to_have_count(0)
    plan.get_by_label("At my next").select_option("One-year review")
    plan.get_by_label("when", exact=True).fill("Dad stays in the doorway.")
    plan.get_by_label("I will say").fill("Come and sit.")
    sentence = "At my next one-year review, when Dad stays in the doorway, I will say: ‘Come and sit.’"
    expect(plan.locator(".hm-plan-sentence")).to_have_text(sentence)
    assert violations(page, axe) == []
    page.reload()
    expect(plan.locator(".hm-plan-sentence")).to_have_text(sentence)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1 } }")
    plan.get_by_role("button", name="Print my plan").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(plan.locator(".hm-plan-sentence")).to_be_visible()
    for other in ("h1", "header.hm-bar", ".hm-footer", "[data-ending] > h4", ".hm-plan-fields"):
        expect(page.locator(other).first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_the_debrief_tells_the_whole_path(page: Page, http_home: str) -> None:
    open_case(page, http_home)
    to_an_ending(page)
    page.wait_for_timeout(200)
    states = page.evaluate(ALL, "states")
    (path,) = [state["values"]["path"] for state in states if state["block"] == f"scenario:{CASE}"]
    expect(page.locator(".hm-path > li")).to_have_count(len(path))


def test_whoever_leads_a_group_can_have_the_notes(page: Page, home: str) -> None:
    open_case(page, home)
    notes = page.get_by_role("complementary", name="For whoever leads the group")
    expect(notes).to_have_count(0)
    page.get_by_text("Who is who, and where").click()
    page.get_by_label("I am leading a group").check()
    expect(notes).to_contain_text("Stop at ‘I can come back’")
    page.reload()
    expect(notes).to_be_visible()


def test_frames_are_drawn_and_told(page: Page, http_home: str) -> None:
    """Up to the scene that is drawn, by moving on from every other."""
    open_case(page, http_home)
    for _ in range(60):
        if page.locator(".hm-frames").count():
            break
        ways = page.locator("[data-action=skip], [data-action=continue]")
        ways.first.click()
    frames = page.locator(".hm-frames > li")
    expect(frames).to_have_count(5)
    for number in range(5):
        assert len(frames.nth(number).get_by_role("img").get_attribute("aria-label") or "") > 40
        expect(frames.nth(number).locator("p")).to_be_visible()
