"""What a build checks again: what an edit can have changed, and all when anything shared changed."""

import gc
import os
import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

from heldinmind.course import course_folder, readable
from heldinmind.workshop import inputs
from heldinmind.workshop.checked import files_to_check, note_sound
from heldinmind.workshop.checking import content_files, problems_of

MADE_FROM = inputs.of_book(course_folder())
NAMES = [readable(file) for file in content_files()]
OWN = [name for name in NAMES if not name.startswith(("data/tables/", "book/references")) and name.count("/") > 1]
SHARED = [
    "book/references.bib",
    "data/datapackage.json",
    "data/local.yaml",
    "data/source_map.csv",
    "data/schemas/vignette.json",
    "_config.yml",
    "_toc.yml",
    "requirements.txt",
    "heldinmind/vignettes/check.py",
    "heldinmind/catalogue/rules.json",
    "heldinmind/catalogue/question_rules.json",
    *(name for name in NAMES if name.startswith("data/tables/")),
]


def checked_after(folder: Path, **changes: str | None) -> list[str]:
    """What is checked again once files of these names have other fingerprints, or are gone."""
    note_sound(MADE_FROM, folder)
    now = {**MADE_FROM, **{name: print_ for name, print_ in changes.items() if print_}}
    for name in (name for name, print_ in changes.items() if not print_):
        del now[name]
    return [readable(file) for file in files_to_check(content_files(), now, folder)]


def test_at_first_all_is_checked(tmp_path: Path) -> None:
    assert len(files_to_check(content_files(), MADE_FROM, tmp_path)) == len(NAMES)


def test_nothing_changed_nothing_is_checked(tmp_path: Path) -> None:
    assert checked_after(tmp_path) == []


@pytest.mark.parametrize("name", ["data/vignettes/six-weeks-in.yaml", "book/safety.md", OWN[-1]])
def test_an_edit_to_a_file_of_its_own_has_that_file_checked(tmp_path: Path, name: str) -> None:
    assert checked_after(tmp_path, **{name: "edited"}) == [name]


@pytest.mark.parametrize("name", SHARED)
def test_an_edit_to_anything_shared_has_all_checked_that_can_read_it(tmp_path: Path, name: str) -> None:
    assert name in MADE_FROM
    # Sources and drawings look at nothing but themselves; the code that checks them is all there is beside.
    apart = {one for one in NAMES if one.startswith(("book/references.bib", "data/drawings/"))} - {name}
    code = not name.startswith(("book/", "data/"))
    assert set(checked_after(tmp_path, **{name: "edited"})) == set(NAMES) - (set() if code else apart)


@pytest.mark.parametrize("name", ["data/drawings/new.svg", "data/new-folder/file.yaml", "data/vignettes/new.yaml"])
def test_a_new_file_and_one_that_went_have_all_checked(tmp_path: Path, name: str) -> None:
    assert "data/vignettes/six-weeks-in.yaml" in checked_after(tmp_path, **{name: "new"})
    gone = next(one for one in NAMES if one.startswith("data/drawings/"))
    assert "data/vignettes/six-weeks-in.yaml" in checked_after(tmp_path, **{gone: None})


@pytest.mark.parametrize("note", ["", "[]", "{", '{"python": "another"}'])
def test_a_note_that_cannot_be_trusted_has_all_checked(tmp_path: Path, note: str) -> None:
    (tmp_path / "checked.json").write_text(note, encoding="utf-8")
    assert len(files_to_check(content_files(), MADE_FROM, tmp_path)) == len(NAMES)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Fills with the name of each file of the course that is opened."""
    root, found, listening = f"{course_folder()}{os.sep}", list[str](), True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open" and arguments and str(arguments[0]).startswith(root):
            found.append(Path(str(arguments[0])).relative_to(root).as_posix())

    sys.addaudithook(hear)
    yield found
    listening = False


def test_no_check_reads_another_file_that_is_not_shared(opened: list[str]) -> None:
    """What `checked` relies on. With every memory of the package cleared, so that each reads for itself."""
    memories = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    ours = [one for one in memories if (one.__module__ or "").startswith("heldinmind")]
    assert ours
    for file in content_files():
        for memory in ours:
            memory.cache_clear()
        opened.clear()
        problems_of(file)
        name = readable(file)
        content = {one for one in opened if not one.startswith(".venv/")}
        read = {one for one in content if not one.endswith((".py", ".pyc"))} - {name}
        assert name in opened
        assert read <= set(SHARED), name
        if name.startswith(("book/references.bib", "data/drawings/")):
            assert read == set(), name
