"""Content files found and read as text, whatever state they are in."""

from pathlib import Path

from heldinmind.catalogue.problems import ContentError, Problem

LARGEST_FILE = 1_000_000
"""Bytes. The longest case we know has 60 kB; beyond this a file is not content but an accident."""


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
        message = f"The file has {len(raw):,} bytes."
        raise ContentError([Problem(file, 1, "file-too-large", message, f"at most {LARGEST_FILE:,} bytes.")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        expected = "a file saved as UTF-8 (in Notepad: Save as, Encoding)."
        raise ContentError([Problem(file, line, "not-utf-8", "A character here is not UTF-8.", expected)]) from None
