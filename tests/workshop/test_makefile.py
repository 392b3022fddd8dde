"""The Makefile and the script of the test machine, as far as they can be tried without installing anything."""

import os
import subprocess
from pathlib import Path

import pytest

from heldinmind.course import course_folder

ROOT = course_folder()


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # As if typed: where make runs these tests, it would tell this make to talk as its child.
    typed = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, env=typed, check=False)


def test_make_alone_lists_what_there_is() -> None:
    listed = make().stdout
    for name in ("start", "test", "test-fast", "lab", "book", "notebooks", "check", "doctor", "clean"):
        assert f"make {name} " in listed


@pytest.fixture
def bare_checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "a bare checkout"
    folder.mkdir()
    for name in ("Makefile", "requirements.txt", "requirements-test.txt", "pyproject.toml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


def test_a_python_too_old_is_a_sentence(bare_checkout: Path) -> None:
    old = bare_checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    result = make("start", f"PYTHON={old}", folder=bare_checkout)
    assert result.returncode != 0
    assert "needs Python 3.11 or newer" in result.stderr
    assert not (bare_checkout / ".venv").exists()


def test_tests_are_one_run_of_pytest_and_it_comes_last(bare_checkout: Path) -> None:
    steps = make("-n", "test", folder=bare_checkout).stdout.splitlines()
    assert steps[-1] == ".venv/bin/python -m pytest --numprocesses auto --dist loadfile --nbval notebooks tests"
    # The book is built once, before tests that need it run side by side.
    assert [step.rpartition("-m ")[2] for step in steps[-3:-1]] == ["heldinmind.workshop.browsers", "heldinmind book"]


def test_the_test_machines_script_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
