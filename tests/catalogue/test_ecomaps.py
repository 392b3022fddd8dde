from pathlib import Path

import pytest

from heldinmind.catalogue.ecomaps import ecomaps_folder, load_ecomap, read_ecomap
from heldinmind.catalogue.problems import ContentError

ECOMAPS = sorted(file.stem for file in ecomaps_folder().glob("*.yaml"))

TINY = """\
id: tiny
title: Tiny
intro: A family.
centre: The Ashes
around:
  - {id: gran, name: Gran, said: She sings., ours: {tie: strong, flow: both}, why: Daily.}
  - {id: work, name: Work, said: It rings., ours: {tie: stressful, flow: from-family}, why: Nightly.}
  - {id: shop, name: The shop, said: It opens., ours: {tie: weak, flow: to-family}, why: Mostly.}
  - {id: pal, name: A pal, said: She left., ours: {tie: wished-for, flow: neither}, why: Some day.}
  - {id: dog, name: The dog, said: It barks., ours: {tie: strong, flow: both}, why: Always.}
closing: Who is not on it?
"""


def codes(file: Path) -> list[tuple[int, str]]:
    with pytest.raises(ContentError) as caught:
        read_ecomap(file)
    return [(problem.line, problem.code) for problem in caught.value.problems]


def test_a_whole_map_is_read(tmp_path: Path) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(TINY, encoding="utf-8")
    assert [one.ours.tie for one in read_ecomap(file).model.around].count("strong") == 2


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("id: work", "id: gran", (7, "repeated-id")),
        ("tie: weak", "tie: bonded", (8, "unknown-value")),
        ("name: Gran", "name: Grandmotherliness", (6, "wrong-value")),
        ("name: The dog", "name: The very old dog from over the road", (10, "wrong-value")),
        ("closing:", "evidence: [nobody2020]\nclosing:", (11, "unknown-reference")),
        ("closing:", "practice_points: [GPP-99]\nclosing:", (11, "unknown-reference")),
        ("said: She sings.", "said: '{{ mum }} sings.'", (6, "unknown-name")),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, found: tuple[int, str]) -> None:
    file = tmp_path / "tiny.yaml"
    assert old in TINY
    file.write_text(TINY.replace(old, new, 1), encoding="utf-8")
    assert codes(file) == [found]


@pytest.mark.parametrize("ecomap_id", ECOMAPS)
def test_a_map_of_ours_shows_every_kind_of_tie_and_what_else_could_be_drawn(ecomap_id: str) -> None:
    around = load_ecomap(ecomap_id).around
    assert {one.ours.tie for one in around} == {"strong", "weak", "stressful", "wished-for"}
    assert sum("‘" in one.why for one in around) >= len(around) / 2, "few say how else it could be drawn"
