"""A line drawing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
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


def drawn(drawing_id: str | None) -> str:
    """The drawing as it stands in a page, or nothing where none is asked for. Raises ContentError."""
    from heldinmind.catalogue.drawings import load_drawing

    return load_drawing(drawing_id).svg if drawing_id else ""


def drawing_files(drawing_ids: Iterable[str | None]) -> list[Path]:
    """The files of the drawings that are named, each once. Raises ContentError."""
    from heldinmind.catalogue.drawings import load_drawing

    return [load_drawing(one).file for one in dict.fromkeys(drawing_ids) if one]
