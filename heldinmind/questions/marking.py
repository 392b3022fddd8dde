"""What an answer gets right: the same as in marking.ts."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from heldinmind.questions.model import Question

Answer = Sequence[str] | Mapping[str, str]
"""The options chosen; the items in the order given to them; for a sort or a match, what each item was given."""


def mark(question: Question, answer: Answer) -> dict[str, bool]:
    """For each option or item, whether it was answered as it should be; nothing for words, which nobody marks."""
    given, listed = (answer, []) if isinstance(answer, Mapping) else ({}, answer)
    match question.kind:
        case "sort":
            return {item.id: given.get(item.id) == item.category for item in question.items}
        case "match":
            return {item.id: given.get(item.id) == item.match for item in question.items}
        case "order":
            return {item.id: item.id == there for item, there in zip_longest(question.items, listed) if item}
        case "say":
            return {}
        case _:
            return {option.id: (option.id in listed) == option.correct for option in question.options}


def is_right(question: Question, answer: Answer) -> bool | None:
    """Whether the whole answer is as it should be; None for words, which nobody marks."""
    return None if question.kind == "say" else all(mark(question, answer).values())
