from pathlib import Path

import pytest

from heldinmind.catalogue.local_services import NOT_FILLED_IN, local_services, not_filled_in
from heldinmind.catalogue.nations import contact_names, nation_names
from heldinmind.catalogue.problems import ContentError


def written(folder: Path, services: str) -> Path:
    file = folder / "local.yaml"
    file.write_text(f"nation: england\nservices:\n{services}", encoding="utf-8")
    return file


def test_what_is_not_filled_in_is_never_invented() -> None:
    for shown in local_services().values():
        assert NOT_FILLED_IN in shown
        assert not any(character.isdigit() for character in shown)


def test_what_is_filled_in_is_shown(tmp_path: Path) -> None:
    file = written(tmp_path, '  perinatal_team: {name: The Oak Team, phone: "0100 000", hours: weekdays}\n')
    assert local_services(file)["perinatal_team"] == "The Oak Team (0100 000, weekdays)"


def test_what_nobody_has_filled_in_is_listed(tmp_path: Path) -> None:
    file = written(tmp_path, "  perinatal_team: {name: The Oak Team}\n  family_hub:\n    name:\n  money_advice: {}\n")
    (line,) = not_filled_in(file)
    assert line.endswith(f"2 services are not filled in, and shown as ‘{NOT_FILLED_IN}’: family_hub, money_advice.")
    assert not_filled_in(written(tmp_path, '  family_hub: {phone: "0100 000"}\n')) == []


@pytest.mark.parametrize("nation", ["england", "scotland", "wales", "northern-ireland"])
def test_the_nation_chooses_contacts_helplines_and_safeguarding_terms(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nation: str
) -> None:
    file = tmp_path / "local.yaml"
    file.write_text(f"nation: {nation}\nservices: {{}}\n", encoding="utf-8")
    monkeypatch.setattr("heldinmind.catalogue.local_services.local_file", lambda: file)
    names = nation_names()
    assert names["id"] == nation
    assert ("111" in names["urgent_line"]) is (nation != "northern-ireland")
    assert names["social_care"]
    assert list(contact_names()) == [
        "antenatal", "new-birth", "six-to-eight-weeks", "one-year", "two-years", "extra",
    ]  # fmt: skip
    assert len(set(contact_names().values())) == 6


def test_a_misspelt_entry_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"phon[\s\S]*‘phone’\?"):
        local_services(written(tmp_path, "  perinatal_team: {phon: 1}\n"))
