from pathlib import Path

import pytest

from heldinmind.catalogue.figures import figures_folder, load_figure, read_figure
from heldinmind.catalogue.problems import ContentError


def test_the_words_of_a_figure_take_their_numbers_from_the_findings() -> None:
    figure = load_figure("attachment-patterns")
    for bar in figure.bars:
        assert f"{{{{ finding.{bar.finding.id} }}}}" in figure.description


def test_the_numbers_stand_as_a_table_without_empty_columns() -> None:
    table = load_figure("attachment-patterns").table()
    assert [row["value"] for row in table.rows] == ["51.6%", "14.7%", "10.2%", "23.5%"]
    assert "interval" not in {column.name for column in table.columns}, "no bar has one"
    assert {"n", "country", "year"} <= {column.name for column in table.columns}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("finding: ssp-secure", "finding: no-such", "unknown-finding"),
        ("finding: ssp-avoidant", "finding: mentalisation-2017", "unlike-units"),
        ("finding.ssp-secure }}", "finding.ssp-certain }}", "unknown-name"),
        ("madigan2023", "nobody1900", "unknown-reference"),
        ("kind: bars", "kind: pie", "unknown-value"),
        ("kind: bars", "kind: bars\nscale_to: 50", "wrong-value"),
        ("kind: bars", "kind: bars\nscale_to: 0", "wrong-value"),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = (figures_folder() / "attachment-patterns.yaml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "attachment-patterns.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_figure(file)
    assert {problem.code for problem in caught.value.problems} == {code}
