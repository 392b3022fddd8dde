"""The sheet's own references, each as the course cites it, with what differs and what the course leans on it for."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class References(Block):
    """The twenty-four references in the sheet's order."""

    kind: ClassVar[str] = "references"
    called: ClassVar[str] = "References"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The table `block_id` of references. Raises ContentError."""
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file, read_table

        table = read_table(block_id)
        html = f'<ol class="hm-references">{"".join(map(_reference, table.rows))}</ol>'
        return Resolved(table.title, html, {}, [table.file, datapackage_file(), references_file()])


def _reference(row: Mapping[str, str]) -> str:
    from heldinmind.catalogue.references import references

    differs = f"<p><strong>Not as on the sheet:</strong> {escape(row['differs'])}</p>" if row["differs"] else ""
    return (
        f'<li value="{escape(row["number"])}" id="sheet-{escape(row["number"])}"><p>{references()[row["key"]].html}</p>'
        f"{differs}<p><strong>What we take from it:</strong> {escape(row['use'])}</p></li>"
    )
