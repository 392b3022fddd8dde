"""The map of the source sheet: each of its points, and where the course teaches, practises and assesses it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved

MOST_IN_SIGHT = 2
"""More places than these are folded away."""


class Coverage(Block):
    """All points, under a heading for each part of the sheet."""

    kind: ClassVar[str] = "coverage"
    called: ClassVar[str] = "Coverage"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:  # noqa: ARG003
        """The map, whatever it is called. Raises ContentError."""
        from heldinmind.catalogue.tables import datapackage_file, read_table

        inventory, found = read_table("inventory"), read_table("source-map")
        places = {row["id"]: row for row in found.rows}
        parts = groupby(inventory.rows, key=lambda row: row["section"])
        html = "".join(
            f"<h2>{escape(_heading(section))}</h2>{_table(section, [(row, places[row['id']]) for row in rows])}"
            for section, rows in parts
        )
        return Resolved("Coverage", html, {}, [inventory.file, found.file, datapackage_file()])


def _heading(section: str) -> str:
    return section[0].upper() + section[1:]


def _table(section: str, rows: list[tuple[Mapping[str, str], Mapping[str, str]]]) -> str:
    heads = "".join(
        f'<th scope="col" role="columnheader">{head}</th>' for head in ("Point", "Taught", "Practised", "Assessed")
    )
    body = "".join(_row(point, places) for point, places in rows)
    return (
        f'<table role="table" class="hm-coverage"><caption class="hm-hidden">{escape(_heading(section))}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(point: Mapping[str, str], places: Mapping[str, str]) -> str:
    cells = "".join(
        f'<td role="cell" data-head="{role.capitalize()}">{_places(places[role])}</td>'
        for role in ("taught", "practised", "assessed")
    )
    return (
        f'<tr role="row" id="point-{escape(point["id"])}"><th scope="row" role="rowheader">'
        f'<span class="hm-meta">{escape(point["id"])}</span> {escape(point["point"])}</th>{cells}</tr>'
    )


def _places(listed: str) -> str:
    """The places as links; the book puts the titles of their pages in (`data-place`)."""
    addresses = [one.strip() for one in listed.split(";") if one.strip()]
    if not addresses:
        return '<span class="hm-meta">Not here</span>'
    links = "".join(_link(one, addresses[:number]) for number, one in enumerate(addresses))
    if len(addresses) <= MOST_IN_SIGHT:
        return f"<ul>{links}</ul>"
    return f"<details><summary>{len(addresses)} places</summary><ul>{links}</ul></details>"


def _link(address: str, before: list[str]) -> str:
    """A link in a list; the second place on a page says that it is the second."""
    page = address.partition("#")[0]
    count = 1 + sum(one.startswith(f"{page}#") for one in before)
    again = f" ({count})" if count > 1 else ""
    return f'<li><a data-place="{escape(address)}">{escape(page)}</a>{again}</li>'
