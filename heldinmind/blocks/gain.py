"""Before and after: two matched forms of twenty questions, one before the course or the day, one after it."""

from __future__ import annotations

from typing import ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.outline import module_files, module_named
from heldinmind.blocks.review import files_behind

HOW_IT_WORKS = (
    "<p>Twenty questions before the course or the training day, and twenty others after it. They ask the same ideas of "
    "other families, and are meant to be equally hard. Which form comes first is drawn by chance. You see no answers "
    "until both forms are done, so that the second shows what the course did, and not what the first one did.</p>"
)


class Gain(Block):
    """Two matched forms. What was answered is kept by sitting, so that a form half done waits."""

    kind: ClassVar[str] = "gain"
    called: ClassVar[str] = "Before and after"
    module: ClassVar[str] = "gain"

    first = traitlets.Unicode().tag(sync=True)
    """The form that was drawn to come first: `a` or `b`; empty, as long as none was."""
    before = traitlets.Dict().tag(sync=True)
    """The first sitting: each answer by question, and the day it was finished."""
    after = traitlets.Dict().tag(sync=True)
    """The second."""

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The forms `<block_id>-a` and `<block_id>-b`. Raises ContentError, too, where they do not match."""
        from heldinmind.blocks.quiz import question_content
        from heldinmind.blocks.sources import shown_sources
        from heldinmind.catalogue.names import course_names
        from heldinmind.questions.forms import load_forms

        forms, names = load_forms(block_id), course_names()
        one, other = ({question.id: question for question in form.questions} for form in forms)
        questions = [*one.values(), *other.values()]
        content = {
            "intro": HOW_IT_WORKS,
            "sets": {"a": forms[0].id, "b": forms[1].id},
            "modules": [module_named(file) for file in module_files()],
            "questions": [
                {
                    "id": question.id,
                    "module": question.module or "",
                    "a": question_content(question, names),
                    "b": question_content(other[question.id], names),
                }
                for question in one.values()
            ],
            "references": shown_sources(key for question in questions for key in question.evidence),
        }
        return Resolved("Before and after", HOW_IT_WORKS, content, [*files_behind(forms), *module_files()])
