"""What lets a question be answered without knowing the answer: found in one question, and over the whole bank.

What is plain is an error; where a person must judge it is a warning. docs/standard-for-authors.md says what is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from heldinmind.catalogue.documents import Document, Place
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.problems import Problem, problem_of
from heldinmind.catalogue.prose import Names, UnknownNameError, fill
from heldinmind.questions.model import OneAnswer, Option, Question, QuestionSet, SeveralAnswers, Sort

CLEARLY_LONGER = 1.3
"""How many times as long as the next longest a right option may be."""
OFTEN_LONGEST = 0.5
"""The share of the bank in which the right option may be the longest."""
LEAST_SHARE = 1 / 3
"""Of the mean length of the others, what an option needs to be worth choosing."""
AT_EACH_PLACE = 5
"""Questions that must be expected at each place for chance to be judged at all."""
LIMITS = {2: 3.841, 3: 5.991, 4: 7.815, 5: 9.488}
"""By the number of options, the χ² that chance exceeds once in twenty times (one degree of freedom fewer)."""

_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|neither|any) of the above\b|^\W*(?:all|none|both|neither) of these\W*$", re.IGNORECASE
)
_ASKS = r"(?i:is|are|was|were|does|do|did|would|should|could|can|may|must)"
_NEGATIVE = re.compile(
    rf"\bNOT\b|\b(?i:except)\b|\b(?i:which|what)\b[^.?!:;‘’]*?\b{_ASKS}(?: \w+)?\s?(?i:not|n[’']t)\b"
)
_ABSOLUTE = re.compile(r"\b(?:always|never|only)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def lints(document: Document[QuestionSet]) -> Iterator[Problem]:
    """What can be said of each question in a set by itself."""
    names = course_names()
    for number, question in enumerate(document.model.questions):
        place: Place = ["questions", number]
        yield from _of_what_it_stands_on(document, place, question)
        if found := _NEGATIVE.search(_shown(question.prompt, names)):
            yield document.breaks([*place, "prompt"], "negative-stem", found=found[0])
        if isinstance(question, OneAnswer | SeveralAnswers):
            yield from _of_options(document, place, question, names)
        if isinstance(question, Sort) and len({item.category for item in question.items}) == 1:
            under = {category.id: category.label for category in question.categories}[question.items[0].category]
            yield document.breaks([*place, "items"], "one-category", count=len(question.items), category=under)


def _of_what_it_stands_on(document: Document[QuestionSet], place: Place, question: Question) -> Iterator[Problem]:
    if not question.evidence:
        yield document.breaks(place, "no-evidence", id=question.id)
    if not question.practice_points:
        yield document.breaks(place, "no-practice-points", id=question.id)


def _of_options(
    document: Document[QuestionSet], place: Place, question: OneAnswer | SeveralAnswers, names: Names
) -> Iterator[Problem]:
    shown = [
        _Shown([*place, "options", number], option, _shown(option.text, names))
        for number, option in enumerate(question.options)
    ]
    yield from _of_words(document, shown)
    yield from _of_absolutes(document, shown)
    yield from _of_short_ones(document, shown)
    if question.kind == "one":
        yield from _of_the_longest(document, shown)


class _Shown(NamedTuple):
    """An option as it is read, and where it stands in the file."""

    place: Place
    option: Option
    text: str


def _of_words(document: Document[QuestionSet], shown: Sequence[_Shown]) -> Iterator[Problem]:
    seen = dict[tuple[str, ...], str]()
    for place, option, text in shown:
        if found := _ALL_OR_NONE.search(text):
            yield document.breaks(place, "all-of-the-above", found=found[0].strip("‘’“” ."))
        words = tuple(_WORD.findall(text.casefold()))
        if (other := seen.setdefault(words, option.id)) != option.id:
            yield document.breaks(place, "same-answer", id=option.id, other=other)


def _of_absolutes(document: Document[QuestionSet], shown: Sequence[_Shown]) -> Iterator[Problem]:
    """‘Always’, ‘never’ or ‘only’, where no right option has the like."""
    absolute = [(one, found[0]) for one in shown if (found := _ABSOLUTE.search(one.text))]
    if any(one.option.correct for one, _ in absolute):
        return
    for one, word in absolute:
        yield document.breaks(one.place, "absolute-alone", found=word)


def _of_short_ones(document: Document[QuestionSet], shown: Sequence[_Shown]) -> Iterator[Problem]:
    whole = sum(len(one.text) for one in shown)
    for place, option, text in shown:
        mean = (whole - len(text)) / (len(shown) - 1)
        if not option.correct and len(text) < LEAST_SHARE * mean:
            yield document.breaks(place, "too-short-to-choose", id=option.id, count=len(text), mean=f"{mean:.0f}")


def _of_the_longest(document: Document[QuestionSet], shown: Sequence[_Shown]) -> Iterator[Problem]:
    (right,) = (one for one in shown if one.option.correct)
    others = max(len(one.text) for one in shown if not one.option.correct)
    if len(right.text) > CLEARLY_LONGER * others:
        yield document.breaks(right.place, "right-longest", right=len(right.text), next=others, most=CLEARLY_LONGER)


class _Asked(NamedTuple):
    """A question with one answer, as it counts in the bank."""

    options: int
    at: int
    """Where the right one stands, from 0."""
    is_longest: bool


def bank_lints(sets: Sequence[QuestionSet], folder: Path) -> Iterator[Problem]:
    """What can be said only of all questions together: whether length or place gives the right option away."""
    names = course_names()
    asked = [
        _asked(question.options, names) for one in sets for question in one.questions if isinstance(question, OneAnswer)
    ]
    longest = sum(one.is_longest for one in asked)
    if longest > OFTEN_LONGEST * len(asked):
        yield problem_of("bank-longest", folder, 1, count=longest, of=len(asked))
    for options, limit in LIMITS.items():
        places = Counter(one.at for one in asked if one.options == options)
        counts = [places[place] for place in range(options)]
        expected = sum(counts) / options
        if expected < AT_EACH_PLACE:
            continue
        square = sum((count - expected) ** 2 for count in counts) / expected
        if square > limit:
            told = ", ".join(f"{_NTH[place]} {count} times" for place, count in enumerate(counts))
            in_all, rounded = sum(counts), f"{square:.1f}"
            yield problem_of(
                "bank-position", folder, 1, of=in_all, options=options, places=told, square=rounded, limit=limit
            )


_NTH = ("first", "second", "third", "fourth", "fifth")


def _asked(options: Sequence[Option], names: Names) -> _Asked:
    lengths = [len(_shown(option.text, names)) for option in options]
    at = next(number for number, option in enumerate(options) if option.correct)
    return _Asked(len(options), at, all(lengths[at] > length for number, length in enumerate(lengths) if number != at))


def _shown(text: str, names: Names) -> str:
    """The text as it is read, with what its variables stand for."""
    try:
        return fill(text, names).strip()
    except UnknownNameError:
        return text.strip()
