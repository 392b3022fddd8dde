"""Moments played one after another: what is seen, what one might do, what happens then, and why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.drawing import drawing_files, drawn
from heldinmind.blocks.sources import shown_sources

if TYPE_CHECKING:
    from heldinmind.catalogue.prose import Names
    from heldinmind.questions.model import Moment


class WalkthroughBlock(Block):
    """A walkthrough. `chosen` holds the choice made at each step, `at` how many steps lie behind."""

    kind: ClassVar[str] = "walkthrough"
    called: ClassVar[str] = "Walkthrough"
    module: ClassVar[str] = "walkthrough"

    chosen = traitlets.Dict().tag(sync=True)
    at = traitlets.Int(0).tag(sync=True)

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The walkthrough `block_id`. Raises ContentError."""
        from heldinmind.catalogue.names import course_names, files_named_in
        from heldinmind.catalogue.prose import to_html
        from heldinmind.catalogue.references import references_file
        from heldinmind.questions.load import load_walkthrough, walkthroughs_folder

        walk, names = load_walkthrough(block_id), course_names()
        content = {
            "id": walk.id,
            "title": walk.title,
            "intro": to_html(walk.intro, names),
            "steps": [_step(step, names) for step in walk.steps],
            "closing": to_html(walk.closing, names),
            "evidence": walk.evidence,
            "references": shown_sources(walk.evidence),
        }
        drawings = drawing_files(step.drawing for step in walk.steps)
        file = walkthroughs_folder() / f"{block_id}.yaml"
        files = [file, *drawings, references_file(), *files_named_in(file)]
        return Resolved(walk.title, _readable(content), content, files, walk.practice_points)


def _step(step: Moment, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_html, to_inline_html

    return {
        "id": step.id,
        "name": step.name,
        "drawing": drawn(step.drawing),
        "seen": to_html(step.seen, names),
        "ask": to_inline_html(step.ask, names),
        "choices": [
            {
                "id": choice.id,
                "text": to_inline_html(choice.text, names),
                "then": to_html(choice.then, names),
                "why": to_html(choice.why, names),
            }
            for choice in step.choices
        ],
        "point": to_inline_html(step.point, names),
    }


def _readable(content: dict[str, Any]) -> str:
    """The steps and what is seen in each; not what follows."""
    steps = "".join(f"<li><strong>{escape(step['name'])}.</strong> {step['seen']}</li>" for step in content["steps"])
    return f"<h3>{escape(content['title'])}</h3>{content['intro']}<ol>{steps}</ol>"
