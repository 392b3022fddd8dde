"""Where each point of the source sheet is taught, practised and assessed, as the course itself declares it.

A cell of a notebook names the points it teaches in its metadata (`"teaches": ["GPP-02"]`), a page in a `data-points`
attribute, a row of a table by its id or its `points`; questions, walkthroughs, cases and their like name theirs as
`practice_points`. From these data/source_map.csv is made, and never by hand.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

from heldinmind.blocks import BLOCKS
from heldinmind.blocks.base import CARRIES, anchor_of
from heldinmind.catalogue.tables import read_table
from heldinmind.course import course_folder
from heldinmind.vignettes.load import library

Role = Literal["taught", "practised", "assessed"]
ROLES: tuple[Role, ...] = ("taught", "practised", "assessed")

MUST_BE_TRIED = frozenset({"practice", "concept", "factor", "caution"})
"""The kinds of point that are practised or assessed somewhere, and not taught alone."""

TEACHES = "teaches"
"""The entry of a cell's metadata that names the points it teaches."""

_BLOCK = re.compile(r'data-block="(?P<kind>[a-z]+)" data-id="(?P<id>[^"]+)"')
_CARRYING = re.compile(rf'id="(?P<anchor>[^"]+)" {CARRIES}="(?P<points>[^"]*)"')


@dataclass(frozen=True)
class Place:
    """A place in the book (page and anchor) and the points that it carries."""

    page: str
    anchor: str
    role: Role
    points: Sequence[str]

    @property
    def address(self) -> str:
        """‘notebooks/states-and-cues#cell-six-states’: the page without its ending, and the anchor."""
        return f"{self.page}#{self.anchor}"


def places() -> Iterator[Place]:
    """Every place of the course that carries a point, in the order of pages. Raises ContentError."""
    course = course_folder()
    for notebook in sorted((course / "notebooks").glob("*.ipynb")):
        yield from _in_notebook(f"notebooks/{notebook.stem}", notebook)
    for page in sorted((course / "book").glob("*.md")):
        yield from _in_page(f"book/{page.stem}", page.read_text(encoding="utf-8"), "practised")
    for case in library():
        yield from _of_block(f"cases/{case.id}", "scenario", case.id, "practised")


def source_map() -> Mapping[str, Mapping[Role, list[str]]]:
    """For each point of the sheet, in its order, the addresses at which it is taught, practised and assessed."""
    found: dict[str, dict[Role, list[str]]] = {
        one: {role: [] for role in ROLES} for one in read_table("inventory").ids()
    }
    for place in places():
        for point in place.points:
            addresses = found[point][place.role]
            if place.address not in addresses:
                addresses.append(place.address)
    return found


def source_map_text() -> str:
    """data/source_map.csv as it should be."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", *ROLES])
    for point, roles in source_map().items():
        writer.writerow([point, *("; ".join(roles[role]) for role in ROLES)])
    return text.getvalue()


def gaps() -> list[str]:
    """What the course leaves out, a sentence for each point: not taught, or never tried where it must be."""
    kinds = {row["id"]: row["kind"] for row in read_table("inventory").rows}
    said = []
    for point, roles in source_map().items():
        if not roles["taught"]:
            said.append(f"{point} is taught nowhere.")
        if kinds[point] in MUST_BE_TRIED and not (roles["practised"] or roles["assessed"]):
            said.append(f"{point} ({kinds[point]}) is neither practised nor assessed.")
    return said


def marked(cell: Mapping[str, Any]) -> str:
    """What stands before a cell in the book, so that a link can lead to what it teaches; empty if it names nothing."""
    points = cell["metadata"].get(TEACHES)
    if not points:
        return ""
    return f'<div id="{escape(_anchor(cell))}" {CARRIES}="{escape(" ".join(points))}"></div>\n\n'


def _anchor(cell: Mapping[str, Any]) -> str:
    return f"cell-{cell['id']}"


def _in_notebook(page: str, file: Path) -> Iterator[Place]:
    """A quiz under the heading ‘Check’ assesses; all else that can be done is practice."""
    heading = ""
    for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            headings = re.findall(r"^## (.+)$", "".join(cell["source"]), re.MULTILINE)
            heading = headings[-1] if headings else heading
            if points := cell["metadata"].get(TEACHES):
                yield Place(page, _anchor(cell), "taught", points)
        else:
            shown = ("".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", []))
            yield from _in_page(page, "".join(shown), "assessed" if heading == "Check" else "practised")


def _in_page(page: str, text: str, role: Role) -> Iterator[Place]:
    yield from _in_html(page, text)
    for block in _BLOCK.finditer(text):
        if block["kind"] not in {"scenario", "cases", "coverage"}:
            yield from _of_block(page, block["kind"], block["id"], role)


def _of_block(page: str, kind: str, block_id: str, role: Role) -> Iterator[Place]:
    resolved = BLOCKS[kind].resolve(block_id)
    if resolved.points:
        yield Place(page, anchor_of(kind, block_id), role, resolved.points)
    yield from _in_html(page, resolved.html)


def _in_html(page: str, html: str) -> Iterator[Place]:
    for found in _CARRYING.finditer(html):
        yield Place(page, found["anchor"], "taught", found["points"].split())
