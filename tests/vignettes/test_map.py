"""The map of a case: nothing of it is missing, and its lines join what they should."""

import random
from itertools import pairwise

import pytest

from heldinmind.vignettes.explore import NOWHERE, explore
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids
from heldinmind.vignettes.map import case_map
from heldinmind.vignettes.play import Story

from .test_explore import random_story

STORIES = [pytest.param(story_of(load_vignette(one)), id=one) for one in vignette_ids()]
STORIES += [pytest.param(random_story(random.Random(seed)), id=str(seed)) for seed in range(60)]


@pytest.mark.parametrize("story", STORIES)
def test_every_place_that_a_path_meets_stands_once_below_all_that_lead_to_it(story: Story) -> None:
    found, drawn = explore(story), case_map(story)
    places = [cell.place for row in drawn.rows for cell in row if cell.place]
    assert sorted(places) == sorted({found.places[place] for place in found.place_of})
    row_of = {cell.place: number for number, row in enumerate(drawn.rows) for cell in row if cell.place}
    taken = {(found.places[here], found.places[to]) for here, _, to in found.taken if to not in {NOWHERE, here}}
    assert set(drawn.ways) == taken
    assert all(row_of[start] < row_of[end] for start, end in taken - set(drawn.back))


@pytest.mark.parametrize("story", STORIES)
def test_every_way_is_a_line_from_its_start_to_its_end(story: Story) -> None:
    drawn = case_map(story)
    for way in set(drawn.ways) - set(drawn.back):
        pieces = [(number, line) for number, between in enumerate(drawn.lines) for line in between if line.way == way]
        first, last = pieces[0], pieces[-1]
        assert drawn.rows[first[0]][first[1].above].place == way.start
        assert drawn.rows[last[0] + 1][last[1].below].place == way.end
        assert [number for number, _ in pieces] == list(range(first[0], last[0] + 1))
        for (number, upper), (_, lower) in pairwise(pieces):
            assert upper.below == lower.above
            assert drawn.rows[number + 1][upper.below].way == way
