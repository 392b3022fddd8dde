"""Every module keeps the rhythm of docs/standard-for-authors.md, and the minutes it states."""

import itertools
import re
from pathlib import Path

import pytest

from heldinmind.course import course_folder

from .reading import MODULES, Cell, cells_before, cells_of, texts_of

TEMPLATE = course_folder() / "docs" / "module-template.ipynb"

RHYTHM = [
    "What you will be able to do",
    "Before you read",
    "Words for a visit",
    "Check",
    "Reflect",
    "Take away",
    "Sources",
    "For trainers",
]
AFTER_THE_MAIN_PATH = ("Now play it", "If you have time", "Sources", "For trainers")
WORDS_A_MINUTE = 200
"""Reading and answering together."""
MOST_MINUTES = 12


def headings(cells: list[Cell]) -> list[str]:
    text = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def words(cell: Cell) -> int:
    """What a learner reads of a cell without opening anything."""
    return count(" ".join(texts_of(cell, opened=False)))


def count(text: str) -> int:
    return len(re.findall(r"\w[\w’'-]*", re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize("file", [*MODULES, TEMPLATE], ids=lambda file: file.stem)
def test_the_rhythm(file: Path) -> None:
    cells = cells_of(file)
    assert [heading for heading in headings(cells) if heading in RHYTHM] == RHYTHM
    title = cells[0]["source"]
    assert title.startswith("# ")
    assert re.search(r"\*\*About \d+ minutes\.\*\*", title)
    assert "clinically reviewed" in title
    assert "This page mentions" in title
    assert "Leave out any part you like" in title
    assert "safety.md" in title


@pytest.mark.parametrize("file", [*MODULES, TEMPLATE], ids=lambda file: file.stem)
def test_something_is_asked_where_the_rhythm_says_so(file: Path) -> None:
    cells = cells_of(file)
    following = {before["source"].splitlines()[0]: after["source"] for before, after in itertools.pairwise(cells)}
    assert following["## Before you read"].startswith("hm.quiz(")
    assert following["## Check"].startswith("hm.quiz(")
    assert following["## Reflect"].startswith("hm.reflect(")
    assert following["## Sources"].startswith("hm.sources(")
    assert "<details>" in cells[-1]["source"], "the notes for trainers are folded"


@pytest.mark.parametrize("file", [*MODULES, TEMPLATE], ids=lambda file: file.stem)
def test_what_is_taken_away_becomes_a_plan(file: Path) -> None:
    following = {before["source"].splitlines()[0]: after for before, after in itertools.pairwise(cells_of(file))}
    plan = following["## Take away"]
    assert plan["id"] == "plan"
    if file != TEMPLATE:
        assert plan["source"] == f'hm.plan("{file.stem}")'


@pytest.mark.parametrize("file", [*MODULES, TEMPLATE], ids=lambda file: file.stem)
def test_no_reader_sees_code(file: Path) -> None:
    for cell in cells_of(file):
        if cell["cell_type"] == "code":
            assert set(cell["metadata"]["tags"]) & {"remove-input", "remove-cell"}, cell["source"]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_the_main_path_takes_the_minutes_it_says(file: Path) -> None:
    cells = cells_of(file)
    stated = re.search(r"\*\*About (\d+) minutes", cells[0]["source"])
    assert stated
    minutes = sum(map(words, cells_before(cells, AFTER_THE_MAIN_PATH))) / WORDS_A_MINUTE
    assert minutes <= int(stated[1]) <= MOST_MINUTES


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_a_module_stands_in_the_contents_and_in_the_order_of_pages(file: Path) -> None:
    contents = (course_folder() / "book" / "contents.md").read_text(encoding="utf-8")
    title = cells_of(file)[0]["source"].splitlines()[0].removeprefix("# ")
    assert f"- **[{title}](../notebooks/{file.name})**" in contents
    assert f"file: notebooks/{file.stem}\n" in (course_folder() / "_toc.yml").read_text(encoding="utf-8")


def test_the_template_runs() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(TEMPLATE, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(course_folder())}}).execute()
