"""The ids that content files may refer to, and what is wrong with a reference or an id."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from heldinmind.catalogue.documents import Document, Place
from heldinmind.catalogue.problems import Problem
from heldinmind.catalogue.references import references
from heldinmind.catalogue.tables import read_table


@dataclass(frozen=True)
class Principle:
    """A principle of practice that a choice may show or miss."""

    id: str
    name: str
    meaning: str


def principles() -> dict[str, Principle]:
    """The principles of practice, by id."""
    return {row["id"]: Principle(row["id"], row["name"], row["meaning"]) for row in read_table("principles").rows}


def inventory() -> dict[str, str]:
    """The points of the source sheet, by id, in the project's words."""
    return {row["id"]: row["point"] for row in read_table("inventory").rows}


def topics() -> dict[str, str]:
    """What a case may touch on, by id, as a learner reads it."""
    return {row["id"]: row["name"] for row in read_table("topics").rows}


def citation_keys() -> frozenset[str]:
    """The keys of the sources."""
    return frozenset(references())


class Citing(Protocol):
    """A part of a content file that names sources and points of the sheet."""

    evidence: list[str]
    practice_points: list[str]


def unknown_references(document: Document[Any], place: Place, part: Citing) -> Iterator[Problem]:
    """A problem for each source and each point of the sheet that the part at `place` names and nobody knows."""
    yield from unknown_ids(document, [*place, "evidence"], part.evidence, citation_keys(), "book/references.bib")
    yield from unknown_points(document, place, part.practice_points)


def unknown_points(document: Document[Any], place: Place, points: list[str]) -> Iterator[Problem]:
    """A problem for each point of the sheet that the part at `place` names and nobody knows."""
    yield from unknown_ids(document, [*place, "practice_points"], points, inventory(), "data/tables/inventory.csv")


def unknown_ids(
    document: Document[Any], place: Place, ids: Iterable[str], known: Collection[str], home: str
) -> Iterator[Problem]:
    """A problem for each of the ids listed at `place` that is not among those `known`, which stand in `home`."""
    for position, one in enumerate(ids):
        if one not in known:
            message = f"‘{one}’ in ‘{place[-1]}’ is not known."
            yield document.problem([*place, position], "unknown-reference", message, f"an id that stands in {home}.")


def repeated_ids(document: Document[Any], ids: Iterable[tuple[Place, str]]) -> Iterator[Problem]:
    """A problem for each id that comes a second time; each is given with the place of the part that has it."""
    seen = set[str]()
    for place, one in ids:
        if one in seen:
            message = f"The id ‘{one}’ stands here a second time."
            yield document.problem([*place, "id"], "repeated-id", message, "an id that nothing else in the file has.")
        seen.add(one)
