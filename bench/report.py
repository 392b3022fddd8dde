"""What was measured, side by side, and whether ours holds its bars."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from bench.measure import SLOW

MOST_BYTES = 160_000
MOST_TIMES_INKJS = 2.0
FRAME = 1000 / 60

Figures = dict[str, dict[str, dict[str, dict[str, float]]]]
"""By line, page and measure: the median and how far the loads lay apart."""


def summary(loads: Sequence[Mapping[str, Any]]) -> Figures:
    """The median of each measure, with the least and the most."""
    figures: Figures = {}
    for load in loads:
        figures.setdefault(load["line"], {}).setdefault(load["page"], {})
    for line, pages in figures.items():
        for page in pages:
            for measure in ("pressable", "bytes", "first_feedback", "feedback"):
                found = [load[measure] for load in loads if load["line"] == line and load["page"] == page]
                pages[page][measure] = {"median": median(found), "least": min(found), "most": max(found)}
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


def _spread(found: Mapping[str, float]) -> str:
    return f"{found['median']:.0f} ms ({found['least']:.0f} to {found['most']:.0f})"
