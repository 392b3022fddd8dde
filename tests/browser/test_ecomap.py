"""The eco-map: drawn by keyboard, kept, laid beside another drawing, printed by itself."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from heldinmind.catalogue.ecomaps import load_ecomap

from .conftest import violations, watched

pytestmark = pytest.mark.slow
MODULE = "notebooks/people-around-the-family.html"
ECOMAP = load_ecomap("after-the-move")


@pytest.fixture
def block(page: Page, home: str) -> Locator:
    page.goto(f"{home}/{MODULE}")
    return page.locator('[data-block="ecomap"]')


def draw(block: Locator, tie: str, flow: str) -> None:
    """Chooses a tie and where the energy goes with the keyboard alone."""
    for value in (tie, flow):
        radio = block.locator(f'input[value="{value}"]')
        radio.focus()
        radio.press("Space")


def onward(block: Locator) -> None:
    block.locator('[data-action="continue"]').press("Enter")


def test_a_map_is_drawn_by_keyboard_and_laid_beside_another(page: Page, block: Locator, axe: str) -> None:
    for number, one in enumerate(ECOMAP.around, start=1):
        expect(block.locator("[data-turn]")).to_have_attribute("data-turn", one.id)
        draw(block, "weak", "both")
        expect(block.locator(f'[data-around="{one.id}"] .hm-tie-weak')).to_have_count(1)
        expect(block.locator(f'[data-around="{one.id}"] .hm-eco-arrow')).to_have_count(2)
        expect(block.get_by_role("status")).to_contain_text(f"{number} of {len(ECOMAP.around)} ties drawn")
        onward(block)
    expect(page.get_by_role("heading", name="How one practitioner drew it")).to_be_focused()
    beside = block.locator(".hm-feedback")
    for one in ECOMAP.around:
        expect(beside.locator(f'[data-around="{one.id}"] .hm-tie-{one.ours.tie}')).to_have_count(1)
    expect(beside).to_contain_text("You: Thin. Both ways.")
    assert violations(page, axe) == []


def test_nothing_that_follows_is_told_before_it_is_asked_for(block: Locator) -> None:
    expect(block).not_to_contain_text("How one practitioner drew it")
    assert ECOMAP.around[0].why.split(".")[0] not in block.inner_text()


def test_each_kind_of_tie_and_way_has_a_look_of_its_own(block: Locator) -> None:
    looks = set()
    for tie in ("strong", "weak", "stressful", "wished-for"):
        draw(block, tie, "neither")
        line = block.locator(f"[data-around] .hm-tie-{tie}")
        style = "it => JSON.stringify([getComputedStyle(it).strokeWidth, getComputedStyle(it).strokeDasharray])"
        looks.add(line.evaluate(style) + str(line.get_attribute("d")).count("L").__str__())
        expect(block.locator(".hm-eco-arrow")).to_have_count(0)
    assert len(looks) == 4


def test_the_map_is_there_after_a_reload_and_gone_when_begun_again(page: Page, block: Locator) -> None:
    draw(block, "strong", "to-family")
    onward(block)
    page.reload()
    expect(block.locator("[data-turn]")).to_have_attribute("data-turn", ECOMAP.around[1].id)
    expect(block.locator(".hm-eco .hm-tie-strong")).to_have_count(1)
    block.locator('[data-action="again"]').click()
    expect(block.locator("[data-turn]")).to_have_attribute("data-turn", ECOMAP.around[0].id)
    expect(block.get_by_role("status")).to_have_text("Nothing is drawn yet.")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_name_leaves_its_circle(browser: Browser, http_home: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page, _ = watched(context)
        page.goto(f"{http_home}/{MODULE}")
        outside = page.locator(".hm-eco g:has(> circle)").evaluate_all(
            """groups => groups.filter(group => {
                const circle = group.querySelector("circle").getBoundingClientRect();
                return [...group.querySelectorAll("tspan")].some(line => {
                    const box = line.getBoundingClientRect();
                    return box.left < circle.left || box.right > circle.right;
                });
            }).map(group => group.textContent)"""
        )
        assert outside == []


def test_the_map_prints_by_itself_with_its_words(page: Page, block: Locator) -> None:
    draw(block, "strong", "to-family")
    page.evaluate("window.print = () => document.documentElement.dataset.printed = 'yes'")
    block.locator('[data-action="print-map"]').click()
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    expect(block.locator(".hm-eco-map svg").first).to_be_visible()
    expect(block.locator(".hm-eco-map").get_by_text("Strong. To the family.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
