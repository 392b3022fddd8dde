"""The shape of a question set and of a reflection."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from heldinmind.catalogue.parts import Id, Part, Text


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


Question = Annotated[OneAnswer | SeveralAnswers | Sort, Field(discriminator="kind")]


class QuestionSet(Part):
    """A few questions that belong together."""

    id: Id
    title: Text
    intro: Text | None = None
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
