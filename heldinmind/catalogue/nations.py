"""What contacts, helplines and safeguarding are called in the nation that data/local.yaml names."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from heldinmind.catalogue.local_services import nation
from heldinmind.catalogue.tables import read_table

Contact = Literal["antenatal", "new-birth", "six-to-eight-weeks", "one-year", "two-years", "extra"]
"""The contacts of a case, in the order of a child's life."""


def nations_file() -> Path:
    """Where the names stand."""
    return read_table("nations").file


def contact_names() -> Mapping[str, str]:
    """What each contact of a case is called in the nation chosen, by its id, in the order of a child's life."""
    names = nation_names()
    return {contact: names[contact.replace("-", "_")] for contact in get_args(Contact)}


def nation_names() -> Mapping[str, str]:
    """The names of the nation chosen, by column. Raises ContentError where a file cannot be read."""
    return next(row for row in read_table("nations").rows if row["id"] == nation())
