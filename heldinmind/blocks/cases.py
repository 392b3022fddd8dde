"""The list of cases."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from heldinmind.blocks.base import Block, Resolved

if TYPE_CHECKING:
    from heldinmind.vignettes.model import Vignette


class CaseList(Block):
    """All cases, each with a link to its page in the book."""

    kind: ClassVar[str] = "cases"
    called: ClassVar[str] = "Cases"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The cases named in `block_id`, joined by semicolons, or ‘all’. Raises ContentError."""
        from heldinmind.catalogue.drawings import load_drawing
        from heldinmind.catalogue.names import files_named_in
        from heldinmind.vignettes.load import load_vignette, vignette_ids, vignettes_folder

        cases = [load_vignette(one) for one in (vignette_ids() if block_id == "all" else block_id.split(";"))]
        told = [vignettes_folder() / f"{case.id}.yaml" for case in cases]
        files = [
            *told,
            *(file for one in told for file in files_named_in(one)),
            *(load_drawing(case.drawing).file for case in cases if case.drawing),
        ]
        cards = "".join(map(_card, cases))
        return Resolved("Cases", f'<ul class="hm-cards">{cards}</ul>', {}, files)


def _card(case: Vignette) -> str:
    from heldinmind.blocks.scenario import CONTACTS, review_line
    from heldinmind.catalogue.prose import fill, to_html
    from heldinmind.vignettes.load import names_of

    names = names_of(case)
    contacts = ", ".join(CONTACTS[contact] for contact in case.contacts)
    meta = f"{contacts}. About {case.minutes} minutes. {review_line(case.review)}"
    return (
        f"<li>{_cover(case)}"
        f'<a class="hm-card-link" href="../cases/{case.id}.html">{escape(fill(case.title, names))}</a>'
        f"{to_html(case.summary, names)}"
        f'<p class="hm-meta">{escape(meta)}</p></li>'
    )


def _cover(case: Vignette) -> str:
    """The case's drawing, which its link says in words already."""
    from heldinmind.catalogue.drawings import load_drawing

    if not case.drawing:
        return ""
    return f'<div class="hm-drawing" aria-hidden="true">{load_drawing(case.drawing).svg}</div>'
