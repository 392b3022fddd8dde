"""Eco-maps described in data/ecomaps: a made-up family, who and what is around it, and one way of drawing the ties.

The method is Hartman's (1978): lines of different kinds for ties, arrows for where the energy goes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from heldinmind.catalogue.documents import Document, Place, read_document, unknown_names
from heldinmind.catalogue.knowns import repeated_ids, unknown_references
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.parts import Id, Part, Text
from heldinmind.catalogue.problems import ContentError
from heldinmind.course import data_folder

Tie = Literal["strong", "weak", "stressful", "wished-for"]
Flow = Literal["to-family", "from-family", "both", "neither"]

ShortName = Annotated[
    str, StringConstraints(min_length=1, max_length=28, strip_whitespace=True, pattern=r"^\S{1,11}( \S{1,11})*$")
]
"""What fits into a circle of the map: three lines, no word longer than eleven letters."""


class Line(Part):
    """A tie as it is drawn: of which kind, and where the energy goes."""

    tie: Tie
    flow: Flow


class Around(Part):
    """Somebody or something around the family."""

    id: Id
    name: ShortName
    said: Text
    """What the family says of it, or what can be seen: all that a learner has to go by."""
    ours: Line
    """How one practitioner drew it."""
    why: Text
    """Why, and what else could be said."""


class EcoMap(Part):
    """A map that the learner draws of a made-up family's ties; nothing in it is marked."""

    id: Id
    title: Text
    intro: Text
    centre: Annotated[str, StringConstraints(min_length=1, max_length=40, strip_whitespace=True)]
    """What stands in the middle of the map."""
    around: Annotated[list[Around], Field(min_length=5, max_length=9)]
    closing: Text
    """What one looks for on the finished map."""
    evidence: list[str] = []
    practice_points: list[str] = []


def ecomaps_folder() -> Path:
    """Where the eco-maps are described."""
    return data_folder() / "ecomaps"


def load_ecomap(ecomap_id: str) -> EcoMap:
    """The eco-map `ecomap_id`. Raises ContentError with one problem per mistake."""
    return read_ecomap(ecomaps_folder() / f"{ecomap_id}.yaml").model


def read_ecomap(file: Path) -> Document[EcoMap]:
    """The eco-map in `file`. Raises ContentError with one problem per mistake."""
    document = read_document(file, EcoMap)
    ids: list[tuple[Place, str]] = [(["around", number], one.id) for number, one in enumerate(document.model.around)]
    problems = [
        *repeated_ids(document, ids),
        *unknown_references(document, [], document.model),
        *unknown_names(document, course_names()),
    ]
    if problems:
        raise ContentError(problems)
    return document
