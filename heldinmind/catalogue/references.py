"""The sources, from book/references.bib: one list for the book, the cases, the figures and the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import course_folder

if TYPE_CHECKING:
    from pybtex.database import Entry


@dataclass(frozen=True)
class Reference:
    """A source: its key, how a sentence names it ('Madigan et al. 2023'), and the whole entry as HTML."""

    key: str
    short: str
    html: str


def references_file() -> Path:
    """Where the sources stand."""
    return course_folder() / "book" / "references.bib"


def references() -> Mapping[str, Reference]:
    """Every source by its key. Raises ContentError where the file cannot be read."""
    file = references_file()
    return _read(file, file.stat().st_mtime_ns)


@cache
def _read(file: Path, _changed: int) -> Mapping[str, Reference]:
    from pybtex.database import parse_file
    from pybtex.plugin import find_plugin
    from pybtex.scanner import PybtexSyntaxError

    try:
        entries = parse_file(str(file), bib_format="bibtex")
    except PybtexSyntaxError as error:
        message = f"This cannot be read: {error.args[0]}."
        expected = "an entry as the others: @article{key, author = {…}, …}."
        raise ContentError([Problem(file, error.lineno or 1, "not-bibtex", message, expected)]) from None
    style = find_plugin("pybtex.style.formatting", "unsrt")()
    backend: Any = find_plugin("pybtex.backends", "html")()
    formatted = style.format_bibliography(entries)
    return {
        entry.key: Reference(entry.key, _short(entries.entries[entry.key]), entry.text.render(backend))
        for entry in formatted
    }


def _short(entry: Entry) -> str:
    match [_family(person) for person in entry.persons.get("author", [])]:
        case []:
            names = entry.fields.get("title", entry.key)
        case [one]:
            names = one
        case [one, two]:
            names = f"{one} & {two}"
        case [one, *_]:
            names = f"{one} et al."
    return f"{names} {entry.fields.get('year', 'n.d.')}"


def _family(person: Any) -> str:
    name = " ".join(map(str, person.prelast_names + person.last_names))
    return name.replace("{", "").replace("}", "")
