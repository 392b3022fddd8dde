"""A real browser on the real book, over http and from a folder on disk."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Response, sync_playwright

from heldinmind.course import course_folder
from heldinmind.vignettes.load import vignette_ids
from heldinmind.workshop import building, frontend
from heldinmind.workshop.browsers import require_browser
from heldinmind.workshop.folders import site_folder
from heldinmind.workshop.notebooks import notebooks_in
from heldinmind.workshop.server import BookServer

# Chromium as root, in a container and on a closed network.
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


def pages_of_the_book() -> list[str]:
    """Every page, by its address in the book."""
    root = course_folder()
    sources = [*(root / "book").glob("*.md"), *notebooks_in(root / "notebooks")]
    pages = [f"{file.relative_to(root).with_suffix('.html').as_posix()}" for file in sorted(sources)]
    return [*pages, *(f"cases/{vignette_id}.html" for vignette_id in vignette_ids()), "search.html"]


@pytest.fixture(scope="session")
def site() -> Path:
    """The finished book, built from everything as it is now."""
    frontend.ensure_built(print)
    return site_folder() if building.is_current() else building.build_book(print)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[BookServer]:
    """The book served on a free port."""
    with BookServer(site, 0, "tests") as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture(scope="session", params=["http", "file"])
def home(request: pytest.FixtureRequest, site: Path, server: BookServer) -> str:
    """Where the book begins: served, and opened by double-click."""
    return f"http://127.0.0.1:{server.port}" if request.param == "http" else site.as_uri()


@pytest.fixture(scope="session")
def http_home(server: BookServer) -> str:
    """Where the book begins when it is served: for what does not depend on how it is opened."""
    return f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    flags = [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else FLAGS
    running = playwright.chromium.launch(executable_path=str(require_browser()), args=flags)
    yield running
    running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1100, "height": 800})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when anything is said in the console or asked of another machine."""
    opened, complaints = watched(context)
    yield opened
    assert complaints == []


def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """A new page, and a list that fills with whatever it should not do."""
    page, complaints = context.new_page(), list[str]()
    _wait_for_blocks(page)
    page.on("console", lambda said: complaints.append(f"console: {said.type}: {said.text} {said.location}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    # A request given up because the page was left is not a failure.
    page.on("requestfailed", lambda it: it.failure == "net::ERR_ABORTED" or complaints.append(f"failed: {it.url}"))
    page.on("request", lambda request: _leaves(request.url) and complaints.append(f"left the machine: {request.url}"))
    page.on("response", lambda reply: reply.status >= 400 and complaints.append(f"{reply.status}: {reply.url}"))
    return page, complaints


def _wait_for_blocks(page: Page) -> None:
    """A page counts as opened once its blocks are alive, a moment later: their store is opened first."""
    alive = "() => !document.querySelector('[data-block] > script[type=\"application/json\"]')"

    def waiting(go: Callable[..., Response | None]) -> Callable[..., Response | None]:
        def went(*arguments: Any, **options: Any) -> Response | None:
            reply = go(*arguments, **options)
            page.wait_for_function(alive)
            return reply

        return went

    for name in ("goto", "reload", "go_back", "go_forward"):
        setattr(page, name, waiting(getattr(page, name)))


def _leaves(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme not in {"file", "data", "blob"} and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, which checks a page's accessibility."""
    return (course_folder() / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds wrong on the page: the rule, and where."""
    page.evaluate(axe)
    options = {"runOnly": {"type": "tag", "values": RULES}, "preload": False, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
