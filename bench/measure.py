"""Measures pages in a real browser: cold, in turn, at full speed and on a slow line."""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from bench.pages import Page
from bench.server import serving
from heldinmind.workshop.browsers import require_browser

FULL, SLOW = "full speed", "slow line"
LINES = {
    FULL: "loopback as it is",
    SLOW: "1.6 Mbit/s, 150 ms round trips, the processor slowed four times",
}
PRESSES = 5
"""Presses of a choice in each visit."""
SETTLED = 1500
"""Milliseconds without anything happening after which a page is taken to have loaded all it will."""

WATCH = """
selector => {
  window.benched = {};
  const seen = () => {
    const it = document.querySelector(selector);
    if (!it || !it.getClientRects().length) return requestAnimationFrame(seen);
    window.benched.pressable = performance.now();
  };
  requestAnimationFrame(seen);
}
"""
PRESS = """
([choice, feedback, number]) => new Promise(done => {
  let pressed;
  addEventListener("click", () => { pressed = performance.now(); }, { capture: true, once: true });
  const before = new Set(document.querySelectorAll(feedback));
  const said = [...before].map(it => it.textContent).join();
  const there = () => [...document.querySelectorAll(feedback)].some(it => !before.has(it) && it.textContent.trim())
    || [...document.querySelectorAll(feedback)].map(it => it.textContent).join() !== said;
  new MutationObserver((_, observer) => {
    if (!there()) return;
    observer.disconnect();
    // Two frames on: the first is drawn with what has appeared, the second begins when that has been shown.
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - pressed)));
  }).observe(document, { childList: true, subtree: true, characterData: true });
  const choices = document.querySelectorAll(choice);
  choices[number % choices.length].click();
})
"""


@dataclass(frozen=True)
class Load:
    """One cold load: milliseconds to the first choice that can be pressed, bytes in all, press to feedback.

    The first press of a visit also compiles the code it runs; `feedback` is the median of the visit's presses.
    """

    page: str
    line: str
    pressable: float
    bytes: int
    first_feedback: float
    feedback: float


def measure(pages: Sequence[Page], runs: int) -> list[dict[str, Any]]:
    """`runs` loads of each page on each line, page after page, so that a busy moment troubles all alike."""
    flags = ["--disable-gpu", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    loads = list[Load]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(require_browser()), args=flags)
        print(f"{browser.version}, {os.cpu_count()} cores, {runs} loads of each page on each line")
        for line in LINES:
            # One load first that does not count: the browser's own first time.
            for number in range(-1, runs):
                for page in pages:
                    load = _load(browser, page, line)
                    if number >= 0:
                        loads.append(load)
        browser.close()
    return [asdict(load) for load in loads]


def _load(browser: Browser, page: Page, line: str) -> Load:
    with serving(page.folder) as home, browser.new_context() as context:
        tab = context.new_page()
        tab.route(lambda address: not address.startswith(home), lambda route: route.abort())
        tab.add_init_script(f"({WATCH})({page.choice!r})")
        session, received = context.new_cdp_session(tab), list[float]()
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        if line == SLOW:
            speed = 1_600_000 / 8
            conditions = {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed}
            session.send("Network.emulateNetworkConditions", conditions)
            session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        tab.goto(f"{home}/{page.address}", wait_until="load", timeout=60_000)
        tab.wait_for_function("window.benched.pressable", timeout=60_000)
        tab.wait_for_timeout(SETTLED)
        size = int(sum(received))
        presses = list[float]()
        for number in range(PRESSES):
            presses.append(tab.evaluate(PRESS, [page.choice, page.feedback, number]))
            if page.onward:
                _get_on(tab, page.onward)
            tab.wait_for_timeout(300)
        return Load(page.name, line, tab.evaluate("benched.pressable"), size, presses[0], median(presses))


def _get_on(tab: Tab, onward: str) -> None:
    """To the next choices, past whatever merely leads there."""
    tab.wait_for_timeout(300)
    while (way := tab.locator(onward)).count():
        way.first.click()
        tab.wait_for_timeout(100)
