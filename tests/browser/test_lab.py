"""JupyterLab: the module's notebook opens and runs, the case is played, and Python sees the path taken."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from heldinmind.course import course_folder

pytestmark = pytest.mark.slow
NOTEBOOK = "notebooks/bonding-and-attachment.ipynb"
TOKEN = "for-the-tests"  # noqa: S105
PATIENCE = 60_000


@pytest.fixture
def lab(course_copy: Path) -> Iterator[str]:
    """JupyterLab on a copy of the course, so that what a test saves changes nothing here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "JUPYTER_TOKEN": TOKEN, "JUPYTER_CONFIG_DIR": str(course_copy.parent / "config")}
    command = [sys.executable, "-m", "heldinmind", "lab", "--no-browser", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=course_copy, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        address = f"http://127.0.0.1:{port}"
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=2).close()  # noqa: S310
                break
            except OSError:
                time.sleep(0.5)
        yield address
        running.terminate()


def run_all(page: Page) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def test_the_case_is_played_and_python_sees_the_path(browser: Browser, lab: str) -> None:
    with browser.new_context(viewport={"width": 1300, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        asked = list[str]()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{lab}/lab/tree/{NOTEBOOK}?token={TOKEN}")
        expect(page.locator(".jp-Notebook h1").first).to_contain_text("Bonding and attachment", timeout=PATIENCE)
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=PATIENCE)
        run_all(page)
        case = page.locator('.jp-OutputArea [data-block="scenario"].hm-block')
        case.scroll_into_view_if_needed()
        expect(case.locator("button[data-choice]").first).to_be_visible(timeout=PATIENCE)
        chosen = case.locator("button[data-choice]").first.get_attribute("data-choice")
        scene = case.locator("[data-scene]").get_attribute("data-scene")
        case.locator("button[data-choice]").first.focus()
        page.keyboard.press("Enter")
        expect(case.get_by_role("heading", name="What happens")).to_be_visible(timeout=PATIENCE)
        case.locator('[data-action="continue"]').click()
        for _ in range(40):
            if case.locator("[data-ending]").count():
                break
            case.locator('[data-action="skip"]').click()
        ending = case.locator("[data-ending]").get_attribute("data-ending")
        answers = page.locator('[data-block="quiz"][data-id="first-guess"] input')
        answers.first.focus()
        page.keyboard.press("ArrowDown")
        expect(answers.nth(1)).to_be_checked(timeout=PATIENCE)
        page.keyboard.press("ArrowDown")
        expect(answers.nth(2)).to_be_checked(timeout=PATIENCE)
        page.keyboard.press("Enter")
        expect(page.locator('[data-id="first-guess"] [data-sure="guess"]')).to_be_focused(timeout=PATIENCE)
        page.keyboard.press("Enter")
        expect(page.locator('[data-id="first-guess"] [data-was-sure="guess"]')).to_be_visible(timeout=PATIENCE)
        words = page.locator('[data-block="reflection"] textarea')
        cells = page.locator(".jp-Notebook .jp-Cell").count()
        words.press_sequentially("added")
        expect(words).to_have_value("added", timeout=PATIENCE)
        assert page.locator(".jp-Notebook .jp-Cell").count() == cells, "a shortcut of JupyterLab took a letter typed"
        said = in_a_new_cell(page, "import json; print(json.dumps([case.path, case.ending]))")
        path, python_ending = json.loads(said)
        assert path[0] == {"scene": scene, "choice": chosen}
        assert python_ending == ending
        expect(page.get_by_text("Jupyter news")).to_have_count(0, timeout=PATIENCE)
        left = [address for address in asked if not re.match(r"(https?|ws)://127\.0\.0\.1|data:|blob:", address)]
        assert left == []


def in_a_new_cell(page: Page, code: str) -> str:
    """Adds a cell at the end of the notebook, runs it, and returns what it prints."""
    page.locator(".jp-Notebook-footer").click()
    page.keyboard.press("Enter")
    page.keyboard.type(code)
    page.keyboard.press("Shift+Enter")
    printed = page.locator(".jp-CodeCell .jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stdout']").last
    expect(printed).to_contain_text("[", timeout=PATIENCE)
    return printed.inner_text()


def test_every_block_of_every_module_is_alive(browser: Browser, lab: str) -> None:
    """Each notebook runs through, and each of its blocks is drawn by its widget."""
    for notebook in sorted((course_folder() / "notebooks").glob("*.ipynb")):
        code = [
            cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
        ]
        blocks = sum("hm." in "".join(cell["source"]) for cell in code)
        with browser.new_context(viewport={"width": 1300, "height": 900}) as context:
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"{lab}/lab/tree/notebooks/{notebook.name}?token={TOKEN}&reset")
            expect(page.locator(".jp-Notebook h1").first).to_be_visible(timeout=PATIENCE)
            expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=PATIENCE)
            run_all(page)
            page.wait_for_function("document.querySelectorAll('.jp-OutputArea .hm-block').length > 0")
            alive = set[str]()
            # JupyterLab draws what comes into view: scroll through the notebook until all have been seen.
            for _ in range(60):
                found = page.locator(".jp-OutputArea .hm-block").evaluate_all(
                    "blocks => blocks.map(block => `${block.dataset.block}:${block.dataset.id}`)"
                )
                alive |= set(found)
                if len(alive) >= blocks:
                    break
                page.mouse.move(700, 500)
                page.mouse.wheel(0, 700)
                page.wait_for_timeout(300)
            assert len(alive) >= blocks, f"{notebook.name}: {sorted(alive)}"
            assert page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0, notebook.name
            assert page.locator(".jp-RenderedText[data-mime-type*='error']").count() == 0, notebook.name
