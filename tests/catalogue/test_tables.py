"""The tables are as datapackage.json says, and every source they name exists."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package

from heldinmind.catalogue.knowns import citation_keys, inventory, principles
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.tables import datapackage_file, read_table
from heldinmind.course import data_folder

TABLES = ["attachment-patterns", "findings", "inventory", "principles", "sensitivity-and-attachment", "terms"]


Edited = Callable[[str, str], Path]


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edited:
    """Makes the tables be read from a copy in which one of them is edited, and says which file that is."""

    def edit(old: str, new: str) -> Path:
        copy = tmp_path / "data"
        shutil.copytree(data_folder(), copy)
        monkeypatch.setattr("heldinmind.catalogue.tables.data_folder", lambda: copy)
        file = copy / "tables" / "attachment-patterns.csv"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return file

    return edit


def test_the_data_package_is_valid() -> None:
    report = Package(str(datapackage_file())).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_the_data_package_describes_every_table() -> None:
    folder = datapackage_file().parent / "tables"
    assert sorted(file.stem for file in folder.glob("*.csv")) == TABLES
    assert [read_table(name).id for name in TABLES] == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_every_source_of_a_table_is_known(name: str) -> None:
    assert set(read_table(name).source_keys()) <= citation_keys()


def test_the_inventory_holds_the_sheets_97_points() -> None:
    assert len(inventory()) == 97


def test_principles_name_points_of_the_inventory() -> None:
    named = {point for row in read_table("principles").rows for point in row["practice_points"].split(";")}
    assert named <= set(inventory())
    assert len(principles()) >= 6


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("id,pattern,", "id,patern,", 1),
        ("\navoidant,", "\navoidant,one,too,many,", 3),
        ("\navoidant,", "\navoidant\n", 3),
    ],
)
def test_a_row_that_does_not_fit_is_named(edited: Edited, old: str, new: str, line: int) -> None:
    file = edited(old, new)
    with pytest.raises(ContentError) as caught:
        read_table("attachment-patterns")
    problem = caught.value.problems[0]
    assert (problem.code, problem.line, problem.file) == ("wrong-columns", line, file)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (",51.6,", ",fifty,", "wrong-value"),
        (",51.6,", ",nan,", "wrong-value"),
        (",51.6,", ",500,", "wrong-value"),
        (",51.6,", ",,", "empty"),
        ("madigan2023;", "nobody1900;", "unknown-reference"),
        ("Secure,", "{{ local.x }},", "unknown-name"),
        ("\navoidant,", "\nsecure,", "repeated-id"),
    ],
)
def test_a_value_that_is_not_as_described_is_named(edited: Edited, old: str, new: str, code: str) -> None:
    edited(old, new)
    with pytest.raises(ContentError) as caught:
        read_table("attachment-patterns")
    assert {problem.code for problem in caught.value.problems} == {code}


def test_an_unknown_table_names_those_there_are() -> None:
    with pytest.raises(ContentError, match="attachment-patterns"):
        read_table("nothing")


def test_the_shares_of_the_patterns_make_a_whole() -> None:
    assert sum(float(row["percent"]) for row in read_table("attachment-patterns").rows) == pytest.approx(100)
