"""A group's summary for Word: what a trainer takes into the room."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldinmind.record.small import FEWEST

if TYPE_CHECKING:
    import pandas as pd

    from heldinmind.record.group import Group

USE = (
    "For a trainer and the group itself: to choose what to take up together. Not for league tables, not for "
    "appraisal, not for anybody’s file. It says what was done in a course, not how anybody works."
)
SMALL = (
    "A number that comes from fewer than five learners is not shown, nor are numbers from which it could be worked out."
)
MADE_UP = "Made up: these learners are not real people."
WIDEST = 60
"""Rows of one table; the notebook shows them all."""
PAGE, LONG, SHORT = 5_486_400, 70, 16
"""A table's width in the library's unit (914,400 an inch); signs of a long column, and what is added to each."""
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def write_summary(group: Group, file: Path) -> Path:
    """Writes the summary to `file`, given the ending .docx where it has none; returns where.

    OSError where it cannot be written.
    """
    from docx import Document

    document = Document()
    # The library's own model document carries a name and a date of its own.
    document.core_properties.author = "Held in Mind"
    document.core_properties.comments = ""
    document.core_properties.title = "A group’s records"
    document.core_properties.created = document.core_properties.modified = BEGINNING
    document.core_properties.language = "en-GB"
    _fill(document, group)
    file = file if file.suffix.lower() == ".docx" else file.with_name(f"{file.name}.docx")
    file.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(file))
    return file


def _fill(document: Any, group: Group) -> None:
    document.add_heading("A group’s records", level=1)
    if group.synthetic:
        document.add_paragraph(MADE_UP)
    document.add_paragraph(USE)
    document.add_paragraph(SMALL)
    _section(document, "What was read", "", group.files())
    if group.is_small:
        document.add_paragraph(f"Fewer than {FEWEST} learners shared a record: nothing more is shown.")
        return
    _section(document, "Modules finished", "By the learners’ own word.", group.modules())
    _section(document, "Cases", "", group.cases())
    document.add_heading("Before and after", level=2)
    document.add_paragraph(_gain(group))
    _section(document, "The hardest questions", "At the first answer.", group.hardest())
    note = "Those who are sure do not look it up: take these up first."
    _section(document, "Sure, and not right", note, group.sure_and_wrong())
    _section(document, "How sure, and how often right", "", group.confidence_table())
    note = (
        "The scene where the choices were spread the most, and the two ways taken most often. Neither is the right one."
    )
    _section(document, "Where the group parted", note, group.parted())
    _section(document, "Time", group.hours_each(), group.time())
    _section(document, "Sessions with others", "", group.sessions())
    note = "Words that their authors ticked to share with you, as they are. Do not try to find out whose they are."
    _section(document, "To take up in the room", note, group.themes())


def _gain(group: Group) -> str:
    found = group.gain()
    if found is None:
        return "Fewer than five learners did both forms: nothing is shown."
    return found.in_words()


def _section(document: Any, title: str, note: str, table: pd.DataFrame) -> None:
    document.add_heading(title, level=2)
    if note:
        document.add_paragraph(note).paragraph_format.keep_with_next = True
    if not len(table):
        document.add_paragraph("There is nothing of this in the records.")
        return
    heads = [str(column) for column in table.columns]
    made = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(made.rows[0].cells, heads, strict=True):
        cell.text = head
        cell.paragraphs[0].runs[0].bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    _mark(made.rows[0], "w:tblHeader")
    rows = table.head(WIDEST).to_numpy().tolist()
    widths = _widths([heads, *rows])
    for row in rows:
        added = made.add_row()
        _mark(added, "w:cantSplit")
        for cell, text in zip(added.cells, row, strict=True):
            cell.text = _writable(text)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    if len(table) > WIDEST:
        document.add_paragraph(f"And {len(table) - WIDEST:,} more, in the notebook.")


def _widths(rows: list[list[str]]) -> list[int]:
    """A width for each column, by its longest text, up to a few lines of it."""
    longest = [min(max(map(len, column)), LONG) + SHORT for column in zip(*rows, strict=True)]
    return [PAGE * one // sum(longest) for one in longest]


def _mark(row: Any, name: str) -> None:
    """Marks a row as the heads, which stand at the top of each page; or as one that no page's end splits."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001  (the library has no other way)


def _writable(text: str) -> str:
    """`text` without signs that XML cannot hold."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
