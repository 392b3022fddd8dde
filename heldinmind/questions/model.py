"""The shape of a question set and of a reflection."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from heldinmind.catalogue.parts import Id, Part, Text

Difficulty = Literal["easy", "medium", "hard"]
"""How many health visitors of some experience are likely to be right at once: most, many, or fewer than half."""


class Option(Part):
    """An answer to choose, and why it is right or is not."""

    id: Id
    text: Text
    correct: bool = False
    why: Text


class Category(Part):
    """A heading to sort under."""

    id: Id
    label: Text


class Item(Part):
    """Something to sort, where it belongs, and why."""

    id: Id
    text: Text
    drawing: Id | None = None
    """A drawing of it, from data/drawings."""
    category: Id
    why: Text


class QuestionBase(Part):
    """What every question has."""

    id: Id
    prompt: Text
    drawing: Id | None = None
    """What the question is about, from data/drawings."""
    evidence: list[str] = []
    practice_points: list[str] = []
    difficulty: Difficulty = "medium"
    module: Id | None = None
    """In a form: the module the question is about."""


class OneAnswer(QuestionBase):
    """One answer is right."""

    kind: Literal["one"]
    options: Annotated[list[Option], Field(min_length=2)]

    @model_validator(mode="after")
    def _one_is_right(self) -> OneAnswer:
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("No option, or more than one, is marked right. Expected: one ‘correct: true’.")
        return self


class SeveralAnswers(QuestionBase):
    """One answer or more are right."""

    kind: Literal["several"]
    options: Annotated[list[Option], Field(min_length=2)]

    @model_validator(mode="after")
    def _some_are_right(self) -> SeveralAnswers:
        if not any(option.correct for option in self.options):
            raise ValueError("No option is marked right. Expected: at least one ‘correct: true’.")
        return self


class Sort(QuestionBase):
    """Things to sort into categories."""

    kind: Literal["sort"]
    categories: Annotated[list[Category], Field(min_length=2)]
    items: Annotated[list[Item], Field(min_length=2)]

    @model_validator(mode="after")
    def _categories_exist(self) -> Sort:
        known = {category.id for category in self.categories}
        if unknown := [item.category for item in self.items if item.category not in known]:
            raise ValueError(f"‘{unknown[0]}’ is no category. Expected: one of {', '.join(sorted(known))}.")
        return self


class Stage(Part):
    """One of the things to put in order, and why it stands where it does."""

    id: Id
    text: Text
    why: Text


class Order(QuestionBase):
    """Things to put in order."""

    kind: Literal["order"]
    items: Annotated[list[Stage], Field(min_length=3)]
    """In the order in which they belong; they are shown in another."""


class Target(Part):
    """What something may be matched with."""

    id: Id
    text: Text


class Pairing(Part):
    """Something to match, what it goes with, and why."""

    id: Id
    text: Text
    match: Id
    why: Text


class Match(QuestionBase):
    """Things to match, each with a target of its own; there may be targets that nothing goes with."""

    kind: Literal["match"]
    targets: Annotated[list[Target], Field(min_length=2)]
    items: Annotated[list[Pairing], Field(min_length=2)]

    @model_validator(mode="after")
    def _each_has_its_own(self) -> Match:
        known = {target.id for target in self.targets}
        if unknown := [item.match for item in self.items if item.match not in known]:
            raise ValueError(f"‘{unknown[0]}’ is no target. Expected: one of {', '.join(sorted(known))}.")
        if len({item.match for item in self.items}) < len(self.items):
            raise ValueError("Two items have one target. Expected: a target of its own for each; or ‘kind: sort’.")
        return self


class Wording(Part):
    """Words that an experienced practitioner might say, and what they do."""

    id: Id
    words: Text
    why: Text


class Mark(Part):
    """Something to look for in one's own words, and why it matters."""

    id: Id
    text: Text
    why: Text


class Say(QuestionBase):
    """Something to say in one's own words, compared with what others might say; nobody marks it but the learner."""

    kind: Literal["say"]
    models: Annotated[list[Wording], Field(min_length=2)]
    look_for: Annotated[list[Mark], Field(min_length=2)]


Question = Annotated[OneAnswer | SeveralAnswers | Sort | Order | Match | Say, Field(discriminator="kind")]


class QuestionSet(Part):
    """A few questions that belong together."""

    id: Id
    title: Text
    intro: Text | None = None
    module: Id | None = None
    """The module a set belongs to that no module shows: its questions come up in Review once the module is done."""
    questions: Annotated[list[Question], Field(min_length=1)]


class Deed(Part):
    """Something one might do in a moment: what happens then, and why."""

    id: Id
    text: Text
    then: Text
    why: Text


class Moment(Part):
    """A step of a walkthrough: what can be seen, what is asked, what one might do, and the point of it."""

    id: Id
    name: Text
    drawing: Id | None = None
    seen: Text
    ask: Text = "What do you do?"
    choices: Annotated[list[Deed], Field(min_length=2)]
    point: Text


class Walkthrough(Part):
    """Moments played one after another; nothing is marked."""

    id: Id
    title: Text
    intro: Text
    steps: Annotated[list[Moment], Field(min_length=2)]
    closing: Text
    evidence: list[str] = []
    practice_points: list[str] = []


class Reflection(Part):
    """A question about practice to write about; never marked."""

    id: Id
    title: Text
    prompt: Text
    draft: Text | None = None
    """A text to rewrite, such as a letter: the learner may begin from it."""
    hint: Text | None = None
    compare: Text
    practice_points: list[str] = []
