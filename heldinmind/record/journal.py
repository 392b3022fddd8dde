"""The record of one learner in JupyterLab: a JSON Lines file, written whole each time or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from heldinmind.record.events import Event, dated, is_event, silenced

VERSION = 1
STALE = 10
"""Seconds after which a lock is taken to be left over from a kernel that was killed."""

State = dict[str, Any]
"""How a thing to do stands: `block`, `values`, `at`."""


@dataclass
class Record:
    """All that a file holds."""

    events: list[Event] = field(default_factory=list)
    states: dict[str, State] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)
    """Lines that could not be read: kept as they are."""


class NewerRecord(Exception):
    """The file was written by a newer edition of the course: it is left alone."""


class Journal:
    """A record in a file: a first line that says what it is, then a line for each event and each state."""

    def __init__(self, file: Path) -> None:
        """The record in `file`, which need not exist yet."""
        self.file = file

    def read(self) -> Record:
        """What the file holds now. NewerRecord where a newer edition wrote it; OSError where it cannot be read."""
        if not self.file.is_file():
            return Record()
        record = Record()
        # Not splitlines(): words may hold signs that it takes for the end of a line.
        lines = self.file.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
        for line in filter(str.strip, lines):
            entry = _parsed(line)
            if entry.get("heldinmind") == "record":
                if entry.get("version", 0) > VERSION:
                    raise NewerRecord(
                        f"{self.file} was written by a newer edition of this course (version {entry['version']}). "
                        "It is left as it is; install that edition to use it."
                    )
            elif is_event(entry):
                record.events.append(entry)
            elif _is_state(entry):
                record.states[entry["block"]] = entry
            else:
                record.unreadable.append(line)
        return record

    def append(self, deeds: Iterable[Mapping[str, Any]]) -> Record:
        """Adds what happened, each event once, and returns the record as it is then.

        Of what was written at a place, only the last words stay.
        """
        with self._changing() as record:
            known = {event["id"] for event in record.events}
            for event in map(dated, deeds):
                if not is_event(event) or event["id"] in known:
                    continue
                key = {"wrote": "place", "followed-up": "plan"}.get(event["did"])
                if key:
                    _silence(record, did=event["did"], **{key: event[key]})
                record.events.append(event)
            return record

    def keep(self, block: str, values: Mapping[str, Any]) -> Record:
        """Keeps the values of a block, beside those of its values that are not named."""
        with self._changing() as record:
            before = record.states.get(block, {}).get("values", {})
            record.states[block] = {"block": block, "values": {**before, **values}, "at": _now()}
            return record

    def restore(self, events: Iterable[Event], states: Iterable[State]) -> dict[str, dict[str, int]]:
        """Takes in another record: an event once, a state only where it is newer. Says how many of each were new."""
        events, states = [one for one in events if is_event(one)], [one for one in states if _is_state(one)]
        with self._changing() as record:
            known = {event["id"] for event in record.events}
            added = list({event["id"]: event for event in events if event["id"] not in known}.values())
            record.events = _woven(record.events, added)
            newer = [one for one in states if one["at"] > record.states.get(one["block"], {"at": ""})["at"]]
            record.states |= {state["block"]: state for state in newer}
        return {
            "events": {"added": len(added), "known": len(events) - len(added)},
            "states": {"newer": len(newer), "older": len(states) - len(newer)},
        }

    def forget(self, event_id: str, states: Iterable[State]) -> None:
        """Takes the words out of an event, and out of what became of it if it was a plan.

        `states` are those in which the words stand too, without them.
        """
        with self._changing() as record:
            _silence(record, id=event_id)
            _silence(record, did="followed-up", plan=event_id)
        self.restore([], states)

    def erase(self) -> None:
        """Removes the file, and nothing else."""
        self.file.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[Record]:
        """The record, written back whole when the block ends well; one kernel at a time."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with _alone(self.file.with_name(f"{self.file.name}.lock")):
            record = self.read()
            yield record
            self._write(record)

    def _write(self, record: Record) -> None:
        head = {"heldinmind": "record", "version": VERSION}
        entries = [json.dumps(one, ensure_ascii=False) for one in (head, *record.events, *record.states.values())]
        # In the same folder, so that renaming is one step.
        handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=".record-")
        fresh = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                file.write("\n".join([*entries, *record.unreadable]) + "\n")
                file.flush()
                os.fsync(handle)
            fresh.replace(self.file)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise


def usual_file() -> Path | None:
    """Where the record lies: in the user's own folder, or as HELDINMIND_RECORD says; None where it says `off`."""
    named = os.environ.get("HELDINMIND_RECORD")
    if named:
        return None if named == "off" else Path(named)
    import platformdirs

    return platformdirs.user_data_path("heldinmind") / "record.jsonl"


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Waits until no other kernel is writing. A file that only one can make serves on every system."""
    for _ in range(200):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with contextlib.suppress(FileNotFoundError):
                if time.time() - lock.stat().st_mtime > STALE:
                    lock.unlink(missing_ok=True)
            time.sleep(0.05)
    else:
        raise OSError(f"{lock} is held by another program. If none is running, remove it.")
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _woven(ours: list[Event], theirs: list[Event]) -> list[Event]:
    """The events of two records as one: each in its own order, and the earlier first."""
    every, waiting = list[Event](), deque(theirs)
    for event in ours:
        while waiting and _time(waiting[0]) < _time(event):
            every.append(waiting.popleft())
        every.append(event)
    return [*every, *waiting]


def _time(event: Event) -> datetime:
    at = datetime.fromisoformat(event["at"])
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _silence(record: Record, **sought: str) -> None:
    """Takes the words out of the events that are like this."""
    record.events = [
        silenced(event) if sought.items() <= {key: event.get(key) for key in sought}.items() else event
        for event in record.events
    ]


def _parsed(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}


def _is_state(entry: object) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("values"), dict):
        return False
    return isinstance(entry.get("block"), str) and isinstance(entry.get("at"), str)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
