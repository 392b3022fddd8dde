import re
from datetime import date
from pathlib import Path

import pytest

from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.revalidation import COLUMNS, edition_on, editions, revalidation_file
from heldinmind.workshop.checking import problems

WRITTEN = revalidation_file().read_text(encoding="utf-8")
TODAY = date(2026, 11, 26)


def with_another(day: str, **changed: str) -> str:
    """The file with a second edition, made of the first: what the NMC might ask one day."""
    present = WRITTEN[WRITTEN.index("  - id: nmc-2016") :].split("\n\n  # Autumn 2027")[0]
    later = present.replace("nmc-2016", "nmc-later").replace('"2016-04-01"', f'"{day}"')
    for old, new in changed.items():
        assert f"{old}: " in later
        later = re.sub(rf"(?m)^(\s+){old}: .*$", rf"\g<1>{old}: {new}", later, count=1)
    return f"editions:\n{present}\n{later}\n"


def test_the_present_edition_is_what_the_nmc_asks() -> None:
    edition = edition_on(TODAY)
    assert (edition.hours, edition.participatory_hours, edition.years, edition.accounts) == (35, 20, 3, 5)
    assert [theme.name for theme in edition.themes] == [
        "Prioritise people", "Practise effectively", "Preserve safety", "Promote professionalism and trust",
    ]  # fmt: skip
    assert len(edition.questions) == 4
    assert edition.questions[2].asks == "How did you change or improve your practice as a result?"
    assert edition.questions[2].filled_from == "follow-up", "a simulation cannot answer it on the day"
    assert {column.id for column in edition.log} == set(COLUMNS)


def test_what_was_not_seen_is_said_and_what_will_change_too() -> None:
    edition = edition_on(TODAY)
    assert "copies" in (edition.unconfirmed or "")
    assert "autumn 2027" in (edition.changing or "")
    assert all(source.seen for source in edition.sources)
    assert "# Autumn 2027" in WRITTEN, "the place for the next edition"
    assert len(editions()) == 1, "nothing is invented for it"


def test_the_newest_edition_in_force_counts_and_the_old_one_stays(tmp_path: Path) -> None:
    file = tmp_path / "revalidation.yaml"
    file.write_text(with_another("2027-10-01", hours="40"), encoding="utf-8")
    assert edition_on(date(2027, 9, 30), file).hours == 35
    assert edition_on(date(2027, 10, 1), file).hours == 40
    assert [one.id for one in editions(file)] == ["nmc-2016", "nmc-later"]
    with pytest.raises(ContentError, match="No edition is in force on 2015-01-01"):
        edition_on(date(2015, 1, 1), file)


@pytest.mark.parametrize(
    ("day", "changed", "found"),
    [
        ("2016-04-01", {}, "wrong-order"),
        ("2015-01-01", {}, "wrong-order"),
        ("autumn 2027", {}, "wrong-value"),
        ("2027-10-01", {"participatory_hours": "36"}, "wrong-value"),
        ("2027-10-01", {"otherwise": "prioritise-persons"}, "unknown-reference"),
        ("2027-10-01", {"module:states-and-cues": "preserve-safety\n      module:no-such: preserve-safety"},
         "unknown-reference"),
        ("2027-10-01", {"form_page": "the website"}, "wrong-id"),
        ("2027-10-01", {"hours": "many"}, "wrong-value"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, day: str, changed: dict[str, str], found: str) -> None:
    file = tmp_path / "revalidation.yaml"
    file.write_text(with_another(day, **changed), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        editions(file)
    assert [problem.code for problem in raised.value.problems] == [found]
    assert raised.value.problems[0].line > 50, "in the second edition"


def test_a_question_named_twice_is_named(tmp_path: Path) -> None:
    file = tmp_path / "revalidation.yaml"
    file.write_text(WRITTEN.replace("- id: learning", "- id: nature"), encoding="utf-8")
    with pytest.raises(ContentError, match="repeated-id"):
        editions(file)


def test_it_is_checked_with_the_rest() -> None:
    assert problems([revalidation_file()]) == []
