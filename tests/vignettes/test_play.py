"""Both implementations of play give the same verdicts: on the conformance cases, and on random walks."""

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from heldinmind.course import course_folder
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids
from heldinmind.vignettes.play import Step, Story, follow, ways_on
from heldinmind.workshop.node import node_at_hand

CONFORMANCE = json.loads((Path(__file__).parents[1] / "conformance" / "play.json").read_text(encoding="utf-8"))
WALKS = 10_000
"""Over all cases together."""


def steps(path: list[list[Any]]) -> list[Step]:
    return [{"scene": scene, "choice": choice} for scene, choice in path]


def in_typescript(asked: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    node = node_at_hand()
    assert node is not None, "Node is needed to compare the two implementations of play"
    ran = subprocess.run(
        [*node.node, "tests/conformance/follow.mjs"],
        cwd=course_folder(),
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[list[dict[str, Any]]] = json.loads(ran.stdout)
    return answers


@pytest.mark.parametrize("case", CONFORMANCE, ids=lambda case: case["name"])
def test_python_conforms(case: dict[str, Any]) -> None:
    for walk in case["walks"]:
        stand = follow(case["story"], steps(walk["path"]))
        assert (stand.place, stand.fitting) == (walk["place"], walk["fitting"]), walk


def test_typescript_conforms() -> None:
    answers = in_typescript(
        [{"story": case["story"], "paths": [steps(walk["path"]) for walk in case["walks"]]} for case in CONFORMANCE]
    )
    for case, stands in zip(CONFORMANCE, answers, strict=True):
        for walk, stand in zip(case["walks"], stands, strict=True):
            assert (stand["place"], stand["fitting"]) == (walk["place"], walk["fitting"]), (case["name"], walk)


def test_random_walks_are_the_same_in_both() -> None:
    stories = [story_of(load_vignette(vignette_id)) for vignette_id in vignette_ids()]
    seed = random.Random(1001)
    many = -(-WALKS // len(stories))
    asked = [{"story": story, "paths": [a_walk(story, seed) for _ in range(many)]} for story in stories]
    for one, stands in zip(asked, in_typescript(asked), strict=True):
        ended = 0
        for path, stand in zip(one["paths"], stands, strict=True):
            here = follow(one["story"], path)
            assert (here.place, here.fitting, sorted(here.chosen)) == (
                stand["place"],
                stand["fitting"],
                stand["chosen"],
            )
            ended += here.place in one["story"]["endings"]
        assert ended > many / 2


def a_walk(story: Story, seed: random.Random) -> list[Step]:
    """A path taken at random, now and then with a step that does not fit."""
    path: list[Step] = []
    while (stand := follow(story, path)).place in story["scenes"]:
        if seed.random() < 0.01:
            path.append({"scene": stand.place, "choice": "no-such-choice"})
            break
        ways = ways_on(story, stand.place, stand.chosen)
        path.append({"scene": stand.place, "choice": seed.choice(list(ways))})
    return path
