"""The tables are as datapackage.json says, and every source they name exists."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from frictionless import FrictionlessException, Package

from heldinmind.catalogue.findings import findings
from heldinmind.catalogue.knowns import citation_keys, inventory, principles
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.tables import datapackage_file, read_table, table_ids
from heldinmind.course import data_folder

TABLES = sorted(file.stem for file in (data_folder() / "tables").glob("*.csv"))


Edited = Callable[[str, str], Path]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of data/, to edit."""
    return shutil.copytree(data_folder(), tmp_path / "data")


@pytest.fixture
def edited(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Edited:
    """Makes the tables be read from a copy in which one of them is edited, and says which file that is."""

    def edit(old: str, new: str) -> Path:
        monkeypatch.setattr("heldinmind.catalogue.tables.data_folder", lambda: copy)
        file = copy / "tables" / "findings.csv"
        replace(file, old, new)
        return file

    return edit


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(package: Path) -> list[tuple[object, ...]]:
    """What Frictionless finds wrong: with the package's description, or in a table, with the row and the column."""
    try:
        found = Package(str(package)).validate()
    except FrictionlessException as error:
        return [("package", str(error))]
    return [tuple(fault) for fault in found.flatten(["name", "type", "rowNumber", "fieldName", "message"])]


def test_the_data_package_and_every_table_are_valid() -> None:
    assert not faults(datapackage_file())


def test_the_data_package_describes_every_table() -> None:
    assert TABLES
    # The map of the sheet is made from the course and lies beside the tables.
    assert sorted({*table_ids()} - {"source-map"}) == TABLES
    assert [read_table(name).id for name in TABLES] == TABLES


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("tables/findings.csv", ",51.6,", ",fifty,", "type-error"),
        ("tables/findings.csv", ",285,", ",0,", "constraint-error"),
        ("tables/findings.csv", "\nssp-avoidant,", "\nssp-secure,", "primary-key"),
        ("tables/findings.csv", "id,subject,", "id,subjict,", "incorrect-label"),
        ("tables/findings.csv", "\nssp-avoidant,", "\nssp-avoidant,one,too,many,", "extra-cell"),
        ("tables/findings.csv", ",2026-11-23,", ",last Tuesday,", "type-error"),
        ("tables/findings.csv", ",minutes,", ",hours,", "constraint-error"),
        ("datapackage.json", "tables/terms.csv", "tables/words.csv", "scheme-error"),
        ("datapackage.json", '"type": "date"', '"type": "day"', "package"),
        ("datapackage.json", '"name": "terms"', '"nome": "terms"', "package"),
    ],
)
def test_frictionless_names_what_is_not_as_described(copy: Path, file: str, old: str, new: str, fault: str) -> None:
    replace(copy / file, old, new)
    assert fault in {part for found in faults(copy / "datapackage.json") for part in found}


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
            low, high = (float(end.replace("−", "-")) for end in one.interval.split(" to "))
            assert low < float(one.value) < high, one.id


def test_every_finding_is_looked_at_again_within_a_year_of_its_checking() -> None:
    for one in findings().values():
        assert date.fromisoformat(one.checked) < date.fromisoformat(one.review_by)
        assert (date.fromisoformat(one.review_by) - date.fromisoformat(one.checked)).days <= 366, one.id
