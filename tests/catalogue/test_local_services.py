from pathlib import Path

import pytest

from heldinmind.catalogue.local_services import NOT_FILLED_IN, local_services
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


def test_a_misspelt_entry_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"phon[\s\S]*‘phone’\?"):
        local_services(written(tmp_path, "  perinatal_team: {phon: 1}\n"))
