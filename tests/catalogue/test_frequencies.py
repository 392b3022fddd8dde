from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from heldinmind.catalogue import frequencies
from heldinmind.catalogue.frequencies import (
    Split,
    frequencies_folder,
    in_a_hundred,
    load_frequencies,
    read_frequencies,
    split,
)
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.tables import read_table


@pytest.mark.parametrize(
    ("affected", "sensitivity", "specificity", "by_hand"),
    [
        # 100 × 0.81 = 81; 900 × 0.12 = 108.
        (100, "0.81", "0.88", Split(81, 19, 108, 792)),
        # 300 × 0.66 = 198; 700 × 0.05 = 35.
        (300, "0.66", "0.95", Split(198, 102, 35, 665)),
        # 50 × 0.81 = 40.5, upwards; 950 × 0.12 = 114.
        (50, "0.81", "0.88", Split(41, 9, 114, 836)),
        # 50 × 0.85 = 42.5, upwards; 950 × 0.16 = 152.
        (50, "0.85", "0.84", Split(43, 7, 152, 798)),
        # 950 × 0.05 = 47.5, upwards.
        (50, "0.66", "0.95", Split(33, 17, 48, 902)),
        # A perfect test, and one that says yes to everybody.
        (200, "1", "1", Split(200, 0, 0, 800)),
        (200, "1", "0", Split(200, 0, 800, 0)),
    ],
)
def test_people_are_split_as_by_hand(affected: int, sensitivity: str, specificity: str, by_hand: Split) -> None:
    assert split(1000, affected, Decimal(sensitivity), Decimal(specificity)) == by_hand


@pytest.mark.parametrize("affected", range(1, 1000, 7))
def test_the_parts_add_up(affected: int) -> None:
    people = split(1000, affected, Decimal("0.815"), Decimal("0.885"))
    assert people.with_above + people.with_below == affected
    assert people.above + people.below == 1000
    assert min(people.with_above, people.with_below, people.without_above, people.without_below) >= 0


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (81, 189, "about 43 in 100"),  # 42.9
        (19, 811, "about 2 in 100"),  # 2.3
        (1, 8, "about 13 in 100"),  # 12.5, upwards
        (1, 900, "fewer than 1 in 100"),
        (0, 900, "about 0 in 100"),
    ],
)
def test_a_part_in_words(part: int, whole: int, said: str) -> None:
    assert in_a_hundred(part, whole) == said


def test_the_numbers_are_those_of_the_findings() -> None:
    loaded = load_frequencies("epds")
    eleven = next(one for one in loaded.described.thresholds if one.id == "11")
    hundred = next(one for one in loaded.described.shares if one.number == 100)
    assert loaded.split(eleven, hundred) == Split(81, 19, 108, 792)
    assert {row["source"] for row in loaded.findings.rows} == {"levis2020"}
    assert len(loaded.findings.rows) == 2 * len(loaded.described.thresholds)


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("sensitivity: epds-11-sensitivity", "sensitivity: epds-12-sensitivity", "unknown-finding", "epds-12-"),
        ("sensitivity: epds-11-sensitivity", "sensitivity: ssp-secure", "wrong-value", "ssp-secure"),
        ('- id: "13"', '- id: "11"', "repeated-id", '- id: "11"'),
        ("- number: 300", "- number: 200", "repeated-id", "- number: 200"),
        ("- number: 300", "- number: 1000", "wrong-value", "- number: 1000"),
        ("- number: 300", "- number: 0", "wrong-value", "- number: 0"),
        ("- number: 300", "- number: some", "wrong-value", "- number: some"),
        ('threshold: "11"', 'threshold: "12"', "unknown-choice", "threshold:"),
        ("share: 100", "share: 150", "unknown-choice", "share: 150"),
        ("[levis2020]", "[nobody1900]", "unknown-reference", "nobody1900"),
        ("your local pathway says", "{{ local.nobody }} says", "unknown-service", "It is no diagnosis"),
        ("who: women", "whom: women", "unknown-entry", "whom: women"),
        ("people: 1000", "people: 5000", "wrong-value", "people: 5000"),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, old: str, new: str, code: str, at: str) -> None:
    text = (frequencies_folder() / "epds.yaml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "epds.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_frequencies(file)
    assert [problem.code for problem in caught.value.problems] == [code]
    lines = file.read_text(encoding="utf-8").splitlines()
    # A text of several lines is named by the line of its entry.
    assert at in "\n".join(lines[caught.value.problems[0].line - 1 :][:2])


def test_a_group_of_nobody_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of none, no part can be told."""
    table = read_table("findings")
    nobody_scores_high = [
        {**row, "value": "0" if "sensitivity" in row["id"] else "1"} for row in table.rows if row["unit"] == "share"
    ]
    monkeypatch.setattr(frequencies, "read_table", lambda _: replace(table, rows=nobody_scores_high))
    with pytest.raises(ContentError) as caught:
        load_frequencies("epds")
    assert {problem.code for problem in caught.value.problems} == {"wrong-value"}
    assert len(caught.value.problems) == 4


def test_no_item_of_the_scale_is_printed() -> None:
    """The EPDS belongs to its owners: its items begin with what ‘I’ have felt."""
    text = (frequencies_folder() / "epds.yaml").read_text(encoding="utf-8")
    assert "I have" not in text
