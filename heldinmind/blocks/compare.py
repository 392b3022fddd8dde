"""Two rows of a table side by side, chosen by the learner."""

from __future__ import annotations

from typing import ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.table import html_table, shown_value, sources_of


class Compare(Block):
    """A table of which two rows are compared. `left` and `right` are their ids."""

    kind: ClassVar[str] = "compare"
    called: ClassVar[str] = "Comparison"
    module: ClassVar[str] = "compare"

    left = traitlets.Unicode().tag(sync=True)
    right = traitlets.Unicode().tag(sync=True)

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The table `block_id`, to be compared row by row. Raises ContentError."""
        from heldinmind.catalogue.findings import findings_file
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file, read_table

        table = read_table(block_id)
        first, *others = table.shown_columns()
        content = {
            "id": table.id,
            "title": table.title,
            "what": first.title,
            "names": [{"id": row["id"], "name": row[first.name]} for row in table.rows],
            "aspects": [
                {
                    "title": column.title,
                    "of": {row["id"]: shown_value(column, row[column.name]) for row in table.rows},
                }
                for column in others
            ],
        }
        html = html_table(table) + sources_of(table)
        files = [table.file, findings_file(), datapackage_file(), references_file()]
        return Resolved(table.title, html, content, files)
