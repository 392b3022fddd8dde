"""What prose may name wherever it stands: the local services, and the findings."""

from __future__ import annotations

import re
from pathlib import Path

from heldinmind.catalogue.findings import finding_names, findings_file
from heldinmind.catalogue.local_services import local_file, local_services
from heldinmind.catalogue.nations import nation_names, nations_file
from heldinmind.catalogue.prose import Names

RESERVED = {"local": "the local services", "finding": "the findings", "nation": "the nation’s own names"}
"""The names that no member of a cast may have, and what they stand for."""


def course_names() -> Names:
    """What prose may name where there is no cast. Raises ContentError where a file cannot be read."""
    return {"local": local_services(), "nation": nation_names(), "finding": finding_names()}


def files_named_in(file: Path) -> list[Path]:
    """The files from which the names in the content file `file` come: its prose depends on them, and on no others."""
    return files_named_by(file.read_text(encoding="utf-8"))


def files_named_by(text: str) -> list[Path]:
    """The files from which the names in `text` come."""
    named = {"local": [local_file()], "nation": [local_file(), nations_file()], "finding": [findings_file()]}
    used = [found for name, found in named.items() if re.search(r"\{\{\s*" + name + r"\b", text)]
    return list(dict.fromkeys(one for found in used for one in found))
