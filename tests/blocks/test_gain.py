"""The two forms as the front end is handed them."""

from pathlib import Path

import pytest

import heldinmind as hm
from heldinmind.blocks.gain import Gain
from heldinmind.questions import forms, load

from ..questions.test_forms import written  # noqa: TID252


@pytest.fixture(autouse=True)
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two forms of two questions."""
    for module in (forms, load):
        monkeypatch.setattr(module, "questions_folder", lambda: tmp_path)
    written(tmp_path)


def test_each_question_comes_with_its_twin_and_its_module() -> None:
    content = Gain.resolve("form").content
    assert content["sets"] == {"a": "form-a", "b": "form-b"}
    assert [(one["id"], one["module"]) for one in content["questions"]] == [
        ("pick", "every-family"),
        ("sort", "states-and-cues"),
    ]
    for one in content["questions"]:
        assert one["a"]["kind"] == one["b"]["kind"]
    assert "every-family" in {module["id"] for module in content["modules"]}


def test_no_question_is_in_what_can_be_searched() -> None:
    resolved = Gain.resolve("form")
    assert "Which?" not in resolved.html
    assert "equally hard" in resolved.html


def test_the_forms_are_drawn_and_kept_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELDINMIND_RECORD", str(tmp_path / "record.jsonl"))
    gain = hm.gain()
    assert (gain.first, gain.before, gain.after) == ("", {}, {})
    gain.first = "b"
    assert hm.gain().first == "b"
