"""The ids that content files may refer to."""

from dataclasses import dataclass

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
