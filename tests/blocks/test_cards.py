import re

import pytest

from heldinmind.blocks.cards import Cards
from heldinmind.catalogue.drawings import load_drawing
from heldinmind.catalogue.findings import findings, findings_file
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.tables import read_table


@pytest.mark.parametrize("table_id", ["factors", "states", "contacts", "terms"])
def test_each_row_is_a_card_that_names_itself(table_id: str) -> None:
    html, table = Cards.resolve(table_id).html, read_table(table_id)
    assert re.findall(r'<details data-card="([^"]+)"', html) == table.ids()
    assert html.count("<summary>") >= len(table.rows)
    assert "<dt>Source</dt>" not in html, "the sources stand once, below all cards"
    assert "Sources for these cards" in html


def test_a_card_leaves_out_what_its_row_leaves_empty() -> None:
    for table_id in ("factors", "states", "contacts"):
        assert "<dd></dd>" not in Cards.resolve(table_id).html


def test_a_card_shows_its_drawing_with_its_words() -> None:
    resolved = Cards.resolve("states")
    for row in read_table("states").rows:
        drawing = load_drawing(row["drawing"])
        assert f'aria-label="{drawing.description}"' in resolved.html
        assert drawing.file in resolved.files
    assert ">state-drowsy<" not in resolved.html, "the name of a drawing is for the file alone"


def test_a_card_says_its_findings_as_sentences() -> None:
    resolved = Cards.resolve("factors")
    stillbirth = findings()["stillbirth"]
    assert f'data-finding="stillbirth">{stillbirth.said}</a>: {stillbirth.statement}' in resolved.html
    assert findings_file() in resolved.files


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(ContentError, match=r"no-such.*factors"):
        Cards.resolve("no-such")
