"""Every page of the book: offline, silent, accessible, in light and dark, and at a phone's width."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import pages_of_the_book, violations, watched

pytestmark = pytest.mark.slow
PAGES = pages_of_the_book()
OPEN_ALL = "for (const it of document.querySelectorAll('main details')) it.open = true"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_silent_asks_nobody_and_leads_to_the_safety_page(page: Page, home: str, address: str) -> None:
    """The fixture `page` fails where a request leaves the machine or the console says anything."""
    page.goto(f"{home}/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(200)
    if address != "search.html":
        page.locator("footer").get_by_role("link", name="Safety, privacy").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Safety")


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_no_violation(browser: Browser, http_home: str, axe: str, address: str) -> None:
    """As it opens, with all unfolded, in the dark, and on the smallest phone: one visit, since axe is slow."""
    with browser.new_context(color_scheme="light", viewport={"width": 1100, "height": 900}) as context:
        page, complaints = watched(context)
        page.goto(f"{http_home}/{address}")
        theme = page.locator("html")
        expect(theme).to_have_attribute("data-theme", "light")
        assert violations(page, axe) == []
        page.evaluate(OPEN_ALL)
        assert violations(page, axe) == []
        page.emulate_media(color_scheme="dark")
        expect(theme).to_have_attribute("data-theme", "dark")
        assert violations(page, axe) == []
        page.set_viewport_size({"width": 320, "height": 700})
        assert violations(page, axe) == []
        assert complaints == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways(browser: Browser, http_home: str, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 700}) as context:
        page, _ = watched(context)
        page.goto(f"{http_home}/{address}")
        page.evaluate(OPEN_ALL)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_link_within_the_book_leads_somewhere(page: Page, site: Path) -> None:
    for address in PAGES:
        page.goto(f"{site.as_uri()}/{address}")
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        for link in links:
            if link.startswith("file:"):
                assert Path(url2pathname(urlsplit(link).path)).exists(), f"{address}: {link}"


def test_the_first_page_opens_by_double_click(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    page.wait_for_url("**/book/welcome.html")
    page.get_by_role("link", name="Start here").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The first 1001 days")


def test_search_finds_a_case_and_no_feedback(page: Page, home: str) -> None:
    page.goto(f"{home}/search.html?q=doorway")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_another_port_is_said(page: Page, http_home: str) -> None:
    """The server of the tests is not on the usual port: the page says that records there are separate."""
    page.goto(f"{http_home}/book/welcome.html")
    expect(page.get_by_role("note")).to_contain_text("port")


def test_the_header_keeps_the_focus(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/book/welcome.html")
    colours = page.get_by_role("button", name="Colours")
    colours.focus()
    page.keyboard.press("Enter")
    expect(colours).to_be_focused()
    page.set_viewport_size({"width": 360, "height": 700})
    menu = page.get_by_role("button", name="Menu")
    pages = page.get_by_role("navigation", name="All pages")
    expect(pages).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(pages).to_be_visible()
    page.keyboard.press("Escape")
    expect(pages).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_menu_closes_over_what_it_leads_to(page: Page, http_home: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{http_home}/notebooks/bonding-and-attachment.html")
    page.get_by_role("button", name="Menu").click()
    pages = page.get_by_role("navigation", name="All pages")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Take away").click()
    expect(pages).to_be_hidden()
    expect(page.get_by_role("heading", name="Take away")).to_be_in_viewport()


def test_the_list_of_pages_says_which_is_open(page: Page, home: str) -> None:
    page.goto(f"{home}/book/safety.html")
    pages = page.get_by_role("navigation", name="All pages")
    expect(pages.locator('[aria-current="page"]')).to_have_text(["Safety"])


def test_the_colours_chosen_hold_on_the_next_page(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/book/welcome.html")
    colours, root = page.get_by_role("button", name="Colours"), page.locator("html")
    seen = [root.get_attribute("data-theme")]
    for _ in range(2):
        colours.click()
        seen.append(root.get_attribute("data-theme"))
    assert seen == ["light", "light", "dark"]
    page.goto(f"{http_home}/book/about.html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(colours).to_have_text("Colours: dark")


def test_what_is_folded_is_printed_open(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/notebooks/bonding-and-attachment.html")
    folded = page.locator("main details:not([open])")
    before = folded.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


def test_the_skip_link_leads_past_the_header(page: Page, http_home: str) -> None:
    page.goto(f"{http_home}/book/welcome.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Start here")).to_be_focused()


@pytest.mark.parametrize("address", ["book/safety.html", "cases/six-weeks-in.html"])
def test_print_is_dark_on_light_whatever_the_screen(browser: Browser, http_home: str, address: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page, _ = watched(context)
        page.goto(f"{http_home}/{address}")
        page.emulate_media(media="print", color_scheme="dark")
        for selector in ("article h1", "article p"):
            colour = page.locator(selector).first.evaluate(
                "it => getComputedStyle(it).color.match(/\\d+/g).map(Number)"
            )
            assert max(colour[:3]) < 120, (selector, colour)
        if address.startswith("cases"):
            expect(page.locator(".hm-choice").first).to_be_visible()
