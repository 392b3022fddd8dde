"""The folder the engine reads: what is in it, and what is left untouched."""

import os
from pathlib import Path

import pytest

from heldinmind.workshop.staging import stage, with_cases

PAGES = {"cases/visit.md": "# Case: A visit\n"}


@pytest.fixture
def staging(tiny_course: Path) -> Path:
    staging = tiny_course / "_build" / "staging"
    stage(tiny_course, staging, PAGES)
    return staging


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_holds_the_book_and_nothing_else(staging: Path) -> None:
    assert files(staging) == {
        "_config.yml",
        "_toc.yml",
        "book/pictures/pram.svg",
        "book/safety.md",
        "book/welcome.md",
        "cases/visit.md",
    }


def test_what_did_not_change_is_not_touched(staging: Path, tiny_course: Path) -> None:
    before = {name: (staging / name).stat().st_mtime_ns for name in files(staging)}
    (tiny_course / "book/safety.md").write_text("# Safety first\n")
    (tiny_course / "book/welcome.md").touch()
    stage(tiny_course, staging, PAGES)
    changed = {name for name in files(staging) if (staging / name).stat().st_mtime_ns != before[name]}
    assert changed == {"book/safety.md"}


def test_an_older_file_put_back_counts_as_new(staging: Path, tiny_course: Path) -> None:
    page = tiny_course / "book/safety.md"
    page.write_text("# As it was\n")
    os.utime(page, (1_000_000_000, 1_000_000_000))
    before = (staging / "book/safety.md").stat().st_mtime_ns
    stage(tiny_course, staging, PAGES)
    assert (staging / "book/safety.md").stat().st_mtime_ns > before


def test_what_vanished_is_removed_with_its_folder(staging: Path, tiny_course: Path) -> None:
    (tiny_course / "book/pictures/pram.svg").unlink()
    stage(tiny_course, staging, {})
    assert not (staging / "cases").exists()
    assert not (staging / "book/pictures").exists()


def test_a_folder_where_a_file_was_and_the_other_way_round(staging: Path, tiny_course: Path) -> None:
    (tiny_course / "book/safety.md").unlink()
    (tiny_course / "book/safety.md").mkdir()
    (tiny_course / "book/safety.md/inner.md").write_text("# Inner\n")
    stage(tiny_course, staging, PAGES)
    assert (staging / "book/safety.md/inner.md").is_file()
    (tiny_course / "book/safety.md/inner.md").unlink()
    (tiny_course / "book/safety.md").rmdir()
    (tiny_course / "book/safety.md").write_text("# Safety\n")
    stage(tiny_course, staging, PAGES)
    assert (staging / "book/safety.md").is_file()


def test_hidden_files_and_back_ups_stay_out(staging: Path, tiny_course: Path) -> None:
    for name in ("book/.ipynb_checkpoints/safety.md", "book/.DS_Store", "book/safety.md~"):
        (tiny_course / name).parent.mkdir(exist_ok=True)
        (tiny_course / name).write_text("x")
    before = files(staging)
    stage(tiny_course, staging, PAGES)
    assert files(staging) == before


def test_cases_follow_the_notebooks() -> None:
    toc = """\
format: jb-book
root: book/welcome
parts:
  - caption: The course
    chapters:
      - file: notebooks/bonding
  - caption: About
    chapters:
      - file: book/about
"""
    assert with_cases(toc, {"cases/one.md": "", "cases/two.md": ""}).splitlines()[3:10] == [
        "- caption: The course",
        "  chapters:",
        "  - file: notebooks/bonding",
        "- caption: Cases",
        "  chapters:",
        "  - file: cases/one",
        "  - file: cases/two",
    ]


def test_without_parts_or_notebooks_cases_come_last() -> None:
    toc = "format: jb-book\nroot: welcome\nchapters:\n- file: safety\n"
    assert with_cases(toc, PAGES).splitlines()[2:] == [
        "parts:",
        "- chapters:",
        "  - file: safety",
        "- caption: Cases",
        "  chapters:",
        "  - file: cases/visit",
    ]


def test_without_cases_the_contents_stay_as_they_are() -> None:
    toc = "format: jb-book # as written\nroot: welcome\n"
    assert with_cases(toc, {}) == toc
