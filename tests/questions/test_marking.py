import pytest

from heldinmind.questions.marking import Answer, is_right, mark
from heldinmind.questions.model import OneAnswer, SeveralAnswers, Sort

from .samples import sample

OPTIONS = [
    {"id": "a", "text": "A", "correct": True, "why": "."},
    {"id": "b", "text": "B", "correct": False, "why": "."},
]
ONE = OneAnswer.model_validate({"id": "q", "kind": "one", "prompt": "?", "options": OPTIONS})
SEVERAL = SeveralAnswers.model_validate(
    {"id": "q", "kind": "several", "prompt": "?", "options": [*OPTIONS, {**OPTIONS[0], "id": "c"}]}
)
SORT = Sort.model_validate(
    {
        "id": "q",
        "kind": "sort",
        "prompt": "?",
        "categories": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}],
        "items": [{"id": n, "text": n, "category": c, "why": "."} for n, c in (("one", "x"), ("two", "y"))],
    }
)


@pytest.mark.parametrize(("answer", "right"), [(["a"], True), (["b"], False), ([], False), (["a", "b"], False)])
def test_one(answer: Answer, right: bool) -> None:
    assert is_right(ONE, answer) is right


@pytest.mark.parametrize(("answer", "right"), [(["a", "c"], True), (["a"], False), (["a", "b", "c"], False)])
def test_several(answer: Answer, right: bool) -> None:
    assert is_right(SEVERAL, answer) is right


def test_sort() -> None:
    assert mark(SORT, {"one": "x", "two": "x"}) == {"one": True, "two": False}
    assert mark(SORT, []) == {"one": False, "two": False}
    assert is_right(SORT, {"one": "x", "two": "y"})


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (["watch", "wonder", "name", "plan"], [True, True, True, True]),
        (["wonder", "watch", "name", "plan"], [False, False, True, True]),
        (["watch"], [True, False, False, False]),
        ({"watch": "wonder"}, [False, False, False, False]),
    ],
)
def test_order_is_marked_by_place(answer: Answer, right: list[bool]) -> None:
    order = sample("order")
    assert list(mark(order, answer).values()) == right
    assert is_right(order, answer) is all(right)


def test_match_is_marked_by_what_each_was_given() -> None:
    match = sample("match")
    assert mark(match, {"gaze": "calm", "yawn": "full"}) == {"gaze": True, "yawn": False}
    assert is_right(match, {"gaze": "calm", "yawn": "tired"})


def test_nobody_marks_what_is_said() -> None:
    assert mark(sample("say"), ["open"]) == {}
    assert is_right(sample("say"), ["open", "baby"]) is None


def test_options_are_chosen_by_a_list_alone() -> None:
    assert not is_right(ONE, {"a": "x"})
