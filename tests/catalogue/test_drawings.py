"""Drawings: each says in words what it shows, and holds nothing but shapes."""

from pathlib import Path

import pytest

from heldinmind.catalogue.drawings import drawing_ids, drawings_folder, load_drawing, read_drawing
from heldinmind.catalogue.problems import ContentError

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
WORDS = "<title>A line</title><desc>A line, lying.</desc>"


def codes(folder: Path, text: str) -> set[str]:
    file = folder / "drawn.svg"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as wrong:
        read_drawing(file)
    return {problem.code for problem in wrong.value.problems}


@pytest.mark.parametrize("drawing_id", drawing_ids())
def test_every_drawing_says_what_it_shows(drawing_id: str) -> None:
    drawing = load_drawing(drawing_id)
    assert drawing.svg.startswith("<svg viewBox=")
    assert f'aria-label="{drawing.description.split("’")[0]}' in drawing.svg
    assert "<title" not in drawing.svg, "a title within the page would hang at the pointer"


def test_a_drawing_keeps_its_shapes_and_loses_its_words(tmp_path: Path) -> None:
    file = tmp_path / "line.svg"
    file.write_text(FRAME.format(f'{WORDS}<g fill="none"><path d="M1 1h8"/></g>'), encoding="utf-8")
    assert read_drawing(file).svg == (
        '<svg viewBox="0 0 10 10" role="img" aria-label="A line, lying."><g fill="none"><path d="M1 1h8"/></g></svg>'
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<svg", "not-svg"),
        (FRAME.replace('viewBox="0 0 10 10"', "").format(WORDS), "not-svg"),
        (FRAME.format("<title>A line</title>"), "no-words"),
        (FRAME.format(f"{WORDS}<script>alert(1)</script>"), "not-a-shape"),
        (FRAME.format(f'{WORDS}<path onclick="alert(1)"/>'), "not-a-shape"),
        (FRAME.format(f'{WORDS}<path style="fill: red"/>'), "not-a-shape"),
        (FRAME.format(f'{WORDS}<path id="one"/>'), "not-a-shape"),
        (FRAME.format(f'{WORDS}<image href="https://example.org/a.png"/>'), "not-a-shape"),
        (FRAME.format(f"{WORDS}<path d='{'M0 0 ' * 2000}'/>"), "file-too-large"),
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert code in codes(tmp_path, text)


def test_the_drawings_are_where_the_checker_looks() -> None:
    from heldinmind.workshop.checking import content_files

    assert {file for file in content_files() if file.suffix == ".svg"} == set(drawings_folder().glob("*.svg"))
