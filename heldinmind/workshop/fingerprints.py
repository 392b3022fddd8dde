"""Telling whether files changed: by what is in them, since their times lie after a copy or a checkout."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

NOT_SOURCES = {"__pycache__", "node_modules"}


def files_in(folder: Path) -> Iterator[Path]:
    """Every file under `folder` in a settled order, without caches, hidden files and editors' back-ups."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.endswith("~") or path.name in NOT_SOURCES:
            continue
        if path.is_dir():
            yield from files_in(path)
        else:
            yield path


def fingerprints(root: Path, files: Iterable[Path]) -> dict[str, str]:
    """The SHA-256 of each of `files` that exists, by its path from `root`."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }


def digest(prints: Mapping[str, str]) -> str:
    """One SHA-256 for a whole set of files: their paths and what is in them."""
    whole = "".join(f"{name}\0{prints[name]}\n" for name in sorted(prints))
    return hashlib.sha256(whole.encode()).hexdigest()
