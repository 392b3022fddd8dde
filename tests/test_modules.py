"""Every module keeps the rhythm of docs/standard-for-authors.md, and the minutes it states."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from heldinmind.blocks import BLOCKS
from heldinmind.course import course_folder

MODULES = sorted((course_folder() / "notebooks").glob("*.ipynb"))
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

Cell = dict[str, Any]


def cells_of(file: Path) -> list[Cell]:
    cells: list[Cell] = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells]


def headings(cells: list[Cell]) -> list[str]:
    text = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def main_path(cells: list[Cell]) -> list[Cell]:
    """The cells before the first heading that is not needed."""
    beginnings = tuple(f"## {heading}" for heading in AFTER_THE_MAIN_PATH)
    end = next(number for number, cell in enumerate(cells) if cell["source"].startswith(beginnings))
    return cells[:end]


def words(cell: Cell) -> int:
    """What a learner reads of a cell: prose that is not folded; a question with all its answers; a figure's caption."""
    if cell["cell_type"] == "markdown":
        return count(re.sub(r"<details>.*?</details>", "", cell["source"], flags=re.DOTALL))
    called = re.search(r"hm\.(quiz|figure|frequencies|reflect)\(\"([^\"]+)\"", cell["source"])
    if not called:
        return 0
    kind, block_id = {"reflect": "reflection"}.get(called[1], called[1]), called[2]
    resolved = BLOCKS[kind].resolve(block_id)
    match kind:
        case "quiz":
            asked = [
                f"{question['prompt']} {part['text']} {part['why']}" if number == 0 else f"{part['text']} {part['why']}"
                for question in resolved.content["questions"]
                for number, part in enumerate(question.get("options") or question["items"])
            ]
            return count(" ".join([resolved.content["intro"], *asked]))
        case "figure":
            return count(" ".join(re.findall(r"<figcaption>(.*?)</figcaption>", resolved.html, re.DOTALL)))
        case "frequencies":
            content = resolved.content
            readings = [f"{reading['title']} {reading['text']}" for reading in content["readings"]]
            return count(" ".join([content["intro"], content["guess"]["question"], *readings]))
        case _:
            return count(resolved.content["prompt"])


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
def test_no_reader_sees_code(file: Path) -> None:
    for cell in cells_of(file):
        if cell["cell_type"] == "code":
            assert set(cell["metadata"]["tags"]) & {"remove-input", "remove-cell"}, cell["source"]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_the_main_path_takes_the_minutes_it_says(file: Path) -> None:
    cells = cells_of(file)
    stated = re.search(r"\*\*About (\d+) minutes", cells[0]["source"])
    assert stated
    minutes = sum(map(words, main_path(cells))) / WORDS_A_MINUTE
    assert minutes <= int(stated[1]) <= MOST_MINUTES


def test_the_template_runs() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(TEMPLATE, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(course_folder())}}).execute()
