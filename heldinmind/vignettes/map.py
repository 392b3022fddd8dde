"""The map of a case: its scenes in rows, and the ways between them that some path really takes.

Rows follow Sugiyama, Tagawa & Toda 1981: each place stands below all that lead to it, a way that passes a row has a
cell of its own in it, and each row is put in the order in which its ways cross least, by the mean place of those above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from heldinmind.vignettes.explore import NOWHERE, Exploration, explore
from heldinmind.vignettes.play import Story

SWEEPS = 4


class Way(NamedTuple):
    """From one place to another."""

    start: str
    end: str


@dataclass(frozen=True)
class Cell:
    """A place in a row of the map, or the `way` that passes the row there."""

    place: str | None
    way: Way | None


@dataclass(frozen=True)
class Line:
    """A piece of a way, from the cell `above` of one row to the cell `below` of the next."""

    way: Way
    above: int
    below: int


@dataclass(frozen=True)
class CaseMap:
    """The rows from first to last, the lines between each row and the next, and every way there is."""

    rows: Sequence[Sequence[Cell]]
    lines: Sequence[Sequence[Line]]
    ways: Sequence[Way]
    back: Sequence[Way]
    """The ways that lead back up: they are told in words, not drawn."""


def case_map(story: Story, found: Exploration | None = None) -> CaseMap:
    """The map of `story`, drawn from the same exploration as the checker's."""
    found = found or explore(story)
    ways = sorted({(here, to) for here, _, to in found.taken if to not in {NOWHERE, here}})
    order = _first_come(found)
    down, back = _without_loops(ways, order)
    row_of = _rows(down, order)
    rows, lines = _laid_out(found, down, row_of)

    def named(some: Sequence[tuple[int, int]]) -> list[Way]:
        return [Way(found.places[here], found.places[to]) for here, to in some]

    return CaseMap(rows, lines, named(ways), named(back))


def _first_come(found: Exploration) -> Mapping[int, int]:
    """By place, when it was first come to."""
    order = dict[int, int]()
    for place in found.place_of:
        order.setdefault(place, len(order))
    return order


def _without_loops(
    ways: Sequence[tuple[int, int]], order: Mapping[int, int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The ways that lead on, and those that lead back to a place on the way there (found by going depth first)."""
    onward: dict[int, list[int]] = {place: [] for place in order}
    for here, to in ways:
        onward[here].append(to)
    back, done = set[tuple[int, int]](), set[int]()
    start = next(iter(order))
    trail, going = [(start, iter(onward[start]))], {start}
    while trail:
        here, rest = trail[-1]
        to = next(rest, NOWHERE)
        if to == NOWHERE:
            trail.pop()
            going.discard(here)
            done.add(here)
        elif to in going:
            back.add((here, to))
        elif to not in done:
            going.add(to)
            trail.append((to, iter(onward[to])))
    return [way for way in ways if way not in back], sorted(back)


def _rows(down: Sequence[tuple[int, int]], order: Mapping[int, int]) -> dict[int, int]:
    """By place, its row: one below the lowest that leads to it."""
    row_of = dict.fromkeys(order, 0)
    changed = True
    while changed:
        changed = False
        for here, to in down:
            if row_of[to] <= row_of[here]:
                row_of[to] = row_of[here] + 1
                changed = True
    return row_of


def _laid_out(
    found: Exploration, down: Sequence[tuple[int, int]], row_of: Mapping[int, int]
) -> tuple[list[list[Cell]], list[list[Line]]]:
    """The rows with their cells in order, and the lines between them."""
    rows: list[list[Cell]] = [[] for _ in range(max(row_of.values()) + 1)]
    for place, row in row_of.items():
        rows[row].append(Cell(found.places[place], None))
    pieces: list[list[tuple[Way, Cell, Cell]]] = [[] for _ in rows[1:]]
    for here, to in down:
        way = Way(found.places[here], found.places[to])
        above = Cell(way.start, None)
        for row in range(row_of[here] + 1, row_of[to] + 1):
            below = Cell(way.end, None) if row == row_of[to] else Cell(None, way)
            if below.way:
                rows[row].append(below)
            pieces[row - 1].append((way, above, below))
            above = below
    for _ in range(SWEEPS):
        for number, between in enumerate(pieces, start=1):
            rows[number] = _by_those_above(rows[number - 1], rows[number], between)
    lines = [
        [Line(way, rows[number].index(above), rows[number + 1].index(below)) for way, above, below in between]
        for number, between in enumerate(pieces)
    ]
    return rows, lines


def _by_those_above(above: list[Cell], row: list[Cell], pieces: Sequence[tuple[Way, Cell, Cell]]) -> list[Cell]:
    """The row's cells by the mean place, from 0 to 1, of those that lead to them."""
    place = {cell: (number + 0.5) / len(above) for number, cell in enumerate(above)}

    def mean(cell: Cell) -> float:
        leading = [place[top] for _, top, below in pieces if below == cell]
        return sum(leading) / len(leading) if leading else 0.5

    return sorted(row, key=mean)
