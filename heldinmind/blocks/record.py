"""My record: what the learner has done and written, to see, take along, print and erase."""

from __future__ import annotations

from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class RecordBlock(Block):
    """All of a learner's record, with the course in outline beside it. It keeps nothing of its own."""

    kind: ClassVar[str] = "record"
    called: ClassVar[str] = "My record"
    module: ClassVar[str] = "record"
    reads: ClassVar[bool] = True

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:  # noqa: ARG003
        """The record, whatever it is called. Raises ContentError."""
        from heldinmind import __version__
        from heldinmind.blocks.outline import outline, outline_files
        from heldinmind.record.families import family_names

        html = (
            "<noscript><p>To see your record, allow JavaScript for this page. Nothing is sent anywhere: "
            "the record lies in this browser, on this device.</p></noscript>"
        )
        content = {"outline": outline(), "families": family_names(), "course": __version__}
        return Resolved("My record", html, content, outline_files())
