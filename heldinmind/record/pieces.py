"""A file of statements as lists of them, a large one some at a time: an array of JSON, or JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from hashlib import blake2b

WHOLE = 32_000_000
"""Bytes up to which a file is read at once."""
PIECE = 8_000_000
MOST = 64_000_000
"""Bytes without the end of a statement, after which a file is given up."""
BOUNDARIES = 200
"""Places at the end of a piece that are tried for the end of a statement."""
_BETWEEN = re.compile(rb"\}(\s*,\s*)\{\s*\"")
_SPACE = b" \t\r\n"
BROKEN = "Left out: it is broken, as when a download or a copy stops half-way. Ask for it again."


class BrokenFile(Exception):
    """A file that is no JSON. Its text says so."""


def pieces_of(path: Path, digest: blake2b) -> Iterator[list[Any]]:
    """The values in the file at `path`; `digest` takes in its bytes. Raises BrokenFile, perhaps after some pieces."""
    with path.open("rb") as stream:
        start = stream.read(WHOLE)
        digest.update(start)
        if len(start) < WHOLE:
            yield from _whole(_as_utf8(start))
        elif start.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise BrokenFile("Left out: it is too large for a file in UTF-16. Save it as UTF-8.")
        else:
            yield from _by_pieces(start.removeprefix(b"\xef\xbb\xbf"), stream, digest)


def _as_utf8(content: bytes) -> bytes:
    """As Notepad and PowerShell may have saved it: with a mark before it, or in UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16").encode()
        except UnicodeError as error:
            raise BrokenFile(BROKEN) from error
    return content.removeprefix(b"\xef\xbb\xbf")


def _whole(content: bytes) -> Iterator[list[Any]]:
    content = content.strip(_SPACE)
    if not content:
        return
    try:
        yield _listed(_loaded(content))
    except BrokenFile:
        if not content.startswith(b"{"):
            raise
        yield [one for line in content.splitlines() if line.strip() for one in _listed(_loaded(line))]


def _listed(value: Any) -> list[Any]:
    """An array as it is, what a learning record store answers with, or one value alone."""
    if isinstance(value, dict) and isinstance(value.get("statements"), list):
        value = value["statements"]
    return value if isinstance(value, list) else [value]


def _loaded(content: bytes) -> Any:
    import orjson

    try:
        return orjson.loads(content)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise BrokenFile(BROKEN) from error


def _by_pieces(start: bytes, stream: BinaryIO, digest: blake2b) -> Iterator[list[Any]]:
    text = start.lstrip(_SPACE)
    while not text and (more := stream.read(PIECE)):
        digest.update(more)
        text = more.lstrip(_SPACE)
    if text.startswith(b"["):
        yield from _of_array(text[1:], stream, digest)
    elif text:
        yield from _of_lines(text, stream, digest)


def _of_array(text: bytes, stream: BinaryIO, digest: blake2b) -> Iterator[list[Any]]:
    while more := stream.read(PIECE):
        digest.update(more)
        for end, begin in _boundaries(text):
            try:
                piece = _loaded(b"[" + text[:end] + b"]")
            except BrokenFile:
                # Within a statement, or in its words. What begins where one begins and can be read ends where one ends.
                continue
            yield piece
            text = text[begin:]
            break
        text += more
        if len(text) > MOST:
            raise BrokenFile(BROKEN)
    yield _loaded(b"[" + text)


def _boundaries(text: bytes) -> list[tuple[int, int]]:
    """Where one statement may end and the next begin, the last first."""
    found = [(it.start(1), it.end(1)) for it in _BETWEEN.finditer(text, max(0, len(text) - PIECE))]
    return found[: -BOUNDARIES - 1 : -1]


def _of_lines(text: bytes, stream: BinaryIO, digest: blake2b) -> Iterator[list[Any]]:
    while more := stream.read(PIECE):
        digest.update(more)
        whole, found, rest = text.rpartition(b"\n")
        if found:
            yield _lines(whole)
        text = (rest if found else text) + more
        if len(text) > MOST:
            raise BrokenFile(BROKEN)
    yield _lines(text)


def _lines(text: bytes) -> list[Any]:
    return [one for line in text.splitlines() if line.strip() for one in _listed(_loaded(line))]
