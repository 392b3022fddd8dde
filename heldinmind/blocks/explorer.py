"""Made-up families in which a learner puts together what weighs and who or what holds; nothing is counted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import shown_sources

if TYPE_CHECKING:
    from heldinmind.catalogue.explorers import Family
    from heldinmind.catalogue.prose import Names


class Explorer(Block):
    """An explorer. There is nothing to mark in it: it has no total, no threshold and no verdict."""

    kind: ClassVar[str] = "explorer"
    called: ClassVar[str] = "Explorer"
    module: ClassVar[str] = "explorer"

    family = traitlets.Unicode().tag(sync=True)
    """The family the learner looks at."""
    on = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The ids of the loads and buffers that are there, of every family."""

    def __init__(self, block_id: str) -> None:
        super().__init__(block_id)
        families = self.content["families"]
        self.family = families[0]["id"]
        self.on = [load["id"] for family in families for load in family["loads"]]

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The explorer `block_id`. Raises ContentError."""
        from heldinmind.catalogue.explorers import explorers_folder, load_explorer
        from heldinmind.catalogue.names import course_names, files_named_in
        from heldinmind.catalogue.prose import to_html, to_inline_html
        from heldinmind.catalogue.references import references_file

        explorer, names = load_explorer(block_id), course_names()
        content = {
            "id": explorer.id,
            "title": explorer.title,
            "intro": to_html(explorer.intro, names),
            "label": to_inline_html(explorer.label, names),
            "weighs": explorer.weighs_heading,
            "holds": explorer.holds_heading,
            "families": [_family(family, names) for family in explorer.families],
            "evidence": explorer.evidence,
            "references": shown_sources(explorer.evidence),
        }
        file = explorers_folder() / f"{block_id}.yaml"
        files = [file, references_file(), *files_named_in(file)]
        return Resolved(explorer.title, _readable(content), content, files, explorer.practice_points)


def _family(family: Family, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_html, to_inline_html

    return {
        "id": family.id,
        "name": family.name,
        "hair": family.hair,
        "story": to_html(family.story, names),
        "loads": [
            {
                "id": load.id,
                "label": to_inline_html(load.label, names),
                "may": to_inline_html(load.reaches, names),
                "stays": load.stays,
            }
            for load in family.loads
        ],
        "buffers": [
            {
                "id": buffer.id,
                "label": to_inline_html(buffer.label, names),
                "may": to_inline_html(buffer.helps, names),
                "stays": False,
            }
            for buffer in family.buffers
        ],
        "meetings": [{"when": one.when, "say": to_inline_html(one.say, names)} for one in family.meetings],
        "ask": to_html(family.ask, names),
        "unknown": to_html(family.unknown, names),
    }


def _readable(content: dict[str, Any]) -> str:
    """The families with their stories and lists; how things meet is left to whoever tries it."""
    parts = [f"<h3>{escape(content['title'])}</h3>{content['intro']}<p>{content['label']}</p>"]
    for family in content["families"]:
        parts.append(f"<h4>{escape(family['name'])}</h4>{family['story']}")
        for heading, name in (("weighs", "loads"), ("holds", "buffers")):
            items = "".join(f"<li>{part['label']}. {part['may']}</li>" for part in family[name])
            parts.append(f"<p><strong>{escape(content[heading])}</strong></p><ul>{items}</ul>")
    return "".join(parts)
