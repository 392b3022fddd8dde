"""The conformance cases of the checker: the sound case with some of its words changed, and what must be found then."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parents[1] / "conformance"
SOUND = (FOLDER / "sound.yaml").read_text(encoding="utf-8")


class Trial(NamedTuple):
    """A file to check: its bytes, how many states may be explored, and the code that must or must not be found."""

    name: str
    content: bytes
    most: int | None
    code: str
    is_found: bool
    at: str
    """What stands on the line of the problem."""
    also: frozenset[str]
    """Other codes that the same change brings with it."""


def trials() -> Iterator[Trial]:
    """For every code, files that have the fault, and files that only just have not."""
    written = json.loads((FOLDER / "check.json").read_text(encoding="utf-8"))
    for number, case in enumerate(written):
        code, trigger, near_miss = case["code"], case["trigger"], case["near_miss"]
        also = frozenset(trigger.get("also", ()))
        yield Trial(f"{number}-{code}", edited(trigger), trigger.get("most"), code, True, trigger["at"], also)
        yield Trial(f"{number}-not-{code}", edited(near_miss), near_miss.get("most"), code, False, "", frozenset())


def edited(how: Mapping[str, Any]) -> bytes:
    """The sound case, changed as `how` says."""
    text = how.get("text", SOUND)
    for old, new, *times in how["edits"]:
        assert old in text, f"the sound case has no {old!r}"
        text = text.replace(old, new, *times)
    for pattern, new in how.get("sub", ()):
        text, count = re.subn(pattern, new, text)
        assert count, f"the sound case has nothing like {pattern!r}"
    more, times = how.get("append", ("", 0))
    return (text + more * times).encode(how.get("encoding", "utf-8"))
