"""Loads and buffers: put there and taken away, by keyboard and by mouse, in words and in the picture."""

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.blocks.base import in_the_book
from heldinmind.blocks.explorer import Explorer
from heldinmind.workshop.server import BookServer

from .conftest import violations

pytestmark = pytest.mark.slow
ID = "load-and-buffering"
RESOLVED = Explorer.resolve(ID)
FIRST, SECOND = RESOLVED.content["families"][:2]
STAYS = next(load for load in FIRST["loads"] if load["stays"])
GOES = next(load for load in FIRST["loads"] if not load["stays"])
BUFFER = FIRST["buffers"][0]
MEETS = next(one for one in FIRST["meetings"] if BUFFER["id"] in one["when"])


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book, with the explorer at the end of one of its pages: whatever modules there are, it is tried alone."""
    made = tmp_path_factory.mktemp("explorer") / "site"
    shutil.copytree(site, made)
    text = (made / "book/about.html").read_text(encoding="utf-8")
    block = f"<h2>Try it</h2>{in_the_book('explorer', ID, RESOLVED)}</article>"
    script = '<script defer src="../_static/held-in-mind/explorer.js"></script></head>'
    text = text.replace("</article>", block).replace("</head>", script)
    (made / "book/explorer.html").write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The page, served and opened by double-click."""
    if request.param == "file":
        yield (folder / "book/explorer.html").as_uri()
        return
    with BookServer(folder, 0, "tests") as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.port}/book/explorer.html"
        running.shutdown()


def opened(page: Page, address: str) -> Locator:
    page.goto(address)
    return page.locator(f'[data-block="explorer"][data-id="{ID}"].hm-block')


def box(block: Locator, part: str) -> Locator:
    return block.locator(f'input[value="{part}"]')


def seen(block: Locator) -> int:
    return block.locator(".hm-sky .hm-there").count()


def test_by_keyboard_and_kept(page: Page, address: str, axe: str) -> None:
    block = opened(page, address)
    expect(block.get_by_role("radio", name=FIRST["name"])).to_be_checked()
    assert seen(block) == len(FIRST["loads"])
    assert violations(page, axe) == []
    box(block, BUFFER["id"]).focus()
    page.keyboard.press("Space")
    expect(block.get_by_role("status")).to_contain_text(BUFFER["label"])
    expect(block.get_by_role("status")).to_contain_text(BUFFER["may"])
    expect(block.get_by_text(MEETS["say"])).to_be_visible()
    assert seen(block) == len(FIRST["loads"]) + 1
    box(block, GOES["id"]).focus()
    page.keyboard.press("Space")
    assert seen(block) == len(FIRST["loads"])
    assert violations(page, axe) == []
    block.get_by_role("radio", name=FIRST["name"]).focus()
    page.keyboard.press("ArrowRight")
    expect(block.locator("[data-family]")).to_have_attribute("data-family", SECOND["id"])
    expect(block.get_by_role("status")).to_be_empty()
    page.keyboard.press("ArrowLeft")
    expect(box(block, BUFFER["id"])).to_be_checked()
    page.reload()
    expect(box(block, BUFFER["id"])).to_be_checked()
    expect(box(block, GOES["id"])).not_to_be_checked()
    block.locator('[data-action="again"]').focus()
    page.keyboard.press("Enter")
    expect(box(block, BUFFER["id"])).not_to_be_checked()
    expect(box(block, GOES["id"])).to_be_checked()
    expect(block.locator('[data-action="again"]')).to_be_focused()


def test_what_stays_cannot_be_taken_off(page: Page, address: str) -> None:
    block = opened(page, address)
    box(block, STAYS["id"]).focus()
    page.keyboard.press("Space")
    expect(box(block, STAYS["id"])).to_be_checked()
    expect(block.get_by_role("status")).to_contain_text("This will not go away")
    box(block, STAYS["id"]).click(force=True)
    expect(box(block, STAYS["id"])).to_be_checked()
    for load in FIRST["loads"]:
        if not load["stays"]:
            box(block, load["id"]).uncheck()
    assert seen(block) == len([load for load in FIRST["loads"] if load["stays"]])
    expect(block.get_by_text("No family lives without weather.")).to_be_visible()


def test_nothing_is_counted(page: Page, address: str) -> None:
    """With everything there: no figure in what is said, and none drawn; the words say all that the picture shows."""
    block = opened(page, address)
    for family in RESOLVED.content["families"]:
        box(block, family["id"]).check()
        for buffer in family["buffers"]:
            box(block, buffer["id"]).check()
            assert not re.search(r"\d", block.get_by_role("status").inner_text())
        assert seen(block) == len(family["loads"]) + len(family["buffers"])
        assert block.locator(".hm-sky").text_content() == ""
        assert not re.search(r"\d", block.locator("[data-family]").inner_text())
        block.get_by_text("The picture in words").click()
        words = block.locator("details[open]").first.inner_text()
        assert all(one["label"] in words and one["may"] in words for one in family["loads"] + family["buffers"])
        block.get_by_text("The picture in words").click()
    expect(block.locator("meter, progress, output")).to_have_count(0)


def test_whoever_wants_no_motion_gets_none(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    block = opened(page, address)
    assert block.locator(".hm-weather").first.evaluate("it => getComputedStyle(it).transitionDuration") == "0s"


def test_it_fits_a_narrow_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
