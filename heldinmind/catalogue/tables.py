"""The tables under data/tables, described by data/datapackage.json (Frictionless)."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import data_folder

SOURCE_COLUMN = "source"
"""The column that holds a row's citation keys, separated by semicolons."""


@dataclass(frozen=True)
class Column:
    """A column: its name in the file, the title readers see, what it means, and its unit where it has one."""

    name: str
    title: str
    description: str
    type: str
    unit: str


@dataclass(frozen=True)
class Table:
    """A table as it stands in its file, each value a text, and what datapackage.json says of it."""

    id: str
    title: str
    description: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, str]]
    file: Path

    def row(self, row_id: str) -> Mapping[str, str]:
        """The row whose `id` is `row_id`. Raises KeyError."""
        return next(row for row in self.rows if row["id"] == row_id) if row_id in self.ids() else _no_row(row_id)

    def ids(self) -> list[str]:
        """The ids of the rows, in order."""
        return [row["id"] for row in self.rows]

    def source_keys(self) -> list[str]:
        """The citation keys of all rows, each once, in order."""
        found = (key.strip() for row in self.rows for key in row.get(SOURCE_COLUMN, "").split(";"))
        return list(dict.fromkeys(key for key in found if key))


def _no_row(row_id: str) -> Mapping[str, str]:
    raise KeyError(row_id)


def datapackage_file() -> Path:
    """The file that describes the tables."""
    return data_folder() / "datapackage.json"


def read_table(table_id: str) -> Table:
    """The table `table_id`. Raises ContentError where datapackage.json does not know it."""
    package = json.loads(datapackage_file().read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    if table_id not in resources:
        message = f"There is no table ‘{table_id}’."
        raise ContentError(
            [Problem(datapackage_file(), 1, "unknown-table", message, f"one of: {', '.join(resources)}.")]
        )
    resource = resources[table_id]
    file = data_folder() / resource["path"]
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    columns = [_column(field) for field in resource["schema"]["fields"]]
    return Table(table_id, resource["title"], resource["description"], columns, rows, file)


def _column(field: Mapping[str, Any]) -> Column:
    return Column(
        field["name"],
        field.get("title", field["name"]),
        field.get("description", ""),
        field.get("type", "string"),
        field.get("unit", ""),
    )
