"""Building and putting in place, with an engine of a few lines; the real one where its own ways matter."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from heldinmind.catalogue.problems import Problem
from heldinmind.workshop import building, inputs, publishing
from heldinmind.workshop.engine import complaints, engine_command
from heldinmind.workshop.telling import Trouble

PAGES = {"cases/visit.md": "# Case: A visit\n"}
# Says what Sphinx says, counts the pages it had in memory, and fails where a page says 'fault'.
ENGINE = """
import pathlib, sys
staging, output = map(pathlib.Path, sys.argv[1:])
pages = sorted(staging.rglob("*.md"))
print("\\x1b[01mreading sources... \\x1b[39;49;00m[ 50%] book/welcome")
print("writing output... [100%] book/safety")
memory = output / "_build" / ".doctrees" / "environment.pickle"
print("remembered" if memory.exists() else "fresh")
memory.parent.mkdir(parents=True, exist_ok=True)
memory.write_text("memory")
html = output / "_build" / "html"
html.mkdir(parents=True, exist_ok=True)
for page in pages:
    (html / page.with_suffix(".html").name).write_text(page.read_text())
    if "fault" in page.read_text():
        print(f"{page}:1: WARNING: there is a fault")
        print("build finished with problems, 1 warning (with warnings treated as errors).")
        sys.exit(1)
"""


def engine(staging: Path, output: Path) -> Sequence[str]:
    return [sys.executable, "-c", ENGINE, str(staging), str(output)]


def build(course: Path, said: list[str]) -> str:
    """Builds, and returns the log."""
    building.build(course, course / "_build", PAGES, engine, said.append)
    return (course / "_build" / "book.log").read_text(encoding="utf-8")


def test_a_book_is_built_with_a_line_a_phase(tiny_course: Path, said: list[str]) -> None:
    log = build(tiny_course, said)
    site = tiny_course / "_build" / "site"
    assert (site / "visit.html").read_text() == PAGES["cases/visit.md"]
    assert said == ["Reading the pages …", "Writing the pages …", "The book is built (0 s)."]
    assert "\x1b" not in log
    assert publishing.stamp_of(site) == inputs.digest(inputs.of_book(tiny_course))


def test_a_failed_build_leaves_the_last_good_book(tiny_course: Path, said: list[str]) -> None:
    build(tiny_course, said)
    (tiny_course / "book/safety.md").write_text("# fault\n")
    (tiny_course / "book/welcome.md").write_text("# Not yet seen\n")
    with pytest.raises(Trouble) as trouble:
        build(tiny_course, said)
    site = tiny_course / "_build" / "site"
    assert (site / "safety.html").read_text() == "# Safety\n"
    assert (site / "welcome.html").read_text() == "# Welcome\n"
    assert publishing.stamp_of(site) != inputs.digest(inputs.of_book(tiny_course))
    assert str(trouble.value).splitlines()[:2] == [
        "The book could not be built:",
        f"{Path('book/safety.md')}:1: WARNING: there is a fault",
    ]


def test_a_page_with_a_warning_fails_again_though_it_was_read(tiny_course: Path, said: list[str]) -> None:
    build(tiny_course, said)
    (tiny_course / "book/safety.md").write_text("# fault\n")
    for _ in range(2):
        with pytest.raises(Trouble, match="there is a fault"):
            build(tiny_course, said)
        assert "fresh" in (tiny_course / "_build/book.log").read_text() or _ == 0


def test_a_page_that_vanished_vanishes_from_the_book(tiny_course: Path, said: list[str]) -> None:
    build(tiny_course, said)
    (tiny_course / "book/safety.md").unlink()
    build(tiny_course, said)
    assert not (tiny_course / "_build/site/safety.html").exists()


def test_the_engine_keeps_what_it_read_when_it_will_notice_the_change(tiny_course: Path, said: list[str]) -> None:
    assert "fresh" in build(tiny_course, said)
    (tiny_course / "book/safety.md").write_text("# Another page\n")
    assert "remembered" in build(tiny_course, said)
    (tiny_course / "data/vignettes/visit.yaml").write_text("title: Another visit\n")
    assert "remembered" in build(tiny_course, said)


@pytest.mark.parametrize("change", ["settings", "older data", "data removed", "a picture"])
def test_the_engine_forgets_when_it_would_not_notice(tiny_course: Path, said: list[str], change: str) -> None:
    build(tiny_course, said)
    case = tiny_course / "data/vignettes/visit.yaml"
    if change == "settings":
        (tiny_course / "_config.yml").write_text("title: Other\n")
    elif change == "older data":
        case.write_text("title: Put back from a memory stick\n")
        os.utime(case, (1_000_000_000, 1_000_000_000))
    elif change == "data removed":
        case.unlink()
    else:
        (tiny_course / "book/pictures/pram.svg").write_text("<svg>other</svg>")
    assert "fresh" in build(tiny_course, said)


def test_every_input_counts_and_caches_do_not(tiny_course: Path) -> None:
    before = inputs.of_book(tiny_course)
    (tiny_course / "data/vignettes/__pycache__").mkdir()
    (tiny_course / "data/vignettes/__pycache__/x.pyc").write_text("x")
    (tiny_course / "_build").mkdir()
    (tiny_course / "_build/x").write_text("x")
    (tiny_course / "book/welcome.md").touch()
    assert inputs.of_book(tiny_course) == before
    assert {"_config.yml", "_toc.yml", "book/welcome.md", "data/vignettes/visit.yaml"} < set(before)
    assert {"heldinmind/cli.py", "heldinmind/workshop/inputs.py"} < set(before)


def test_the_book_is_swapped_whole(tmp_path: Path) -> None:
    html, site = tmp_path / "html", tmp_path / "site"
    for text in ("old", "new"):
        html.mkdir(exist_ok=True)
        (html / "index.html").write_text(text)
        (html / f"{text}.html").write_text(text)
        publishing.put_in_place(html, site, text)
        (html / f"{text}.html").unlink()
    assert sorted(path.name for path in site.iterdir()) == [".inputs", "index.html", "new.html"]
    assert publishing.stamp_of(site) == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["html", "site"]


def test_a_swap_that_was_interrupted_is_put_right(tmp_path: Path) -> None:
    former = tmp_path / "site.old"
    former.mkdir()
    (former / "index.html").write_text("last good book")
    publishing.recover(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "last good book"
    publishing.recover(tmp_path / "site")
    assert not former.exists()


def test_content_with_problems_is_refused_before_anything_is_staged(
    monkeypatch: pytest.MonkeyPatch, said: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.yaml"
    codes = ("no-debrief", "scene-count", "undecided")
    found = [Problem(file, line, code, f"{code}.", "more.") for line, code in enumerate(codes, start=1)]
    monkeypatch.setattr("heldinmind.workshop.checking.problems_in", lambda _: found)
    monkeypatch.setattr(building, "build_folder", lambda: tmp_path)
    with pytest.raises(Trouble) as trouble:
        building.build_book(said.append)
    assert str(trouble.value).splitlines() == [
        f"{file.as_posix()}:1: no-debrief. Expected: more. [no-debrief]",
        f"{file.as_posix()}:3: Undecided: undecided. Expected: more. [undecided]",
        "Not built: 2 problems to mend; more may show once that is done. The last good book stays.",
    ]
    assert list(tmp_path.iterdir()) == []


def test_complaints_are_told_from_chatter() -> None:
    talk = [
        "reading sources... [ 50%] book/welcome",
        f"{Path('/s/book/a.md')}:3: WARNING: undefined label: 'x'",
        f"{Path('/s/book/a.md')}:3: WARNING: undefined label: 'x'",
        "build finished with problems, 1 warning (with warnings treated as errors).",
        "RuntimeError",
    ]
    assert complaints(talk, Path("/s")) == [f"{Path('book/a.md')}:3: WARNING: undefined label: 'x'"]


def test_an_engine_that_breaks_down_shows_its_last_lines() -> None:
    talk = [f"line {number}" for number in range(100)]
    assert complaints(talk, Path("/s"))[-1] == "line 99"
    assert len(complaints(talk, Path("/s"))) == 15


@pytest.mark.slow
def test_the_real_engine_builds_strictly_in_a_folder_with_spaces(tiny_course: Path, said: list[str]) -> None:
    def real(staging: Path, output: Path) -> Sequence[str]:
        return engine_command(staging, output, strict=True)

    folder = tiny_course / "_build"
    site = building.build(tiny_course, folder, PAGES, real, said.append)
    assert (site / "cases/visit.html").is_file()
    (tiny_course / "book/safety.md").write_text("# Safety\n\n[nowhere](no-such-page.md)\n")
    for _ in range(2):
        with pytest.raises(Trouble, match=r"safety\.md:3: WARNING: .*no-such-page"):
            building.build(tiny_course, folder, PAGES, real, said.append)
    assert "nowhere" not in (site / "book/safety.html").read_text(encoding="utf-8")
    # A new title shows in the other pages' side bars too, which the engine alone would leave as they were.
    (tiny_course / "book/safety.md").write_text("# Keeping safe\n")
    building.build(tiny_course, folder, PAGES, real, said.append)
    (tiny_course / "book/safety.md").write_text("# Where to turn\n")
    building.build(tiny_course, folder, PAGES, real, said.append)
    assert "Where to turn" in (site / "cases/visit.html").read_text(encoding="utf-8")
