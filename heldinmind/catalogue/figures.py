"""Figures described in data/figures: which table, which columns, and what the picture says in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from heldinmind.catalogue.documents import read_document, unknown_names
from heldinmind.catalogue.knowns import citation_keys
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.prose import fill
from heldinmind.catalogue.tables import Table, read_table, table_ids
from heldinmind.course import data_folder


@dataclass(frozen=True)
class Figure:
    """A figure: bars from a table, named by `label`, as long as `value`; the column `detail` says more of each."""

    id: str
    title: str
    table: Table
    label: str
    value: str
    unit: str
    scale_to: float | None
    """Where the scale ends, if it has an end of its own, as a share or a correlation has."""
    detail: str
    description: str
    caption: str
    evidence: list[str]
    file: Path


def figures_folder() -> Path:
    """Where the figures are described."""
    return data_folder() / "figures"


def load_figure(figure_id: str) -> Figure:
    """The figure `figure_id`. Raises ContentError with one problem per mistake."""
    return read_figure(figures_folder() / f"{figure_id}.yaml")


def read_figure(file: Path) -> Figure:
    """The figure described in `file`. Raises ContentError with one problem per mistake."""
    from typing import Annotated, Literal

    from pydantic import Field

    from heldinmind.catalogue.parts import Id, Part, Text

    class FigureFile(Part):
        id: Id
        title: Text
        table: str
        kind: Literal["bars"]
        label: str
        value: str
        unit: str = ""
        scale_to: Annotated[float, Field(gt=0)] | None = None
        detail: str = ""
        description: Text
        caption: Text
        evidence: Annotated[list[str], Field(min_length=1)]

    document = read_document(file, FigureFile)
    described = document.model
    if described.table not in table_ids():
        message = f"There is no table ‘{described.table}’."
        expected = f"one of: {', '.join(table_ids())}."
        raise ContentError([document.problem(["table"], "unknown-table", message, expected)])
    table = read_table(described.table)
    numbers = [column.name for column in table.columns if column.type in {"number", "integer"}]
    columns = [column.name for column in table.columns]
    problems = [
        document.problem(
            [entry],
            "unknown-column",
            f"The table ‘{table.id}’ has no column ‘{name}’.",
            f"one of: {', '.join(columns)}.",
        )
        for entry, name in (("label", described.label), ("value", described.value), ("detail", described.detail))
        if name and name not in columns
    ]
    problems += [
        document.problem(
            ["evidence", number], "unknown-reference", f"There is no source ‘{key}’.", "a key of book/references.bib."
        )
        for number, key in enumerate(described.evidence)
        if key not in citation_keys()
    ]
    if described.value in columns and described.value not in numbers:
        message = f"‘{described.value}’ is no column of numbers."
        problems.append(document.problem(["value"], "unknown-column", message, f"one of: {', '.join(numbers)}."))
    longest = max((float(row[described.value]) for row in table.rows), default=0) if not problems else 0
    if described.scale_to is not None and longest > described.scale_to:
        message = f"The scale ends at {described.scale_to:g}, but a value is {longest:g}."
        problems.append(document.problem(["scale_to"], "wrong-value", message, f"at least {longest:g}."))
    if problems:
        raise ContentError(problems)
    values = {"row": {row["id"]: f"{row[described.value]}{described.unit}" for row in table.rows}}
    if problems := list(unknown_names(document, values)):
        raise ContentError(problems)
    return Figure(
        id=described.id,
        title=described.title,
        table=table,
        label=described.label,
        value=described.value,
        unit=described.unit,
        scale_to=described.scale_to,
        detail=described.detail,
        description=fill(described.description, values),
        caption=fill(described.caption, values),
        evidence=described.evidence,
        file=file,
    )
