"""What was measured, side by side, and whether ours holds its bars."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from bench.builds import CELL, COLD, OURS, STOCK, WORD
from bench.measure import SLOW

MOST_BYTES = 160_000
MOST_TIMES_INKJS = 2.0
FRAME = 1000 / 60
MOST_TIMES_STOCK = 1.3
BESIDE = {COLD: COLD, WORD: WORD, CELL: WORD}
"""The build of the stock book, which has no tables, beside which each of ours is laid."""

Spread = dict[str, float]
"""The median of what was measured, the least and the most."""
Figures = dict[str, dict[str, dict[str, Spread]]]
"""By line, page and measure."""
BuildFigures = dict[str, dict[str, Spread]]
"""Seconds, by book and by what came before the build."""


def summary(loads: Sequence[Mapping[str, Any]]) -> Figures:
    """How each measure was spread."""
    figures: Figures = {}
    for load in loads:
        figures.setdefault(load["line"], {}).setdefault(load["page"], {})
    for line, pages in figures.items():
        for page in pages:
            for measure in ("pressable", "bytes", "first_feedback", "feedback"):
                found = [load[measure] for load in loads if load["line"] == line and load["page"] == page]
                pages[page][measure] = _spread_of(found)
    return figures


def table(figures: Figures, lines: Mapping[str, str]) -> str:
    """The figures for people: ours beside the others, and how many times inkjs each took."""
    rows = list[str]()
    for line, pages in figures.items():
        rows += [
            "",
            f"{line} ({lines[line]})",
            f"{'':8}{'to the first choice':>30}{'in all':>10}{'first press':>22}{'any press, to feedback':>26}",
        ]
        base = pages["inkjs"]
        for page, found in pages.items():
            ratio = found["pressable"]["median"] / base["pressable"]["median"]
            rows.append(
                f"{page:8}{_spread(found['pressable']):>22} {ratio:4.2f} ×"
                f"{found['bytes']['median'] / 1000:>10.0f} kB"
                f"{_spread(found['first_feedback']):>22}{_spread(found['feedback']):>22}"
            )
    return "\n".join([*rows, ""])


def failures(figures: Figures) -> list[str]:
    """The bars that ours does not hold, a line each."""
    missed = list[str]()
    for line, pages in figures.items():
        ours, inkjs = pages["ours"], pages["inkjs"]
        if ours["bytes"]["median"] > MOST_BYTES:
            missed.append(f"{line}: {ours['bytes']['median'] / 1000:.0f} kB, at most {MOST_BYTES / 1000:.0f}.")
        times = ours["pressable"]["median"] / inkjs["pressable"]["median"]
        if line == SLOW and times > MOST_TIMES_INKJS:
            missed.append(f"{line}: {times:.2f} times inkjs's time, at most {MOST_TIMES_INKJS:.0f}.")
        later = ours["feedback"]["median"] - inkjs["feedback"]["median"]
        if later > FRAME:
            missed.append(f"{line}: feedback {later:.0f} ms after inkjs's, at most a frame ({FRAME:.0f} ms).")
    return missed


def builds_summary(builds: Sequence[Mapping[str, Any]]) -> BuildFigures:
    """How the seconds of each kind of build were spread."""
    figures: BuildFigures = {}
    for build in builds:
        alike = [one["seconds"] for one in builds if (one["book"], one["step"]) == (build["book"], build["step"])]
        figures.setdefault(build["book"], {})[build["step"]] = _spread_of(alike)
    return figures


def builds_table(figures: BuildFigures) -> str:
    """The builds for people: ours beside the stock book's, and how many times as long ours took."""
    rows = ["", f"{'The book is built':28}{OURS:>20}{STOCK:>20}"]
    for step, ours, stock in _side_by_side(figures):
        rows.append(f"{step:28}{_seconds(ours):>20}{_seconds(stock):>20} {ours['median'] / stock['median']:7.2f} ×")
    return "\n".join([*rows, ""])


def builds_failures(figures: BuildFigures) -> list[str]:
    """The bars that our build does not hold, a line each."""
    times = {step: ours["median"] / stock["median"] for step, ours, stock in _side_by_side(figures)}
    return [
        f"The book, {step}: {found:.2f} times a stock book's time, at most {MOST_TIMES_STOCK}."
        for step, found in times.items()
        if found > MOST_TIMES_STOCK
    ]


def _side_by_side(figures: BuildFigures) -> list[tuple[str, Spread, Spread]]:
    return [(step, figures[OURS][step], figures[STOCK][beside]) for step, beside in BESIDE.items()]


def _spread_of(found: Sequence[float]) -> Spread:
    return {"median": median(found), "least": min(found), "most": max(found)}


def _spread(found: Spread) -> str:
    return f"{found['median']:.0f} ms ({found['least']:.0f} to {found['most']:.0f})"


def _seconds(found: Spread) -> str:
    return f"{found['median']:.1f} s ({found['least']:.1f} to {found['most']:.1f})"
