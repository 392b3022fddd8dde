"""The JSON Schema by which editors complete and check a case as one types."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from heldinmind.catalogue.documents import read_document
from heldinmind.course import data_folder
from heldinmind.vignettes.load import vignette_ids, vignettes_folder
from heldinmind.vignettes.model import Vignette
from heldinmind.vignettes.schema import schema_file, schema_text

SCHEMA = json.loads(schema_file().read_text(encoding="utf-8"))


def test_the_schema_in_the_tree_is_made_from_the_models_as_they_are() -> None:
    assert schema_file().read_text(encoding="utf-8") == schema_text(), "run: python -m heldinmind schema"
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_every_case_names_the_schema_in_its_first_line_and_fits_it(vignette_id: str) -> None:
    file = vignettes_folder() / f"{vignette_id}.yaml"
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/vignette.json"
    assert (file.parent / first.split("=")[1]).resolve() == (data_folder() / "schemas" / "vignette.json").resolve()
    assert list(Draft202012Validator(SCHEMA).iter_errors(as_an_editor_reads(file))) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("minutes",), "soon"),
        (("scenes", 0, "kind"), "decided"),
        (("scenes", 0, "choices", 0, "shows"), ["be-nice"]),
        (("colour",), "red"),
    ],
)
def test_the_schema_finds_what_the_checker_finds(place: tuple[str | int, ...], value: Any) -> None:
    case = as_an_editor_reads(vignettes_folder() / "six-weeks-in.yaml")
    node = case
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = value
    assert list(Draft202012Validator(SCHEMA).iter_errors(case))


def as_an_editor_reads(file: Path) -> Any:
    """The file with numbers and truths as YAML has them."""
    import yaml

    read_document(file, Vignette)
    return yaml.safe_load(file.read_text(encoding="utf-8"))
