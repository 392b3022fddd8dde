"""The shape of a case file. The published JSON Schema is made from these models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from heldinmind.catalogue.nations import Contact
from heldinmind.catalogue.parts import ID_PATTERN, Id, Part, Text

EndingKind = Literal["something-moved", "left-open", "closed-door", "handed-on", "acted-today"]
"""How an ending leaves things: something moved; a thread is held; a parent said no, and was heard; another service is
beside the family; somebody was made safer the same day."""


class AtLeast(Part):
    """Holds when at least `count` of the choices `of` have been made."""

    count: Annotated[int, Field(ge=1)]
    of: Annotated[list[Id], Field(min_length=1)]


class Conditional(Part):
    """What may depend on the choices made before. Without a condition it always holds."""

    if_chosen: list[Id] = []
    """Holds only when all of these choices have been made."""
    unless_chosen: list[Id] = []
    """Holds only when none of these choices has been made."""
    if_chosen_at_least: AtLeast | None = None
    """Holds only when at least that many of these choices have been made."""

    def depends_on(self) -> Iterator[tuple[str, str]]:
        """The choices it depends on, each with the entry that names it."""
        for choice in self.if_chosen:
            yield "if_chosen", choice
        for choice in self.unless_chosen:
            yield "unless_chosen", choice
        for choice in self.if_chosen_at_least.of if self.if_chosen_at_least else []:
            yield "if_chosen_at_least", choice


_ONE_OR_MORE = {
    "anyOf": [
        {"type": "string", "pattern": ID_PATTERN},
        {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": ID_PATTERN}},
    ]
}
Targets = Annotated[
    list[Id],
    Field(min_length=1),
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    WithJsonSchema(_ONE_OR_MORE),
]
"""A scene or ending; or several, of which the first whose conditions hold is taken."""


class Feedback(Part):
    """What to think about after a choice, in the order in which it is shown."""

    baby: Text
    parent: Text
    why: Text
    defensible: Text
    words: Text


class Choice(Conditional):
    """Something the practitioner may do or say; silence too."""

    id: Id
    text: Text
    consequence: Text
    feedback: Feedback
    shows: list[Id] = []
    misses: list[Id] = []
    evidence: list[str] = []
    next: Targets


class Facilitator(Part):
    """For whoever leads a group through the scene."""

    minutes: Annotated[int, Field(ge=1)] | None = None
    notes: Text | None = None
    prompts: list[Text] = []


class SceneBase(Conditional):
    """What every scene has."""

    id: Id
    title: Text
    drawing: Id | None = None
    """A drawing of data/drawings that shows the place or the moment."""
    contact: Contact | None = None
    safety: bool = False
    """Marks an act that must not be lost when a case is adapted."""
    practises: list[str] = []
    """The practice points, by their ids in data/tables/inventory.csv, that the scene lets a learner practise."""
    hint: Text | None = None
    """A nudge to open, in the first cases. It points to where to look, and never to an answer."""
    facilitator: Facilitator | None = None


class Decide(SceneBase):
    """A scene in which the learner chooses what to do."""

    kind: Literal["decide"]
    baby: Text
    text: Text
    say_first: Text | None = None
    choices: Annotated[list[Choice], Field(min_length=2, max_length=5)]
    if_skipped: Targets | None = None


class NoticeOption(Part):
    """One thing that may be seen, meant or said, and what is worth knowing about it."""

    id: Id
    text: Text
    reply: Text


class NoticeQuestion(Part):
    """What was seen, what it might mean, what else, and what to say."""

    ask: Literal["see", "might", "else", "say"]
    prompt: Text
    options: Annotated[list[NoticeOption], Field(min_length=2)]


class Frame(Part):
    """One of the drawings of a scene to watch, with what can be seen in it, and nothing that is made of it."""

    drawing: Id
    text: Text


class Notice(SceneBase):
    """A scene to watch: drawn frames or a short transcript, without comment, then questions. Nothing is scored."""

    kind: Literal["notice"]
    baby: Text
    text: Text
    frames: Annotated[list[Frame], Field(min_length=3, max_length=6)] | None = None
    transcript: Annotated[list[Text], Field(min_length=3, max_length=12)] | None = None
    questions: Annotated[list[NoticeQuestion], Field(min_length=1)]
    next: Targets

    @model_validator(mode="after")
    def _something_to_watch(self) -> Notice:
        if not self.frames and not self.transcript:
            raise PydanticCustomError("nothing-to-watch", "nothing to watch")
        return self


class Reflect(SceneBase):
    """A scene to write in, about practice, and to compare with an experienced practitioner's thoughts."""

    kind: Literal["reflect"]
    text: Text | None = None
    prompt: Text
    compare: Text
    next: Targets


Scene = Annotated[Decide | Notice | Reflect, Field(discriminator="kind")]


class Ending(Conditional):
    """Where a case may end: no prize, no attachment outcome, and it says what remains unknown."""

    id: Id
    title: Text
    kind: EndingKind | None = None
    text: Text
    unknown: Text
    debrief: Text
    plan: Text | None = None
    """What leads into the learner's own plan for the next contact."""


class CastMember(Part):
    """A fictional person. Fields may be named in prose: {{ mother }}, {{ mother.age }}, {{ mother.they }}."""

    name: Text
    age: Text
    pronouns: Literal["she/her", "he/him", "they/them"]
    about: Text


class Review(Part):
    """Whether a clinician has reviewed the words."""

    status: Literal["not-yet-reviewed", "reviewed", "adapted-locally"]
    role: Text | None = None
    date: Text | None = None
    version: Text | None = None

    @model_validator(mode="after")
    def _a_review_has_a_reviewer(self) -> Review:
        if self.status == "reviewed" and not (self.role and self.date and self.version):
            raise PydanticCustomError("review-without-reviewer", "no reviewer")
        return self


class Vignette(Part):
    """A case: a fictional family, and the scenes of one or more contacts."""

    id: Id
    title: Text
    order: Annotated[int, Field(ge=1)] | None = None
    """Where the case stands in the library: the first cases have hints, the last have none."""
    summary: Text
    drawing: Id | None = None
    """A drawing of data/drawings for the cover."""
    minutes: Annotated[int, Field(ge=1, le=60)]
    contacts: Annotated[list[Contact], Field(min_length=1)]
    content_note: Text
    touches_on: list[Id] = []
    """What the content note speaks of, by its ids in data/tables/topics.csv, so that cases can be chosen by it."""
    review: Review
    factors: list[str]
    """What may touch the relationship here, by their ids in data/tables/factors.csv."""
    carrying: list[str] = []
    """Those of the factors that carry the case; the others colour it."""
    practice_points: Annotated[list[str], Field(min_length=1)]
    setting: Text
    cast: Annotated[dict[Id, CastMember], Field(min_length=1)]
    start: Id
    scenes: Annotated[list[Scene], Field(min_length=1)]
    endings: Annotated[list[Ending], Field(min_length=1)]
