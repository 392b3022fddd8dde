"""What a learner did, as the journal keeps it: the same as in events.ts. docs/record.md says when each is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

Event = dict[str, Any]
"""A deed (`did` and what belongs to it), with `id` (a random UUID) and `at` (UTC, ISO 8601)."""

DEEDS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "answered": {"set": str, "question": str, "where": str},
    "began": {"case": str},
    "chose": {"case": str, "scene": str},
    "ended": {"case": str, "ending": str},
    "tried": {"block": str},
    "wrote": {"place": str, "words": str},
    "planned": {"from": str, "contact": str, "when": str, "say": str, "ask_on": str},
    "followed-up": {"plan": str, "happened": str, "words": str},
    "finished": {"module": str},
    "attended": {"title": str, "on": str, "minutes": (int, float), "group": str},
    "spent": {"page": str, "seconds": (int, float)},
}
"""What each deed must say, and of which type."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "answered": ("words",),
    "wrote": ("words",),
    "followed-up": ("words",),
    "planned": ("when", "say"),
    "attended": ("title", "group"),
}
"""Where the learner's own words stand in a deed."""


def is_event(value: object) -> bool:
    """Whether this is an event that this edition of the course can read."""
    if not isinstance(value, dict) or not isinstance(value.get("id"), str):
        return False
    needs = DEEDS.get(value.get("did", ""))
    if needs is None:
        return False
    try:
        datetime.fromisoformat(str(value.get("at")))
    except ValueError:
        return False
    return all(isinstance(value.get(name), kind) for name, kind in needs.items())


def silenced(event: Event) -> Event:
    """The event without what the learner wrote in it."""
    return {**event, **dict.fromkeys(WORDS.get(event["did"], ()), "")}


def stands(event: Event) -> bool:
    """Whether there is still such a thing: a plan or a session without its words is none."""
    if event["did"] == "planned":
        return bool(event["when"] or event["say"])
    return event["did"] != "attended" or bool(event["title"])


def dated(deed: Mapping[str, Any]) -> Event:
    """`deed` with a name and the time, where it has none yet."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {**deed, "id": deed.get("id") or str(uuid4()), "at": deed.get("at") or now}
