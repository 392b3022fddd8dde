"""The eco-map of a made-up family, drawn by the learner tie by tie and then laid beside another drawing of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import shown_sources

if TYPE_CHECKING:
    from heldinmind.catalogue.ecomaps import Around
    from heldinmind.catalogue.prose import Names


class EcoMapBlock(Block):
    """An eco-map. There is no right one: nothing in it is marked."""

    kind: ClassVar[str] = "ecomap"
    called: ClassVar[str] = "Eco-map"
    module: ClassVar[str] = "ecomap"

    ties = traitlets.Dict().tag(sync=True)
    """What the learner has drawn: by the id of who is around, the kind of tie and where the energy goes."""
    at = traitlets.Int(0).tag(sync=True)
    """Whose turn it is, from 0."""
    comparing = traitlets.Bool(False).tag(sync=True)

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The eco-map `block_id`. Raises ContentError."""
        from heldinmind.catalogue.ecomaps import ecomaps_folder, load_ecomap
        from heldinmind.catalogue.names import course_names, files_named_in
        from heldinmind.catalogue.prose import to_html
        from heldinmind.catalogue.references import references_file

        ecomap, names = load_ecomap(block_id), course_names()
        content = {
            "id": ecomap.id,
            "title": ecomap.title,
            "intro": to_html(ecomap.intro, names),
            "centre": ecomap.centre,
            "around": [_around(one, names) for one in ecomap.around],
            "closing": to_html(ecomap.closing, names),
            "evidence": ecomap.evidence,
            "references": shown_sources(ecomap.evidence),
        }
        file = ecomaps_folder() / f"{block_id}.yaml"
        files = [file, references_file(), *files_named_in(file)]
        return Resolved(ecomap.title, _readable(content), content, files, ecomap.practice_points)


def _around(one: Around, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_html, to_inline_html

    return {
        "id": one.id,
        "name": one.name,
        "said": to_html(one.said, names),
        "ours": {"tie": one.ours.tie, "flow": one.ours.flow},
        "why": to_inline_html(one.why, names),
    }


def _readable(content: dict[str, Any]) -> str:
    """The family, and what is said of each; the other drawing is left to whoever draws first."""
    people = "".join(f"<li><strong>{escape(one['name'])}.</strong> {one['said']}</li>" for one in content["around"])
    return f"<h3>{escape(content['title'])}</h3>{content['intro']}<ul>{people}</ul>"
