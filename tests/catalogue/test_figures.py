from pathlib import Path

import pytest

from heldinmind.catalogue.figures import figures_folder, load_figure, read_figure
from heldinmind.catalogue.problems import ContentError


def test_the_words_of_a_figure_take_their_numbers_from_the_table() -> None:
    figure = load_figure("attachment-patterns")
    for row in figure.table.rows:
        assert f"{row['percent']}%" in figure.description


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("value: percent", "value: per_cent", "unknown-column"),
        ("row.secure", "row.certain", "unknown-name"),
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
