"""A case as Twee: another compiler reads it, finds every passage, and no link leads nowhere."""

import json
import re
import subprocess
from typing import Any

import pytest

from heldinmind.exports.twee import CANNOT_SAY, to_twee
from heldinmind.vignettes.load import library
from heldinmind.vignettes.model import Decide
from heldinmind.workshop import frontend
from heldinmind.workshop.folders import package_folder
from heldinmind.workshop.node import obtain_node


@pytest.fixture(scope="module")
def read() -> dict[str, dict[str, Any]]:
    """Each case as the other compiler reads it, by the case's id."""
    frontend.ensure_built(print)
    root, cases = package_folder().parent, library()
    ran = subprocess.run(
        [*obtain_node(root, print).node, "tests/exports/twee.mjs"],
        input=json.dumps([to_twee(case) for case in cases]),
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return dict(zip([case.id for case in cases], json.loads(ran.stdout), strict=True))


def test_every_scene_choice_and_ending_is_a_passage(read: dict[str, dict[str, Any]]) -> None:
    for case in library():
        story = read[case.id]
        choices = [choice.id for scene in case.scenes if isinstance(scene, Decide) for choice in scene.choices]
        expected = {part.id for part in (*case.scenes, *case.endings)} | {f"after {choice}" for choice in choices}
        names = [passage["name"] for passage in story["passages"]]
        assert len(names) == len(set(names))
        assert expected <= set(names)
        assert set(names) - expected <= {"About", "StoryInit"}
        assert set(story["again"]) == set(names)
        assert story["start"] == case.start


def test_every_link_leads_to_a_passage_and_every_ending_has_none(read: dict[str, dict[str, Any]]) -> None:
    for story in read.values():
        names = {passage["name"] for passage in story["passages"]}
        for passage in story["passages"]:
            links = re.findall(r"\[\[[^\]|]+\|([^\]]+)\]\]", passage["text"])
            assert passage["text"].count("[[") == len(links)
            assert set(links) <= names
            played = {"scene", "choice"} & set(passage["tags"])
            assert bool(links) is bool(played), passage["name"]


def test_every_condition_reads_a_variable_that_is_set(read: dict[str, dict[str, Any]]) -> None:
    for story in read.values():
        text = {passage["name"]: passage["text"] for passage in story["passages"]}
        begun = set(re.findall(r"<<set \$(\w+) to 0>>", text["StoryInit"]))
        made = {name for words in text.values() for name in re.findall(r"<<set \$(\w+) to 1>>", words)}
        asked = {
            name
            for words in text.values()
            for condition in re.findall(r"<<(?:else)?if ([^>]*)>>", words)
            for name in re.findall(r"\$(\w+)", condition)
        }
        assert asked == begun == made


def test_each_story_has_an_id_of_its_own_that_stays(read: dict[str, dict[str, Any]]) -> None:
    ids = [story["ifid"] for story in read.values()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", one) for one in ids)
    assert [to_twee(case) for case in library()] == [to_twee(case) for case in library()]


def test_what_is_lost_stands_in_the_file() -> None:
    for case in library():
        assert all(line in to_twee(case) for line in CANNOT_SAY)
