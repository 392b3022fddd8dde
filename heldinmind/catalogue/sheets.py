"""Sheets described in data/sheets: a card for one's work, with blanks to fill in on the screen or by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from heldinmind.catalogue.documents import Document, Place, read_document, unknown_names
from heldinmind.catalogue.knowns import repeated_ids, unknown_references
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.parts import Id, Part, Text
from heldinmind.catalogue.problems import ContentError
from heldinmind.course import data_folder


class Blank(Part):
    """Something to fill in."""

    id: Id
    label: Text
    hint: Text | None = None


class SheetPart(Part):
    """A part of a sheet: lines that stand there, and blanks."""

    id: Id
    heading: Text
    lines: list[Text] = []
    fields: Annotated[list[Blank], Field(max_length=3)] = []


class Sheet(Part):
    """A sheet that prints on one side of A4."""

    id: Id
    title: Text
    intro: Text
    """How to use it; not printed."""
    parts: Annotated[list[SheetPart], Field(min_length=2, max_length=7)]
    closing: Text | None = None
    """What stands small at the foot."""
    evidence: list[str] = []
    practice_points: list[str] = []


def sheets_folder() -> Path:
    """Where the sheets are described."""
    return data_folder() / "sheets"


def load_sheet(sheet_id: str) -> Sheet:
    """The sheet `sheet_id`. Raises ContentError with one problem per mistake."""
    return read_sheet(sheets_folder() / f"{sheet_id}.yaml").model


def read_sheet(file: Path) -> Document[Sheet]:
    """The sheet in `file`. Raises ContentError with one problem per mistake."""
    document = read_document(file, Sheet)
    ids: list[tuple[Place, str]] = [
        (["parts", number, "fields", position], field.id)
        for number, part in enumerate(document.model.parts)
        for position, field in enumerate(part.fields)
    ]
    problems = [
        *repeated_ids(document, ids),
        *unknown_references(document, [], document.model),
        *unknown_names(document, course_names()),
    ]
    if problems:
        raise ContentError(problems)
    return document
