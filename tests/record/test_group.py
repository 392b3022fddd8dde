"""What is said of a group, beside what was done by learners whose every deed is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from heldinmind.questions.load import load_questions
from heldinmind.record.group import Group, read_group
from heldinmind.record.synthetic import as_file, shared
from heldinmind.vignettes.load import load_vignette

SET = "states-check"
QUESTIONS = [one.id for one in load_questions(SET).questions]
CASE = load_vignette("six-weeks-in")
SCENE = next(scene for scene in CASE.scenes if scene.id == CASE.start)
CHOICES = [choice.id for choice in SCENE.choices]  # type: ignore[union-attr]
Deeds = list[dict[str, Any]]
Make = Callable[[Iterable[Deeds]], Group]


def answer(question: str, *, right: bool, where: str = "module", sure: str = "sure", **more: Any) -> dict[str, Any]:
    said = {"did": "answered", "set": SET, "question": question, "answer": ["x"], "right": right, "parts": {}}
    return {**said, "sure": sure, "where": where, **more}


def chose(choice: str | None, **more: Any) -> dict[str, Any]:
    return {"did": "chose", "case": CASE.id, "scene": SCENE.id, "choice": choice, **more}


@pytest.fixture
def group_of(tmp_path: Path) -> Make:
    """A group of learners who did just this."""

    def make(learners: Iterable[Deeds]) -> Group:
        for number, deeds in enumerate(learners):
            random = Random(number)
            events = [
                {
                    **deed,
                    "id": "",
                    "at": f"2026-10-{1 + number % 28:02}T10:{place // 60:02}:{place % 60:02}.{number % 999:03}Z",
                }
                for place, deed in enumerate(deeds)
            ]
            (tmp_path / f"{number:04}.json").write_text(as_file(shared(events, random)), encoding="utf-8")
        return read_group(tmp_path)

    return make


def rows(table: Any) -> list[list[str]]:
    return [list(map(str, row)) for row in table.to_numpy().tolist()]


def test_below_five_learners_nothing_is_shown(group_of: Make) -> None:
    everything = [
        *(answer(one, right=True, where=where) for one in QUESTIONS for where in ("before", "after")),
        *(chose(CHOICES[0]), {"did": "finished", "module": "states-and-cues"}),
        {"did": "wrote", "place": "reflection:one-serve", "words": "Mine"},
        {"did": "spent", "page": "x", "seconds": 60},
        {"did": "attended", "title": "", "on": "2026-10-01", "minutes": 60, "group": "team"},
    ]
    group = group_of([everything] * 4)
    assert group.size == 4
    assert group.is_small
    for name in ("modules", "cases", "questions", "hardest", "unchosen", "scenes", "parted", "confidence_table"):
        assert getattr(group, name)().empty
    for name in ("sure_and_wrong", "time", "sessions", "themes"):
        assert getattr(group, name)().empty
    assert group.gain() is None
    assert group.hours_each() == ""
    assert group.confidence() == []
    assert rows(group.files()) == [["4 files", "Read."]]


def test_who_finished_and_how_far_a_case_was_played(group_of: Make) -> None:
    done: Deeds = [{"did": "finished", "module": "states-and-cues"}, {"did": "began", "case": CASE.id}]
    ended: Deeds = [*done, {"did": "ended", "case": CASE.id, "ending": CASE.endings[0].id}]
    group = group_of([ended] * 8 + [done] * 6 + [[{"did": "finished", "module": "of-our-own"}]] * 9)
    assert rows(group.modules()) == [["of-our-own", "9 of 23"], ["States and cues", "14 of 23"]]
    assert rows(group.cases()) == [["Six weeks in", "8", "6", "9"]]


def test_gain_is_paired_and_has_an_interval(group_of: Make) -> None:
    before, after = [1, 2, 0, 2, 1, 3], [2, 3, 2, 3, 3, 3]
    asked = QUESTIONS[:4]
    group = group_of(
        [
            [
                *(answer(one, right=place < was, where="before") for place, one in enumerate(asked)),
                *(answer(one, right=place < is_now, where="after") for place, one in enumerate(asked)),
            ]
            for was, is_now in zip(before, after, strict=True)
        ]
    )
    found = group.gain()
    assert found is not None
    assert (found.before, found.after) == pytest.approx((37.5, 66.667), abs=0.01)
    # Gains of 25, 25, 50, 25, 50 and 0: mean 29.17, standard deviation 18.82, t of 5 degrees 2.571.
    assert found.gain == pytest.approx((29.17, 9.42, 48.92), abs=0.01)
    assert found.rough
    assert "all 6" in found.in_words()
    assert "rough" in found.in_words()


def test_a_form_that_was_hardly_begun_does_not_count(group_of: Make) -> None:
    whole = [answer(one, right=True, where=where) for where in ("before", "after") for one in QUESTIONS]
    begun = [
        answer(QUESTIONS[0], right=False, where="before"),
        *(answer(one, right=True, where="after") for one in QUESTIONS),
    ]
    found = group_of([whole] * 6 + [begun] * 5).gain()
    assert found is not None
    assert found.learners == "6 of 11"
    assert found.before == 100


def test_only_the_first_answer_counts_for_difficulty(group_of: Make) -> None:
    first, second = QUESTIONS[:2]
    learned = [answer(first, right=False), answer(first, right=True, where="review"), answer(second, right=True)]
    knew = [answer(first, right=True), answer(second, right=True)]
    shown = {row[1]: row[2:] for row in rows(group_of([learned] * 7 + [knew] * 13).questions())}
    titles = [one.prompt for one in load_questions(SET).questions[:2]]
    found = [
        next(row for title, row in shown.items() if title[:30] == " ".join(prompt.split())[:30]) for prompt in titles
    ]
    assert found[0][:4] == ["13", "7", "nobody", "65%"]
    assert found[1] == ["20", "nobody", "nobody", "100%", "not shown"]


def test_discrimination_waits_for_twenty(group_of: Make, tmp_path: Path) -> None:
    def learner(strong: bool) -> Deeds:
        return [answer(one, right=strong) for one in QUESTIONS]

    assert {row[-1] for row in rows(group_of([learner(True)] * 9 + [learner(False)] * 10).questions())} == {"too few"}
    assert {row[-1] for row in rows(group_of([learner(True)] * 10 + [learner(False)] * 10).questions())} == {"1.00"}


def test_options_nobody_chose(group_of: Make) -> None:
    question = next(one for one in load_questions(SET).questions if one.kind == "one")
    taken, *others = [option.id for option in question.options]
    group = group_of([[answer(question.id, right=True, answer=[taken])]] * 6)
    assert len(rows(group.unchosen())) == len(others)
    assert (
        len(
            rows(group_of([[answer(question.id, right=True, answer=[one])] for one in [taken, *others] * 3]).unchosen())
        )
        == 0
    )


def test_scenes_where_all_passed_are_counted(group_of: Make) -> None:
    first, second, *rest = CHOICES
    group = group_of([[chose(first)]] * 8 + [[chose(second), chose(first)]] * 6)
    shown = [row[2:] for row in rows(group.scenes())]
    assert [number for _, number in shown] == ["8", "6", *(["nobody"] * len(rest))]
    assert rows(group.parted())[0][:2] == ["Six weeks in", SCENE.title]


def test_the_group_parts_over_choices_and_not_over_who_skipped(group_of: Make) -> None:
    first, second = CHOICES[:2]
    skipped = chose(None, skipped=True)
    group = group_of([[chose(first)]] * 6 + [[chose(second)]] + [[skipped]] * 8)
    ((_, _, *ways),) = rows(group.parted())
    assert len(ways) == 2
    assert "Skipped" not in ways
    assert group_of([[chose(first)]] * 7 + [[skipped]] * 8).parted().empty


def test_few_who_chose_alike_stand_together(group_of: Make) -> None:
    first, second, third, *rest = CHOICES
    group = group_of(
        [[chose(first)]] * 9 + [[chose(second)]] * 3 + [[chose(third)]] * 2 + [[chose(None, skipped=True)]] * 2
    )
    numbers = [row[2:] for row in rows(group.scenes())]
    assert [number for _, number in numbers] == ["9", *(["nobody"] * len(rest)), "7"]
    assert numbers[-1][0] == "Other choices, together"


def test_where_only_some_came_there_are_words(group_of: Make) -> None:
    first, second = CHOICES[:2]
    away: Deeds = [{"did": "began", "case": "just-tired"}]
    group = group_of([[chose(first)]] * 8 + [[chose(second)]] * 3 + [away] * 9)
    assert {row[3] for row in rows(group.scenes())} == {"most", "some", "nobody"}
    assert not rows(group_of([[chose(first)]] * 8 + [away] * 12).scenes())


def test_confidence_counts_answers_and_hides_few_learners(group_of: Make) -> None:
    first, second, third = QUESTIONS[:3]
    sure = [answer(first, right=True), answer(second, right=False), answer(third, right=True, sure="guess")]
    group = group_of(
        [sure] * 6
        + [[answer(first, right=True), answer(third, right=False, sure="guess")]] * 4
        + [[{"did": "finished", "module": "m"}]] * 2
    )
    ((name, count, share),) = group.confidence()
    assert (name, count, share.estimate) == ("sure", 16, 10 / 16)
    assert [row[1:] for row in rows(group.confidence_table())][:2] == [["not shown"] * 3] * 2
    assert [row[2] for row in rows(group.sure_and_wrong())] == ["6 of 12"]


def test_time_is_by_week(group_of: Make) -> None:
    group = group_of([[{"did": "spent", "page": "x", "seconds": 3600}]] * 8)
    # The learners of the fixture begin on the days from Thursday the first.
    assert rows(group.time()) == [["2026-09-28", "some of 8", "not shown"], ["2026-10-05", "some of 8", "not shown"]]
    assert "1.0 hours" in group.hours_each()


def test_sessions_by_day_and_kind(group_of: Make) -> None:
    session = {"did": "attended", "title": "", "on": "2026-10-01", "minutes": 90, "group": "team"}
    strange = {**session, "group": "=HYPERLINK()"}
    group = group_of([[session]] * 6 + [[strange]] * 6)
    assert rows(group.sessions()) == [
        ["2026-10-01", "not said", "6 of 12", "90"],
        ["2026-10-01", "team", "6 of 12", "90"],
    ]


def test_words_are_shown_as_they_are_and_never_as_a_formula(group_of: Make, tmp_path: Path) -> None:
    texts = ["=1+1", "+44", "@x", "-2", "\t=1", '<script>alert("x")</script>', "two\nlines\u202e", "Plain."]
    group = group_of([[{"did": "wrote", "place": "reflection:one-serve", "words": text}] for text in texts])
    shown = rows(group.themes())
    assert {row[0] for row in shown} == {"Reflection: One serve"}
    assert [row[1] for row in shown] == sorted(row[1] for row in shown)
    assert all(row[1].startswith("“") and row[1].isprintable() for row in shown)
    assert "“two lines”" in [row[1] for row in shown]
    cells = (tmp_path / "words.csv", group.themes())
    cells[1].to_csv(cells[0], index=False)
    assert not any(cell.strip('"').startswith(("=", "+", "-", "@")) for cell in cells[0].read_text("utf-8").split(","))


def test_what_was_said_and_planned_is_there_if_ticked(group_of: Make, tmp_path: Path) -> None:
    group = group_of([[{"did": "began", "case": CASE.id}]] * 5)
    file = tmp_path / "0000.json"
    statements = json.loads(file.read_text(encoding="utf-8"))
    event = "https://heldinmind.example/xapi/event"
    plan = {"contact": "six-week review", "when": "she sighs", "say": "I will wait."}
    for number, (said, response) in enumerate(
        [
            ({"did": "planned", "from": "case:six-weeks-in", "ask_on": "2026-11-01"}, json.dumps(plan)),
            (
                {
                    "did": "planned",
                    "from": "case:six-weeks-in",
                    "ask_on": "2026-11-01",
                    "contact": "",
                    "when": "",
                    "say": "",
                },
                "",
            ),
            ({"did": "followed-up", "plan": "x", "happened": "did"}, "I waited."),
            ({"did": "answered", "set": SET, "question": "x", "answer": [], "where": "module", "sure": None}, "Hello."),
        ]
    ):
        more = {**statements[1], "id": f"more-{number}", "context": {"extensions": {event: said}}}
        statements.append({**more, "result": {"response": response}} if response else more)
    file.write_text(as_file(statements), encoding="utf-8")
    group = read_group(tmp_path)
    assert rows(group.files()) == [["5 files", "Read."]]
    assert [row[1] for row in rows(group.themes())] == [
        "“Hello.”",
        "“At my next six-week review, when she sighs, I will say: I will wait.”",
        "“I waited.”",
    ]


def test_the_made_up_group_says_so() -> None:
    group = read_group("data/groups/example")
    assert group.synthetic
    assert group.size == 14
    assert {file.words for file in group.told} == {"Read."}


def test_a_file_whose_name_is_a_formula(tmp_path: Path) -> None:
    (tmp_path / "=cmd.json").write_text("[", encoding="utf-8")
    ((name, _),) = rows(read_group(tmp_path).files())
    assert name == "“=cmd.json”"
