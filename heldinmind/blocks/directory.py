"""The directory of resources: what each is and where to find it, to be searched and narrowed by purpose."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved, place_of


class Directory(Block):
    """All resources of the sheet, in its order."""

    kind: ClassVar[str] = "directory"
    called: ClassVar[str] = "Directory"
    module: ClassVar[str] = "directory"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The table `block_id` of resources as a directory. Raises ContentError."""
        from heldinmind.catalogue.tables import datapackage_file, read_table

        table = read_table(block_id)
        html = f'<ul class="hm-directory">{"".join(map(_entry, table.rows))}</ul>'
        content = {
            "purposes": list(dict.fromkeys(row["purpose"] for row in table.rows)),
            "entries": [{"purpose": row["purpose"], "words": _words(row)} for row in table.rows],
        }
        return Resolved(table.title, html, content, [table.file, datapackage_file()])


def _words(row: Mapping[str, str]) -> str:
    """What a search looks through."""
    return " ".join(row[one] for one in ("name", "owner", "for_whom", "holds", "note")).casefold()


def _entry(row: Mapping[str, str]) -> str:
    name, address = escape(row["name"]), escape(row["find_it"])
    title = f'<a href="{address}">{name}</a>' if address else name
    note = f"<p><strong>Note:</strong> {escape(row['note'])}</p>" if row["note"] else ""
    whose = f"{row['owner']}. For {row['for_whom'].lower()}. {row['purpose']}."
    return (
        f'<li{place_of(row)}><p class="hm-figure-title">{title}</p><p class="hm-meta">{escape(whose)}</p>'
        f"<p>{escape(row['holds'])}</p>{note}"
        f'<p class="hm-meta">To look it up: {escape(row["search_for"])}</p></li>'
    )
