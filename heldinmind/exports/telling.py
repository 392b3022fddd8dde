"""What every export of a case shares: its texts as plain lines, its parts by id, the choices that matter later."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from heldinmind.catalogue.prose import to_html
from heldinmind.vignettes.load import conditionals, names_of
from heldinmind.vignettes.model import Decide, Notice, Reflect

if TYPE_CHECKING:
    from heldinmind.vignettes.model import Choice, Ending, Scene, Vignette

FEEDBACK = {
    "baby": "The baby",
    "parent": "The adults",
    "why": "Why",
    "defensible": "What else would be defensible",
    "words": "Words to try",
}
_BLOCKS = re.compile(r"</?(?:p|ul|ol|li|blockquote)>")


class Telling:
    """A case in plain lines, for a language that knows nothing of ours."""

    def __init__(self, case: Vignette) -> None:
        self.case = case
        self.names = names_of(case)
        self.parts: dict[str, Scene | Ending] = {part.id: part for part in (*case.scenes, *case.endings)}
        self.remembered = {chosen for _, part in conditionals(case) for _, chosen in part.depends_on()}
        """The choices that some condition reads."""

    def title(self) -> str:
        """What the case is called."""
        return next(self.lines(self.case.title))

    def scene(self, scene: Scene) -> Iterator[str]:
        """What is read at a scene before it is left, but for the options."""
        yield from self.lines(scene.title)
        match scene:
            case Decide():
                yield from self.lines(scene.baby, scene.text)
            case Notice():
                shown = scene.transcript or [frame.text for frame in scene.frames or ()]
                yield from self.lines(scene.baby, scene.text, *shown)
                for question in scene.questions:
                    yield from self.lines(question.prompt)
                    for option in question.options:
                        yield from self.lines(option.text, option.reply)
            case Reflect():
                yield from self.lines(scene.text or "", scene.prompt, scene.compare)

    def after(self, choice: Choice) -> Iterator[str]:
        """What follows from a choice: its consequence and its feedback."""
        yield from self.lines(choice.consequence)
        for part, name in FEEDBACK.items():
            first, *others = self.lines(getattr(choice.feedback, part))
            yield f"{name}: {first}"
            yield from others

    def ending(self, ending: Ending) -> Iterator[str]:
        """What is read at an ending."""
        yield from self.lines(ending.title, ending.text, ending.unknown, ending.debrief)

    def lines(self, *texts: str) -> Iterator[str]:
        """Markdown as plain lines."""
        for text in texts:
            for line in _BLOCKS.split(to_html(text, self.names)):
                if plain := " ".join(html.unescape(re.sub(r"<[^>]+>", "", line)).split()):
                    yield plain
