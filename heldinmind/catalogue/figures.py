"""Figures described in data/figures: which table, which columns, and what the picture says in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from heldinmind.catalogue.documents import read_document
from heldinmind.catalogue.knowns import citation_keys
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.prose import UnknownNameError, fill
from heldinmind.catalogue.tables import Table, read_table
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
    from typing import Literal

    from heldinmind.catalogue.parts import Part

    class FigureFile(Part):
        id: str
        title: str
        table: str
        kind: Literal["bars"]
        label: str
        value: str
        unit: str = ""
        detail: str = ""
        description: str
        caption: str
        evidence: list[str]

    document = read_document(file, FigureFile)
    described = document.model
    table = read_table(described.table)
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
    if problems:
        raise ContentError(problems)
    values = {"row": {row["id"]: f"{row[described.value]}{described.unit}" for row in table.rows}}
    try:
        description = fill(described.description, values)
    except UnknownNameError as error:
        message = f"‘{{{{ {error.args[0]} }}}}’ stands for nothing."
        expected = f"{{{{ row.… }}}} with one of: {', '.join(table.ids())}."
        raise ContentError([document.problem(["description"], "unknown-name", message, expected)]) from None
    return Figure(
        id=described.id,
        title=described.title,
        table=table,
        label=described.label,
        value=described.value,
        unit=described.unit,
        detail=described.detail,
        description=description,
        caption=described.caption,
        evidence=described.evidence,
        file=file,
    )
