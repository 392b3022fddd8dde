"""What may be said of a group without giving away anybody in it: no number that comes from fewer than five."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 5
"""Learners from whom a number must come."""
EXACT_FROM = 10
"""Learners from whom on ‘fewer than five’ says no more than it says: of six, it would mean one."""
EXACT_SHARE_FROM = 100
"""Learners from whom on a share is said to the percent: below, it would tell how many they are."""
HIDDEN = "not shown"
FEW = "fewer than five"
ALL_BUT_FEW = "all but fewer than five"
SOME = "some"


def hidden(counts: Sequence[int]) -> list[bool]:
    """Which of these counts, that add up to a known sum, must not be shown: the small, and as many as guard them.

    Nobody (0) is shown. What is hidden adds up to five or more, and is never one alone, which the sum would give away.
    """
    hide = [0 < count < FEWEST for count in counts]
    while any(hide):
        total = sum(count for count, one in zip(counts, hide, strict=True) if one)
        rest = [place for place, count in enumerate(counts) if count and not hide[place]]
        if (total >= FEWEST and sum(hide) > 1) or not rest:
            break
        hide[min(rest, key=lambda place: counts[place])] = True
    return hide


def told(counts: Sequence[int]) -> list[str]:
    """These counts, that add up to a known sum, as they may be shown."""
    return [
        HIDDEN if hide else "nobody" if count == 0 else f"{count:,}"
        for count, hide in zip(counts, hidden(counts), strict=True)
    ]


def of(count: int, total: int) -> str:
    """`count` of `total` learners in words: neither those counted nor the others are told where they are few."""
    if count == 0:
        return "nobody"
    if count == total:
        return f"all {total:,}" if total >= FEWEST else "all"
    if total < EXACT_FROM:
        return f"{SOME} of {total}"
    if count < FEWEST:
        return f"{FEW} of {total:,}"
    if total - count < FEWEST:
        return f"{ALL_BUT_FEW} of {total:,}"
    return f"{count:,} of {total:,}"


def share(count: int, total: int) -> str:
    """`count` of `total` learners as a share, where the total is not told."""
    if total < FEWEST:
        return HIDDEN
    if count in {0, total}:
        return "100%" if count else "0%"
    if total < EXACT_FROM:
        return SOME
    if count < FEWEST:
        return FEW
    if total - count < FEWEST:
        return ALL_BUT_FEW
    return f"{rounded(count, total)}%"


def is_told(count: int, total: int) -> bool:
    """Whether `share` gives a number."""
    return share(count, total).endswith("%")


def rounded(count: int, total: int) -> int:
    """The share as a percentage; of fewer than a hundred to the nearest five, which hides how many they are."""
    step = 1 if total >= EXACT_SHARE_FROM else 5
    return round(100 * count / total / step) * step
