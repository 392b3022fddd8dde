"""A table as cards to open one at a time: for rows that hold more words than a table can show on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, ClassVar

from heldinmind.blocks.base import Block, Resolved, place_of
from heldinmind.blocks.drawing import drawing_files, drawn
from heldinmind.blocks.table import shown_value, sources_of

if TYPE_CHECKING:
    from heldinmind.catalogue.tables import Column, Table

APART = {"drawing", "source"}
"""Columns that are shown in a way of their own, or not."""


class Cards(Block):
    """The rows of a table, each a card that opens: its first column names it, the others say more."""

    kind: ClassVar[str] = "cards"
    called: ClassVar[str] = "Cards"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The table `block_id` as cards. Raises ContentError."""
        from heldinmind.catalogue.findings import findings_file
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file, read_table

        table = read_table(block_id)
        cards = "".join(_card(table, row) for row in table.rows)
        files = [table.file, findings_file(), datapackage_file(), references_file()]
        files += drawing_files(row.get("drawing") for row in table.rows)
        html = f'<div class="hm-fold-list">{cards}</div>{sources_of(table, "these cards")}'
        return Resolved(table.title, html, {}, files)


def _card(table: Table, row: Mapping[str, str]) -> str:
    first, *others = [column for column in table.shown_columns() if column.name not in APART]
    picture = drawn(row.get("drawing"))
    told = "".join(_told(column, row[column.name]) for column in others if row[column.name])
    return (
        f'<details data-card="{escape(row["id"])}"{place_of(row)}><summary>{escape(row[first.name])}</summary>'
        + (f'<div class="hm-drawing hm-small-drawing">{picture}</div>' if picture else "")
        + f"<dl>{told}</dl></details>"
    )


def _told(column: Column, value: str) -> str:
    return f"<div><dt>{escape(column.title)}</dt><dd>{shown_value(column, value)}</dd></div>"
