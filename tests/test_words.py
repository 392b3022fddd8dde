"""The project's words: its own, not the sheet's, and easy to read."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from heldinmind.catalogue.tables import read_table
from heldinmind.course import course_folder

from .own_words import DIGITS, HASHES, hash_of, hashes_kept, hashes_of_sheet, hits_in, words_of
from .reading import MODULES, cells_before, cells_of, grade, passages, texts_of

BORROWED = "A grey heron stands quite still beside the baby’s pond"
HASHES_OF_BORROWED = hashes_of_sheet(BORROWED)
HIGHEST_GRADE = 10
NOT_FOR_LEARNERS = ("Sources", "For trainers")


def test_no_eight_words_in_a_row_are_the_sheets() -> None:
    hits = [f"{hit.place}: {hit.words}" for hit in hits_in(course_folder(), hashes_kept())]
    assert not hits, "The sheet says this too; say it in words of our own:\n" + "\n".join(hits)


def test_the_hashes_are_those_of_a_whole_sheet() -> None:
    lines = [line for line in HASHES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))
    assert all(re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", line) for line in lines)
    assert len(lines) > 1000


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("page.md", f"One line.\n\n{BORROWED}.\n", "page.md:3"),
        ("case.yaml", "text: >-\n  A grey heron (stands)\n  quite still, beside the baby's pond.\n", "case.yaml:2"),
        ("say.py", f"# {BORROWED.upper()}\n", "say.py:1"),
        ("a folder/no ending", BORROWED, "a folder/no ending:1"),
    ],
)
def test_borrowed_words_are_found_with_file_and_line(checkout: Path, name: str, text: str, place: str) -> None:
    (checkout / name).parent.mkdir(exist_ok=True)
    (checkout / name).write_text(text, encoding="utf-8")
    (hit,) = hits_in(checkout, HASHES_OF_BORROWED)
    assert hit == (place, " ".join(words_of(BORROWED)))


def test_borrowed_words_are_found_in_a_notebooks_cells_and_outputs(checkout: Path) -> None:
    first, second = BORROWED.split("heron")
    printed = {"output_type": "stream", "name": "stdout", "text": ["Look:\n", f"{BORROWED}\n"]}
    shown = {"output_type": "display_data", "data": {"text/html": f"<p>{BORROWED}</p>", "application/json": {"a": 1}}}
    cells = [
        {"cell_type": "markdown", "source": ["# Birds\n", f"{first}heron"]},
        {"cell_type": "code", "source": second, "outputs": [printed, shown]},
    ]
    (checkout / "birds.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert [hit.place for hit in hits_in(checkout, HASHES_OF_BORROWED)] == [
        "birds.ipynb: cell 1, line 2",
        "birds.ipynb: cell 2, output, line 2",
        "birds.ipynb: cell 2, output, line 1",
    ]


def test_seven_words_are_anybodys(checkout: Path) -> None:
    (checkout / "page.md").write_text(" ".join(BORROWED.split()[:7]) + " lake", encoding="utf-8")
    assert not hits_in(checkout, HASHES_OF_BORROWED)


def test_what_git_ignores_is_not_read(checkout: Path) -> None:
    (checkout / ".gitignore").write_text("built/\n", encoding="utf-8")
    (checkout / "built").mkdir()
    (checkout / "built" / "page.html").write_text(BORROWED, encoding="utf-8")
    assert not hits_in(checkout, HASHES_OF_BORROWED)


def test_names_in_tables_and_lists_of_resources_are_excused() -> None:
    one, other = "one two three four five six seven eight", "nine ten eleven twelve thirteen fourteen fifteen sixteen"
    sheet = f"{one}\n{other}\tseventeen\nResources\n{other}"
    assert hashes_of_sheet(sheet) == {hash_of(one.split())}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_a_module_is_easy_to_read(file: Path) -> None:
    terms = [row["term"] for row in read_table("terms").rows]
    cells = cells_before(cells_of(file), NOT_FOR_LEARNERS)
    read = [passage for cell in cells for text in texts_of(cell, opened=True) for passage in passages(text)]
    hardest = sorted(read, key=lambda passage: grade([passage], terms), reverse=True)[:5]
    assert grade(read, terms) <= HIGHEST_GRADE, "Make this easier:\n" + "\n".join(hardest)


def test_hard_words_and_long_sentences_raise_the_grade() -> None:
    easy = ["The baby cries. You wait. He looks at his mother, and she picks him up."]
    hard = ["Practitioners should facilitate sensitive responsiveness, considering individual circumstances."]
    assert grade(easy, []) < 3
    assert grade(hard, []) > HIGHEST_GRADE
    assert grade([easy[0].replace(".", " and", 2)], []) > grade(easy, []) + 2


def test_a_term_of_the_glossary_counts_as_a_short_word() -> None:
    hard = ["Her reflective functioning, or mentalising, was seen in what she said of the baby."]
    easy = ["Her word, or word, was seen in what she said of the baby."]
    assert grade(hard, ["Functioning", "Mentalising (reflective functioning)"]) == grade(easy, []) < grade(hard, [])


def test_each_item_ends_a_sentence_and_no_number_does() -> None:
    items = "## A heading\n\nTwo things help:\n\n- time\n- ‘Rest.’\n\n"
    fold = "<details><summary>More</summary>\n\n**So** does [food](x.md)!\n\n</details>"
    assert passages(items + fold) == ["Two things help.", "time.", "‘Rest.’", "More.", "So does food!"]
    assert grade(["It came to 51.6 in all of these."], []) == grade(["It came to 516 in all of these."], [])


def test_what_is_read_includes_answers_captions_and_what_is_opened() -> None:
    def read(source: str, *, opened: bool, kind: str = "code") -> str:
        return " ".join(texts_of({"cell_type": kind, "source": source}, opened=opened))

    assert "pattern is another thing" in read('hm.quiz("attachment-myths")', opened=False)
    assert read('hm.figure("attachment-patterns")', opened=False)
    reflection = 'hm.reflect("the-words-i-use")'
    assert read(reflection, opened=True).startswith(read(reflection, opened=False) + " ")
    fold = "Seen. <details><summary>More</summary>Folded.</details>"
    assert "Folded" in read(fold, opened=True, kind="markdown")
    assert "Folded" not in read(fold, opened=False, kind="markdown")
    assert read('hm.table("terms")', opened=True) == ""
