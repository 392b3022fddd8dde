"""Types and style, of Python and of the front end."""

import subprocess
import sys
from pathlib import Path

import pytest

from heldinmind.course import course_folder
from heldinmind.workshop.node import node_at_hand

PYTHON = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "."],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "mypy": [sys.executable, "-m", "mypy"],
}
FRONT_END = {
    "types": ["node_modules/typescript/bin/tsc", "--noEmit"],
    "lint and format": ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
}


def run(command: list[str]) -> None:
    ran = subprocess.run(command, cwd=course_folder(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", PYTHON)
def test_python(name: str) -> None:
    run(PYTHON[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", FRONT_END)
def test_front_end(name: str) -> None:
    node = node_at_hand()
    assert node is not None
    run([*node.node, *FRONT_END[name]])


def test_no_address_of_a_registry_or_content_network_in_the_tree() -> None:
    listed = subprocess.run(
        ["git", "grep", "-lIE", r"registry\.npmjs|pypi\.org/simple|cdn\.|unpkg\.com|jsdelivr|cdnjs|fonts\.googleapis"],
        cwd=course_folder(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert [
        name for name in listed.stdout.splitlines() if name != Path(__file__).relative_to(course_folder()).as_posix()
    ] == []
