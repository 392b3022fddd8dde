"""What the book is made from, and which of it the book engine would not notice to have changed."""

import json
from collections.abc import Mapping
from pathlib import Path

from heldinmind.workshop.fingerprints import digest, files_in, fingerprints
from heldinmind.workshop.folders import package_folder

__all__ = ["digest", "engine_remembers_rightly", "note_what_engine_read", "of_book"]

PAGES = ("book", "notebooks")
FOLDERS = (*PAGES, "data")
FILES = ("_config.yml", "_toc.yml", "requirements.txt")


def of_book(course: Path) -> dict[str, str]:
    """The fingerprint of every file the book is made from: the course and the package that shows it."""
    package = package_folder()
    of_course = [path for name in FOLDERS for path in files_in(course / name)]
    of_course += [course / name for name in FILES]
    of_package = (path for path in files_in(package) if not path.is_relative_to(package / "course"))
    return fingerprints(course, of_course) | fingerprints(package.parent, of_package)


def note_what_engine_read(output: Path, made_from: Mapping[str, str]) -> None:
    """Keeps the fingerprints of what was read beside the engine's own memory of it."""
    _note(output).write_text(json.dumps(made_from), encoding="utf-8")


def engine_remembers_rightly(output: Path, course: Path, made_from: Mapping[str, str]) -> bool:
    """Whether the pages the engine has read still hold, but for those it will see to be out of date.

    It goes by times: it notices a changed page, and a newer data file, but neither new code nor an older
    data file put back in its place.
    """
    memory = output / "_build" / ".doctrees" / "environment.pickle"
    if not _note(output).is_file() or not memory.is_file():
        return False
    before: dict[str, str] = json.loads(_note(output).read_text(encoding="utf-8"))
    changed = [name for name in before.keys() | made_from.keys() if before.get(name) != made_from.get(name)]
    read = memory.stat().st_mtime
    return all(_is_page(name) or _is_newer_data(course / name, course, read) for name in changed)


def _is_page(name: str) -> bool:
    # Staged afresh whenever its content differs, so that its time is always new.
    return name.startswith(tuple(f"{folder}/" for folder in PAGES)) and name.endswith((".md", ".ipynb"))


def _is_newer_data(path: Path, course: Path, read: float) -> bool:
    return path.is_relative_to(course / "data") and path.is_file() and path.stat().st_mtime > read


def _note(output: Path) -> Path:
    return output / "inputs.json"
