"""A group's tables and charts in a notebook: escaped, the same each time, and nothing of a small group."""

from pathlib import Path

import pytest

import heldinmind as hm
from heldinmind.blocks.groups import TOO_FEW

SHOWN = (
    "files modules cases gain hardest questions unchosen parted scenes confidence sure_and_wrong time sessions themes"
)


@pytest.mark.parametrize("name", SHOWN.split())
def test_what_is_shown_is_the_same_each_time(name: str) -> None:
    one, other = (getattr(hm.group("data/groups/example"), name)()._repr_mimebundle_() for _ in range(2))
    assert one == other
    assert set(one) == {"text/html", "text/plain"}
    assert "None" not in one["text/html"]
    assert "| nan" not in one["text/plain"]


def test_what_comes_from_a_record_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "<img src=x onerror=alert(1)>.json").write_text("[", encoding="utf-8")
    html = hm.group(tmp_path).files()._repr_mimebundle_()["text/html"]
    assert "<img" not in html
    assert "&lt;img" in html


def test_a_group_of_four_sees_its_files_and_nothing_else(tmp_path: Path) -> None:
    for file in sorted(Path("data/groups/example").resolve().iterdir())[:4]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    group = hm.group(tmp_path)
    for name in SHOWN.split():
        shown = getattr(group, name)()._repr_mimebundle_()["text/plain"]
        assert TOO_FEW in shown or name == "gain"
    assert "4 files" in group.files().text


def test_charts_have_a_name_and_their_numbers_beside_them() -> None:
    group = hm.group("data/groups/example")
    for shown in (group.gain(), group.confidence()):
        assert 'role="img" aria-labelledby="hm-group-' in shown.html
        assert "%" in shown.text
    assert "<table" in group.confidence().html


def test_the_summary_is_written_where_the_trainer_says(tmp_path: Path) -> None:
    said = hm.group("data/groups/example").save_word(tmp_path / "group")
    assert said.text == "Written: group.docx"
    assert (tmp_path / "group.docx").is_file()


def test_without_a_place_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "nothing was written" in hm.group("data/groups/example").save_word("").text
    assert not list(tmp_path.iterdir())


def test_pandas_is_not_loaded_before_it_is_needed() -> None:
    import subprocess
    import sys

    code = "import sys, heldinmind; print('pandas' in sys.modules, 'orjson' in sys.modules, 'docx' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == ["False"] * 3
