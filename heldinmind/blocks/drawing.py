"""A line drawing."""

from __future__ import annotations

from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class DrawingBlock(Block):
    """A drawing from data/drawings, with its words for whoever does not see it."""

    kind: ClassVar[str] = "drawing"
    called: ClassVar[str] = "Drawing"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The drawing `block_id`. Raises ContentError."""
        from heldinmind.catalogue.drawings import load_drawing

        drawing = load_drawing(block_id)
        return Resolved(drawing.title, f'<div class="hm-drawing">{drawing.svg}</div>', {}, [drawing.file])
