"""Question sets and reflections read from data/, with every reference in them checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heldinmind.catalogue.documents import Document, read_document, unknown_names
from heldinmind.catalogue.drawings import drawing_ids
from heldinmind.catalogue.knowns import citation_keys, inventory
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import data_folder
from heldinmind.questions.model import QuestionSet, Reflection, Sort, Walkthrough


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
    points = document.model.practice_points
    problems = [*_unknown(document, [], "practice_points", points, set(inventory()))]
    if problems := [*problems, *unknown_names(document, course_names())]:
        raise ContentError(problems)
    return document


def read_walkthrough(file: Path) -> Document[Walkthrough]:
    """The walkthrough in `file`. Raises ContentError."""
    document = read_document(file, Walkthrough)
    if problems := [*_broken_steps(document), *unknown_names(document, course_names())]:
        raise ContentError(problems)
    return document


def _broken_steps(document: Document[Walkthrough]) -> Iterator[Problem]:
    walk, seen = document.model, set[str]()
    for number, step in enumerate(walk.steps):
        place: list[str | int] = ["steps", number]
        for one in (step.id, *(f"{step.id}/{choice.id}" for choice in step.choices)):
            if one in seen:
                message = f"The id ‘{one}’ stands here a second time."
                yield document.problem([*place, "id"], "repeated-id", message, "an id that no other step has.")
            seen.add(one)
        yield from _unknown_drawing(document, place, step.drawing)
    yield from _unknown(document, [], "evidence", walk.evidence, set(citation_keys()))
    yield from _unknown(document, [], "practice_points", walk.practice_points, set(inventory()))


def _broken_questions(document: Document[QuestionSet]) -> Iterator[Problem]:
    points, keys = set(inventory()), set(citation_keys())
    seen: set[str] = set()
    for number, question in enumerate(document.model.questions):
        place: list[str | int] = ["questions", number]
        answers = question.items if isinstance(question, Sort) else question.options
        for one in (question.id, *(f"{question.id}/{answer.id}" for answer in answers)):
            if one in seen:
                message = f"The id ‘{one}’ stands here a second time."
                yield document.problem(
                    [*place, "id"], "repeated-id", message, "an id that nothing else in the set has."
                )
            seen.add(one)
        yield from _unknown_drawing(document, place, question.drawing)
        for position, item in enumerate(question.items if isinstance(question, Sort) else []):
            yield from _unknown_drawing(document, [*place, "items", position], item.drawing)
        yield from _unknown(document, place, "evidence", question.evidence, keys)
        yield from _unknown(document, place, "practice_points", question.practice_points, points)


def _unknown(
    document: Document[Any],
    place: list[str | int],
    name: str,
    ids: list[str],
    known: set[str],
) -> Iterator[Problem]:
    home = "book/references.bib" if name == "evidence" else "data/tables/inventory.csv"
    for position, one in enumerate(ids):
        if one not in known:
            message = f"‘{one}’ in ‘{name}’ is not known."
            yield document.problem(
                [*place, name, position], "unknown-reference", message, f"an id that stands in {home}."
            )


def _unknown_drawing(document: Document[Any], place: list[str | int], drawing: str | None) -> Iterator[Problem]:
    if drawing and drawing not in drawing_ids():
        message = f"There is no drawing ‘{drawing}’."
        expected = f"one of: {', '.join(drawing_ids())}."
        yield document.problem([*place, "drawing"], "unknown-drawing", message, expected)
