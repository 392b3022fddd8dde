"""The browser's checker and ours say the same of the same file: code, line, words and path; and explore alike."""

import base64
import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from heldinmind.catalogue.problems import Problem
from heldinmind.course import course_folder
from heldinmind.vignettes import explore as exploring
from heldinmind.vignettes.check import check_vignette
from heldinmind.vignettes.explore import explore
from heldinmind.vignettes.known import known_for_the_browser
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids, vignettes_folder
from heldinmind.workshop.checking import EXIT_STATUS, verdict
from heldinmind.workshop.node import node_at_hand

from .conformance import trials
from .test_explore import random_story

SAID_BY_THE_PARSER = {"not-yaml"}
"""What is no YAML each parser says in its own words, and may notice a line apart: there the code alone is compared."""

Told = tuple[int, str, str, str, tuple[tuple[str, str | None], ...]]


def in_typescript(**asked: Any) -> dict[str, Any]:
    node = node_at_hand()
    assert node is not None, "Node is needed to compare the two checkers"
    ran = subprocess.run(
        [*node.node, "tests/conformance/check.mjs"],
        cwd=course_folder(),
        input=json.dumps({"known": known_for_the_browser(), **asked}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    answers: dict[str, Any] = json.loads(ran.stdout)
    return answers


def ours(problem: Problem) -> Told:
    if problem.code in SAID_BY_THE_PARSER:
        return (0, problem.code, "", "", ())
    return (problem.line, problem.code, problem.message, problem.expected, problem.path)


def theirs(problem: dict[str, Any]) -> Told:
    if problem["code"] in SAID_BY_THE_PARSER:
        return (0, problem["code"], "", "", ())
    path = tuple((step["scene"], step["choice"]) for step in problem["path"])
    return (problem["line"], problem["code"], problem["message"], problem["expected"], path)


def test_both_say_the_same_of_every_conformance_case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    all_trials = list(trials())
    usual = exploring.MOST_STATES
    files = [
        {"content": base64.b64encode(trial.content).decode(), "name": "sound", "most": trial.most}
        for trial in all_trials
    ]
    answers = in_typescript(files=files)["checked"]
    file = tmp_path / "sound.yaml"
    for trial, answer in zip(all_trials, answers, strict=True):
        monkeypatch.setattr(exploring, "MOST_STATES", trial.most or usual)
        file.write_bytes(trial.content)
        problems = check_vignette(file)
        assert [theirs(one) for one in answer["problems"]] == [ours(one) for one in problems], trial.name
        assert answer["verdict"] == verdict(problems), trial.name
        assert answer["status"] == EXIT_STATUS[verdict(problems)], trial.name


def test_both_say_the_same_of_every_case_of_the_course() -> None:
    files = [vignettes_folder() / f"{vignette_id}.yaml" for vignette_id in vignette_ids()]
    asked = [{"content": base64.b64encode(file.read_bytes()).decode(), "name": file.stem} for file in files]
    for file, answer in zip(files, in_typescript(files=asked)["checked"], strict=True):
        assert [theirs(one) for one in answer["problems"]] == [ours(one) for one in check_vignette(file)], file.stem


def test_both_reach_the_same_states_by_the_same_ways() -> None:
    """States in the order in which they are reached, so that shortest paths are the same too."""
    stories = [story_of(load_vignette(vignette_id)) for vignette_id in vignette_ids()]
    stories += [random_story(random.Random(seed)) for seed in range(300)]
    answers = in_typescript(stories=[{"story": story, "most": exploring.MOST_STATES} for story in stories])
    for number, (story, answer) in enumerate(zip(stories, answers["explored"], strict=True)):
        found = explore(story)
        assert answer["states"] == [found.places[place] for place in found.place_of], number
        assert answer["taken"] == sorted(f"{here} {by} {to}" for here, by, to in found.taken), number
