"""The two forms asked before and after: each question of the one has its twin in the other, on the same idea."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from heldinmind.catalogue.documents import Document, Place
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.rules import severity_of
from heldinmind.questions.load import questions_folder, read_questions
from heldinmind.questions.model import Question, QuestionSet

_FORM = re.compile(r"(?P<name>(?:.+-)?form)-(?P<which>[ab])")
"""How the sets of a pair are called: `form-a` and `form-b`; or with a name before it."""


def load_forms(name: str) -> tuple[QuestionSet, QuestionSet]:
    """The sets `<name>-a` and `<name>-b`. Raises ContentError where they do not match."""
    one, other = (read_questions(questions_folder() / f"{name}-{which}.yaml") for which in "ab")
    if broken := [problem for problem in form_problems([one, other]) if severity_of(problem.code) == "error"]:
        raise ContentError(broken)
    return one.model, other.model


def is_form(set_id: str) -> bool:
    """Whether a set is asked only before and after."""
    return _FORM.fullmatch(set_id) is not None


def form_problems(documents: Sequence[Document[QuestionSet]]) -> Iterator[Problem]:
    """What keeps the forms among these sets from being of equal weight."""
    forms = {document.file.stem: document for document in documents if is_form(document.file.stem)}
    for stem, document in sorted(forms.items()):
        twin = forms.get(_twin_of(stem))
        if twin is None:
            yield document.breaks(["id"], "form-alone", id=stem, other=_twin_of(stem))
            continue
        yield from _of_one(document, twin.file, {question.id: question for question in twin.model.questions})


def _twin_of(stem: str) -> str:
    return f"{stem[:-1]}{'b' if stem.endswith('a') else 'a'}"


def _of_one(document: Document[QuestionSet], there: Path, twins: Mapping[str, Question]) -> Iterator[Problem]:
    for number, question in enumerate(document.model.questions):
        place: Place = ["questions", number]
        if question.kind == "say":
            yield document.breaks([*place, "kind"], "form-unmarked", id=question.id)
        if question.module is None:
            yield document.breaks(place, "form-module", id=question.id)
        twin = twins.get(question.id)
        if twin is None:
            yield document.breaks(place, "form-twin", id=question.id, there=there.name)
        elif document.file.stem.endswith("b"):
            # Said once for the two of them.
            for what, mine, theirs in _differences(question, twin):
                told: dict[str, object] = {"what": what, "mine": mine, "theirs": theirs, "there": there.name}
                yield document.breaks(place, "form-unlike", (), id=question.id, **told)


def _differences(question: Question, twin: Question) -> Iterator[tuple[str, str, str]]:
    for what in ("kind", "difficulty", "module"):
        mine, theirs = getattr(question, what), getattr(twin, what)
        if mine != theirs:
            yield what, mine or "missing", theirs or "missing"
    if {*question.practice_points} != {*twin.practice_points}:
        yield "practice_points", _listed(question.practice_points), _listed(twin.practice_points)


def _listed(points: Sequence[str]) -> str:
    return ", ".join(points) or "nothing"
