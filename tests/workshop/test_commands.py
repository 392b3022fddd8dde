"""The command as it is typed."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from heldinmind.cli import app
from heldinmind.workshop import commands
from heldinmind.workshop.telling import Trouble

run = CliRunner().invoke


def test_it_says_its_version_and_what_it_can_do() -> None:
    from heldinmind import __version__

    assert run(app, ["--version"]).output == f"Held in Mind {__version__}\n"
    listed = run(app, ["--help"]).output
    assert all(name in listed for name in ("start", "book", "lab", "notebooks", "doctor", "check"))


def test_it_answers_fast_without_the_heavy_libraries() -> None:
    started = time.monotonic()
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "heldinmind", "--help"], capture_output=True, text=True, check=True
    )
    assert time.monotonic() - started < 5
    imported = {line.split("|")[-1].strip() for line in said.stderr.splitlines()}
    assert not imported & {"pandas", "altair", "sphinx", "jupyterlab", "nbformat", "pydantic"}


def test_what_was_foreseen_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise Trouble("The book could not be built: mend it.")

    monkeypatch.setattr(commands, "make_book", fail)
    result = run(app, ["book"])
    assert result.exit_code == 1
    assert result.output == "The book could not be built: mend it.\n"


def test_start_builds_only_what_changed_and_then_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("heldinmind.workshop.frontend.ensure_built", lambda _: done.append("front end"))
    monkeypatch.setattr("heldinmind.workshop.building.build_book", lambda _: done.append("book"))
    monkeypatch.setattr(
        "heldinmind.workshop.serving.serve", lambda _, opened, port: done.append(f"serve {opened} {port}")
    )
    for current in (False, True):
        monkeypatch.setattr("heldinmind.workshop.building.is_current", lambda current=current: current)
        assert run(app, ["start", "--no-browser"]).exit_code == 0
    assert run(app, ["start", "--port", "9000"]).exit_code == 0
    assert done == [
        *("front end", "book", "serve False 8760"),
        *("front end", "serve False 8760"),
        *("front end", "serve True 9000"),
    ]


def test_check_names_each_mistake_and_fails(tmp_path: Path) -> None:
    case = tmp_path / "no-case.yaml"
    case.write_text("id: no-case\nunheard: of\n", encoding="utf-8")
    result = run(app, ["check", str(case)])
    assert result.exit_code == 1
    assert "no-case.yaml:2: " in result.output


def test_check_of_what_is_well_says_so() -> None:
    result = run(app, ["check"])
    assert result.exit_code == 0, result.output
    checked, local = result.output.splitlines()
    assert checked.endswith("files checked, nothing to mend.")
    assert local.startswith("data/local.yaml: 22 services are not filled in")


CONFORMANCE = Path(__file__).parents[1] / "conformance"


def a_case(folder: Path, *edits: tuple[str, str]) -> str:
    """The sound case of the conformance tests, with some of its words changed, in a file of its own."""
    text = (CONFORMANCE / "sound.yaml").read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file = folder / "sound.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


WARNED = ("    safety: true\n", "")
BROKEN = ("    next: s4\n", "    next: nowhere\n")


@pytest.mark.parametrize(
    ("edits", "options", "status", "verdict"),
    [
        ((), (), 0, "sound"),
        ((WARNED,), (), 0, "sound"),
        ((WARNED,), ("--strict",), 1, "faulty"),
        ((BROKEN,), (), 1, "faulty"),
    ],
)
def test_check_ends_as_its_verdict_says(
    tmp_path: Path, edits: tuple[tuple[str, str], ...], options: tuple[str, ...], status: int, verdict: str
) -> None:
    file = a_case(tmp_path, *edits)
    for_people = run(app, ["check", file, *options])
    for_tools = run(app, ["check", file, "--json", *options])
    assert (for_people.exit_code, for_tools.exit_code) == (status, status)
    told = json.loads(for_tools.output)
    assert told["verdict"] == verdict
    assert told["files"] == 1
    assert [problem["code"] in for_people.output for problem in told["problems"]] == [True] * len(edits)


def test_check_of_an_undecided_case_has_a_status_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("heldinmind.vignettes.explore.MOST_STATES", 10)
    result = run(app, ["check", "--json", a_case(tmp_path)])
    assert result.exit_code == 3
    told = json.loads(result.output)
    assert told["verdict"] == "undecided"
    assert [(one["code"], one["severity"]) for one in told["problems"]] == [("undecided", "undecided")]
    assert "10 states" in told["problems"][0]["message"]


def test_a_problem_of_play_is_shown_by_a_path(tmp_path: Path) -> None:
    file = a_case(tmp_path, ("    kind: closed-door\n", "    kind: closed-door\n    unless_chosen: [s11-b]\n"))
    (problem,) = json.loads(run(app, ["check", "--json", file]).output)["problems"]
    assert problem["code"] == "no-way-on"
    assert problem["path"][-2:] == [{"scene": "s11", "choice": "s11-b"}, {"scene": "s12", "choice": None}]
    assert "s11 (s11-b) › s12." in run(app, ["check", file]).output


@pytest.mark.parametrize(("language", "begins"), [("ink", "VAR "), ("twee", ":: StoryTitle")])
def test_a_case_is_exported_and_what_is_lost_is_said(tmp_path: Path, language: str, begins: str) -> None:
    file = tmp_path / "case.txt"
    result = run(app, ["export", "six-weeks-in", "--to", language, "--file", str(file)])
    assert result.exit_code == 0, result.output
    assert file.read_text(encoding="utf-8").startswith(begins)
    assert ("Lost in this form:" in result.output) is (language == "twee")
    assert run(app, ["export", "six-weeks-in", "--to", language]).stdout.startswith(begins)


@pytest.mark.parametrize("call", [["six-weeks-in", "--to", "word"], ["no-such-case", "--to", "ink"]])
def test_an_export_that_cannot_be_is_a_sentence(call: list[str]) -> None:
    result = run(app, ["export", *call])
    assert result.exit_code == 1
    assert "Expected:" in result.output
    assert "Traceback" not in result.output


def test_check_of_a_file_that_is_not_there_is_a_sentence() -> None:
    result = run(app, ["check", "no-such-file.yaml"])
    assert result.exit_code == 2
    assert "does not exist" in result.output


@pytest.mark.parametrize(("differed", "code"), [(True, 1), (False, 0)])
def test_notebooks_that_would_change_fail_the_check_alone(
    monkeypatch: pytest.MonkeyPatch, differed: bool, code: int
) -> None:
    monkeypatch.setattr(commands, "refresh_notebooks", lambda *_: differed)
    assert run(app, ["notebooks", "--check"]).exit_code == code
    assert run(app, ["notebooks"]).exit_code == 0


def test_what_has_aged_is_listed_and_is_no_mistake() -> None:
    from datetime import date

    from heldinmind.workshop.checking import aged

    assert aged(date(2026, 11, 24)) == []
    later = aged(date(2027, 6, 1))
    assert any("‘stillbirth’" in line and "2027-05-24" in line and "mbrrace2025" in line for line in later)
    assert not any("‘ssp-secure’" in line for line in later)
