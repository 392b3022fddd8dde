from pathlib import Path

import pytest

from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.sheets import load_sheet, read_sheet, sheets_folder

SHEETS = sorted(file.stem for file in sheets_folder().glob("*.yaml"))

TINY = """\
id: tiny
title: Tiny
intro: Fill it in.
parts:
  - id: before
    heading: Before
    lines: [Knock.]
    fields:
      - {id: why, label: Why}
  - id: after
    heading: After
    fields:
      - {id: next, label: Next}
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("id: next", "id: why", (13, "repeated-id")),
        ("intro:", "practice_points: [GPP-99]\nintro:", (3, "unknown-reference")),
        ("[Knock.]", "['{{ mum }}']", (7, "unknown-name")),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, found: tuple[int, str]) -> None:
    file = tmp_path / "tiny.yaml"
    assert old in TINY
    file.write_text(TINY, encoding="utf-8")
    assert len(read_sheet(file).model.parts) == 2
    file.write_text(TINY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_sheet(file)
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [found]


@pytest.mark.parametrize("sheet_id", SHEETS)
def test_no_sheet_of_ours_asks_for_a_name(sheet_id: str) -> None:
    labels = [field.label.casefold() for part in load_sheet(sheet_id).parts for field in part.fields]
    assert labels
    assert not [label for label in labels if "name" in label.split()]
