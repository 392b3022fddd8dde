"""What prose may name wherever it stands: the local services, and the findings."""

from __future__ import annotations

from pathlib import Path

from heldinmind.catalogue.findings import finding_names, findings_file
from heldinmind.catalogue.local_services import local_file, local_services
from heldinmind.catalogue.prose import Names

RESERVED = {"local": "the local services", "finding": "the findings"}
"""The names that no member of a cast may have, and what they stand for."""


def course_names() -> Names:
    """What prose may name where there is no cast. Raises ContentError where a file cannot be read."""
    return {"local": local_services(), "finding": finding_names()}


def files_of_names() -> list[Path]:
    """The files from which the names come: prose depends on them."""
    return [local_file(), findings_file()]
