"""The Word summary: it opens, LibreOffice reads it, and it holds what the group's tables hold."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from docx import Document

from heldinmind.record.group import read_group
from heldinmind.record.summary import write_summary
from heldinmind.record.synthetic import Course, as_file, events_of, shared

COURSE = Course(("states-check", "asking-check"), ("states-and-cues",), ("six-weeks-in",))


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_summary(
        read_group("data/groups/example"), tmp_path_factory.mktemp("words") / "a new place" / "my group"
    )


def texts(file: Path) -> list[str]:
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_it_says_what_it_is_for_and_that_the_group_is_made_up(summary: Path) -> None:
    assert summary.name == "my group.docx"
    said = "\n".join(texts(summary))
    assert "Not for league tables" in said
    assert "Made up" in said
    assert "Both forms were done by" in said


def test_it_holds_the_groups_tables(summary: Path) -> None:
    group, said = read_group("data/groups/example"), texts(summary)
    for table in (group.modules(), group.cases(), group.hardest(), group.parted(), group.themes(), group.time()):
        assert len(table)
        for text in table.to_numpy().ravel():
            assert text in said


def test_it_is_the_same_each_time(summary: Path, tmp_path: Path) -> None:
    again = write_summary(read_group("data/groups/example"), tmp_path / "again.docx")
    assert texts(again) == texts(summary)


def test_heads_of_tables_are_heads(summary: Path) -> None:
    document = Document(str(summary))
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    assert [one.style.name for one in document.paragraphs if one.text == "A group’s records"] == ["Heading 1"]
    assert document.core_properties.author == "Held in Mind"


def test_few_learners_give_a_summary_that_says_so(tmp_path: Path) -> None:
    for number in range(4):
        random = Random(number)
        told = shared(list(events_of(random, COURSE)), random)
        (tmp_path / f"{number}.json").write_text(as_file(told), encoding="utf-8")
    said = "\n".join(texts(write_summary(read_group(tmp_path), tmp_path / "few.docx")))
    assert "nothing more is shown" in said
    assert "Modules finished" not in said


def test_strange_names_and_signs_do_not_break_it(tmp_path: Path) -> None:
    strange = [{"did": "wrote", "place": "reflection:one-serve", "words": "\x00\x0b<w:p>&\u202e\ufffe ‘so’"}]
    for number in range(5):
        told = [{**strange[0], "id": "", "at": f"2026-10-0{number + 1}T10:00:00Z"}]
        (tmp_path / f"<{number}>&.json").write_text(as_file(shared(told, Random(number))), encoding="utf-8")
    (tmp_path / "<b>.txt").write_bytes(b"")
    said = texts(write_summary(read_group(tmp_path), tmp_path / "strange.docx"))
    assert any("<w:p>&" in text for text in said)


@pytest.mark.slow
def test_libreoffice_opens_it(summary: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(summary)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "my group.pdf").read_bytes().startswith(b"%PDF")
