"""The tables under data/tables, described by data/datapackage.json (Frictionless)."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
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

    def ids(self) -> list[str]:
        """The ids of the rows, in order."""
        return [row["id"] for row in self.rows]

    def source_keys(self) -> list[str]:
        """The citation keys of all rows, each once, in order."""
        found = (key.strip() for row in self.rows for key in row.get(SOURCE_COLUMN, "").split(";"))
        return list(dict.fromkeys(key for key in found if key))


def datapackage_file() -> Path:
    """The file that describes the tables."""
    return data_folder() / "datapackage.json"


def table_ids() -> list[str]:
    """The tables there are."""
    return [resource["name"] for resource in _described()]


def _described() -> list[dict[str, Any]]:
    file = datapackage_file()
    try:
        resources: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["resources"]
    except json.JSONDecodeError as error:
        problem = Problem(file, error.lineno, "not-json", f"This cannot be read: {error.msg}.", "JSON.")
        raise ContentError([problem]) from None
    return resources


def read_table(table_id: str) -> Table:
    """The table `table_id`. Raises ContentError where datapackage.json does not know it, or a row does not fit."""
    resources = {resource["name"]: resource for resource in _described()}
    if table_id not in resources:
        message = f"There is no table ‘{table_id}’."
        raise ContentError(
            [Problem(datapackage_file(), 1, "unknown-table", message, f"one of: {', '.join(resources)}.")]
        )
    resource = resources[table_id]
    file = data_folder() / resource["path"]
    columns = [_column(field) for field in resource["schema"]["fields"]]
    rows = list(_rows(file, [column.name for column in columns]))
    return Table(table_id, resource["title"], resource["description"], columns, rows, file)


def _rows(file: Path, names: list[str]) -> Iterator[Mapping[str, str]]:
    """The rows of the file, each with a value for every name. Raises ContentError at the first that has not."""
    expected = f"the columns {', '.join(names)}; a value that holds a comma stands in double quotes."
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        if (head := next(reader, [])) != names:
            message = f"The first line names the columns {', '.join(head) or 'of nothing'}."
            raise ContentError([Problem(file, 1, "wrong-columns", message, expected)])
        for row in reader:
            if len(row) != len(names):
                message = f"The row has {len(row)} values, not {len(names)}."
                raise ContentError([Problem(file, reader.line_num, "wrong-columns", message, expected)])
            yield dict(zip(names, row, strict=True))


def _column(field: Mapping[str, Any]) -> Column:
    return Column(
        field["name"],
        field.get("title", field["name"]),
        field.get("description", ""),
        field.get("type", "string"),
        field.get("unit", ""),
    )
