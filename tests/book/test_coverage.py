"""The map of the sheet says what the course declares, and the course leaves no point out."""

import json
from pathlib import Path

import pytest

from heldinmind.book.coverage import (
    ROLES,
    SourceMap,
    check_points,
    gaps,
    marked,
    source_map,
    source_map_file,
    source_map_text,
)
from heldinmind.catalogue.knowns import inventory
from heldinmind.catalogue.tables import read_table


@pytest.fixture(scope="module")
def mapped() -> SourceMap:
    return source_map()


def test_the_map_is_as_the_course_declares_it(mapped: SourceMap) -> None:
    stored = source_map_file().read_text(encoding="utf-8")
    assert stored == source_map_text(mapped), "run ‘python -m heldinmind coverage’"


def test_every_point_is_taught_and_tried_where_it_must_be(mapped: SourceMap) -> None:
    assert gaps(mapped) == []


def test_the_map_has_every_point_once_in_the_order_of_the_sheet() -> None:
    assert [row["id"] for row in read_table("source-map").rows] == list(inventory())
    assert len(inventory()) == 97


def test_a_check_assesses_and_the_rest_is_practice(mapped: SourceMap) -> None:
    roles = mapped["GPP-03"]
    assert "notebooks/states-and-cues#block-quiz-states-check" in roles["assessed"]
    assert "notebooks/states-and-cues#block-quiz-spot-the-cue" in roles["practised"]
    assert all(page.startswith(("notebooks/", "cases/", "book/")) for role in ROLES for page in roles[role])


def test_a_cell_that_names_no_point_has_no_mark() -> None:
    assert marked({"id": "a", "metadata": {}}) == ""
    assert marked({"id": "a", "metadata": {"teaches": ["GPP-01", "GPP-02"]}}).startswith(
        '<div id="cell-a" data-points="GPP-01 GPP-02"></div>\n\n'
    )


def test_a_point_that_the_sheet_does_not_make_is_a_mistake(tmp_path: Path) -> None:
    notebook = tmp_path / "a.ipynb"
    cell = {"cell_type": "markdown", "id": "a", "metadata": {"teaches": ["GPP-99"]}, "source": ["A"]}
    notebook.write_text(json.dumps({"cells": [cell]}, indent=1), encoding="utf-8")
    page = tmp_path / "a.md"
    page.write_text('# A\n\n<div id="b" data-points="CARE-01 CARE-77"></div>\n', encoding="utf-8")
    for file, point in ((notebook, "GPP-99"), (page, "CARE-77")):
        (problem,) = check_points(file)
        assert problem.code == "unknown-reference"
        assert point in problem.message
        assert point in file.read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_the_sheet_at_a_glance_leaves_out_no_practice() -> None:
    """Every practice among the good practice points, and every sub-point that asks something of a practitioner."""
    on_it = {point for row in read_table("practices").rows for point in row["points"].split(";")}
    asked = {
        row["id"] for row in read_table("inventory").rows if row["kind"] == "practice" and row["id"].startswith("GPP")
    }
    assert asked <= on_it
