"""Nothing that is shown gives away a number below five: tried on every small group there is."""

import itertools
from typing import Any

import pytest

from heldinmind.record import small
from heldinmind.record.small import ALL_BUT_FEW, HIDDEN, hidden, of, roughly, told


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([6, 5, 3], ["6", HIDDEN, HIDDEN]),
        ([14, 0], ["14", "nobody"]),
        ([12, 2], [HIDDEN, HIDDEN]),
        ([20, 2, 2], [HIDDEN, HIDDEN, HIDDEN]),
        ([20, 5, 5, 3], ["20", HIDDEN, HIDDEN, HIDDEN]),
        ([20, 6, 4, 4], ["20", HIDDEN, HIDDEN, HIDDEN]),
        ([20, 8, 4, 3], ["20", "8", HIDDEN, HIDDEN]),
        ([20, 9, 1, 1, 0], ["20", HIDDEN, HIDDEN, HIDDEN, "nobody"]),
        ([5, 5, 5], ["5", "5", "5"]),
    ],
)
def test_what_is_shown_of_counts_with_a_known_sum(counts: list[int], shown: list[str]) -> None:
    assert told(counts) == shown


@pytest.mark.parametrize(("parts", "most"), [(2, 30), (3, 24), (4, 14)])
def test_no_hidden_count_can_be_worked_out(parts: int, most: int) -> None:
    """Not even by somebody who knows how it is done: for each hidden cell, other numbers would be shown alike."""
    alike: dict[tuple[Any, ...], list[tuple[int, ...]]] = {}
    for counts in itertools.product(range(most), repeat=parts):
        alike.setdefault((sum(counts), *told(list(counts))), []).append(counts)
    for shown, possible in alike.items():
        # Of fewer than five nothing is shown at all; beyond `most` not all that are alike were tried.
        if not small.FEWEST <= shown[0] < most:
            continue
        for place in range(parts):
            values = {counts[place] for counts in possible}
            if shown[place + 1] == HIDDEN:
                assert len(values) > 1, (shown, possible)
            else:
                assert values == {possible[0][place]}
                assert not 0 < possible[0][place] < small.FEWEST


def test_what_is_hidden_adds_up_to_five_or_more() -> None:
    for counts in itertools.product(range(10), repeat=3):
        hide = hidden(list(counts))
        together = sum(count for count, one in zip(counts, hide, strict=True) if one)
        assert together == 0 or together >= small.FEWEST or together == sum(counts)


@pytest.mark.parametrize("total", range(1, 40))
def test_a_part_of_a_group_is_told_in_words_that_fit_several(total: int) -> None:
    said: dict[str, list[int]] = {}
    for count in range(total + 1):
        said.setdefault(of(count, total), []).append(count)
    for words, counts in said.items():
        if not words.startswith(("nobody", "all ")) or ALL_BUT_FEW in words:
            few = [count for count in counts if 0 < count < small.FEWEST or 0 < total - count < small.FEWEST]
            assert not few or len(counts) >= 4 or total < small.FEWEST, (words, counts)


def test_words_for_a_part_of_a_number_that_is_not_told() -> None:
    assert [roughly(count, 10) for count in (0, 1, 3, 4, 6, 7, 10)] == [
        *("nobody", "some", "some", "about half", "about half", "most", "most")
    ]
