"""All good practice points at a glance: a sheet that prints on two sides of A4."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.table import sources_of


class Glance(Block):
    """The rows of the table of practices: what to do, what one might say, and what keeps people safe."""

    kind: ClassVar[str] = "glance"
    called: ClassVar[str] = "At a glance"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The table `block_id` as a sheet. Raises ContentError."""
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file, read_table

        table = read_table(block_id)
        html = f'<ol class="hm-glance">{"".join(map(_practice, table.rows))}</ol>{sources_of(table, "this sheet")}'
        return Resolved(table.title, html, {}, [table.file, datapackage_file(), references_file()])


def _practice(row: Mapping[str, str]) -> str:
    return (
        f"<li><h2>{escape(row['practice'])}</h2><p>{escape(row['do'])}</p>"
        f'<p class="hm-glance-say">{escape(row["say"])}</p>'
        f'<p class="hm-glance-safe"><strong>Keep safe.</strong> {escape(row["keep_safe"])}</p></li>'
    )
