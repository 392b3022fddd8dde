"""Content files found and read as text, whatever state they are in."""

from pathlib import Path

from heldinmind.catalogue.problems import ContentError, Problem, problem_of

LARGEST_FILE = 12_000_000
"""Bytes. The longest case we know has 75 kB; beyond this a file is not content but an accident."""


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder by name, without the hidden ones that systems and editors leave."""
    return sorted(file for file in folder.glob("*.yaml") if not file.name.startswith((".", "~", "#")))


def read_text(file: Path) -> str:
    """The file's text, without a byte order mark. Raises ContentError where it cannot be had."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = (
            "There is no such file."
            if isinstance(error, FileNotFoundError)
            else f"It cannot be read: {error.strerror}."
        )
        known = ", ".join(sorted(other.stem for other in file.parent.glob(f"*{file.suffix}"))) or "none here yet"
        raise ContentError([Problem(file, 1, "unreadable-file", reason, f"one of: {known}.")]) from None
    if len(raw) > LARGEST_FILE:
        size = f"{len(raw):,}"
        raise ContentError([problem_of("file-too-large", file, 1, count=size, of="bytes", most=f"{LARGEST_FILE:,}")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ContentError([problem_of("not-utf-8", file, line)]) from None
