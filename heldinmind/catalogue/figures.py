"""Figures described in data/figures: which findings are drawn, and what the picture says in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heldinmind.catalogue.documents import Document, read_document, unknown_names
from heldinmind.catalogue.findings import CITABLE, Finding, findings, findings_file
from heldinmind.catalogue.knowns import citation_keys
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.tables import Column, Table, read_table
from heldinmind.course import data_folder


@dataclass(frozen=True)
class Bar:
    """A bar: its name, the finding that it is as long as, and what more there is to say of it."""

    label: str
    finding: Finding
    detail: str


@dataclass(frozen=True)
class Figure:
    """A figure: bars of one unit. `description` is the picture in words, both it and `caption` Markdown."""

    id: str
    title: str
    bars: Sequence[Bar]
    scale_to: float | None
    """Where the scale ends, if it has an end of its own, as a share or a correlation has."""
    line_at: float | None
    """Where a line is drawn that bars are compared with, as at 1 for odds ratios: there is no difference."""
    description: str
    caption: str
    evidence: list[str]
    files: Sequence[Path]

    def table(self) -> Table:
        """The numbers of the figure with who they were found in; a column that no bar fills is left out."""
        rows: list[Mapping[str, str]] = [
            {
                "id": bar.finding.id,
                "label": bar.label,
                "value": bar.finding.said,
                **{name: bar.finding.field(name) for name in CITABLE},
                "detail": bar.detail,
            }
            for bar in self.bars
        ]
        titles = {column.name: column.title for column in read_table("findings").columns}
        titles |= {"label": "Bar", "value": "Value", "detail": "More"}
        columns = [Column(name, titles[name], "", "string", "") for name in rows[0] if any(row[name] for row in rows)]
        return Table(self.id, self.title, "", columns, rows, findings_file())


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

    class BarOfFile(Part):
        finding: Id
        label: Text
        detail: str = ""

    class FigureFile(Part):
        id: Id
        title: Text
        kind: Literal["bars"]
        bars: Annotated[list[BarOfFile], Field(min_length=1)]
        scale_to: Annotated[float, Field(gt=0)] | None = None
        line_at: Annotated[float, Field(gt=0)] | None = None
        description: Text
        caption: Text
        evidence: Annotated[list[str], Field(min_length=1)]

    document = read_document(file, FigureFile)
    described, known = document.model, findings()
    if problems := [*_unknown_references(document), *unknown_names(document, course_names())]:
        raise ContentError(problems)
    bars = [Bar(bar.label, known[bar.finding], bar.detail) for bar in described.bars]
    if problems := list(_undrawable(document, bars)):
        raise ContentError(problems)
    return Figure(
        id=described.id,
        title=described.title,
        bars=bars,
        scale_to=described.scale_to,
        line_at=described.line_at,
        description=described.description,
        caption=described.caption,
        evidence=described.evidence,
        files=[file, findings_file()],
    )


def _unknown_references(document: Document[Any]) -> Iterator[Problem]:
    known, keys = findings(), citation_keys()
    for number, bar in enumerate(document.model.bars):
        if bar.finding not in known:
            message = f"There is no finding ‘{bar.finding}’."
            yield document.problem(
                ["bars", number, "finding"], "unknown-finding", message, "an id of data/tables/findings.csv."
            )
    for number, key in enumerate(document.model.evidence):
        if key not in keys:
            message = f"There is no source ‘{key}’."
            yield document.problem(["evidence", number], "unknown-reference", message, "a key of book/references.bib.")


def _undrawable(document: Document[Any], bars: Sequence[Bar]) -> Iterator[Problem]:
    first, longest = bars[0].finding.unit, max(float(bar.finding.value) for bar in bars)
    for number, bar in enumerate(bars):
        place: list[str | int] = ["bars", number, "finding"]
        if bar.finding.unit != first:
            message = f"‘{bar.finding.id}’ is counted in ‘{bar.finding.unit}’, the first bar in ‘{first}’."
            yield document.problem(place, "unlike-units", message, "bars of one unit.")
        if float(bar.finding.value) < 0:
            message = f"‘{bar.finding.id}’ is {bar.finding.value}, less than nothing."
            yield document.problem(place, "wrong-value", message, "0 or more: a bar has a length.")
    if document.model.scale_to is not None and longest > document.model.scale_to:
        message = f"The scale ends at {document.model.scale_to:g}, but a value is {longest:g}."
        yield document.problem(["scale_to"], "wrong-value", message, f"at least {longest:g}.")
