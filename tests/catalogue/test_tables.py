"""The tables are as datapackage.json says, and every source they name exists."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package

from heldinmind.catalogue.findings import findings
from heldinmind.catalogue.knowns import citation_keys, inventory, principles
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.tables import datapackage_file, read_table, table_ids
from heldinmind.course import data_folder

TABLES = sorted(file.stem for file in (data_folder() / "tables").glob("*.csv"))


Edited = Callable[[str, str], Path]


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edited:
    """Makes the tables be read from a copy in which one of them is edited, and says which file that is."""

    def edit(old: str, new: str) -> Path:
        copy = tmp_path / "data"
        shutil.copytree(data_folder(), copy)
        monkeypatch.setattr("heldinmind.catalogue.tables.data_folder", lambda: copy)
        file = copy / "tables" / "findings.csv"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return file

    return edit


def test_the_data_package_is_valid() -> None:
    report = Package(str(datapackage_file())).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_the_data_package_describes_every_table() -> None:
    assert sorted(table_ids()) == TABLES
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
        ("id,subject,", "id,subjict,", 1),
        ("\nssp-avoidant,", "\nssp-avoidant,one,too,many,", 3),
        ("\nssp-avoidant,", "\nssp-avoidant\n", 3),
    ],
)
def test_a_row_that_does_not_fit_is_named(edited: Edited, old: str, new: str, line: int) -> None:
    file = edited(old, new)
    with pytest.raises(ContentError) as caught:
        read_table("findings")
    problem = caught.value.problems[0]
    assert (problem.code, problem.line, problem.file) == ("wrong-columns", line, file)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (",51.6,", ",fifty,", "wrong-value"),
        (",51.6,", ",nan,", "wrong-value"),
        (",285,", ",0,", "wrong-value"),
        (",51.6,%", ",51.6,percent", "unknown-value"),
        (",51.6,", ",,", "empty"),
        (",madigan2023,", ",nobody1900,", "unknown-reference"),
        ("Pairs of babies", "{{ local.x }}", "unknown-name"),
        ("\nssp-avoidant,", "\nssp-secure,", "repeated-id"),
    ],
)
def test_a_value_that_is_not_as_described_is_named(edited: Edited, old: str, new: str, code: str) -> None:
    edited(old, new)
    with pytest.raises(ContentError) as caught:
        read_table("findings")
    assert {problem.code for problem in caught.value.problems} == {code}


def test_an_unknown_table_names_those_there_are() -> None:
    with pytest.raises(ContentError, match="findings"):
        read_table("nothing")


def test_the_shares_of_the_patterns_make_a_whole() -> None:
    known = findings()
    shares = [float(known[f"ssp-{pattern}"].value) for pattern in ("secure", "avoidant", "resistant", "disorganised")]
    assert sum(shares) == pytest.approx(100)
    assert sum(shares[1:]) == pytest.approx(float(known["ssp-not-secure"].value))


def test_sums_of_our_own_are_right() -> None:
    known = findings()
    assert round(100 * float(known["sensitivity-2024"].value) ** 2) == int(known["sensitivity-2024-squared"].value)
    together = int(known["sensitivity-and-mentalisation-2017"].value)
    assert 100 - together == int(known["unexplained-2017"].value)


def test_every_interval_holds_its_value() -> None:
    for one in findings().values():
        if one.interval:
            low, high = (float(end) for end in one.interval.split(" to "))
            assert low < float(one.value) < high, one.id


def test_every_finding_is_looked_at_again_within_a_year_of_its_checking() -> None:
    for one in findings().values():
        assert date.fromisoformat(one.checked) < date.fromisoformat(one.review_by)
        assert (date.fromisoformat(one.review_by) - date.fromisoformat(one.checked)).days <= 366, one.id
