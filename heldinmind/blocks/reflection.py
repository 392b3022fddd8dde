"""A question about practice to write about; what is written stays on the device."""

from __future__ import annotations

from html import escape
from typing import ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved


class ReflectionBlock(Block):
    """A reflection. `words` holds what the learner has written; it is never marked."""

    kind: ClassVar[str] = "reflection"
    called: ClassVar[str] = "Reflection"
    module: ClassVar[str] = "reflection"

    words = traitlets.Unicode().tag(sync=True)
    comparing = traitlets.Bool(False).tag(sync=True)
    """Whether the learner has asked to compare."""

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The reflection `block_id`. Raises ContentError."""
        from heldinmind.catalogue.names import course_names, files_named_in
        from heldinmind.catalogue.prose import to_html
        from heldinmind.questions.load import load_reflection, reflections_folder

        reflection, names = load_reflection(block_id), course_names()
        content = {
            "id": reflection.id,
            "title": reflection.title,
            "prompt": to_html(reflection.prompt, names),
            "draft": (reflection.draft or "").strip(),
            "hint": to_html(reflection.hint, names) if reflection.hint else "",
            "compare": to_html(reflection.compare, names),
        }
        draft = f'<blockquote class="hm-draft">{escape(content["draft"])}</blockquote>' if reflection.draft else ""
        html = f"<h3>{escape(reflection.title)}</h3>{content['prompt']}{draft}{content['hint']}"
        file = reflections_folder() / f"{block_id}.yaml"
        return Resolved(reflection.title, html, content, [file, *files_named_in(file)], reflection.practice_points)
