"""What Review is handed: every question of the course, each with its module."""

from collections import Counter
from pathlib import Path

import pytest

import heldinmind as hm
from heldinmind.blocks.outline import module_files
from heldinmind.blocks.review import Review, shown_in
from heldinmind.questions.forms import is_form
from heldinmind.questions.load import load_questions, questions_folder

SETS = sorted(file.stem for file in questions_folder().glob("*.yaml"))
MODULES = {file.stem for file in module_files()}


@pytest.fixture(scope="module")
def content() -> dict[str, object]:
    return dict(Review.resolve("course").content)


def test_every_question_is_there_once(content: dict[str, object]) -> None:
    keys = Counter((one["set"], one["question"]["id"]) for one in content["questions"])  # type: ignore[attr-defined]
    assert set(keys.values()) == {1}
    assert set(keys) == {(one, question.id) for one in SETS for question in load_questions(one).questions}


def test_each_belongs_to_the_module_that_shows_it(content: dict[str, object]) -> None:
    found = {one["set"]: one for one in content["questions"]}  # type: ignore[attr-defined]
    assert found["bump-check"]["module"] == "bonding-with-the-bump"
    assert not found["bump-check"]["isBank"]
    assert set(shown_in().values()) == MODULES
    for set_id, one in found.items():
        own = load_questions(set_id).module
        assert one["isBank"] == (own is not None and set_id not in shown_in())
        assert is_form(set_id) or one["module"] in MODULES | {""}


def test_a_bank_names_a_module_that_is_there() -> None:
    named = {set_id: load_questions(set_id).module for set_id in SETS}
    assert {module for module in named.values() if module} <= MODULES


def test_answers_are_not_in_what_can_be_searched() -> None:
    resolved = Review.resolve("course")
    assert "ten questions at a time" in resolved.html
    assert len(resolved.html) < 600
    assert resolved.points == ()


def test_a_round_is_kept_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELDINMIND_RECORD", str(tmp_path / "record.jsonl"))
    review = hm.review()
    review.round = {"asked": ["bump-check/no-secrets"], "at": 0, "given": {"checked": False}, "went": {}, "day": "x"}
    assert repr(review) == "Review: course"
    assert hm.review().round["asked"] == ["bump-check/no-secrets"]
