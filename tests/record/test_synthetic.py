"""The made-up group: the same each time, as the course's own writer would write it, and not yet stale."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement

from heldinmind.course import course_folder
from heldinmind.questions.load import load_questions
from heldinmind.questions.marking import is_right, mark
from heldinmind.record.events import is_event
from heldinmind.record.synthetic import CASES, Course, events_of, example_folder, shared, usual_forms, write_group
from heldinmind.record.xapi import EVENT, FILE
from heldinmind.vignettes.load import load_vignette, story_of
from heldinmind.vignettes.play import follow

from .calling import call

SEEDS = range(8)


def events(seed: int) -> list[dict[str, Any]]:
    return list(events_of(Random(seed), Course(usual_forms())))


def test_the_example_is_as_it_is_made_now(tmp_path: Path) -> None:
    made = {file.name: file.read_bytes() for file in write_group(tmp_path)}
    kept = {file.name: file.read_bytes() for file in example_folder().iterdir()}
    assert made == kept, "run ‘python -m heldinmind example-group’, then ‘python -m heldinmind notebooks’"
    assert sum(map(len, kept.values())) < 1_500_000


@pytest.mark.slow
def test_the_command_writes_the_same_bytes() -> None:
    before = {file: file.read_bytes() for file in example_folder().iterdir()}
    subprocess.run([sys.executable, "-m", "heldinmind", "example-group"], cwd=course_folder(), check=True)
    assert {file: file.read_bytes() for file in example_folder().iterdir()} == before


def test_each_file_says_that_it_is_made_up() -> None:
    for file in example_folder().iterdir():
        first, *others = json.loads(file.read_text(encoding="utf-8"))
        assert first["context"]["extensions"][FILE]["synthetic"] is True
        assert not any(FILE in one["context"]["extensions"] for one in others)


@pytest.mark.parametrize("seed", SEEDS)
def test_statements_are_as_the_courses_own_writer_makes_them(seed: int) -> None:
    told = events(seed)
    assert all(map(is_event, told))
    [theirs] = call(["statements"], ["share", {"events": told, "states": []}, {"ticked": [one["id"] for one in told]}])
    ours = shared(told, Random(seed), synthetic=False)
    assert list(map(comparable, ours)) == list(map(comparable, theirs))


def comparable(statement: dict[str, Any]) -> Any:
    """A statement without what is random, the moment of sharing, and the names that a page may add."""
    one = json.loads(json.dumps(statement))
    del one["id"], one["actor"]["account"]["name"]
    one["object"]["definition"].pop("name", None)
    file = one["context"]["extensions"].get(FILE)
    if file:
        del one["timestamp"]
        file.pop("course", None)
    return one


def test_statements_are_valid_xapi() -> None:
    for seed in SEEDS:
        for statement in shared(events(seed), Random(seed)):
            BaseXapiStatement(**statement)


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_are_to_real_questions_and_marked_as_they_are(seed: int) -> None:
    answers = [event for event in events(seed) if event["did"] == "answered"]
    assert len(answers) > 5
    for event in answers:
        question = next(one for one in load_questions(event["set"]).questions if one.id == event["question"])
        assert event["right"] == is_right(question, event["answer"])
        assert event["parts"] == mark(question, event["answer"])


@pytest.mark.parametrize("case", CASES)
def test_cases_are_played_by_their_rules(case: str) -> None:
    story, ended = story_of(load_vignette(case)), 0
    for seed in range(30):
        played = [event for event in events(seed) if event.get("case") == case]
        path = [{"scene": event["scene"], "choice": event["choice"]} for event in played if event["did"] == "chose"]
        stand = follow(story, path)  # type: ignore[arg-type]
        assert stand.fitting == len(path)
        endings = [event["ending"] for event in played if event["did"] == "ended"]
        assert endings in ([], [stand.place])
        ended += len(endings)
    assert ended > 5


def test_learners_differ_and_learn() -> None:
    right = {"before": list[bool](), "after": list[bool]()}
    for seed in range(60):
        for event in events(seed):
            if event["did"] == "answered" and event["where"] in right and event["right"] is not None:
                right[event["where"]].append(event["right"])
    before, after = (sum(found) / len(found) for found in right.values())
    assert 0.2 < before < after < 0.98


def test_an_event_says_all_that_the_contract_asks() -> None:
    kinds = {event["did"] for seed in SEEDS for event in events(seed)}
    assert kinds == {"answered", "attended", "began", "chose", "ended", "finished", "spent", "wrote"}
    for statement in shared(events(1), Random(1))[1:]:
        assert "id" not in statement["context"]["extensions"][EVENT]
