"""A case as an ink story: another engine offers the same choices in the same scenes and comes to the same endings."""

import json
import random
import subprocess
from typing import Any

import pytest

from heldinmind.exports.ink import to_ink
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids
from heldinmind.vignettes.play import Story, offered, ways_on
from heldinmind.workshop import frontend
from heldinmind.workshop.folders import package_folder
from heldinmind.workshop.node import obtain_node

WALKS = 200


def walk(story: Story, chance: random.Random) -> tuple[list[str], dict[str, Any]]:
    """A random way through the case: the choices made, and what our own engine shows on it."""
    place, chosen, visits = story["start"], list[str](), list[dict[str, Any]]()
    while place in story["scenes"]:
        ids = [choice["id"] for choice in offered(story["scenes"][place], chosen)]
        visits.append({"scene": place, "offered": ids})
        choice = chance.choice(ids) if ids else None
        onward = ways_on(story, place, chosen)[choice]
        assert onward is not None
        place = onward
        if choice:
            chosen.append(choice)
    return chosen, {"visits": visits, "ending": place}


@pytest.fixture(scope="module")
def node() -> list[str]:
    frontend.ensure_built(print)
    return list(obtain_node(package_folder().parent, print).node)


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_another_engine_plays_the_same_case(node: list[str], vignette_id: str) -> None:
    case = load_vignette(vignette_id)
    chance = random.Random(1001)
    walks = [walk(story_of(case), chance) for _ in range(WALKS)]
    asked = json.dumps({"source": to_ink(case), "paths": [path for path, _ in walks]})
    root = package_folder().parent
    played = subprocess.run(
        [*node, "tests/exports/play.mjs"], input=asked, cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert played.returncode == 0, played.stderr
    assert json.loads(played.stdout) == [ours for _, ours in walks]
    assert {ours["ending"] for _, ours in walks} == {ending.id for ending in case.endings}
