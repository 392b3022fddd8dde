"""A case as an ink story: another engine offers the same choices in the same scenes and comes to the same endings.

Every path of a case is played if it has at most `MOST_PATHS`. Of one that has more, enough are played for each way from
each state to be taken, and others at random up to that number.
"""

import json
import random
import subprocess
from collections.abc import Sequence
from typing import Any

import pytest

from heldinmind.exports.ink import to_ink
from heldinmind.vignettes.explore import NOWHERE, Exploration, explore
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids
from heldinmind.vignettes.play import Story, offered, ways_on
from heldinmind.workshop import frontend
from heldinmind.workshop.folders import package_folder
from heldinmind.workshop.node import obtain_node

MOST_PATHS = 300


Walk = tuple[list[str], dict[str, Any]]
"""The choices made, and what our own engine shows on the way."""


def walk(story: Story, chance: random.Random, begin: Sequence[str] = ()) -> Walk:
    """A way through the case that begins with these choices and goes on at random."""
    place, chosen, visits = story["start"], list[str](), list[dict[str, Any]]()
    waiting = list(begin)
    while place in story["scenes"]:
        ids = [choice["id"] for choice in offered(story["scenes"][place], chosen)]
        visits.append({"scene": place, "offered": ids})
        choice = (waiting.pop(0) if waiting else chance.choice(ids)) if ids else None
        onward = ways_on(story, place, chosen)[choice]
        assert onward is not None
        place = onward
        if choice:
            chosen.append(choice)
    return chosen, {"visits": visits, "ending": place}


def walks_of(story: Story) -> list[Walk]:
    """Every path, or as many as `MOST_PATHS` and as it takes for each way from each state."""
    chance, paths = random.Random(1001), every_path(story)
    if paths is None:
        found = explore(story)
        begun = [
            [step["choice"] for step in found.path_to(state) if step["choice"]] for state in deciding(story, found)
        ]
        ways = zip(deciding(story, found), begun, strict=True)
        paths = [[*before, found.choices[by]] for state, before in ways for by, _ in found.ways(state) if by != NOWHERE]
        paths += [[] for _ in range(MOST_PATHS - len(paths))]
    return [walk(story, chance, path) for path in paths]


def deciding(story: Story, found: Exploration) -> list[int]:
    """The states in which something is chosen, and to which choices alone lead: a skip is the player's."""
    return [
        state
        for state, place in enumerate(found.place_of)
        if place < found.scene_count
        and story["scenes"][found.places[place]].get("choices")
        and all(step["choice"] or not story["scenes"][step["scene"]].get("choices") for step in found.path_to(state))
    ]


def every_path(story: Story) -> list[list[str]] | None:
    """The choices of every path from the start to an ending; None if there are more than `MOST_PATHS`."""
    paths, waiting = list[list[str]](), [(story["start"], list[str]())]
    while waiting:
        place, chosen = waiting.pop()
        if place in story["endings"]:
            paths.append(chosen)
            continue
        for choice, onward in ways_on(story, place, chosen).items():
            if (choice is None) is not bool(story["scenes"][place].get("choices")):
                assert onward is not None
                waiting.append((onward, [*chosen, choice] if choice else chosen))
        if len(paths) + len(waiting) > MOST_PATHS:
            return None
    return paths


@pytest.fixture(scope="module")
def node() -> list[str]:
    frontend.ensure_built(print)
    return list(obtain_node(package_folder().parent, print).node)


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_another_engine_plays_the_same_case(node: list[str], vignette_id: str) -> None:
    case = load_vignette(vignette_id)
    walks = walks_of(story_of(case))
    asked = json.dumps({"source": to_ink(case), "paths": [path for path, _ in walks]})
    root = package_folder().parent
    played = subprocess.run(
        [*node, "tests/exports/play.mjs"], input=asked, cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert played.returncode == 0, played.stderr
    assert json.loads(played.stdout) == [ours for _, ours in walks]
    assert {ours["ending"] for _, ours in walks} == {ending.id for ending in case.endings}
