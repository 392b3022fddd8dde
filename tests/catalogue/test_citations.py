import json
from pathlib import Path

import pytest

from heldinmind.catalogue.citations import check_numbers, typed_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about 12 minutes, in 2023, on 14/06/2023", []),
        ("at 2.5 kg, a 95% interval, 1,000 women, CC BY 4.0", []),
        ("[51.6%](../data/tables/findings.csv#ssp-secure) of them", []),
        ("{{ finding.ssp-secure }} of them", []),
        ("5% of them", ["5%"]),
        ("51.6 % of them", ["51.6 %"]),
        ("1 in 8 babies", ["1 in 8"]),
        ("One in five", ["One in five"]),
        ("r = 0.24", ["0.24"]),
        ("20,720 pairs", ["20,720"]),
        ("4 times more likely", ["4 times more likely"]),
    ],
)
def test_what_looks_published_is_to_be_cited(text: str, found: list[str]) -> None:
    assert typed_numbers(text) == found


def codes(file: Path, text: str) -> list[tuple[int, str]]:
    file.write_text(text, encoding="utf-8")
    return [(problem.line, problem.code) for problem in check_numbers(file)]


def test_a_page_is_checked_line_by_line(tmp_path: Path) -> None:
    cite = "[{}](../data/tables/findings.csv#{})".format
    page = "\n".join([cite("51.6%", "ssp-secure"), cite("50%", "ssp-secure"), cite("1", "no-such"), "7% of all"])
    assert codes(tmp_path / "page.md", page) == [(2, "stale-number"), (3, "unknown-finding"), (4, "typed-number")]


def test_a_notebook_is_checked_in_its_prose_alone(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["Fine\n", "7% of all"]},
        {"cell_type": "code", "source": ["share = 0.24"]},
    ]
    found = codes(tmp_path / "book.ipynb", json.dumps({"cells": cells}, indent=1))
    assert [code for _, code in found] == ["typed-number"]


def test_what_is_no_notebook_says_so(tmp_path: Path) -> None:
    from heldinmind.catalogue.problems import ContentError

    with pytest.raises(ContentError, match="not-a-notebook"):
        codes(tmp_path / "book.ipynb", "[]")
