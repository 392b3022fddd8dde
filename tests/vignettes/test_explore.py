"""Exploring merges states that cannot differ, and loses none that can."""

import random
from typing import Any

import pytest

from heldinmind.vignettes.explore import NOWHERE, explore
from heldinmind.vignettes.play import Story, ways_on


def test_only_choices_that_matter_multiply() -> None:
    """Twenty scenes of two choices that nothing reads are twenty-one states, not a million."""
    assert len(explore(chain(20)).place_of) == 21


def test_choices_are_forgotten_when_nothing_reads_them_any_more() -> None:
    story = chain(20)
    for number in range(0, 18, 2):
        story["scenes"][f"s{number + 1}"]["choices"][1]["if_chosen"] = [f"a{number}"]  # type: ignore[index]
    assert len(explore(story).place_of) == 21 + 9


def test_choices_that_count_alike_are_one_state() -> None:
    """What matters of ten choices is how many of three were made: at most four states a scene."""
    story = chain(11)
    of = [f"a{number}" for number in range(10)]
    story["scenes"]["s10"]["choices"][1]["if_chosen_at_least"] = {"count": 3, "of": of}  # type: ignore[index]
    assert len(explore(story).place_of) == sum(min(number, 3) + 1 for number in range(11)) + 1


def test_a_choice_made_twice_in_a_loop_counts_once() -> None:
    story: Story = {
        "start": "s",
        "scenes": {
            "s": {
                "choices": [
                    {"id": "a", "next": ["s"]},
                    {"id": "b", "next": ["s"]},
                    {"id": "c", "next": ["both", "one"]},
                ]
            },
        },
        "endings": {"both": {"if_chosen_at_least": {"count": 2, "of": ["a", "b"]}}, "one": {}},
    }
    found = explore(story)
    assert found.has_loops
    assert len([state for state in found.place_of if state == 0]) == 4


def test_beyond_the_limit_it_says_so() -> None:
    assert explore(chain(20), 10).is_whole is False
    assert len(explore(chain(20), 10).place_of) == 10
    assert explore(chain(20), 21).is_whole is True


@pytest.mark.parametrize("seed", range(150))
def test_what_is_reached_and_offered_is_what_play_reaches_and_offers(seed: int) -> None:
    """Beside a slow explorer that keeps every choice ever made, on stories made at random, loops among them."""
    story = random_story(random.Random(seed))
    found = explore(story)
    places, taken = slowly(story)
    assert {found.places[place] for place in found.place_of} == places
    named = {
        (found.places[here], None if by == NOWHERE else found.choices[by], None if to == NOWHERE else found.places[to])
        for here, by, to in found.taken
    }
    assert named == taken


def slowly(story: Story) -> tuple[set[str], set[tuple[str, str | None, str | None]]]:
    """The places that play reaches, and every way it takes."""
    waiting, seen = [(story["start"], frozenset[str]())], set[tuple[str, frozenset[str]]]()
    taken = set[tuple[str, str | None, str | None]]()
    while waiting:
        place, chosen = waiting.pop()
        if (place, chosen) in seen:
            continue
        seen.add((place, chosen))
        if place not in story["scenes"]:
            continue
        for choice, onward in ways_on(story, place, chosen).items():
            taken.add((place, choice, onward))
            if onward is not None:
                waiting.append((onward, chosen | {choice} if choice else chosen))
    return {place for place, _ in seen}, taken


def chain(length: int) -> Any:
    """Scenes in a row, two choices each."""
    scenes = {
        f"s{n}": {"kind": "decide", "choices": [{"id": f"{side}{n}", "next": [f"s{n + 1}"]} for side in "ab"]}
        for n in range(length)
    }
    return {"start": "s0", "scenes": scenes, "endings": {f"s{length}": {}}}


def random_story(seed: random.Random) -> Story:
    """A few scenes with choices that lead anywhere, forward mostly, under conditions of every kind."""
    many = seed.randint(2, 6)
    places = [f"s{n}" for n in range(many)] + ["e0", "e1"]
    choices = [f"c{n}-{k}" for n in range(many) for k in range(2)]

    def targets(number: int) -> list[str]:
        return [seed.choice(places if seed.random() < 0.2 else places[number + 1 :]) for _ in range(seed.randint(1, 3))]

    def condition() -> dict[str, Any]:
        some = seed.sample(choices, seed.randint(1, 3))
        return seed.choice([
            {}, {}, {"if_chosen": some}, {"unless_chosen": some},
            {"if_chosen_at_least": {"count": seed.randint(1, 3), "of": some}},
        ])  # fmt: skip

    scenes: dict[str, Any] = {}
    for number in range(many):
        if seed.random() < 0.2:
            scenes[f"s{number}"] = {**condition(), "next": targets(number)}
            continue
        made = [{"id": f"c{number}-{k}", "next": targets(number), **condition()} for k in range(2)]
        scenes[f"s{number}"] = {
            **condition(),
            "choices": made,
            **({"if_skipped": targets(number)} if seed.random() < 0.3 else {}),
        }
    return {"start": "s0", "scenes": scenes, "endings": {"e0": condition(), "e1": {}}}
