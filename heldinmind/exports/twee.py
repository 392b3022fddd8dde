"""A case as Twee 3 (https://github.com/iftechfoundation/twine-specs), the text form of Twine, for SugarCube 2.

Every scene, every ending and what follows from every choice is a passage of its own, tagged `scene`, `ending` or
`choice`. Twee itself knows no conditions: they are written as SugarCube's `<<if>>`, so that the case is played by that
story format alone.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from heldinmind.exports.telling import Telling
from heldinmind.vignettes.model import Choice, Conditional, Decide

if TYPE_CHECKING:
    from heldinmind.vignettes.model import Scene, Vignette

FORMAT = "SugarCube"
FORMAT_VERSION = "2.37.3"

CANNOT_SAY = (
    "Skipping a scene: Twine has no such thing, and a learner who cannot bear a scene must close the story.",
    "What must not be lost: the mark ‘safety’ becomes a tag, and nothing keeps those passages on every path.",
    "Going back to a step and choosing otherwise, beyond what the story format's own history offers.",
    "Words of one's own, typed before choosing or in a reflection: there is no box to type in.",
    "Scenes to watch: answers are not ticked, but told one after another with their thoughts.",
    "Drawings: only their words.",
    "Local services and names: they are written out as they are now, and no longer follow the file of local services.",
    "The debrief over the whole path, the map, the plan, and the principles that a path shows or leaves aside.",
    "Evidence, hints, and notes for whoever leads a group.",
    "What the checker proves: Twine's tools do not look for scenes that no path reaches.",
)
"""What is lost on the way: printed by `heldinmind export`, and the first lines of the file."""


def to_twee(case: Vignette) -> str:
    """The case as Twee 3."""
    return "\n\n".join("\n".join(passage) for passage in _Writer(case).passages()) + "\n"


class _Writer:
    """Writes one case."""

    def __init__(self, case: Vignette) -> None:
        self.case = case
        self.told = Telling(case)

    def passages(self) -> Iterator[list[str]]:
        yield [":: StoryTitle", self.told.title()]
        yield [":: StoryData", json.dumps(self.data(), indent=2)]
        about = [f"Held in Mind, {self.case.id}. The family is fictional; not for real ones. Lost in this form:"]
        yield [":: About [about]", *_shown([*about, *CANNOT_SAY])]
        begin = (f"<<set ${_variable(choice)} to 0>>" for choice in sorted(self.told.remembered))
        yield [":: StoryInit", *(list(begin) or [" "])]
        for scene in self.case.scenes:
            yield from self.scene(scene)
        for ending in self.case.endings:
            yield [f":: {ending.id} [ending]", *_shown(self.told.ending(ending))]

    def data(self) -> dict[str, str]:
        """What Twine must know: an id that stays the same for the same case, the format, and where it begins."""
        ifid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"heldinmind:{self.case.id}")).upper()
        return {"ifid": ifid, "format": FORMAT, "format-version": FORMAT_VERSION, "start": self.case.start}

    def scene(self, scene: Scene) -> Iterator[list[str]]:
        tags = " ".join(["scene", scene.kind, *(["safety"] if scene.safety else [])])
        lines = [f":: {scene.id} [{tags}]", *_shown(self.told.scene(scene))]
        if not isinstance(scene, Decide):
            yield [*lines, *self.onward(scene.next)]
            return
        yield [*lines, *(line for choice in scene.choices for line in self.offer(choice))]
        for choice in scene.choices:
            made = [f"<<set ${_variable(choice.id)} to 1>>"] if choice.id in self.told.remembered else []
            yield [
                f":: {_passage(choice.id)} [choice]",
                *made,
                *_shown(self.told.after(choice)),
                *self.onward(choice.next),
            ]

    def offer(self, choice: Choice) -> Iterator[str]:
        link = f"[[{_label(' '.join(self.told.lines(choice.text)))}|{_passage(choice.id)}]]"
        if any(choice.depends_on()):
            yield f"<<if {_condition(choice)}>>{link}<</if>>"
        else:
            yield link

    def onward(self, targets: Sequence[str]) -> Iterator[str]:
        """Moving on: to the first of the targets whose conditions hold."""
        word = "if"
        for target in targets:
            part = self.told.parts[target]
            if not any(part.depends_on()):
                yield f"{'<<else>>' if word == 'elseif' else ''}[[Continue|{target}]]"
                break
            yield f"<<{word} {_condition(part)}>>[[Continue|{target}]]"
            word = "elseif"
        if word == "elseif":
            yield "<</if>>"


def _shown(lines: Iterable[str]) -> Iterator[str]:
    """Each line as a paragraph in which no sign is SugarCube's."""
    return (f"<p><nowiki>{line}</nowiki></p>" for line in lines)


def _label(text: str) -> str:
    """A link's words, without the signs that would end them."""
    return re.sub(r"->|<-|[|\[\]<>]", " ", text)


def _condition(part: Conditional) -> str:
    found = [f"${_variable(choice)} eq 1" for choice in part.if_chosen]
    found += [f"${_variable(choice)} eq 0" for choice in part.unless_chosen]
    if at_least := part.if_chosen_at_least:
        made = " + ".join(f"${_variable(choice)}" for choice in dict.fromkeys(at_least.of))
        found.append(f"({made}) gte {at_least.count}")
    return " and ".join(found)


def _passage(choice: str) -> str:
    """The passage of what follows from a choice; scenes and endings have their own ids."""
    return f"after {choice}"


def _variable(choice: str) -> str:
    return f"chose_{choice.replace('-', '_')}"
