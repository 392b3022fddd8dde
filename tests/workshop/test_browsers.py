"""Finding a browser for the tests, and saying how to get one."""

from pathlib import Path

import pytest

from heldinmind.workshop import browsers
from heldinmind.workshop.telling import Trouble


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser, whose programs are looked for in this folder."""
    for variable in ("HELDINMIND_BROWSER", "ProgramFiles", "ProgramFiles(x86)", "LocalAppData"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", browsers.COMMANDS)
def test_it_is_found_by_its_command(bare_machine: Path, name: str) -> None:
    assert browsers.find_browser() is None
    there = program(bare_machine / name)
    assert browsers.find_browser() == there == browsers.require_browser()


@pytest.mark.parametrize("place", browsers.ON_WINDOWS)
def test_it_is_found_where_windows_keeps_it(bare_machine: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setenv("ProgramFiles(x86)", str(bare_machine / "Program Files"))
    there = program(bare_machine / "Program Files" / place)
    assert browsers.find_browser() == there


def test_the_one_that_is_named_goes_first(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "chromium")
    mine = program(bare_machine / "somewhere" / "my browser")
    monkeypatch.setenv("HELDINMIND_BROWSER", str(mine))
    assert browsers.find_browser() == mine


def test_a_name_that_leads_nowhere_is_not_passed_over(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "chromium")
    monkeypatch.setenv("HELDINMIND_BROWSER", "/no/such/browser")
    assert browsers.find_browser() is None
    with pytest.raises(Trouble, match="HELDINMIND_BROWSER names /no/such/browser, which is no program"):
        browsers.require_browser()


def test_without_one_a_sentence_says_how_to_get_one(bare_machine: Path) -> None:
    with pytest.raises(Trouble, match="apt-get install chromium") as trouble:
        browsers.require_browser()
    assert len(str(trouble.value).splitlines()) == 1
