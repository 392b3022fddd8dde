"""The two forms are matched question by question, or it is said where they are not."""

from pathlib import Path

import pytest

from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.rules import rules_in
from heldinmind.questions import forms
from heldinmind.questions.forms import form_problems, is_form, load_forms
from heldinmind.questions.load import questions_folder, read_questions

FORM = """\
id: form-{which}
title: Form
questions:
  - id: pick
    kind: one
    difficulty: easy
    module: every-family
    prompt: Which?
    practice_points: [BOND-01, BOND-02]
    options:
      - {{id: yes, text: This, correct: true, why: Yes.}}
      - {{id: no, text: That, why: No.}}
  - id: sort
    kind: sort
    module: states-and-cues
    prompt: Where?
    categories: [{{id: x, label: X}}, {{id: y, label: Y}}]
    items:
      - {{id: one, text: One, category: x, why: So.}}
      - {{id: two, text: Two, category: y, why: So.}}
"""


def written(folder: Path, old: str = "", new: str = "", which: str = "b") -> list[Path]:
    """Two forms, of which one is changed."""
    files = []
    for one in "ab":
        text = FORM.format(which=one)
        assert old in text
        file = folder / f"form-{one}.yaml"
        file.write_text(text.replace(old, new) if old and one == which else text, encoding="utf-8")
        files.append(file)
    return files


def found(files: list[Path]) -> list[Problem]:
    return list(form_problems([read_questions(file) for file in files]))


def test_matched_forms_are_sound(tmp_path: Path) -> None:
    assert found(written(tmp_path)) == []
    assert found(written(tmp_path, "[BOND-01, BOND-02]", "[BOND-02, BOND-01]")) == []


TRIALS = [
    ("form-unlike", "difficulty: easy", "difficulty: hard", 4),
    ("form-unlike", "[BOND-01, BOND-02]", "[BOND-01]", 4),
    ("form-unlike", "module: states-and-cues", "module: held-in-mind", 13),
    ("form-unlike", "kind: one", "kind: several", 4),
    ("form-module", "    module: every-family\n", "", 4),
]


@pytest.mark.parametrize(("code", "old", "new", "line"), TRIALS)
def test_what_does_not_match_is_named_with_its_line(tmp_path: Path, code: str, old: str, new: str, line: int) -> None:
    files = written(tmp_path, old, new)
    problems = [problem for problem in found(files) if problem.code == code]
    (problem,) = problems
    assert (problem.file, problem.line) == (files[1], line)


def test_what_is_unlike_is_said_in_plain_words(tmp_path: Path) -> None:
    (problem,) = found(written(tmp_path, "difficulty: easy", "difficulty: hard"))
    assert problem.message == "‘pick’ is not matched: its difficulty is hard here and easy in form-a.yaml."


def test_a_question_without_a_twin_is_named_on_both_sides(tmp_path: Path) -> None:
    problems = found(written(tmp_path, "- id: sort", "- id: other"))
    assert [(one.code, one.file.stem) for one in problems] == [("form-twin", "form-a"), ("form-twin", "form-b")]


def test_a_form_without_the_other_is_named(tmp_path: Path) -> None:
    (problem,) = found(written(tmp_path)[:1])
    assert problem.code == "form-alone"


def test_what_nobody_marks_has_no_place_in_a_form(tmp_path: Path) -> None:
    old = FORM[FORM.index("  - id: sort") :].format()
    say = (
        "  - id: sort\n    kind: say\n    module: states-and-cues\n    prompt: What?\n"
        "    models: [{id: a, words: So., why: So.}, {id: b, words: Or so., why: So.}]\n"
        "    look_for: [{id: c, text: It asks., why: So.}, {id: d, text: It waits., why: So.}]\n"
    )
    assert "form-unmarked" in {problem.code for problem in found(written(tmp_path, old, say))}


def test_every_rule_has_a_trial() -> None:
    tried = {code for code, *_ in TRIALS} | {"form-twin", "form-alone", "form-unmarked"}
    assert tried == {code for code in rules_in("question_rules.json") if code.startswith("form-")}


def test_forms_that_do_not_match_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "questions_folder", lambda: tmp_path)
    written(tmp_path)
    one, other = load_forms("form")
    assert [question.id for question in one.questions] == [question.id for question in other.questions]
    written(tmp_path, "difficulty: easy", "difficulty: hard")
    with pytest.raises(ContentError):
        load_forms("form")
    written(tmp_path, "    module: every-family\n", "", "a")
    with pytest.raises(ContentError):
        load_forms("form")


def test_which_sets_are_forms() -> None:
    assert is_form("form-a")
    assert is_form("team-form-b")
    assert not is_form("bump-check")
    assert not is_form("reform-c")


def test_the_forms_of_the_course_match() -> None:
    documents = [read_questions(file) for file in sorted(questions_folder().glob("*.yaml")) if is_form(file.stem)]
    assert [problem for problem in form_problems(documents) if problem.code != "form-module"] == []
