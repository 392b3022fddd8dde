"""A case as a story in ink (https://www.inklestudios.com/ink/), the language of branching stories.

Every scene is a knot, tagged `scene: <id>`; an ending is tagged `ending: <id>`, a choice `choice: <id>`. What a choice
opens or closes later is a variable, 0 or 1. After a choice come its consequence and its feedback, then `continue`.

Left out: skipping a scene and going back, which are the player's and not the story's; words typed; ticking answers
in a scene to watch, whose answers are told one after another; drawings, of which the words remain; hints, and what is
there for whoever leads a group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from heldinmind.exports.telling import Telling
from heldinmind.vignettes.model import Choice, Conditional, Decide

if TYPE_CHECKING:
    from heldinmind.vignettes.model import Scene, Vignette

_TAKEN_FOR_A_FLOAT = re.compile(r"(,\s*)(?=\d+\.0)")
"""inkjs, reading a story, takes ‘, 4.0’ in a text for a number of its own: a word joiner, unseen, keeps them apart."""
_SIGNS = re.compile(r"([\\{}\[\]|#~<>/*+=-])")


def to_ink(case: Vignette) -> str:
    """The case as the text of an ink story."""
    return "\n".join(_Writer(case).story()) + "\n"


class _Writer:
    """Writes one case."""

    def __init__(self, case: Vignette) -> None:
        self.case = case
        self.told = Telling(case)

    def story(self) -> Iterator[str]:
        yield from (f"VAR {_variable(choice)} = 0" for choice in sorted(self.told.remembered))
        yield f"-> {_knot(self.case.start)}"
        for scene in self.case.scenes:
            yield from self.scene(scene)
        for ending in self.case.endings:
            yield f"=== {_knot(ending.id)} ==="
            yield f"# ending: {ending.id}"
            yield from _escaped(self.told.ending(ending))
            yield "-> END"

    def scene(self, scene: Scene) -> Iterator[str]:
        yield f"=== {_knot(scene.id)} ==="
        yield f"# scene: {scene.id}"
        yield from _escaped(self.told.scene(scene))
        if isinstance(scene, Decide):
            for choice in scene.choices:
                yield from self.choice(choice)
        else:
            yield from self.onward(scene.next)

    def choice(self, choice: Choice) -> Iterator[str]:
        condition = f"{{{_condition(choice)}}} " if any(choice.depends_on()) else ""
        text = " ".join(_escaped(self.told.lines(choice.text)))
        yield f"+ {condition}[{text} # choice: {choice.id}]"
        if choice.id in self.told.remembered:
            yield f"~ {_variable(choice.id)} = 1"
        yield from _escaped(self.told.after(choice))
        yield from self.onward(choice.next, depth=2)

    def onward(self, targets: Sequence[str], depth: int = 1) -> Iterator[str]:
        """Moving on: to the first of the targets whose conditions hold."""
        yield f"{'+ ' * depth}[Continue # continue]"
        conditional = [target for target in targets if any(self.told.parts[target].depends_on())]
        certain = next((target for target in targets if target not in conditional), None)
        if not conditional:
            yield f"-> {_knot(targets[0])}"
            return
        yield "{"
        for target in targets:
            if target == certain:
                break
            yield f"- {_condition(self.told.parts[target])}: -> {_knot(target)}"
        if certain:
            yield f"- else: -> {_knot(certain)}"
        yield "}"


def _escaped(lines: Iterable[str]) -> Iterator[str]:
    """The lines with the signs that ink would read as its own held back."""
    return (_SIGNS.sub(r"\\\1", _TAKEN_FOR_A_FLOAT.sub("\\1\u2060", line)) for line in lines)


def _condition(part: Conditional) -> str:
    found: list[Any] = [f"{_variable(choice)} == 1" for choice in part.if_chosen]
    found += [f"{_variable(choice)} == 0" for choice in part.unless_chosen]
    if at_least := part.if_chosen_at_least:
        made = " + ".join(_variable(choice) for choice in dict.fromkeys(at_least.of))
        found.append(f"({made}) >= {at_least.count}")
    return " && ".join(found)


def _knot(place: str) -> str:
    return f"at_{place.replace('-', '_')}"


def _variable(choice: str) -> str:
    return f"chose_{choice.replace('-', '_')}"
