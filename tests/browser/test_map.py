"""The map of a case, and the case on paper: drawn from what was explored, with the learner's path, and in words."""

import pytest
from playwright.sync_api import Browser, Page, expect

from heldinmind.blocks.scenario import Scenario

from .conftest import violations, watched
from .test_scenario import CASE, open_case

pytestmark = pytest.mark.slow
CONTENT = Scenario.resolve(CASE).content
PLACES = [place for row in CONTENT["map"]["rows"] for place in row if place]


def titles() -> list[str]:
    return [{**CONTENT["scenes"], **CONTENT["endings"]}[place]["title"] for place in PLACES]


def test_the_debrief_shows_the_map_with_the_path_and_says_it_in_words(page: Page, home: str) -> None:
    open_case(page, home)
    taken = list[str]()
    while not page.locator("[data-ending]").count():
        taken.append(str(page.locator("[data-scene]").get_attribute("data-scene")))
        page.locator('[data-action="skip"]').click()
    taken.append(str(page.locator("[data-ending]").get_attribute("data-ending")))
    page.get_by_text("The map of the case, with your path").click()
    assert [text.removesuffix(" S") for text in page.locator(".hm-map-box").all_inner_texts()] == titles()
    lit = page.locator(".hm-map-met")
    assert lit.count() == len(taken)
    assert page.locator(".hm-map-lit").count() >= len(taken) - 1
    assert page.locator(".hm-map-ending").count() == len(CONTENT["endings"])
    page.get_by_text("The map in words").click()
    told = page.locator(".hm-map ol > li").all_inner_texts()
    assert len(told) == len(PLACES)
    for place, line in zip(PLACES, told, strict=True):
        assert ("You have been here" in line) is (place in taken)
        assert ("an ending" in line) is (place in CONTENT["endings"])
        for onward in CONTENT["map"]["onward"].get(place, []):
            assert {**CONTENT["scenes"], **CONTENT["endings"]}[onward]["title"] in line


def test_whoever_leads_a_group_sees_the_map_from_the_start(page: Page, http_home: str) -> None:
    open_case(page, http_home)
    expect(page.get_by_text("The map of the case", exact=True)).to_have_count(0)
    page.get_by_text("Who is who, and where").click()
    page.get_by_role("checkbox", name="I am leading a group").check()
    page.get_by_text("The map of the case", exact=True).click()
    expect(page.locator(".hm-map-box")).to_have_count(len(PLACES))
    expect(page.locator(".hm-map-met")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_the_map_is_accessible_at_any_width(
    browser: Browser, http_home: str, axe: str, scheme: str, width: int
) -> None:
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}) as context:  # type: ignore[arg-type]
        page, complaints = watched(context)
        open_case(page, http_home)
        page.get_by_text("Who is who, and where").click()
        page.get_by_role("checkbox", name="I am leading a group").check()
        page.evaluate("for (const it of document.querySelectorAll('main details')) it.open = true")
        assert violations(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert complaints == []


def printed(page: Page, action: str) -> str:
    """What would come out of the printer, as text."""
    page.evaluate("void (window.print = () => { window.printed = document.querySelector('.hm-printed').textContent; })")
    page.locator(f'[data-action="{action}"]').click()
    page.wait_for_function("window.printed !== undefined")
    text = str(page.evaluate("window.printed"))
    page.evaluate("dispatchEvent(new Event('afterprint')); delete window.printed")
    expect(page.locator(".hm-sheet")).to_have_count(0)
    return " ".join(text.split())


def test_the_whole_case_is_printed_for_the_room_and_for_whoever_leads(page: Page, home: str) -> None:
    open_case(page, home)
    page.get_by_text("Who is who, and where").click()
    room, leader = printed(page, "print-room"), printed(page, "print-leader")
    first = next(iter(CONTENT["scenes"].values()))
    for sheet in (room, leader):
        found = [sheet.index(f"{number}. {title}") for number, title in enumerate(titles(), start=1)]
        assert found == sorted(found)
        assert "1A" in sheet
        assert "if you chose" in sheet
        assert CONTENT["content_note"] in sheet
    words = first["choices"][0]["feedback"]["why"].removeprefix("<p>").split("<")[0].strip()
    assert " ".join(words.split()) in leader
    assert " ".join(words.split()) not in room
    notes = first["facilitator"]["prompts"][0].split("<")[0]
    assert notes in leader
    assert notes not in room


def test_a_hint_is_there_for_whoever_opens_it(page: Page, home: str) -> None:
    open_case(page, home)
    hint = CONTENT["scenes"][CONTENT["start"]]["hint"]
    expect(page.get_by_text(hint)).to_be_hidden()
    page.get_by_text("A hint", exact=True).press("Enter")
    expect(page.get_by_text(hint)).to_be_visible()
