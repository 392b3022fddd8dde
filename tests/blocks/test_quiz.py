from typing import Any

import pytest

import heldinmind as hm
from heldinmind.blocks.quiz import Quiz, question_content
from heldinmind.catalogue.names import course_names
from heldinmind.questions.model import QuestionSet

from ..questions.samples import SAMPLES, sample  # noqa: TID252


def content_of(kind: str) -> dict[str, Any]:
    return question_content(sample(kind), course_names())


def test_python_marks_what_was_checked() -> None:
    quiz = hm.quiz("bonding-or-attachment")
    sort = next(question for question in quiz.content["questions"] if question["kind"] == "sort")
    quiz.answers = {sort["id"]: {item["id"]: item["category"] for item in sort["items"]}}
    assert quiz.marks() == {}
    quiz.checked = [sort["id"]]
    assert all(quiz.marks()[sort["id"]].values())


def test_the_readable_questions_hold_no_explanation() -> None:
    quiz = hm.quiz("first-guess")
    for question in quiz.content["questions"]:
        for option in question["options"]:
            assert option["why"] not in quiz.html


def test_what_nobody_marks_has_no_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    quiz = hm.quiz("bonding-or-attachment")
    asked = [sample(kind, kind) for kind in SAMPLES]
    questions = QuestionSet(id="each", title="One of each", questions=asked)
    monkeypatch.setattr("heldinmind.questions.load.load_questions", lambda _: questions)
    quiz.answers = {"order": ["watch", "wonder", "plan", "name"], "match": {"gaze": "calm"}, "say": ["open"]}
    quiz.checked = ["order", "match", "say"]
    assert quiz.marks() == {
        "order": {"watch": True, "wonder": True, "name": False, "plan": False},
        "match": {"gaze": True, "yawn": False},
        "say": {},
    }


def test_how_sure_the_learner_was_and_her_words_follow_to_python() -> None:
    kept = {name for name, trait in Quiz.class_traits(sync=True).items() if trait.this_class is Quiz}
    assert kept == {"answers", "checked", "sure", "words", "near"}


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_question_is_handed_over_with_its_reasons_as_html(kind: str) -> None:
    content = content_of(kind)
    assert (content["id"], content["kind"], content["prompt"]) == ("q", kind, f"What of {kind}?")
    explained = content.get("options") or content.get("items") or content["look_for"]
    assert all(part["why"].startswith("<p>") for part in explained)


def test_things_to_order_are_shown_in_another_order() -> None:
    content = content_of("order")
    right = [item["id"] for item in content["items"]]
    assert sorted(content["shown"]) == sorted(right)
    assert content["shown"] != right
