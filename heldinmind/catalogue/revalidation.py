"""What the NMC asks for revalidation, from data/revalidation.yaml: editions by the day from which they are in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from heldinmind.catalogue.documents import Document, read_document
from heldinmind.catalogue.parts import Id, Part, Text
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import course_folder, data_folder


def _is_day(written: str) -> str:
    try:
        date.fromisoformat(written)
    except ValueError:
        raise ValueError("This is no day. Expected: a day as in 2027-10-01.") from None
    return written


Day = Annotated[str, AfterValidator(_is_day)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Column = Literal["dates", "method", "topic", "theme", "hours", "participatory", "evidence"]
COLUMNS: tuple[Column, ...] = ("dates", "method", "topic", "theme", "hours", "participatory", "evidence")
"""What the log can tell of an entry: heldinmind/record/evidence.ts fills these in."""


class Seen(Part):
    """A page, and what was seen on it."""

    url: WebAddress
    seen: Text


class Theme(Part):
    """A theme of the Code."""

    id: Id
    name: Text


class Heading(Part):
    """A column of the log."""

    id: Column
    heading: Text
    help: Text
    """What belongs there, in our words."""


class Question(Part):
    """A question of the form for reflective accounts."""

    id: Id
    asks: Text
    """Word for word as on the form."""
    help: Text
    filled_from: Literal["activity", "words", "follow-up", "theme"]
    """What the draft is filled in from."""


class Edition(Part):
    """What is asked from a day on."""

    id: Id
    title: Text
    effective_from: Day
    checked: Day
    """When somebody last held it beside its sources."""
    sources: Annotated[list[Seen], Field(min_length=1)]
    unconfirmed: Text | None = None
    """What could not be held beside the NMC's own text; shown to the learner."""
    changing: Text | None = None
    """What is about to change; shown to the learner."""
    years: Annotated[int, Field(ge=1)]
    hours: Annotated[int, Field(ge=1)]
    participatory_hours: Annotated[int, Field(ge=0)]
    accounts: Annotated[int, Field(ge=1)]
    form_page: WebAddress
    """Where the approved form is found."""
    participatory: Text
    """What is participatory and what is not, in our words."""
    themes: Annotated[list[Theme], Field(min_length=2)]
    log: Annotated[list[Heading], Field(min_length=3)]
    questions: Annotated[list[Question], Field(min_length=1)]
    suggested: dict[str, str]
    """The theme suggested for a module (`module:…`) or a case (`case:…`); `otherwise` for all others."""


class Revalidation(Part):
    """All editions, the oldest first."""

    editions: Annotated[list[Edition], Field(min_length=1)]


def revalidation_file() -> Path:
    """Where the editions stand."""
    return data_folder() / "revalidation.yaml"


def editions(file: Path | None = None) -> list[Edition]:
    """Every edition, the oldest first. Raises ContentError with one problem per mistake."""
    document = read_document(file or revalidation_file(), Revalidation)
    if problems := list(_mistakes(document)):
        raise ContentError(problems)
    return document.model.editions


def edition_on(day: date, file: Path | None = None) -> Edition:
    """The newest edition that is in force on `day`. Raises ContentError where there is none."""
    where = file or revalidation_file()
    in_force = [one for one in editions(where) if date.fromisoformat(one.effective_from) <= day]
    if not in_force:
        expected = "an edition whose ‘effective_from’ is that day or earlier."
        raise ContentError([Problem(where, 1, "no-edition", f"No edition is in force on {day}.", expected)])
    return in_force[-1]


def _mistakes(document: Document[Revalidation]) -> Iterator[Problem]:
    """What the model alone does not see."""
    found = document.model.editions
    for number, edition in enumerate(found):
        place: list[str | int] = ["editions", number]
        if number and edition.effective_from <= found[number - 1].effective_from:
            earlier = found[number - 1].effective_from
            said = f"This edition begins on {edition.effective_from}, the one before it on {earlier}."
            yield document.problem(
                [*place, "effective_from"], "wrong-order", said, "the editions by day, oldest first."
            )
        if any(edition.id == other.id for other in found[:number]):
            yield _again(document, [*place, "id"], edition.id)
        if edition.participatory_hours > edition.hours:
            said = f"{edition.participatory_hours} of {edition.hours} hours are more than all."
            yield document.problem([*place, "participatory_hours"], "wrong-value", said, f"at most {edition.hours}.")
        for part in ("themes", "log", "questions"):
            ids = [one.id for one in getattr(edition, part)]
            for position, one in enumerate(ids):
                if one in ids[:position]:
                    yield _again(document, [*place, part, position, "id"], one)
        yield from _mistakes_in_suggestions(document, number, edition)


def _again(document: Document[Revalidation], place: list[str | int], name: str) -> Problem:
    return document.problem(place, "repeated-id", f"‘{name}’ stands here a second time.", "each id once.")


def _mistakes_in_suggestions(document: Document[Revalidation], number: int, edition: Edition) -> Iterator[Problem]:
    themes = [theme.id for theme in edition.themes]
    for what, theme in edition.suggested.items():
        place: list[str | int] = ["editions", number, "suggested", what]
        if theme not in themes:
            yield document.problem(
                place, "unknown-reference", f"There is no theme ‘{theme}’.", f"one of: {', '.join(themes)}."
            )
        if what != "otherwise" and not _stands_in_the_course(what):
            said = f"‘{what}’ is neither a module nor a case of this course."
            yield document.problem(place, "unknown-reference", said, "module: or case: and its name, or otherwise.")
    if "otherwise" not in edition.suggested:
        said = "No theme is suggested for what is not named."
        yield document.problem(["editions", number, "suggested"], "missing", said, "‘otherwise: ’ and a theme.")


def _stands_in_the_course(what: str) -> bool:
    kind, _, name = what.partition(":")
    files = {
        "module": course_folder() / "notebooks" / f"{name}.ipynb",
        "case": data_folder() / "vignettes" / f"{name}.yaml",
    }
    return kind in files and files[kind].is_file()
