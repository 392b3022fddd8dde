"""What may be said of a group without giving away anybody in it: no number that comes from fewer than five."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 5
"""Learners from whom a number must come."""
EXACT_FROM = 10
"""Learners from whom on ‘fewer than five’ says no more than it says: of six, it would mean one."""
WORDS_FROM, SHARES_FROM = 10, 100
"""People of whom at least something is said of a number that is not told: in words, or as a share."""
HIDDEN = "not shown"
FEW = "fewer than five"
ALL_BUT_FEW = "all but fewer than five"
SOME = "some"
HALF, MOST = 0.4, 0.6
"""From which part on it is about half of them, and beyond which it is most."""


def hidden(counts: Sequence[int]) -> list[bool]:
    """Which of these counts, that add up to a known sum, must not be shown: the small, and as many as guard them.

    Nobody (0) is shown, unless too few others can guard. What is hidden adds up to five or more, is never one alone,
    which the sum would give away, and never says all it could be: two that add up to eight may be five and three.
    """
    hide = [0 < count < FEWEST for count in counts]
    while any(hide) and not _guarded([count for count, one in zip(counts, hide, strict=True) if one]):
        # The smallest of the rest, with those like it: which of them was hidden would say something. 0 comes last.
        rest = [count for count, one in zip(counts, hide, strict=True) if not one]
        if not rest:
            break
        guard = min(rest, key=lambda count: (count == 0, count))
        hide = [one or count == guard for count, one in zip(counts, hide, strict=True)]
    return hide


def _guarded(together: list[int]) -> bool:
    """Whether none of these counts can be worked out from their sum."""
    few, total = len(together), sum(together)
    if few == 1 or total < FEWEST or total == few:
        return False
    # All at their most: none of them could be more than it is.
    return max(together) >= FEWEST or total < few * (FEWEST - 1)


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


def roughly(count: int, total: int) -> str:
    """`count` of a number of people that is not told, in words: they give away neither."""
    if count == 0:
        return "nobody"
    part = count / total
    return "most" if part > MOST else "about half" if part >= HALF else "some"
