"""Question sets and reflections read from data/, with every reference in them checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from heldinmind.catalogue.documents import Document, Place, read_document, unknown_names
from heldinmind.catalogue.drawings import drawing_ids
from heldinmind.catalogue.knowns import repeated_ids, unknown_points, unknown_references
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import data_folder
from heldinmind.questions.model import Moment, Question, QuestionSet, Reflection, Sort, Walkthrough


class Named(Protocol):
    """What has an id of its own."""

    id: str


def questions_folder() -> Path:
    """Where the question sets lie."""
    return data_folder() / "questions"


def reflections_folder() -> Path:
    """Where the reflections lie."""
    return data_folder() / "reflections"


def load_questions(set_id: str) -> QuestionSet:
    """The question set `set_id`. Raises ContentError with one problem per mistake."""
    return read_questions(questions_folder() / f"{set_id}.yaml").model


def walkthroughs_folder() -> Path:
    """Where the walkthroughs lie."""
    return data_folder() / "walkthroughs"


def load_walkthrough(walkthrough_id: str) -> Walkthrough:
    """The walkthrough `walkthrough_id`. Raises ContentError with one problem per mistake."""
    return read_walkthrough(walkthroughs_folder() / f"{walkthrough_id}.yaml").model


def load_reflection(reflection_id: str) -> Reflection:
    """The reflection `reflection_id`. Raises ContentError with one problem per mistake."""
    return read_reflection(reflections_folder() / f"{reflection_id}.yaml").model


def read_questions(file: Path) -> Document[QuestionSet]:
    """The question set in `file`. Raises ContentError."""
    document = read_document(file, QuestionSet)
    if problems := [*_broken_questions(document), *unknown_names(document, course_names())]:
        raise ContentError(problems)
    return document


def read_reflection(file: Path) -> Document[Reflection]:
    """The reflection in `file`. Raises ContentError."""
    document = read_document(file, Reflection)
    points = unknown_points(document, [], document.model.practice_points)
    if problems := [*points, *unknown_names(document, course_names())]:
        raise ContentError(problems)
    return document


def read_walkthrough(file: Path) -> Document[Walkthrough]:
    """The walkthrough in `file`. Raises ContentError."""
    document = read_document(file, Walkthrough)
    if problems := [*_broken_steps(document), *unknown_names(document, course_names())]:
        raise ContentError(problems)
    return document


def _broken_steps(document: Document[Walkthrough]) -> Iterator[Problem]:
    walk = document.model
    places: list[tuple[Place, Moment]] = [(["steps", number], step) for number, step in enumerate(walk.steps)]
    ids = [(place, one) for place, step in places for one in _own_ids(step.id, step.choices)]
    yield from repeated_ids(document, ids)
    for place, step in places:
        yield from _unknown_drawing(document, place, step.drawing)
    yield from unknown_references(document, [], walk)


def _broken_questions(document: Document[QuestionSet]) -> Iterator[Problem]:
    places: list[tuple[Place, Question]] = [
        (["questions", number], question) for number, question in enumerate(document.model.questions)
    ]
    ids = [(place, one) for place, question in places for one in _own_ids(question.id, _answers(question))]
    yield from repeated_ids(document, ids)
    for place, question in places:
        yield from _unknown_drawing(document, place, question.drawing)
        for position, item in enumerate(question.items if isinstance(question, Sort) else []):
            yield from _unknown_drawing(document, [*place, "items", position], item.drawing)
        yield from unknown_references(document, place, question)


def _answers(question: Question) -> Sequence[Named]:
    """What a question holds that has an id."""
    match question.kind:
        case "one" | "several":
            return question.options
        case "say":
            return [*question.models, *question.look_for]
        case _:
            return question.items


def _own_ids(one: str, parts: Sequence[Named]) -> list[str]:
    """The id of a part, and those of what it holds, which need be unlike only there."""
    return [one, *(f"{one}/{part.id}" for part in parts)]


def _unknown_drawing(document: Document[Any], place: Place, drawing: str | None) -> Iterator[Problem]:
    if drawing and drawing not in drawing_ids():
        message = f"There is no drawing ‘{drawing}’."
        expected = f"one of: {', '.join(drawing_ids())}."
        yield document.problem([*place, "drawing"], "unknown-drawing", message, expected)
