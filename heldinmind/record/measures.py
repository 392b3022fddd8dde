"""The few statistics of a group's records: an interval for a mean of differences, one for a share, and two more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVEL = 0.95
Z = 1.959963984540054
"""The normal distribution's 97.5 % point."""


class Interval(NamedTuple):
    """An estimate and its 95 % interval."""

    estimate: float
    low: float
    high: float


def mean_interval(values: Sequence[float]) -> Interval:
    """The mean of two values or more, with an interval by Student's t."""
    mean = fmean(values)
    half = t_point(len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return Interval(mean, mean - half, mean + half)


def wilson(successes: int, of: int) -> Interval:
    """A share with Wilson's interval, which stays within 0 and 1 and is fair to small numbers too."""
    share = successes / of
    centre = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z / (1 + Z * Z / of) * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return Interval(share, max(0.0, centre - half), min(1.0, centre + half))


def t_point(freedom: int) -> float:
    """The 97.5 % point of Student's t with whole degrees of freedom."""
    low, high = Z, 13.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < LEVEL else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """The probability that Student's t lies between -t and t: its finite series (Abramowitz and Stegun, 26.7.3-4)."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, square = math.sin(angle), math.cos(angle) ** 2
    odd = freedom % 2
    term, total = (math.cos(angle), math.cos(angle)) if odd else (1.0, 1.0)
    for step in range(2 + odd, freedom - 1, 2):
        term *= square * (step - 1) / step
        total += term
    if not odd:
        return sine * total
    return 2 / math.pi * (angle + (sine * total if freedom > 1 else 0.0))


def entropy(counts: Sequence[int]) -> float:
    """How evenly the counts are spread, in bits: 0 where all are in one place."""
    total = sum(counts)
    return -sum(count / total * math.log2(count / total) for count in counts if count)


def discrimination(right: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """For each question (column), how being right in it goes with being right in the others: corrected item-total.

    A row is a learner, with 1, 0, or NaN where a question was not answered. NaN where all answered alike.
    """
    import numpy as np

    answered = ~np.isnan(right)
    score, count = np.nansum(right, axis=1), answered.sum(axis=1)
    found = np.full(right.shape[1], np.nan)
    for question in range(right.shape[1]):
        rows = answered[:, question] & (count > 1)
        if rows.sum() < 3:  # noqa: PLR2004  (a correlation of two is always 1)
            continue
        own = right[rows, question]
        others = (score[rows] - own) / (count[rows] - 1)
        if own.std() and others.std() > 1e-12:  # noqa: PLR2004  (all alike, but for rounding)
            found[question] = np.corrcoef(own, others)[0, 1]
    return found
