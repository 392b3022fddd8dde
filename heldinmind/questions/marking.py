"""What an answer gets right: the same as in blocks/quiz.tsx."""

from collections.abc import Mapping, Sequence

from heldinmind.questions.model import Question, Sort

Answer = Sequence[str] | Mapping[str, str]
"""The options chosen; for a sort, the category given to each item."""


def mark(question: Question, answer: Answer) -> dict[str, bool]:
    """For each option or item, whether it was answered as it should be."""
    if isinstance(question, Sort):
        given = answer if isinstance(answer, Mapping) else {}
        return {item.id: given.get(item.id) == item.category for item in question.items}
    return {option.id: (option.id in answer) == option.correct for option in question.options}


def is_right(question: Question, answer: Answer) -> bool:
    """Whether the whole answer is as it should be."""
    return all(mark(question, answer).values())
