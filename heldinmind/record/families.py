"""The course's own families: names that are nobody's, and may stand in a learner's words."""

from __future__ import annotations


def family_names() -> list[str]:
    """The first names of everybody in the cases, in order, each once. Raises ContentError where a case is broken."""
    from heldinmind.vignettes.load import library

    return sorted({part for case in library() for member in case.cast.values() for part in member.name.split()})
