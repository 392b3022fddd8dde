"""The browser marks an answer as Python does: every question of the bank, whatever is answered."""

import json
import random
import subprocess
from collections.abc import Iterator

from heldinmind.blocks.quiz import question_content
from heldinmind.catalogue.names import course_names
from heldinmind.course import course_folder
from heldinmind.questions.load import load_questions, questions_folder
from heldinmind.questions.marking import Answer, is_right, mark
from heldinmind.questions.model import Question
from heldinmind.workshop.node import node_at_hand

from .samples import SAMPLES, sample


def in_typescript(asked: list[tuple[Question, list[Answer]]]) -> list[list[list[object]]]:
    node = node_at_hand()
    assert node is not None, "Node is needed to compare the two"
    names = course_names()
    told = [{"question": question_content(question, names), "answers": answers} for question, answers in asked]
    ran = subprocess.run(
        [*node.node, "tests/conformance/mark.mjs"],
        cwd=course_folder(),
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    marked: list[list[list[object]]] = json.loads(ran.stdout)
    return marked


def questions() -> Iterator[Question]:
    yield from (sample(kind) for kind in SAMPLES)
    for file in sorted(questions_folder().glob("*.yaml")):
        yield from load_questions(file.stem).questions


def right_answer(question: Question) -> Answer:
    match question.kind:
        case "sort":
            return {item.id: item.category for item in question.items}
        case "match":
            return {item.id: item.match for item in question.items}
        case "order":
            return [item.id for item in question.items]
        case "say":
            return []
        case _:
            return [option.id for option in question.options if option.correct]


def answers(question: Question, chance: random.Random) -> Iterator[Answer]:
    """The right one, nothing, what belongs to nothing, one of another form, and some by chance."""
    ids = [part.id for part in (question.options if question.kind in {"one", "several"} else _items(question))]  # type: ignore[union-attr]
    given = right_answer(question)
    yield from (given, [], {}, ["nobody"], {"nobody": "x"}, dict.fromkeys(ids, "x"), ids, [*ids, "more"])
    for _ in range(5):
        yield chance.sample(ids, chance.randint(0, len(ids)))
        if isinstance(given, dict):
            yield {one: chance.choice([*given.values()]) for one in chance.sample(ids, len(ids) - 1)}


def _items(question: Question) -> list[object]:
    return list(getattr(question, "items", ())) or list(getattr(question, "look_for", ()))


def test_both_mark_every_question_alike() -> None:
    chance = random.Random(7)
    asked = [(question, list(answers(question, chance))) for question in questions()]
    ours = [[[mark(question, one), is_right(question, one)] for one in given] for question, given in asked]
    assert in_typescript(asked) == ours
    verdicts = {str(verdict) for given in ours for _, verdict in given}
    assert verdicts == {"True", "False", "None"}, "answers of every outcome were compared"
