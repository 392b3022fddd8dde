"""Review: what was asked in a module comes back, just before it would be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.outline import blocks_in, module_files, module_named

if TYPE_CHECKING:
    from pathlib import Path

    from heldinmind.questions.model import QuestionSet

HOW_IT_WORKS = (
    "<p>Review asks you again what you answered in a module: after a day, after a week, after a month. Each question "
    "comes back at about the time when you would begin to forget it. What you find hard comes back sooner. What you "
    "were sure of and got wrong comes first. At most ten questions at a time, from all your modules.</p>"
)


class Review(Block):
    """All questions of the course: which of them are due, the record says."""

    kind: ClassVar[str] = "review"
    called: ClassVar[str] = "Review"
    module: ClassVar[str] = "review"
    reads: ClassVar[bool] = True

    round = traitlets.Dict().tag(sync=True)
    """The round that was begun: what it asks, how far it is, and how each answer went."""

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:  # noqa: ARG003
        """All questions, whatever the block is called. Raises ContentError."""
        from heldinmind.blocks.quiz import question_content
        from heldinmind.blocks.sources import shown_sources
        from heldinmind.catalogue.names import course_names

        names, sets, shown = course_names(), list(_sets()), shown_in()
        questions = [
            {
                "set": one.id,
                "module": question.module or shown.get(one.id) or one.module or "",
                "isBank": bool(one.module) and one.id not in shown,
                "question": question_content(question, names),
            }
            for one in sets
            for question in one.questions
        ]
        evidence = (key for one in sets for question in one.questions for key in question.evidence)
        content = {
            "intro": HOW_IT_WORKS,
            "modules": [module_named(file) for file in module_files()],
            "questions": questions,
            "references": shown_sources(evidence),
        }
        return Resolved("Review", HOW_IT_WORKS, content, [*files_behind(sets), *module_files()])


def _sets() -> Iterator[QuestionSet]:
    from heldinmind.catalogue.files import yaml_files
    from heldinmind.questions.load import load_questions, questions_folder

    return (load_questions(file.stem) for file in yaml_files(questions_folder()))


def files_behind(sets: Iterable[QuestionSet]) -> list[Path]:
    """What these sets are shown from: themselves, the sources, the drawings, and whatever their names stand for."""
    from heldinmind.blocks.drawing import drawing_files
    from heldinmind.catalogue.names import files_named_in
    from heldinmind.catalogue.references import references_file
    from heldinmind.questions.load import questions_folder

    sets = list(sets)
    files = [questions_folder() / f"{one.id}.yaml" for one in sets]
    named = dict.fromkeys(name for file in files for name in files_named_in(file))
    questions = (question for one in sets for question in one.questions)
    parts = (part for one in questions for part in (one, *(one.items if one.kind == "sort" else ())))
    return [*files, *named, references_file(), *drawing_files(part.drawing for part in parts)]


def shown_in() -> dict[str, str]:
    """The module that shows each set of questions; nothing for a set that none shows."""
    return {block_id: file.stem for file in module_files() for kind, block_id in blocks_in(file) if kind == "quiz"}
