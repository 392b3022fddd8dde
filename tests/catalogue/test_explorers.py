import re
from pathlib import Path

import pytest

from heldinmind.catalogue.documents import texts
from heldinmind.catalogue.explorers import Explorer, explorers_folder, load_explorer, read_explorer
from heldinmind.catalogue.problems import ContentError
from heldinmind.workshop.checking import content_files

EXPLORERS = sorted(file.stem for file in explorers_folder().glob("*.yaml"))

TINY = """\
id: tiny
title: Tiny
intro: Two families.
label: A drawing of an idea, not data.
weighs_heading: Weighs
holds_heading: Holds
families:
  - id: ash
    name: The Ashes
    hair: bun
    story: The baby sleeps.
    loads:
      - {id: rain, label: Rain, reaches: It may be wet.}
      - {id: wind, label: Wind, reaches: It may be loud.}
      - {id: night, label: Night, stays: true, reaches: It may be dark.}
    buffers:
      - {id: gran, label: Gran, helps: She may sing.}
      - {id: lamp, label: A lamp, helps: It may glow.}
      - {id: song, label: A song, helps: It may carry.}
    meetings:
      - {when: [night, lamp], say: Still night.}
    ask: ‘How was the night?’
    unknown: Much.
  - id: elm
    name: The Elms
    hair: curls
    story: The baby wakes.
    loads:
      - {id: heat, label: Heat, reaches: It may be hot.}
      - {id: dust, label: Dust, reaches: It may itch.}
      - {id: day, label: Day, reaches: It may be long.}
    buffers:
      - {id: shade, label: Shade, helps: It may cool.}
      - {id: water, label: Water, helps: It may wash.}
      - {id: rest, label: Rest, helps: It may mend.}
    meetings:
      - {when: [heat, shade], say: Still hot.}
    ask: ‘How was the day?’
    unknown: Much.
"""


def tiny(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in TINY
    file = folder / "tiny.yaml"
    file.write_text(TINY.replace(old, new) if old else TINY, encoding="utf-8")
    return file


def test_the_tiny_explorer_is_whole(tmp_path: Path) -> None:
    explorer = read_explorer(tiny(tmp_path)).model
    assert [load.stays for load in explorer.families[0].loads] == [False, False, True]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("id: dust,", "id: rain,", "repeated-id", 30),
        ("id: elm", "id: gran", "repeated-id", 24),
        ("[night, lamp]", "[night, shade]", "unknown-reference", 21),
        ("[night, lamp]", "[night]", "wrong-count", 21),
        ("She may sing.", "She may sing 3 times.", "counted", 17),
        ("Still hot.", "Toxic stress.", "verdict", 37),
        ("The baby wakes.", "The {{ nobody }} wakes.", "unknown-name", 27),
        ("hair: curls", "hair: mohican", "unknown-value", 26),
        ("families:", "evidence: [nobody1900]\nfamilies:", "unknown-reference", 7),
        ("families:", "practice_points: [NOT-01]\nfamilies:", "unknown-reference", 7),
        ("label: A drawing of an idea, not data.\n", "", "missing", 1),
        ("      - {id: rest, label: Rest, helps: It may mend.}\n", "", "wrong-count", 32),
    ],
)
def test_faults_have_their_code_and_line(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        read_explorer(tiny(tmp_path, old, new))
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == (code, line)


def test_the_explorers_are_where_the_checker_looks() -> None:
    assert set(explorers_folder().glob("*.yaml")) <= set(content_files())


@pytest.mark.parametrize("explorer_id", EXPLORERS)
def test_what_an_explorer_says(explorer_id: str) -> None:
    explorer = load_explorer(explorer_id)
    assert explorer.label.startswith("This is a drawing of an idea, not data.")
    for family in explorer.families:
        assert 3 <= len(re.findall(r"[.!?]’?(?= |$)", family.story)) <= 4, family.id
        assert any(load.stays for load in family.loads), "help rarely takes away everything"
        assert all(re.search(r"\bmay\b", load.reaches) for load in family.loads)
        assert all(re.search(r"\bmay\b", buffer.helps) for buffer in family.buffers)
        assert "‘" in family.ask
        assert "alone" in family.ask, "each parent is asked about mood and safety alone"
        assert {one for meeting in family.meetings for one in meeting.when} >= {one.id for one in family.buffers}, (
            "each buffer meets something"
        )


@pytest.mark.parametrize("explorer_id", EXPLORERS)
def test_no_word_of_a_calculator(explorer_id: str) -> None:
    explorer: Explorer = load_explorer(explorer_id)
    words = " ".join(text for _, text in texts([family.model_dump() for family in explorer.families], []))
    assert not re.findall(r"\b(scores?|totals?|high risk|at risk|ACEs?|attachment|insecure|per cent)\b|%", words)
