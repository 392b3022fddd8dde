"""A table from data/tables, with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, ClassVar

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import source_list

if TYPE_CHECKING:
    from heldinmind.catalogue.findings import Finding
    from heldinmind.catalogue.tables import Column, Table


class TableBlock(Block):
    """A table of the catalogue."""

    kind: ClassVar[str] = "table"
    called: ClassVar[str] = "Table"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The table `block_id`. Raises ContentError."""
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file, read_table

        table = read_table(block_id)
        html = html_table(table) + sources_of(table)
        return Resolved(table.title, html, {}, [table.file, datapackage_file(), references_file()])


def html_table(table: Table) -> str:
    """The table as HTML: a caption, column heads that say their unit, the first column as row heads.

    Roles and heads are written out, since on a phone the rows are stacked and a browser then forgets them.
    """
    columns = table.shown_columns()
    heads = "".join(f'<th scope="col" role="columnheader">{escape(_head(column))}</th>' for column in columns)
    rows = "".join(_row(columns, row) for row in table.rows)
    caption = f"<caption>{escape(table.title)}</caption>"
    return (
        f'<div class="hm-scroll" role="region" tabindex="0" aria-label="{escape(table.title)}">'
        f'<table role="table">{caption}<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def sources_of(table: Table, shown_as: str = "this table") -> str:
    """The sources the table's rows name, folded away."""
    keys = table.source_keys()
    return f"<details><summary>Sources for {shown_as}</summary>{source_list(keys)}</details>" if keys else ""


def _head(column: Column) -> str:
    return f"{column.title} ({column.unit})" if column.unit else column.title


def _row(columns: list[Column], row: Mapping[str, str]) -> str:
    first, *others = columns
    cells = "".join(
        f'<td role="cell" data-head="{escape(_head(column))}">{shown_value(column, row[column.name])}</td>'
        for column in others
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{shown_value(first, row[first.name])}</th>{cells}</tr>'


def shown_value(column: Column, value: str) -> str:
    """A value as HTML: sources by their short names, findings as sentences, all else as Markdown."""
    from heldinmind.catalogue.findings import findings
    from heldinmind.catalogue.prose import to_inline_html
    from heldinmind.catalogue.references import references
    from heldinmind.catalogue.tables import FINDINGS_COLUMN, SOURCE_COLUMN

    keys = [key.strip() for key in value.split(";") if key.strip()]
    if column.name == SOURCE_COLUMN:
        return "; ".join(escape(references()[key].short) for key in keys)
    if column.name == FINDINGS_COLUMN:
        return "".join(_sentence(findings()[key]) for key in keys)
    return to_inline_html(value)


def _where(finding: Finding) -> str:
    """The country, so that it reads on in a bracket where none is known."""
    unknown = finding.country.startswith("Not ")
    return f"country {finding.country[0].lower()}{finding.country[1:]}" if unknown else finding.country


def _sentence(finding: Finding) -> str:
    """‘51.6%: what was found (where, year)’, its number leading to where it comes from."""
    interval = f"; 95% interval {finding.interval}" if finding.interval else ""
    return (
        f'<p><a class="hm-number" data-finding="{finding.id}">{escape(finding.said)}</a>: {escape(finding.statement)} '
        f"({escape(_where(finding))}, {finding.year}{interval}).</p>"
    )
