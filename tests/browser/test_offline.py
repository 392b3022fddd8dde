"""The book kept for offline, by the real server in a process of its own, which is then stopped, and the network off."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from heldinmind.book.offline import write_list
from heldinmind.workshop.browsers import require_browser

from .conftest import FLAGS, pages_of_the_book, violations, watched

pytestmark = pytest.mark.slow
CONTROL = "[data-offline]"
HOW_TO = "book/how-to-use.html"
PAGES = [page for page in pages_of_the_book() if page != "search.html"]
NEW = "<h1>A page of the newer edition</h1>"

# The real server; slow where a test wants to come between, and with a name more where one wants a real address.
OURS = """
import sys, time
from pathlib import Path
from heldinmind.workshop import server
site, port, delay = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
server.OUR_NAMES.add("course.test")
answer = server.BookHandler.do_GET
def slowly(self):
    time.sleep(delay)
    answer(self)
server.BookHandler.do_GET = slowly
server.BookServer(site, port, "tests").serve_forever()
"""
ANOTHERS = """
import http.server, sys
class Another(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Another app</title><h1>Another app</h1>")
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Another).serve_forever()
"""


class Served:
    """A copy of the finished book at an address that can be stopped and started, and served by somebody else."""

    def __init__(self, site: Path) -> None:
        self.site = site
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.home = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, program: str = OURS, delay: float = 0) -> None:
        self.stop()
        arguments = [str(self.site), str(self.port), str(delay)]
        self.process = subprocess.Popen([sys.executable, "-c", program, *arguments])
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def edit(self, *addresses: str) -> None:
        """Another edition: these pages differ."""
        for address in addresses:
            page = self.site / address
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace("<h1>", f"{NEW}<h1>", 1), encoding="utf-8")
            assert NEW in page.read_text(encoding="utf-8")
        write_list(self.site)


@pytest.fixture
def served(site: Path, tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(site, tmp_path / "site")
    made = Served(tmp_path / "site")
    made.start()
    yield made
    made.stop()


def press(page: Page, name: str) -> None:
    page.locator(CONTROL).get_by_role("button", name=name).click()


def says(page: Page, words: str) -> None:
    expect(page.locator(CONTROL).get_by_role("status")).to_contain_text(words, timeout=30_000)


def keep(page: Page, served: Served) -> None:
    page.goto(f"{served.home}/{HOW_TO}")
    press(page, "Keep for offline")
    says(page, "is kept for offline")


def stored(page: Page) -> dict[str, int]:
    """How many entries each store has, but for the one that says what is kept."""
    found: dict[str, int] = page.evaluate(
        """async () => {
          const found = {};
          for (const name of await caches.keys()) {
            if (name.includes("#")) found[name.split("#")[1]] = (await (await caches.open(name)).keys()).length;
          }
          return found;
        }"""
    )
    return found


def comes_to_hold(page: Page, wanted: dict[str, int]) -> None:
    for _ in range(150):
        if stored(page) == wanted:
            return
        page.wait_for_timeout(200)
    assert stored(page) == wanted


def workers(page: Page) -> int:
    return int(page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)"))


def edition(served: Served) -> str:
    return str(json.loads((served.site / "offline.json").read_text(encoding="utf-8"))["edition"])


def files(served: Served) -> int:
    return len(json.loads((served.site / "offline.json").read_text(encoding="utf-8"))["files"])


def size(served: Served) -> str:
    listed = json.loads((served.site / "offline.json").read_text(encoding="utf-8"))["files"]
    return f"{round(sum(bytes_ for _, bytes_ in listed.values()) / 1e6)} MB"


def go_offline(context: BrowserContext, served: Served) -> None:
    served.stop()
    context.set_offline(True)


def test_the_list_is_of_the_finished_book_and_worker_and_manifest_lie_at_its_root(site: Path) -> None:
    before = (site / "offline.json").read_bytes()
    listed = json.loads(before)["files"]
    assert {*pages_of_the_book(), "index.html", "manifest.json", "_static/held-in-mind/vega.js"} < set(listed)
    for name, (_, size) in listed.items():
        assert (site / name).stat().st_size == size
    assert (site / "worker.js").is_file()
    # Nothing came into the book after it was listed.
    apart = {"offline.json", "worker.js", "objects.inv"}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {name for name in there - apart if not name.startswith(".")} == set(listed)


def test_nothing_is_stored_before_it_is_asked_for(page: Page, served: Served) -> None:
    for address in ("book/welcome.html", "cases/six-weeks-in.html", HOW_TO):
        page.goto(f"{served.home}/{address}")
    says(page, "Nothing is kept until you press.")
    says(page, f"The whole course is {files(served)} files, {size(served)}.")
    assert (stored(page), workers(page)) == ({}, 0)
    assert page.evaluate("caches.keys()") == []


def test_after_one_visit_every_page_opens_with_the_network_off(
    page: Page, context: BrowserContext, served: Served
) -> None:
    keep(page, served)
    assert stored(page) == {edition(served): files(served)}
    go_offline(context, served)
    for address in pages_of_the_book():
        page.goto(f"{served.home}/{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{served.home}/")
    page.wait_for_url("**/book/welcome.html")


def test_what_can_be_pressed_works_with_the_network_off(page: Page, context: BrowserContext, served: Served) -> None:
    keep(page, served)
    go_offline(context, served)
    page.goto(f"{served.home}/cases/six-weeks-in.html")
    page.locator("[data-choice]").first.click()
    expect(page.locator('[data-action="continue"]')).to_be_visible()
    page.goto(f"{served.home}/notebooks/bonding-and-attachment.html")
    page.get_by_role("button", name="Explore the figure").first.click()
    expect(page.get_by_role("button", name="Back to the picture").first).to_be_visible()
    page.get_by_role("search").get_by_role("searchbox").fill("doorway")
    page.get_by_role("search").get_by_role("button").click()
    expect(page.locator("#search-results li").first).to_be_visible()


def test_a_page_kept_says_still_that_records_of_another_port_are_apart(
    page: Page, context: BrowserContext, served: Served
) -> None:
    keep(page, served)
    go_offline(context, served)
    page.goto(f"{served.home}/book/welcome.html")
    expect(page.get_by_role("note").first).to_contain_text("usual port 8760")


def test_a_newer_edition_is_kept_and_nothing_typed_is_lost(page: Page, context: BrowserContext, served: Served) -> None:
    keep(page, served)
    before = edition(served)
    served.edit("book/about.html")
    page.goto(f"{served.home}/notebooks/asking-about-the-relationship.html")
    page.locator("textarea").first.fill("Words that nobody has saved yet")
    expect(page.locator(".hm-offline-notice")).to_have_text("A newer edition is kept; it shows from the next page on.")
    expect(page.locator("textarea").first).to_have_value("Words that nobody has saved yet")
    assert edition(served) != before
    go_offline(context, served)
    page.goto(f"{served.home}/book/about.html")
    expect(page.get_by_role("heading", name="A page of the newer edition")).to_be_visible()
    context.set_offline(False)
    served.start()
    page.goto(f"{served.home}/{HOW_TO}")
    says(page, "is kept for offline")
    expect(page.locator(CONTROL)).to_be_visible()
    comes_to_hold(page, {edition(served): files(served)})


def test_only_what_changed_comes_over_the_line_again(page: Page, served: Served) -> None:
    keep(page, served)
    served.edit("book/about.html")
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{served.home}/")))
    page.goto(f"{served.home}/book/safety.html")
    expect(page.locator(".hm-offline-notice")).to_contain_text("A newer edition is kept")
    assert [one for one in asked if one.endswith(".html")] == ["book/safety.html", "book/about.html"]


def test_the_copy_is_removed_and_no_record_is_touched(page: Page, context: BrowserContext, served: Served) -> None:
    keep(page, served)
    page.evaluate("localStorage.setItem('heldinmind:keep', 'device')")
    before = page.evaluate("JSON.stringify(localStorage)")
    press(page, "Remove the offline copy")
    says(page, "Remove it?")
    press(page, "Leave it")
    says(page, "is kept for offline")
    press(page, "Remove the offline copy")
    press(page, "Yes, remove it")
    says(page, "The offline copy is removed.")
    expect(page.get_by_role("button", name="Keep for offline")).to_be_focused()
    assert (page.evaluate("caches.keys()"), workers(page)) == ([], 0)
    assert page.evaluate("JSON.stringify(localStorage)") == before
    page.goto(f"{served.home}/book/welcome.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_it_can_be_stopped_and_gone_on_with(page: Page, served: Served, axe: str) -> None:
    served.start(delay=0.15)
    page.goto(f"{served.home}/{HOW_TO}")
    press(page, "Keep for offline")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    assert violations(page, axe) == []
    page.wait_for_function("document.querySelector('[data-offline] progress')?.value >= 8")
    press(page, "Stop")
    says(page, f"of {files(served)} files are here. The course does not open without a signal yet.")
    page.goto(f"{served.home}/book/welcome.html")
    page.wait_for_timeout(1000)
    some = stored(page)[edition(served)]
    assert 8 <= some < files(served)
    page.goto(f"{served.home}/{HOW_TO}")
    says(page, f"Stopped: {some} of {files(served)} files are here.")
    served.start()
    press(page, "Go on")
    says(page, "is kept for offline")
    assert stored(page) == {edition(served): files(served)}


def test_it_goes_on_while_the_learner_reads_on(page: Page, served: Served) -> None:
    served.start(delay=0.1)
    page.goto(f"{served.home}/{HOW_TO}")
    press(page, "Keep for offline")
    page.wait_for_function("document.querySelector('[data-offline] progress')?.value >= 8")
    page.goto(f"{served.home}/book/welcome.html")
    comes_to_hold(page, {edition(served): files(served)})
    page.goto(f"{served.home}/{HOW_TO}")
    says(page, "is kept for offline")


def test_interrupted_it_leaves_no_half_and_the_old_edition_whole(
    page: Page, context: BrowserContext, served: Served
) -> None:
    """The server stops in the middle, first with nothing kept before, then while a newer edition is fetched."""
    opened, complaints = watched(context)
    served.start(delay=0.15)
    opened.goto(f"{served.home}/{HOW_TO}")
    press(opened, "Keep for offline")
    opened.wait_for_function("document.querySelector('[data-offline] progress')?.value >= 8")
    served.stop()
    says(opened, "The connection was lost")
    assert opened.evaluate("fetch('welcome.html').then(() => 'opens', () => 'does not open')") == "does not open"
    served.start()
    press(opened, "Go on")
    says(opened, "is kept for offline")
    served.edit(*(one for one in PAGES if one.startswith(("cases/", "book/about"))))
    served.start(delay=0.15)
    opened.goto(f"{served.home}/{HOW_TO}")
    says(opened, "A newer edition is being kept")
    opened.wait_for_function("document.querySelector('[data-offline] progress')?.value > 8")
    served.stop()
    says(opened, "The edition kept before is whole, and still opens.")
    opened.goto(f"{served.home}/book/about.html")
    expect(opened.get_by_role("heading", level=1)).to_have_count(1)
    # What a browser says of a connection that breaks; nothing else.
    assert [one for one in complaints if "net::ERR_" not in one and not one.startswith("failed:")] == []


def test_two_windows_know_of_each_other(page: Page, context: BrowserContext, served: Served) -> None:
    served.start(delay=0.1)
    page.goto(f"{served.home}/{HOW_TO}")
    other, complaints = watched(context)
    other.goto(f"{served.home}/{HOW_TO}")
    press(page, "Keep for offline")
    other.wait_for_function("document.querySelector('[data-offline] progress')?.value >= 4")
    press(other, "Stop")
    for window in (page, other):
        says(window, "Stopped:")
    served.start()
    press(other, "Go on")
    for window in (page, other):
        says(window, "is kept for offline")
    press(page, "Remove the offline copy")
    press(page, "Yes, remove it")
    for window in (page, other):
        says(window, "The offline copy is removed.")
    assert complaints == []


@pytest.mark.parametrize("found_out", ["before", "on the way"])
def test_no_room_is_said_and_nothing_half_is_left(
    page: Page, context: BrowserContext, served: Served, found_out: str
) -> None:
    if found_out == "before":
        session = context.new_cdp_session(page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": served.home, "quotaSize": 2_000_000})
    else:
        page.add_init_script(
            """let room = 12;
            const put = Cache.prototype.put;
            Cache.prototype.put = function (...it) {
              if (--room < 0) return Promise.reject(new DOMException("Full", "QuotaExceededError"));
              return put.apply(this, it);
            };"""
        )
    page.goto(f"{served.home}/{HOW_TO}")
    press(page, "Keep for offline")
    says(page, f"There is no room on this device for the course ({size(served)}). Nothing of it was kept.")
    assert (page.evaluate("caches.keys()"), workers(page)) == ([], 0)


def test_a_site_renewed_in_the_middle_leaves_no_mixture(page: Page, served: Served) -> None:
    served.start(delay=0.1)
    page.goto(f"{served.home}/{HOW_TO}")
    press(page, "Keep for offline")
    page.wait_for_function("document.querySelector('[data-offline] progress')?.value >= 8")
    served.edit(*PAGES)
    says(page, "is kept for offline")
    names = [name for name in stored(page) if name == edition(served)]
    assert names, "the edition kept is the newer one"
    assert stored(page)[edition(served)] == files(served)
    old = page.evaluate(
        """async ([words, edition]) => {
          const name = (await caches.keys()).find((one) => one.endsWith(`#${edition}`));
          const store = await caches.open(name);
          const pages = (await store.keys()).filter(({ url }) => /(book|cases|notebooks)\\/.*html$/.test(url));
          const texts = await Promise.all(pages.map(async (it) => (await store.match(it)).text()));
          return texts.filter((text) => !text.includes(words)).length;
        }""",
        [NEW, edition(served)],
    )
    assert old == 0


def test_a_page_that_is_altered_on_the_way_is_not_kept(page: Page, served: Served) -> None:
    about = served.site / "book/about.html"
    about.write_text(about.read_text(encoding="utf-8") + "<!-- put in by a proxy -->", encoding="utf-8")
    page.goto(f"{served.home}/{HOW_TO}")
    press(page, "Keep for offline")
    says(page, "The site sent something else than its list says, first for ‘book/about.html’.")


def test_another_program_at_the_address_is_not_haunted(page: Page, served: Served) -> None:
    keep(page, served)
    served.start(ANOTHERS)
    for address in ("", HOW_TO):
        page.goto(f"{served.home}/{address}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Another app")
    assert (page.evaluate("caches.keys()"), workers(page)) == ([], 0)


def test_a_folder_is_offline_already(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/{HOW_TO}")
    says(page, "You opened the course from a folder. It is offline already")
    expect(page.locator(CONTROL).get_by_role("button")).to_have_count(0)


@pytest.fixture
def elsewhere(playwright: Playwright, browser: Browser, served: Served) -> Iterator[tuple[Page, str]]:
    """A page in a browser that takes course.test for an address of the web that is safe, and that address."""
    home = f"http://course.test:{served.port}"
    flags = [*FLAGS, "--no-sandbox", "--host-resolver-rules=MAP course.test 127.0.0.1"]
    flags += [f"--unsafely-treat-insecure-origin-as-secure={home}"]
    running = playwright.chromium.launch(executable_path=str(require_browser()), args=flags)
    yield running.new_page(), home
    running.close()


def kept_elsewhere(page: Page, home: str) -> None:
    page.goto(f"{home}/{HOW_TO}")
    press(page, "Keep for offline")
    says(page, "is kept for offline")


def test_at_a_web_address_a_sign_in_page_takes_nothing_away(elsewhere: tuple[Page, str], served: Served) -> None:
    page, home = elsewhere
    kept_elsewhere(page, home)
    served.start(ANOTHERS)
    for _ in range(2):
        page.goto(f"{home}/book/safety.html")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Safety")
    served.stop()
    page.goto(f"{home}/book/about.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_at_a_web_address_the_copy_goes_when_the_course_is_gone(elsewhere: tuple[Page, str], served: Served) -> None:
    page, home = elsewhere
    kept_elsewhere(page, home)
    shutil.rmtree(served.site)
    served.site.mkdir()
    page.goto(f"{home}/book/safety.html")
    expect(page.locator(".hm-offline-notice")).to_contain_text("The course is no longer at this address")
    assert (page.evaluate("caches.keys()"), workers(page)) == ([], 0)


def test_a_browser_can_put_the_course_among_its_apps(page: Page, context: BrowserContext, served: Served) -> None:
    page.goto(f"{served.home}/book/welcome.html")
    found: dict[str, Any] = context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{served.home}/manifest.json"
    for icon in json.loads(found["data"])["icons"]:
        assert (served.site / icon["src"]).is_file()
