"""A sheet for one's work, filled in on the screen or by hand, that prints by itself on one side of A4."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import shown_sources

if TYPE_CHECKING:
    from heldinmind.catalogue.prose import Names
    from heldinmind.catalogue.sheets import SheetPart


class SheetBlock(Block):
    """A sheet. `words` holds what the learner has filled in, by the id of the blank."""

    kind: ClassVar[str] = "sheet"
    called: ClassVar[str] = "Sheet"
    module: ClassVar[str] = "sheet"

    words = traitlets.Dict().tag(sync=True)

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The sheet `block_id`. Raises ContentError."""
        from heldinmind.catalogue.names import course_names, files_named_in
        from heldinmind.catalogue.prose import to_html
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.sheets import load_sheet, sheets_folder

        sheet, names = load_sheet(block_id), course_names()
        content = {
            "id": sheet.id,
            "title": sheet.title,
            "intro": to_html(sheet.intro, names),
            "parts": [_part(part, names) for part in sheet.parts],
            "closing": to_html(sheet.closing, names) if sheet.closing else "",
            "evidence": sheet.evidence,
            "references": shown_sources(sheet.evidence),
        }
        file = sheets_folder() / f"{block_id}.yaml"
        files = [file, references_file(), *files_named_in(file)]
        return Resolved(sheet.title, _readable(content), content, files, sheet.practice_points)


def _part(part: SheetPart, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_inline_html

    return {
        "id": part.id,
        "heading": part.heading,
        "lines": [to_inline_html(line, names) for line in part.lines],
        "fields": [{"id": field.id, "label": field.label, "hint": field.hint or ""} for field in part.fields],
    }


def _readable(content: dict[str, Any]) -> str:
    """The sheet as it is before anything is filled in."""
    parts = [f"<h3>{escape(content['title'])}</h3>{content['intro']}"]
    for part in content["parts"]:
        lines = [*part["lines"], *(f"{escape(field['label'])}: …" for field in part["fields"])]
        parts.append(f"<h4>{escape(part['heading'])}</h4><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>")
    return "".join([*parts, content["closing"]])
