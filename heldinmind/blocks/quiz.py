"""A question set to answer, with an explanation for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.drawing import drawing_files, drawn
from heldinmind.blocks.sources import shown_sources

if TYPE_CHECKING:
    from heldinmind.catalogue.prose import Names
    from heldinmind.questions.model import Item, Mark, Option, Pairing, Question, Stage


class Quiz(Block):
    """A question set, answered one question after another; `marks()` says what was as it should be.

    What the learner did is in the traits below, each by question. Nothing is marked that is said in one's own words.
    """

    kind: ClassVar[str] = "quiz"
    called: ClassVar[str] = "Questions"
    module: ClassVar[str] = "quiz"

    answers = traitlets.Dict().tag(sync=True)
    """The options chosen so far, or the order given; of a sort or a match, what each item was given; of words to say,
    what the learner found in her own."""
    checked = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The questions whose answers the learner asked to see; of words to say, what others might say."""
    sure = traitlets.Dict().tag(sync=True)
    """How sure the learner was of each answer when she asked to see it: `guess`, `fairly` or `sure`."""
    words = traitlets.Dict().tag(sync=True)
    """What was said in the learner's own words."""
    near = traitlets.Dict().tag(sync=True)
    """How near the learner found her own words to those of others: `like`, `partly` or `not-yet`."""

    def marks(self) -> dict[str, dict[str, bool]]:
        """For each question answered and checked: for each option or item, whether it was as it should be.

        Nothing stands there for words that were said: nobody marks them.
        """
        from heldinmind.questions.load import load_questions
        from heldinmind.questions.marking import mark

        questions = load_questions(self.block_id).questions
        return {one.id: mark(one, self.answers.get(one.id, [])) for one in questions if one.id in self.checked}

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The question set `block_id`. Raises ContentError."""
        from heldinmind.catalogue.names import course_names, files_named_in
        from heldinmind.catalogue.prose import to_html
        from heldinmind.catalogue.references import references_file
        from heldinmind.questions.load import load_questions, questions_folder

        questions, names = load_questions(block_id), course_names()
        content = {
            "id": questions.id,
            "title": questions.title,
            "intro": to_html(questions.intro, names) if questions.intro else "",
            "questions": [question_content(question, names) for question in questions.questions],
            "references": shown_sources(key for question in questions.questions for key in question.evidence),
        }
        pictures = (part.drawing for question in questions.questions for part in (question, *_items(question)))
        file = questions_folder() / f"{block_id}.yaml"
        files = [file, references_file(), *files_named_in(file)]
        points = sorted({point for question in questions.questions for point in question.practice_points})
        return Resolved(questions.title, _readable(content), content, [*files, *drawing_files(pictures)], points)


def _items(question: Question) -> list[Item]:
    return question.items if question.kind == "sort" else []


def question_content(question: Question, names: Names) -> dict[str, Any]:
    """`question` as the front end shows it (questions/question.ts), in a quiz or wherever else it is asked."""
    from heldinmind.catalogue.prose import to_html, to_inline_html

    shown: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "prompt": to_inline_html(question.prompt, names),
        "drawing": drawn(question.drawing),
        "evidence": question.evidence,
    }
    match question.kind:
        case "sort":
            shown["categories"] = [{"id": category.id, "label": category.label} for category in question.categories]
            shown["items"] = [
                {**_explained(item, names), "drawing": drawn(item.drawing), "category": item.category}
                for item in question.items
            ]
        case "match":
            shown["targets"] = [
                {"id": target.id, "text": to_inline_html(target.text, names)} for target in question.targets
            ]
            shown["items"] = [{**_explained(item, names), "match": item.match} for item in question.items]
        case "order":
            shown["items"] = [_explained(item, names) for item in question.items]
            shown["shown"] = shuffled([item.id for item in question.items], question.id)
        case "say":
            shown["models"] = [
                {"id": one.id, "words": to_html(one.words, names), "why": to_html(one.why, names)}
                for one in question.models
            ]
            shown["look_for"] = [_explained(one, names) for one in question.look_for]
        case _:
            shown["options"] = [{**_explained(one, names), "correct": one.correct} for one in question.options]
    return shown


def _explained(part: Option | Item | Stage | Pairing | Mark, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_html, to_inline_html

    return {"id": part.id, "text": to_inline_html(part.text, names), "why": to_html(part.why, names)}


def shuffled(ids: Sequence[str], seed: str) -> list[str]:
    """`ids` in another order, the same each time for the same `seed`; never in the order they came in."""
    from random import Random

    mixed = Random(seed).sample(ids, len(ids))  # noqa: S311
    return mixed if mixed != list(ids) else [*ids[1:], ids[0]]


def _readable(content: dict[str, Any]) -> str:
    """The questions and what may be answered; no explanation."""
    parts = [f"<h3>{escape(content['title'])}</h3>{content['intro']}"]
    for question in content["questions"]:
        answers = {answer["id"]: answer for answer in question.get("options") or question.get("items") or []}
        listed = "".join(f"<li>{answers[one]['text']}</li>" for one in question.get("shown", answers))
        parts.append(f"<p><strong>{question['prompt']}</strong></p>{f'<ul>{listed}</ul>' if listed else ''}")
    return "".join(parts)
