"""Choosing every package's version anew from pyproject.toml, for all systems at once: `make lock`."""

import subprocess
import sys
from itertools import takewhile
from pathlib import Path

from heldinmind.workshop.folders import package_folder


def lock(root: Path) -> None:
    """Writes requirements.txt, and requirements-test.txt with what the tests need beyond it."""
    course = _chosen(root)
    tests = [line for line in _chosen(root, "--extra", "test") if line not in course]
    # `-e .` makes `import heldinmind` work in a notebook wherever it lies.
    _write(root / "requirements.txt", [*course, "-e ."])
    _write(root / "requirements-test.txt", tests)


def _chosen(root: Path, *options: str) -> list[str]:
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *options]
    settings = ["--universal", "--python-version=3.11", "--no-annotate", "--no-header", "--quiet"]
    return subprocess.check_output([*command, *settings], cwd=root, encoding="utf-8").splitlines()


def _write(file: Path, lines: list[str]) -> None:
    """Puts `lines` below the comment at the head of `file`."""
    head = takewhile(lambda line: line.startswith("#"), file.read_text(encoding="utf-8").splitlines())
    file.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    lock(package_folder().parent)
