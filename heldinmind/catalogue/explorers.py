"""Explorers described in data/explorers: made-up families, what weighs on them, who or what holds, how these meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from heldinmind.catalogue.documents import Document, Place, read_document, texts, unknown_names
from heldinmind.catalogue.knowns import repeated_ids, unknown_ids, unknown_references
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.parts import Id, Part, Text
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import data_folder


class Load(Part):
    """Something that weighs."""

    id: Id
    label: Text
    """What happens."""
    reaches: Text
    """How it may reach the baby and the parent."""
    stays: bool = False
    """Whether no help takes it away."""


class Buffer(Part):
    """Somebody or something that may hold: small, real, possible."""

    id: Id
    label: Text
    helps: Text
    """How it may hold."""


class Meeting(Part):
    """What is said while all of `when` are there."""

    when: Annotated[list[Id], Field(min_length=2)]
    say: Text


class Family(Part):
    """A made-up family."""

    id: Id
    name: Text
    hair: Literal["bun", "cropped", "curls", "scarf"]
    """How the parent in the picture differs from the others."""
    story: Text
    """Where the baby is and what the baby does, too."""
    loads: Annotated[list[Load], Field(min_length=3, max_length=5)]
    buffers: Annotated[list[Buffer], Field(min_length=3, max_length=5)]
    meetings: Annotated[list[Meeting], Field(min_length=1)]
    ask: Text
    """What a health visitor might ask first."""
    unknown: Text
    """What nobody can know from this."""


class Explorer(Part):
    """Families in which a learner puts loads and buffers together: a drawing of an idea."""

    id: Id
    title: Text
    intro: Text
    label: Text
    """The sentence that says that this is a drawing of an idea and not data."""
    weighs_heading: Text
    holds_heading: Text
    families: Annotated[list[Family], Field(min_length=2, max_length=4)]
    evidence: list[str] = []
    practice_points: list[str] = []


def explorers_folder() -> Path:
    """Where the explorers are described."""
    return data_folder() / "explorers"


def load_explorer(explorer_id: str) -> Explorer:
    """The explorer `explorer_id`. Raises ContentError with one problem per mistake."""
    return read_explorer(explorers_folder() / f"{explorer_id}.yaml").model


def read_explorer(file: Path) -> Document[Explorer]:
    """The explorer in `file`. Raises ContentError with one problem per mistake."""
    document = read_document(file, Explorer)
    problems = [
        # What is on is kept as one list of ids for all families: an id means one thing in the whole file.
        *repeated_ids(document, _ids(document.model)),
        *unknown_references(document, [], document.model),
        *_unknown_meetings(document),
        *_verdicts(document),
        *unknown_names(document, course_names()),
    ]
    if problems:
        raise ContentError(problems)
    return document


def _ids(explorer: Explorer) -> Iterator[tuple[Place, str]]:
    for number, family in enumerate(explorer.families):
        yield ["families", number], family.id
        for position, load in enumerate(family.loads):
            yield ["families", number, "loads", position], load.id
        for position, buffer in enumerate(family.buffers):
            yield ["families", number, "buffers", position], buffer.id


def _unknown_meetings(document: Document[Explorer]) -> Iterator[Problem]:
    for number, family in enumerate(document.model.families):
        known = {load.id for load in family.loads} | {buffer.id for buffer in family.buffers}
        for position, meeting in enumerate(family.meetings):
            place: Place = ["families", number, "meetings", position, "when"]
            yield from unknown_ids(document, place, meeting.when, known, "this family’s loads or buffers")


def _verdicts(document: Document[Explorer]) -> Iterator[Problem]:
    """Nothing here counts or judges a family: an explorer must never become a calculator."""
    for number, family in enumerate(document.model.families):
        for place, text in texts(family.model_dump(), ["families", number]):
            if re.search(r"\d", text) and "id" not in place and "when" not in place:
                expected = "words: an explorer counts nothing."
                yield document.problem(place, "counted", "A figure stands here.", expected)
            if re.search(r"\btoxic\b", text, re.IGNORECASE):
                message = "‘Toxic’ is said here of a family."
                expected = "what happens, and how it may reach them: the word is about a body’s response, not a family."
                yield document.problem(place, "verdict", message, expected)
