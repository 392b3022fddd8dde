"""The list of cases."""

from __future__ import annotations

from html import escape
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class CaseList(Block):
    """All cases, each with a link to its page in the book."""

    kind: ClassVar[str] = "cases"
    called: ClassVar[str] = "Cases"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The cases named in `block_id`, joined by semicolons, or ‘all’. Raises ContentError."""
        from heldinmind.catalogue.local_services import local_file
        from heldinmind.vignettes.load import vignette_ids, vignettes_folder

        wanted = vignette_ids() if block_id == "all" else block_id.split(";")
        cards = "".join(_card(vignette_id) for vignette_id in wanted)
        files = [local_file(), *(vignettes_folder() / f"{vignette_id}.yaml" for vignette_id in wanted)]
        return Resolved("Cases", f'<ul class="hm-cards">{cards}</ul>', {}, files)


def _card(vignette_id: str) -> str:
    from heldinmind.blocks.scenario import CONTACTS, review_line
    from heldinmind.catalogue.prose import fill, to_html
    from heldinmind.vignettes.load import load_vignette, names_of

    case = load_vignette(vignette_id)
    names = names_of(case)
    contacts = ", ".join(CONTACTS[contact] for contact in case.contacts)
    meta = f"{contacts}. About {case.minutes} minutes. {review_line(case.review)}"
    return (
        f'<li><a class="hm-card-link" href="../cases/{case.id}.html">{escape(fill(case.title, names))}</a>'
        f"{to_html(case.summary, names)}"
        f'<p class="hm-meta">{escape(meta)}</p></li>'
    )
