"""A case as a story in ink (https://www.inklestudios.com/ink/), the language of branching stories.

Every scene is a knot, tagged `scene: <id>`; an ending is tagged `ending: <id>`, a choice `choice: <id>`. What a choice
opens or closes later is a variable, 0 or 1. After a choice come its consequence and its feedback, then `continue`.

Left out: skipping a scene and going back, which are the player's and not the story's; words typed; ticking answers
in a scene to watch, whose answers are told one after another; drawings, of which the words remain.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from heldinmind.catalogue.prose import Names, to_html
from heldinmind.vignettes.load import names_of
from heldinmind.vignettes.model import Choice, Conditional, Decide, Ending, Notice, Reflect

if TYPE_CHECKING:
    from heldinmind.vignettes.model import Scene, Vignette

FEEDBACK = {
    "baby": "The baby",
    "parent": "The parents",
    "why": "Why",
    "defensible": "What else would be defensible",
    "words": "Words to try",
}
_SIGNS = re.compile(r"([\\{}\[\]|#~<>/*+=-])")


def to_ink(case: Vignette) -> str:
    """The case as the text of an ink story."""
    writer = _Writer(case)
    return "\n".join(writer.story())


class _Writer:
    """Writes one case; knows its names and which of its choices matter later."""

    def __init__(self, case: Vignette) -> None:
        self.case = case
        self.names: Names = names_of(case)
        self.parts: dict[str, Conditional] = {part.id: part for part in (*case.scenes, *case.endings)}
        choices = [choice for scene in case.scenes if isinstance(scene, Decide) for choice in scene.choices]
        self.remembered = {chosen for part in (*self.parts.values(), *choices) for _, chosen in part.depends_on()}

    def story(self) -> Iterator[str]:
        yield from (f"VAR {_variable(choice)} = 0" for choice in sorted(self.remembered))
        yield f"-> {_knot(self.case.start)}"
        for scene in self.case.scenes:
            yield from self.scene(scene)
        for ending in self.case.endings:
            yield from self.ending(ending)

    def scene(self, scene: Scene) -> Iterator[str]:
        yield f"=== {_knot(scene.id)} ==="
        yield f"# scene: {scene.id}"
        yield from self.lines(scene.title)
        match scene:
            case Decide():
                yield from self.lines(scene.baby, scene.text)
                for choice in scene.choices:
                    yield from self.choice(choice)
            case Notice():
                shown = scene.transcript or [frame.text for frame in scene.frames or ()]
                yield from self.lines(scene.baby, scene.text, *shown)
                for question in scene.questions:
                    yield from self.lines(question.prompt)
                    for option in question.options:
                        yield from self.lines(option.text, option.reply)
                yield from self.onward(scene.next)
            case Reflect():
                yield from self.lines(scene.text or "", scene.prompt, scene.compare)
                yield from self.onward(scene.next)

    def choice(self, choice: Choice) -> Iterator[str]:
        condition = f"{{{_condition(choice)}}} " if any(choice.depends_on()) else ""
        text = " ".join(self.lines(choice.text))
        yield f"+ {condition}[{text} # choice: {choice.id}]"
        if choice.id in self.remembered:
            yield f"~ {_variable(choice.id)} = 1"
        yield from self.lines(choice.consequence)
        for part, name in FEEDBACK.items():
            first, *others = self.lines(getattr(choice.feedback, part))
            yield f"{name}: {first}"
            yield from others
        yield from self.onward(choice.next, depth=2)

    def onward(self, targets: Sequence[str], depth: int = 1) -> Iterator[str]:
        """Moving on: to the first of the targets whose conditions hold."""
        yield f"{'+ ' * depth}[Continue # continue]"
        conditional = [target for target in targets if any(self.parts[target].depends_on())]
        certain = next((target for target in targets if target not in conditional), None)
        if not conditional:
            yield f"-> {_knot(targets[0])}"
            return
        yield "{"
        for target in targets:
            if target == certain:
                break
            yield f"- {_condition(self.parts[target])}: -> {_knot(target)}"
        if certain:
            yield f"- else: -> {_knot(certain)}"
        yield "}"

    def ending(self, ending: Ending) -> Iterator[str]:
        yield f"=== {_knot(ending.id)} ==="
        yield f"# ending: {ending.id}"
        yield from self.lines(ending.title, ending.text, ending.unknown, ending.debrief)
        yield "-> END"

    def lines(self, *texts: str) -> Iterator[str]:
        """Markdown as plain lines, with the signs that ink would read as its own held back."""
        for text in texts:
            for line in re.split(r"</?(?:p|ul|ol|li|blockquote)>", to_html(text, self.names)):
                if plain := " ".join(html.unescape(re.sub(r"<[^>]+>", "", line)).split()):
                    yield _SIGNS.sub(r"\\\1", plain)


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
