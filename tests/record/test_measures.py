"""The statistics beside numbers from books."""

import math

import numpy as np
import pytest

from heldinmind.record.measures import discrimination, entropy, mean_interval, t_point, wilson


@pytest.mark.parametrize(
    ("freedom", "point"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (9, 2.262), (30, 2.042), (120, 1.980), (3999, 1.961)],
)
def test_students_t_is_as_in_the_tables(freedom: int, point: float) -> None:
    assert t_point(freedom) == pytest.approx(point, abs=0.0006)


def test_the_interval_of_a_mean() -> None:
    # Gosset's own: hours of sleep gained by ten patients, of which the mean difference is 1.58 (0.70 to 2.46).
    gained = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
    found = mean_interval(gained)
    assert found == pytest.approx((1.58, 0.70, 2.46), abs=0.005)


def test_wilsons_interval() -> None:
    # Newcombe (1998), method 3: 81 of 263, and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.3080, 0.2553, 0.3662), abs=0.0001)
    assert wilson(0, 20) == pytest.approx((0, 0, 0.1611), abs=0.0001)


def test_choices_spread_evenly_have_the_highest_entropy() -> None:
    assert entropy([5, 5, 5, 5]) == pytest.approx(2)
    assert entropy([20]) == 0
    assert entropy([10, 9, 1]) < entropy([7, 7, 6])


def test_a_question_that_goes_with_the_others_tells_learners_apart() -> None:
    chance = np.random.default_rng(1)
    ability = chance.normal(size=400)
    good = (ability[:, None] + chance.normal(size=(400, 6)) * 0.5 > 0).astype(float)
    noise = chance.integers(0, 2, size=(400, 1)).astype(float)
    upside_down = 1 - good[:, :1]
    found = discrimination(np.hstack([good, noise, upside_down]))
    assert (found[1:6] > 0.5).all()
    assert abs(found[6]) < 0.15
    assert found[7] < -0.4


def test_where_all_answered_alike_there_is_none() -> None:
    assert math.isnan(discrimination(np.array([[1.0, 0], [1, 1], [1, 0], [1, np.nan]]))[0])
