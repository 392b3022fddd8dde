"""How long the book takes to build, cold and after one edit, beside a stock Jupyter Book of the same pages.

Ours also checks all content, explores every case, makes the pages of the cases and draws the figures. Both are built by
the same packages; so the stock book, too, bears what jsonschema does where JupyterLab is installed (`engine_command`).
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.pages import CASE, JUPYTER_BOOK
from heldinmind.course import course_folder

COLD, WORD, CELL = "cold", "a word of the case edited", "a cell of a table edited"
OURS, STOCK = "ours", "stock"
MODULE = "notebooks/bonding-and-attachment"
"""The notebook that shows the case, and a figure of the first row of `TABLE`."""
TABLE, COLUMN = "findings", "value"

Shown = tuple[str, str]
"""A page of the book, and what must stand in it after an edit."""


@dataclass(frozen=True)
class Book:
    """A book to build again and again: its folder, the command, the finished pages, and how it is edited.

    An edit is given the number of the run, so that each says something new.
    """

    name: str
    folder: Path
    command: Sequence[str]
    site: Path
    edits: Mapping[str, Callable[[Path, int], Shown]]


@dataclass(frozen=True)
class Build:
    """One build in a process of its own: what came before it, and how many seconds it took."""

    book: str
    step: str
    seconds: float


def measure_builds(folder: Path, runs: int) -> list[dict[str, Any]]:
    """`runs` builds of each book at each step, in turn; the books are made under `folder`, from copies.

    Raises RuntimeError where a book cannot be built, or does not show what was edited.
    """
    books, builds = [our_book(folder / OURS), stock_book(folder / STOCK)], list[Build]()
    print(f"{os.cpu_count()} cores, {runs} builds of each book, cold and after each edit")
    # One run first that does not count: Python compiles what it has not yet compiled.
    for number in range(-1, runs):
        for step in (COLD, WORD, CELL):
            for book in books if number % 2 else reversed(books):
                if step in book.edits:
                    build = _build(book, step, number)
                    if number >= 0:
                        builds.append(build)
    return [asdict(build) for build in builds]


def our_book(folder: Path) -> Book:
    """A copy of the course, with the front end as it is built."""
    shutil.rmtree(folder, ignore_errors=True)
    not_needed = shutil.ignore_patterns(".*", "_build", "node_modules", "__pycache__", "tests", "bench", "biome.json")
    shutil.copytree(course_folder(), folder, ignore=not_needed)
    command = [sys.executable, "-c", "from heldinmind.workshop.building import build_book; build_book(print)"]
    edits = {COLD: _forget, WORD: _edit_case, CELL: _edit_table}
    return Book(OURS, folder, command, folder / "_build" / "site", edits)


def stock_book(folder: Path) -> Book:
    """The same notebooks and prose as Jupyter Book makes a book of them by itself: its theme, its extensions."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("book", "notebooks"):
        shutil.copytree(course_folder() / name, folder / name)
    shutil.copy(course_folder() / "_toc.yml", folder)
    settings = 'title: Held in Mind\nonly_build_toc_files: true\nexecute:\n  execute_notebooks: "off"\n'
    (folder / "_config.yml").write_text(settings, encoding="utf-8")
    command = [*JUPYTER_BOOK, "build", str(folder)]
    return Book(STOCK, folder, command, folder / "_build" / "html", {COLD: _forget, WORD: _edit_notebook})


def _build(book: Book, step: str, number: int) -> Build:
    # The engine goes by times of files, which some systems keep to the second.
    time.sleep(1)
    page, shown = book.edits[step](book.folder, number + 2)
    started = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(book.folder)}
    built = subprocess.run(
        book.command, cwd=book.folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    seconds = time.perf_counter() - started
    if built.returncode:
        raise RuntimeError(f"{book.name}, {step}: it could not be built.\n{built.stdout}{built.stderr}")
    if shown not in (book.site / page).read_text(encoding="utf-8"):
        raise RuntimeError(f"{book.name}, {step}: ‘{shown}’ is not on {page}.")
    return Build(book.name, step, seconds)


def _forget(folder: Path, _: int) -> Shown:
    shutil.rmtree(folder / "_build", ignore_errors=True)
    return f"{MODULE}.html", "</html>"


def _edit_case(folder: Path, number: int) -> Shown:
    """Puts a word into the case's summary."""
    file, place = folder / "data" / "vignettes" / f"{CASE}.yaml", "summary: >-\n  "
    before, found, after = file.read_text(encoding="utf-8").partition(place)
    if not found:
        raise RuntimeError(f"{file} has no summary that begins with ‘>-’.")
    word = f"Edited{number}"
    file.write_text(f"{before}{place}{word} {after}", encoding="utf-8")
    return f"cases/{CASE}.html", word


def _edit_table(folder: Path, number: int) -> Shown:
    """Puts another number into the first row of the table."""
    file = folder / "data" / "tables" / f"{TABLE}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[0][COLUMN] = f"{20 + number}.5"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return f"{MODULE}.html", f"{rows[0][COLUMN]}%"


def _edit_notebook(folder: Path, number: int) -> Shown:
    """Puts a word at the end of the notebook's first cell."""
    file = folder / f"{MODULE}.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    word = f"Edited{number}"
    notebook["cells"][0]["source"].append(f" {word}")
    file.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
    return f"{MODULE}.html", word
