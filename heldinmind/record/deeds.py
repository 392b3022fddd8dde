"""Deeds as columns of numbers: what a statement says, checked and put beside the others."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from heldinmind.record.xapi import ACTIVITY, EVENT, LEARNER, VERBS

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEEDS = list(VERBS)
SURE = ["guess", "fairly", "sure"]
WHERE = ["module", "review", "before", "after"]
HAPPENED = ["did", "otherwise", "not-yet"]
NONE = -1
"""In a column of codes: nothing."""
SKIPPED = "Skipped"
"""In place of a choice."""
_NAME = re.compile(r"[A-Za-z0-9(][A-Za-z0-9 ()\[\],.:;#/_’'-]{0,1999}")
"""What an id may look like. It is shown, and may come into a spreadsheet, where it must not be taken for a formula."""
_RIGHT = {True: 1, False: 0, None: NONE}
_SURE: dict[str | None, int] = {None: NONE, **{name: code for code, name in enumerate(SURE)}}
_WHERE: dict[str | None, int] = {None: NONE, **{name: code for code, name in enumerate(WHERE)}}
_DEED = {name: code for code, name in enumerate(DEEDS)}
MOST_SECONDS, MOST_MINUTES = 86_400, 1_440
MOST_WORDS = 20_000
"""Characters of one text."""


class Unreadable(Exception):
    """A statement that is not of this course, or that says what no statement of it can say."""


class Columns:
    """Rows that grow: each a deed."""

    def __init__(self) -> None:
        """Without a row."""
        self.file = 0
        self._rows: list[tuple[Any, ...]] = []
        self._names: dict[str, int] = {}
        self._learners: dict[str, int] = {}
        self._words: list[tuple[int, str]] = []

    def mark(self) -> tuple[int, int]:
        """A place to cut back to."""
        return len(self._rows), len(self._words)

    def cut(self, mark: tuple[int, int]) -> None:
        """Forgets all rows since `mark`."""
        del self._rows[mark[0] :]
        del self._words[mark[1] :]

    def add(self, statement: dict[str, Any], extensions: dict[str, Any]) -> None:
        """Adds the deed of a statement; Unreadable, or another error of wrong types, where it has none."""
        account = statement["actor"]["account"]
        if account["homePage"] != LEARNER:
            raise Unreadable
        event: dict[str, Any] = extensions[EVENT]
        did: str = event["did"]
        thing, part, answer, number, words = _READERS[did](statement, event)
        marked = did == "answered"
        row = (
            self._learner(account["name"]),
            self.file,
            _key(statement["id"]),
            _milliseconds(statement["timestamp"]),
            _DEED[did],
            self._name(thing),
            NONE if part is None else self._name(part),
            NONE if answer is None else self._name(answer),
            _RIGHT[event["right"] if "right" in event else _of_result(statement, "success")] if marked else NONE,
            _SURE[event.get("sure")] if marked else NONE,
            _WHERE[event.get("where")] if marked else NONE,
            number,
        )
        if words is not None:
            if not isinstance(words, str):
                raise Unreadable
            if words.strip():
                self._words.append((len(self._rows), words[:MOST_WORDS]))
        self._rows.append(row)

    def _name(self, name: Any) -> int:
        try:
            return self._names[name]
        except KeyError:
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                raise Unreadable from None
            code = self._names[name] = len(self._names)
            return code

    def _learner(self, name: Any) -> int:
        try:
            return self._learners[name]
        except KeyError:
            if not isinstance(name, str) or not name:
                raise Unreadable from None
            code = self._learners[name] = len(self._learners)
            return code

    def finished(self) -> tuple[dict[str, NDArray[Any]], list[str], list[str], list[tuple[int, str]]]:
        """The columns by name, what their codes stand for, the learners, and the words by row."""
        import numpy as np

        rows = np.array(self._rows, dtype=list(KINDS.items()))
        columns = {name: np.ascontiguousarray(rows[name]) for name in KINDS}
        return columns, list(self._names), list(self._learners), self._words


KINDS = {
    "learner": "i4",
    "file": "i4",
    "id": "u8",
    "at": "i8",
    "did": "i1",
    "thing": "i4",
    "part": "i4",
    "answer": "i4",
    "right": "i1",
    "sure": "i1",
    "where": "i1",
    "number": "f4",
}
"""The columns, and of which type."""


def _answered(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    response = _of_result(statement, "response")
    words = event.get("words")
    if "answer" in event:
        # Words said stand where otherwise the options stand.
        answer, words = as_response(event["answer"]), words or response
    else:
        answer = response
    question_set = event["set"] if "set" in event else _activity(statement, 1)
    question = event["question"] if "question" in event else _activity(statement, 2)
    return question_set, question, answer or None, 0, words


def _began(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    return event["case"] if "case" in event else _activity(statement, 1), None, None, 0, None


def _chose(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    case = event["case"] if "case" in event else _activity(statement, 1)
    scene = event["scene"] if "scene" in event else _activity(statement, 2)
    choice = event["choice"] if "choice" in event else _of_result(statement, "response")
    skipped = event.get("skipped", False)
    if not isinstance(skipped, bool):
        raise Unreadable
    return case, scene, choice or (SKIPPED if skipped else None), 0, None


def _ended(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    case = event["case"] if "case" in event else _activity(statement, 1)
    return case, event["ending"] if "ending" in event else _activity(statement, 2), None, 0, None


def _tried(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    if "block" in event:
        return event["block"], None, None, 0, None
    return f"{_activity(statement, 1)}:{_activity(statement, 2)}", None, None, 0, None


def _wrote(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    place = event["place"] if "place" in event else _rest(statement)
    return place, None, None, 0, event.get("words") or _of_result(statement, "response")


def _planned(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    import orjson

    start = event["from"] if "from" in event else _rest(statement)
    response = _of_result(statement, "response")
    plan = orjson.loads(response) if isinstance(response, str) and response else event
    parts = {name: plan.get(name) for name in ("contact", "when", "say")}
    if not any(parts.values()):
        return start, None, None, 0, None
    if not all(isinstance(text, str) for text in parts.values()):
        raise Unreadable
    return start, None, None, 0, f"At my next {parts['contact']}, when {parts['when']}, I will say: {parts['say']}"


def _followed_up(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    if event["happened"] not in HAPPENED:
        raise Unreadable
    return "plan", None, event["happened"], 0, event.get("words") or _of_result(statement, "response")


def _finished(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    return event["module"] if "module" in event else _activity(statement, 1), None, None, 0, None


def _attended(_: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    day = datetime.fromisoformat(event["on"]).date().isoformat()
    group = event.get("group")
    known = isinstance(group, str) and _NAME.fullmatch(group)
    # The title is the learner's own wording: empty unless she ticked it.
    return group if known else "not said", None, day, _number(event["minutes"], MOST_MINUTES), event.get("title")


def _spent(statement: dict[str, Any], event: dict[str, Any]) -> tuple[Any, ...]:
    seconds = _number(event["seconds"], MOST_SECONDS)
    day = event.get("day") or event.get("on") or statement["timestamp"][:10]
    return "time", None, datetime.fromisoformat(day).date().isoformat(), seconds, None


_READERS = {
    "answered": _answered,
    "began": _began,
    "chose": _chose,
    "ended": _ended,
    "tried": _tried,
    "wrote": _wrote,
    "planned": _planned,
    "followed-up": _followed_up,
    "finished": _finished,
    "attended": _attended,
    "spent": _spent,
}


def as_response(answer: Any) -> str:
    """An answer in xAPI's own form: `a[,]b`, or `item[.]target[,]…`."""
    if isinstance(answer, dict):
        return "[,]".join(f"{item}[.]{target}" for item, target in answer.items())
    if isinstance(answer, list):
        return "[,]".join(answer)
    raise Unreadable


def _of_result(statement: dict[str, Any], name: str) -> Any:
    result = statement.get("result")
    return None if result is None else result.get(name)


def _activity(statement: dict[str, Any], place: int) -> str:
    name: str = statement["object"]["id"]
    return name.removeprefix(ACTIVITY).split("/")[place]


def _rest(statement: dict[str, Any]) -> str:
    """All of the activity's name after its kind."""
    name: str = statement["object"]["id"]
    return name.removeprefix(ACTIVITY).partition("/")[2]


def _number(value: Any, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise Unreadable
    return value


def _milliseconds(timestamp: str) -> int:
    at = datetime.fromisoformat(timestamp)
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000)


def _key(statement_id: Any) -> int:
    """64 bits of a statement's id, by which it is known again."""
    try:
        return int(statement_id.replace("-", ""), 16) & 0xFFFF_FFFF_FFFF_FFFF
    except ValueError:
        pass  # no UUID, but an id all the same
    return int.from_bytes(blake2b(statement_id.encode(), digest_size=8).digest(), "big")
