"""The sources, from book/references.bib: one list for the book, the cases, the figures and the tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldinmind.catalogue.files import read_text
from heldinmind.catalogue.memory import made
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import course_folder

if TYPE_CHECKING:
    from pybtex.database import Entry


@dataclass(frozen=True, eq=False)
class Reference:
    """A source: its key, how a sentence names it ('Madigan et al. 2023'), and the whole entry as HTML."""

    key: str
    short: str
    entry: Entry
    line: int
    """Where it stands in the file."""

    @cached_property
    def html(self) -> str:
        """The whole entry. It is made when it is first shown: most pages show few of all. Raises ContentError."""
        from pybtex.exceptions import PybtexError

        try:
            html: str = formatted(self.entry).render(_style_and_backend()[1])
        except (PybtexError, KeyError, AttributeError, TypeError, ValueError, IndexError) as error:
            raise _wrong(
                references_file(), self.line, f"‘{self.key}’ lacks something that its kind needs: {error}."
            ) from None
        return html


def references_file() -> Path:
    """Where the sources stand."""
    return course_folder() / "book" / "references.bib"


def references() -> Mapping[str, Reference]:
    """Every source by its key. Raises ContentError where the file cannot be read."""
    file = references_file()
    return _read(file, read_text(file))


def check_references() -> None:
    """Raises ContentError where the file cannot be read, or one of its entries cannot be shown."""
    for reference in references().values():
        _ = reference.html


def formatted(entry: Entry) -> Any:
    """The entry as pybtex's rich text, by its plain style."""
    return made("source", repr(entry), lambda: _style_and_backend()[0].format_entry("", entry).text)


@cache
def _read(file: Path, text: str) -> Mapping[str, Reference]:
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError
    from pybtex.scanner import PybtexSyntaxError

    try:
        entries = parse_string(text, bib_format="bibtex")
    except PybtexSyntaxError as error:
        raise _wrong(file, error.lineno or 1, f"This cannot be read: {error.args[0]}.") from None
    except PybtexError as error:
        raise _wrong(file, 1, f"{error}.") from None
    lines = {begun[1]: number for number, row in enumerate(text.splitlines(), 1) if (begun := _BEGINNING.match(row))}
    found: dict[str, Reference] = {}
    for key, entry in entries.entries.items():
        line = lines.get(key, 1)
        if not re.match(r"https://|http://|$", entry.fields.get("url", "")):
            raise _wrong(file, line, f"The address of ‘{key}’ is no web address.")
        found[key] = Reference(key, _short(entry), entry, line)
    return found


@cache
def _style_and_backend() -> tuple[Any, Any]:
    """How an entry is written out. Kept: pybtex looks through all that is installed to find them."""
    from pybtex.plugin import find_plugin

    return find_plugin("pybtex.style.formatting", "unsrt")(), find_plugin("pybtex.backends", "html")()


_BEGINNING = re.compile(r"\s*@\w+\s*\{\s*([^,\s]+)\s*,")


def _wrong(file: Path, line: int, message: str) -> ContentError:
    return ContentError([Problem(file, line, "not-bibtex", message, "@article{key, author = {…}, year = {…}, …}.")])


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
