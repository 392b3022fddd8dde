"""CPD evidence: what was done in the course as the NMC's revalidation asks for it, to change and to take along."""

from __future__ import annotations

from html import escape
from typing import ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved


class CpdBlock(Block):
    """The log, the reflective accounts and the certificate, made from the record.

    `rows`, `themes` and `accounts` hold what the learner changed: by `module:…`, `case:…` or `session:…`.
    """

    kind: ClassVar[str] = "cpd"
    called: ClassVar[str] = "CPD evidence"
    module: ClassVar[str] = "cpd"
    reads: ClassVar[bool] = True

    rows = traitlets.Dict().tag(sync=True)
    themes = traitlets.Dict().tag(sync=True)
    accounts = traitlets.Dict().tag(sync=True)

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:  # noqa: ARG003
        """The evidence, whatever it is called. Raises ContentError."""
        from heldinmind.blocks.outline import outline, outline_files
        from heldinmind.catalogue.revalidation import editions, revalidation_file
        from heldinmind.record.families import family_names

        known = editions()
        content = {
            "outline": outline(),
            "families": family_names(),
            "editions": [edition.model_dump(exclude={"sources"}) for edition in known],
        }
        asked = "".join(f"<li>{escape(question.asks)}</li>" for question in known[-1].questions)
        html = (
            f"<p>The questions of the form for reflective accounts:</p><ol>{asked}</ol>"
            "<noscript><p>To see it, allow JavaScript for this page. Nothing is sent anywhere.</p></noscript>"
        )
        return Resolved("CPD evidence", html, content, [revalidation_file(), *outline_files()])
