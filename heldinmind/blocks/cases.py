"""The list of cases, and the page on which one is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from heldinmind.blocks.base import Block, Resolved

if TYPE_CHECKING:
    from heldinmind.vignettes.model import Vignette


class CaseList(Block):
    """Some cases, each with a link to its page in the book."""

    kind: ClassVar[str] = "cases"
    called: ClassVar[str] = "Cases"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The cases named in `block_id`, joined by semicolons, or ‘all’. Raises ContentError."""
        cases = _named(block_id)
        cards = "".join(f"<li>{_cover(case)}{_told(case)}</li>" for case in cases)
        return Resolved("Cases", f'<ul class="hm-cards">{cards}</ul>', {}, _files(cases))


class CaseChooser(Block):
    """All cases, to be chosen by factor, practice point, contact and minutes, or left aside by what they touch on."""

    kind: ClassVar[str] = "choose"
    called: ClassVar[str] = "Choose a case"
    module: ClassVar[str] = "choose"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The cases named in `block_id`, joined by semicolons, or ‘all’. Raises ContentError."""
        from heldinmind.catalogue.knowns import topics
        from heldinmind.catalogue.nations import contact_names
        from heldinmind.catalogue.tables import read_table

        cases = _named(block_id)
        factors = {row["id"]: row["factor"] for row in read_table("factors").rows}
        points = {row["id"]: row["point"] for row in read_table("inventory").rows}
        cards = "".join(_card_to_choose(case, factors) for case in cases)
        content = {
            "factors": _used(factors, (one for case in cases for one in case.factors)),
            "practice_points": _used(points, (one for case in cases for one in case.practice_points)),
            "contacts": _used(contact_names(), (one for case in cases for one in case.contacts)),
            "topics": _used(topics(), (one for case in cases for one in case.touches_on)),
            "minutes": sorted({case.minutes for case in cases}),
            "cases": [
                {
                    "factors": case.factors,
                    "practice_points": case.practice_points,
                    "contacts": case.contacts,
                    "topics": case.touches_on,
                    "minutes": case.minutes,
                }
                for case in cases
            ],
        }
        tables = [read_table(table).file for table in ("factors", "inventory", "topics", "nations")]
        return Resolved("Cases", f'<ul class="hm-cards">{cards}</ul>', content, [*_files(cases), *tables])


def _used(names: Any, ids: Iterable[str]) -> list[list[str]]:
    """Of these names those whose id is used, in their own order: pairs of id and name."""
    used = set(ids)
    return [[one, name] for one, name in names.items() if one in used]


def _named(block_id: str) -> list[Vignette]:
    """The cases in the order of the library."""
    from heldinmind.vignettes.load import library, load_vignette

    return library() if block_id == "all" else [load_vignette(one) for one in block_id.split(";")]


def _files(cases: Iterable[Vignette]) -> list[Path]:
    """What the cards come from."""
    from heldinmind.catalogue.drawings import load_drawing
    from heldinmind.catalogue.local_services import local_file
    from heldinmind.catalogue.names import files_named_by
    from heldinmind.catalogue.nations import nations_file
    from heldinmind.vignettes.load import vignettes_folder

    shown = "\n".join(text for case in cases for text in (case.title, case.summary, case.content_note))
    return [
        *(vignettes_folder() / f"{case.id}.yaml" for case in cases),
        *files_named_by(shown),
        *(load_drawing(case.drawing).file for case in cases if case.drawing),
        local_file(),
        nations_file(),
    ]


def _told(case: Vignette) -> str:
    """Title, summary, contacts, minutes and review of a case."""
    from heldinmind.blocks.scenario import review_line
    from heldinmind.catalogue.nations import contact_names
    from heldinmind.catalogue.prose import fill, to_html
    from heldinmind.vignettes.load import names_of

    names, contacts = names_of(case), contact_names()
    met = ", ".join(contacts[contact] for contact in case.contacts)
    meta = f"{met}. About {case.minutes} minutes. {review_line(case.review)}"
    return (
        f'<a class="hm-card-link" href="../cases/{case.id}.html">{escape(fill(case.title, names))}</a>'
        f"{to_html(case.summary, names)}"
        f'<p class="hm-meta">{escape(meta)}</p>'
    )


def _card_to_choose(case: Vignette, factors: dict[str, str]) -> str:
    from heldinmind.catalogue.prose import fill
    from heldinmind.vignettes.load import names_of

    about = "; ".join(factors[one] for one in case.carrying or case.factors)
    note = fill(case.content_note, names_of(case))
    return (
        f"<li>{_cover(case)}<div>{_told(case)}"
        f'<p class="hm-meta"><strong>About:</strong> {escape(about)}.</p>'
        f'<p class="hm-meta"><strong>Content note:</strong> {escape(note)}</p></div></li>'
    )


def _cover(case: Vignette) -> str:
    """The case's drawing, which its link says in words already."""
    from heldinmind.catalogue.drawings import load_drawing

    if not case.drawing:
        return ""
    return f'<div class="hm-drawing" aria-hidden="true">{load_drawing(case.drawing).svg}</div>'
