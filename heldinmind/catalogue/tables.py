"""The tables under data/tables, described by data/datapackage.json (Frictionless)."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from heldinmind.catalogue.files import read_text
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.references import references, references_file
from heldinmind.course import data_folder

SOURCE_COLUMN = "source"
"""The column that holds a row's citation keys, separated by semicolons."""

FINDINGS_COLUMN = "findings"
"""The column that holds the ids of the findings which a row leans on, separated by semicolons."""

POINTS_COLUMN = "points"
"""The column that holds the points of the source sheet which a row carries, separated by semicolons; never shown."""


@dataclass(frozen=True)
class Column:
    """A column: its name in the file, the title readers see, what it means, and its unit where it has one."""

    name: str
    title: str
    description: str
    type: str
    unit: str


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it stands in its file, each value a text, and what datapackage.json says of it.

    Two are equal only if they are the same: what is made from one can be kept for as long as it is.
    """

    id: str
    title: str
    description: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, str]]
    file: Path

    def ids(self) -> list[str]:
        """The ids of the rows, in order."""
        return [row["id"] for row in self.rows]

    def shown_columns(self) -> list[Column]:
        """The columns that a reader sees."""
        return [column for column in self.columns if column.name not in {"id", POINTS_COLUMN}]

    def source_keys(self) -> list[str]:
        """The citation keys of all rows, each once, in order."""
        found = (key.strip() for row in self.rows for key in row.get(SOURCE_COLUMN, "").split(";"))
        return list(dict.fromkeys(key for key in found if key))


def points_of(row: Mapping[str, str]) -> list[str]:
    """The points of the source sheet that a row carries: those it names, and the one whose id it has."""
    named = [point.strip() for point in row.get(POINTS_COLUMN, "").split(";") if point.strip()]
    return list(dict.fromkeys([*([row["id"]] if INVENTORY_ID.fullmatch(row["id"]) else []), *named]))


INVENTORY_ID = re.compile(r"[A-Z]+-\d\d[a-z]?")


def datapackage_file() -> Path:
    """The file that describes the tables."""
    return data_folder() / "datapackage.json"


def table_ids() -> list[str]:
    """The tables there are. Raises ContentError where datapackage.json cannot be read."""
    return [resource["name"] for resource in _described()]


def read_table(table_id: str) -> Table:
    """The table `table_id`.

    Raises:
        ContentError: datapackage.json does not know it, or a value is not as it says; a problem each.
    """
    resources = {resource["name"]: resource for resource in _described()}
    if table_id not in resources:
        message = f"There is no table ‘{table_id}’."
        expected = f"one of: {', '.join(resources)}."
        raise ContentError([Problem(datapackage_file(), 1, "unknown-table", message, expected)])
    resource = resources[table_id]
    file = data_folder() / resource["path"]
    texts = (read_text(datapackage_file()), read_text(file), read_text(references_file()))
    return _read(table_id, file, texts)


@cache
def _read(table_id: str, file: Path, _texts: tuple[str, str, str]) -> Table:
    """The table, read once for as long as the texts it depends on stay as they are."""
    resource = next(one for one in _described() if one["name"] == table_id)
    fields: list[Mapping[str, Any]] = resource["schema"]["fields"]
    lines = _lines(file, [field["name"] for field in fields])
    if problems := list(_misfits(file, fields, lines)):
        raise ContentError(problems)
    rows = [row for _, row in lines]
    return Table(table_id, resource["title"], resource["description"], [_column(field) for field in fields], rows, file)


def _described() -> list[dict[str, Any]]:
    """The tables as datapackage.json describes them, with at least what is read here."""
    return _resources(datapackage_file(), read_text(datapackage_file()))


@cache
def _resources(file: Path, text: str) -> list[dict[str, Any]]:

    def wrong(line: int, message: str) -> ContentError:
        expected = "JSON with ‘resources’, each with name, path, title, description and schema.fields."
        return ContentError([Problem(file, line, "not-a-data-package", message, expected)])

    try:
        resources: list[dict[str, Any]] = json.loads(text)["resources"]
        for resource in resources:
            _ = [resource[entry] for entry in ("name", "path", "title", "description")]
            _ = [field["name"] for field in resource["schema"]["fields"]]
    except json.JSONDecodeError as error:
        raise wrong(error.lineno, f"This cannot be read: {error.msg}.") from None
    except (KeyError, TypeError, RecursionError) as error:
        raise wrong(1, f"Something is missing: {error}.") from None
    return resources


def _lines(file: Path, names: list[str]) -> list[tuple[int, Mapping[str, str]]]:
    """The rows of the file with their lines. Raises ContentError for each row that has not a value for every name."""
    expected = f"the columns {', '.join(names)}; a value that holds a comma stands in double quotes."
    reader = csv.reader(io.StringIO(read_text(file), newline=""))
    rows, problems = list[tuple[int, Mapping[str, str]]](), list[Problem]()
    try:
        if (head := next(reader, [])) != names:
            message = f"The first line names the columns {', '.join(head) or 'of nothing'}."
            raise ContentError([Problem(file, 1, "wrong-columns", message, expected)])
        for row in reader:
            if len(row) != len(names):
                message = f"The row has {len(row)} values, not {len(names)}."
                problems.append(Problem(file, reader.line_num, "wrong-columns", message, expected))
            rows.append((reader.line_num, dict(zip(names, row, strict=False))))
    except csv.Error as error:
        problems.append(Problem(file, reader.line_num, "not-csv", f"The row cannot be read: {error}.", expected))
    if problems:
        raise ContentError(problems)
    return rows


def _misfits(
    file: Path, fields: list[Mapping[str, Any]], lines: list[tuple[int, Mapping[str, str]]]
) -> Iterator[Problem]:
    """A problem for each value that is not as its field is described, and for each source nobody knows."""
    known = references()
    for field in fields:
        name, limits = field["name"], field.get("constraints", {})
        seen = set[str]()
        for line, row in lines:
            value = row[name]
            for code, message, expected in _faults(value, field.get("type", "string"), limits):
                yield Problem(file, line, code, f"‘{name}’ is ‘{value}’: {message}", expected)
            if limits.get("unique") and value in seen:
                yield Problem(file, line, "repeated-id", f"‘{name}’ is ‘{value}’ a second time.", "each value once.")
            seen.add(value)
            if "{{" in value:
                yield Problem(file, line, "unknown-name", f"‘{name}’ holds a variable.", "plain words in a table.")
            keys = [key.strip() for key in value.split(";")] if name == SOURCE_COLUMN and value else []
            for key in keys:
                if key not in known:
                    message = f"‘{key}’ in ‘{name}’ is not known."
                    yield Problem(file, line, "unknown-reference", message, "a key that stands in book/references.bib.")


def _faults(value: str, kind: str, limits: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one value, by Frictionless's types and constraints as far as the tables use them."""
    if value == "":
        if limits.get("required"):
            yield "empty", "it must not be empty.", "a value."
        return
    if kind in {"number", "integer"}:
        yield from _number_faults(value, kind, limits)
    if "enum" in limits and value not in limits["enum"]:
        yield "unknown-value", "it is none of the values there are.", f"one of: {', '.join(limits['enum'])}."
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
        yield "wrong-value", "it has another form.", f"the form {limits['pattern']}"


def _number_faults(value: str, kind: str, limits: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if not re.fullmatch(r"-?\d+" if kind == "integer" else r"-?\d+(\.\d+)?", value):
        yield "wrong-value", "it is no number.", "a number in digits, such as 51 or 51.6."
        return
    if "minimum" in limits and float(value) < limits["minimum"]:
        yield "wrong-value", "it is too small.", f"at least {limits['minimum']}."
    if "maximum" in limits and float(value) > limits["maximum"]:
        yield "wrong-value", "it is too large.", f"at most {limits['maximum']}."


def _column(field: Mapping[str, Any]) -> Column:
    return Column(
        field["name"],
        field.get("title", field["name"]),
        field.get("description", ""),
        field.get("type", "string"),
        field.get("unit", ""),
    )
