"""What contacts, helplines and safeguarding are called in the nation that data/local.yaml names."""

from collections.abc import Mapping
from pathlib import Path

from heldinmind.catalogue.local_services import nation
from heldinmind.catalogue.tables import read_table


def nations_file() -> Path:
    """Where the names stand."""
    return read_table("nations").file


def nation_names() -> Mapping[str, str]:
    """The names of the nation chosen, by column. Raises ContentError where a file cannot be read."""
    return next(row for row in read_table("nations").rows if row["id"] == nation())
