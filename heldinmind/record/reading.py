"""Shared records read from a folder, however many: files in several processes, each deed as numbers in columns.

A file that cannot be taken is named with the reason and left out; none of them stops the reading.
"""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldinmind.record.deeds import Columns, Unreadable
from heldinmind.record.pieces import BrokenFile, pieces_of
from heldinmind.record.xapi import FILE, STATE, STATED, VERSION, verb

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENDINGS = {".json", ".jsonl"}
BATCH = 12_000_000
"""Bytes that one process reads before it hands on what it found."""
ALONE = 4_000_000
"""Bytes below which it takes longer to start a second process than to read them in this one."""
READ = "Read."
_STATED = verb(STATED)


@dataclass
class Told:
    """What became of a file: its name in the folder, whether it was read, and that in words."""

    name: str
    read: bool
    words: str
    statements: int = 0
    digest: bytes = b""
    synthetic: bool = False
    ordered: bool = False
    """Whether it begins by saying which file it is: then its order is that of the journal."""


@dataclass
class Batch:
    """What was found in some files: a row for each deed, as codes into `names`, and what became of each file."""

    files: list[Told] = field(default_factory=list)
    columns: dict[str, NDArray[Any]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    learners: list[str] = field(default_factory=list)
    rows: int = 0
    words: list[tuple[int, str]] = field(default_factory=list)
    """The row of a deed, and the words that its author ticked."""


class Refused(Exception):
    """A file that is not a shared record. Its text says what it is instead."""


def read_folder(folder: Path) -> tuple[list[Batch], list[Told]]:
    """All records in `folder` and the folders in it; and what was passed over unread.

    Raises FileNotFoundError where there is no such folder.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {folder}.")
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _hidden(path, folder)]
    taken = [path for path in found if path.suffix.lower() in ENDINGS]
    passed = [
        Told(_name(path, folder), read=False, words="Not read: its name ends neither in .json nor in .jsonl.")
        for path in found
        if path.suffix.lower() not in ENDINGS
    ]
    batches = list(_batched(taken))
    if sum(map(_size, taken)) < ALONE or len(batches) <= 1:
        return [read_files(batch, folder) for batch in batches], passed
    workers = min(len(batches), os.cpu_count() or 1)
    # Started afresh: a notebook's kernel has threads, and a copy of it could hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(read_files, batches, [folder] * len(batches))), passed


def read_files(paths: Sequence[Path], folder: Path) -> Batch:
    """What these files hold."""
    batch, columns = Batch(), Columns()
    with _without_collecting():
        for number, path in enumerate(paths):
            columns.file = number
            before = columns.mark()
            try:
                told = _read(path, _name(path, folder), columns)
            except (Refused, BrokenFile) as why:
                columns.cut(before)
                told = Told(_name(path, folder), read=False, words=str(why))
            except OSError as error:
                columns.cut(before)
                told = Told(_name(path, folder), read=False, words=f"Not read: {error.strerror or error}.")
            batch.files.append(told)
    batch.columns, batch.names, batch.learners, batch.words = columns.finished()
    batch.rows = len(batch.columns["at"])
    return batch


def _read(path: Path, name: str, columns: Columns) -> Told:
    """Reads one file into the columns. Raises Refused or BrokenFile, with what to tell."""
    told, digest = Told(name, read=True, words=""), blake2b(digest_size=16)
    seen = unreadable = deeds = 0
    headed = False
    for statements in pieces_of(path, digest):
        for statement in statements:
            seen += 1
            try:
                extensions = statement["context"]["extensions"]
                if FILE in extensions:
                    heading = extensions[FILE]
                    _accept(heading)
                    told.ordered |= seen == 1
                    told.synthetic |= heading.get("synthetic") is True
                    headed = True
                    continue
                if STATE in extensions or statement["verb"]["id"] == _STATED:
                    raise Refused(BACK_UP)
                columns.add(statement, extensions)
                deeds += 1
            except (Unreadable, KeyError, TypeError, ValueError, AttributeError, OverflowError):
                unreadable += 1
    told.statements, told.digest = deeds, digest.digest()
    if not seen:
        raise Refused("Left out: it is empty.")
    if not deeds and not headed:
        raise Refused("Left out: it holds no statements of this course.")
    told.words = _in_words(deeds, unreadable, headed)
    return told


BACK_UP = (
    "Left out: this is a back-up, which holds everything its learner wrote. It was not read further. Delete it, and "
    "ask for the file made under ‘To share with my trainer’."
)


def _accept(heading: Any) -> None:
    """Raises Refused where a heading says that this is no shared record, or one that cannot be read yet."""
    if not isinstance(heading, dict):
        raise Refused("Left out: it does not say which kind of file it is.")
    kind, version = heading.get("kind"), heading.get("version")
    if kind == "back-up":
        raise Refused(BACK_UP)
    if not isinstance(version, int) or isinstance(version, bool):
        raise Refused("Left out: it does not say which kind of file it is.")
    if version > VERSION:
        raise Refused("Left out: a newer edition of the course wrote it. Bring this one up to date.")
    if kind != "shared":
        raise Refused("Left out: it does not say which kind of file it is.")


def _in_words(deeds: int, unreadable: int, headed: bool) -> str:
    said = READ if deeds else "Read: nothing was shared in it yet."
    if unreadable:
        count = "1 statement" if unreadable == 1 else f"{unreadable:,} statements"
        said += f" {count} that this edition does not understand {'was' if unreadable == 1 else 'were'} left out."
    if not headed:
        said += " It does not say which file it is; its statements are this course’s."
    return said


def _batched(paths: Iterable[Path]) -> Iterator[list[Path]]:
    batch, size = list[Path](), 0
    for path in paths:
        batch.append(path)
        size += _size(path)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~")) for part in path.relative_to(folder).parts)


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Without the collector of cycles: parsed statements have none, and it would look at each again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
