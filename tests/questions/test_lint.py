"""Each lint of questions has a file that trips it, and one that only just does not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from heldinmind.catalogue.problems import Problem
from heldinmind.catalogue.rules import rules_in
from heldinmind.questions.lint import bank_lints, lints
from heldinmind.questions.load import load_questions, read_questions
from heldinmind.questions.model import QuestionSet
from heldinmind.workshop import checking

SOUND = """\
id: tiny
title: Tiny
questions:
  - id: pick
    kind: one
    prompt: What do you say first?
    evidence: [nice-ng194]
    practice_points: [BOND-01]
    options:
      - id: wait
        text: Wait, and watch him
        correct: true
        why: It gives time.
      - id: tell
        text: Tell her what it is
        why: It takes her turn.
      - id: ask
        text: Ask what she notes
        why: It may come later.
  - id: place
    kind: sort
    prompt: Seen, or made of it?
    evidence: [nice-ng194]
    practice_points: [BOND-01]
    categories: [{id: seen, label: Seen}, {id: made, label: Made of it}]
    items:
      - {id: turns, text: She turns away, category: seen, why: So.}
      - {id: cross, text: She is cross, category: made, why: So.}
"""
WAIT, TELL, PROMPT = "text: Wait, and watch him", "text: Tell her what it is", "prompt: What do you say first?"

TRIALS: list[tuple[str, str, tuple[str, str], str]] = [
    # the code, the words that trip it, the words that only just do not, and what stands on the line
    ("same-answer", TELL, ("text: wait and watch him.", "text: Wait, and watch her"), "id: tell"),
    ("all-of-the-above", TELL, ("text: All of the above.", "text: All of the family"), "id: tell"),
    ("all-of-the-above", TELL, ("text: ‘None of these’", "text: None of these is so"), "id: tell"),
    ("one-category", "category: made", ("category: seen", "category: made"), "items:"),
    ("right-longest", WAIT, (f"text: {'y' * 25}", f"text: {'y' * 24}"), "id: wait"),
    ("too-short-to-choose", TELL, ("text: Go on", "text: Go away"), "id: tell"),
    ("absolute-alone", TELL, ("text: Always tell her", "text: In all ways tell"), "id: tell"),
    ("absolute-alone", TELL, ("text: You can only tell her", "text: The lonely tell it"), "id: tell"),
    ("negative-stem", PROMPT, ("prompt: Which of these is not so?", "prompt: Which says ‘not yet’?"), "prompt:"),
    ("negative-stem", PROMPT, ("prompt: All are so, except which?", "prompt: What is exceptional?"), "prompt:"),
    ("negative-stem", PROMPT, ("prompt: What helps, and NOT harms?", "prompt: What do you note?"), "prompt:"),
    ("negative-stem", PROMPT, ("prompt: What would you not say?", "prompt: It is not so. What now?"), "prompt:"),
    ("negative-stem", PROMPT, ("prompt: Which isn’t so?", "prompt: Which is so? Not all are."), "prompt:"),
    ("no-evidence", "evidence: [nice-ng194]", ("evidence: []", "evidence: [nice-ng194]"), "id: pick"),
    (
        "no-practice-points",
        "practice_points: [BOND-01]",
        ("practice_points: []", "practice_points: [BOND-02]"),
        "id: pick",
    ),
]
OF_THE_BANK = {"bank-longest", "bank-position"}


def tiny(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in SOUND
    file = folder / "tiny.yaml"
    file.write_text(SOUND.replace(old, new, 1) if old else SOUND, encoding="utf-8")
    return file


def found(file: Path) -> list[Problem]:
    return list(lints(read_questions(file)))


def test_every_rule_of_questions_has_a_trigger_and_a_near_miss() -> None:
    assert {code for code, *_ in TRIALS} | OF_THE_BANK == set(rules_in("question_rules.json"))


def test_the_sound_set_is_sound(tmp_path: Path) -> None:
    assert found(tiny(tmp_path)) == []


@pytest.mark.parametrize(("code", "old", "pair", "at"), TRIALS)
def test_a_trigger_is_found_with_its_line(tmp_path: Path, code: str, old: str, pair: tuple[str, str], at: str) -> None:
    file = tiny(tmp_path, old, pair[0])
    (problem,) = found(file)
    assert problem.code == code
    assert at in file.read_text(encoding="utf-8").splitlines()[problem.line - 1]


@pytest.mark.parametrize(("code", "old", "pair", "at"), TRIALS)
def test_a_near_miss_is_passed(tmp_path: Path, code: str, old: str, pair: tuple[str, str], at: str) -> None:
    assert found(tiny(tmp_path, old, pair[1])) == [], (code, at)


def test_an_absolute_that_a_right_option_has_too_gives_nothing_away(tmp_path: Path) -> None:
    file = tiny(tmp_path, TELL, "text: Always tell her")
    file.write_text(file.read_text(encoding="utf-8").replace(WAIT, "text: Never hurry him"), encoding="utf-8")
    assert found(file) == []


def bank(right: Sequence[tuple[int, int]], options: int = 3) -> list[QuestionSet]:
    """Questions with one answer: of each, where the right one stands, and its length; the others have ten letters."""

    def question(number: int, at: int, length: int) -> dict[str, Any]:
        texts = ["x" * (length if place == at else 10) for place in range(options)]
        made = [
            {"id": f"o{place}", "text": text, "correct": place == at, "why": "."} for place, text in enumerate(texts)
        ]
        return {"id": f"q{number}", "kind": "one", "prompt": "?", "options": made}

    questions = [question(number, *one) for number, one in enumerate(right)]
    return [QuestionSet.model_validate({"id": "bank", "title": "Bank", "questions": questions})]


def said_of(sets: list[QuestionSet]) -> list[str]:
    return [problem.code for problem in bank_lints(sets, Path("questions"))]


def test_the_right_option_is_longest_in_more_than_half_of_the_bank() -> None:
    assert said_of(bank([(0, 11), (1, 11), (2, 9)])) == ["bank-longest"]
    assert said_of(bank([(0, 11), (1, 11), (2, 10), (0, 9)])) == [], (
        "half of them, and as long as another is not longest"
    )


def test_the_right_place_is_more_uneven_than_chance_explains() -> None:
    uneven = [(place, 9) for place, count in enumerate((2, 11, 5)) for _ in range(count)]
    (problem,) = bank_lints(bank(uneven), Path("questions"))
    assert problem.code == "bank-position"
    assert "Of 18 questions" in problem.message
    assert "first 2 times, second 11 times, third 5 times" in problem.message
    assert "χ² 7.0, limit 5.991" in problem.message


@pytest.mark.parametrize("counts", [(3, 10, 5), (14, 0, 0)])
def test_chance_may_explain_it_or_there_are_too_few_to_say(counts: Sequence[int]) -> None:
    assert said_of(bank([(place, 9) for place, count in enumerate(counts) for _ in range(count)])) == []


def test_place_is_judged_among_questions_with_as_many_options() -> None:
    assert said_of(bank([(0, 9)] * 10, options=2)) == ["bank-position"]
    assert said_of([*bank([(0, 9)] * 5, options=2), *bank([(0, 9)] * 5, options=3)]) == []


def test_check_says_it_of_a_file_and_of_a_whole_folder(tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    file = tiny(folder, WAIT, "text: Wait, and watch him and her")
    other = folder / "other.yaml"
    other.write_text("id: other\n", encoding="utf-8")
    assert {problem.code for problem in checking.problems([file])} == {"right-longest"}
    codes = {problem.code for problem in checking.problems([folder])}
    assert codes == {"right-longest", "bank-longest", "missing"}, "a broken set hides nothing of the others"


def test_the_bank_of_the_course_gives_nothing_away() -> None:
    from heldinmind.questions.load import questions_folder

    folder = questions_folder()
    sets = [load_questions(file.stem) for file in sorted(folder.glob("*.yaml"))]
    assert list(bank_lints(sets, folder)) == []
