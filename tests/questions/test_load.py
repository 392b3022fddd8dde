from pathlib import Path

import pytest

from heldinmind.catalogue.problems import ContentError
from heldinmind.questions.load import (
    load_questions,
    load_reflection,
    questions_folder,
    read_questions,
    reflections_folder,
)

SETS = sorted(file.stem for file in questions_folder().glob("*.yaml"))
REFLECTIONS = sorted(file.stem for file in reflections_folder().glob("*.yaml"))

TINY = """\
id: tiny
title: Tiny
questions:
  - id: pick
    kind: one
    prompt: Which?
    options:
      - {id: a, text: This, correct: true, why: Yes.}
      - {id: b, text: That, why: No.}
  - id: sort
    kind: sort
    prompt: Where?
    categories: [{id: x, label: X}, {id: y, label: Y}]
    items:
      - {id: one, text: One, category: x, why: So.}
      - {id: two, text: Two, category: y, why: So.}
"""


def tiny(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in TINY
    file = folder / "tiny.yaml"
    file.write_text(TINY.replace(old, new) if old else TINY, encoding="utf-8")
    return file


@pytest.mark.parametrize("set_id", SETS)
def test_every_question_set_can_be_read(set_id: str) -> None:
    assert load_questions(set_id).id == set_id


@pytest.mark.parametrize("reflection_id", REFLECTIONS)
def test_every_reflection_can_be_read(reflection_id: str) -> None:
    assert load_reflection(reflection_id).id == reflection_id


def test_the_course_has_each_kind_of_question() -> None:
    kinds = {question.kind for set_id in SETS for question in load_questions(set_id).questions}
    assert kinds == {"one", "several", "sort", "order", "match", "say"}


def test_the_tiny_set_is_whole(tmp_path: Path) -> None:
    assert len(read_questions(tiny(tmp_path)).model.questions) == 2


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        (", correct: true", "", "wrong-value", 4),
        ("category: y", "category: z", "wrong-value", 10),
        ("id: b,", "id: a,", "repeated-id", 4),
        ("    prompt: Which?\n", "    prompt: Which?\n    evidence: [nobody1900]\n", "unknown-reference", 7),
        ("    kind: one\n", "", "missing", 4),
    ],
)
def test_faults_have_their_code_and_line(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        read_questions(tiny(tmp_path, old, new))
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == (code, line)
