"""Records made at random: every deed, with ids of the real course and typed words that can be found again."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

BEGAN = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
Record = dict[str, list[dict[str, Any]]]


class Walk:
    """A learner who does things at random. `typed` holds every word that she typed, by the event or state it is in."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.at = BEGAN
        self.typed: dict[str, list[str]] = {}
        self.events: list[dict[str, Any]] = []
        self.states: list[dict[str, Any]] = []

    def words(self, owner: str) -> str:
        """Words that stand nowhere else: with signs that a careless writer would break."""
        marker = f"TYPED{self.chance.getrandbits(60):015x}"
        self.typed.setdefault(owner, []).append(marker)
        return self.chance.choice(["{} ‘so’", '"{}"\n\nand\t{{}}', "[,]{}[.]x", "{}\u2028é🙂", " {} "]).format(marker)

    def deed(self, did: str) -> dict[str, Any]:
        chance, owner = self.chance, str(UUID(int=self.chance.getrandbits(128), version=4))
        self.at += timedelta(milliseconds=chance.randrange(1, 40_000_000))
        said: dict[str, Callable[[], dict[str, Any]]] = {
            "answered": lambda: self.answered(owner),
            "began": lambda: {"case": "six-weeks-in"},
            "chose": lambda: {
                "case": "six-weeks-in",
                "scene": "at-the-door",
                "choice": chance.choice([None, "say-hello-to-the-baby"]),
                "skipped": chance.random() < 0.3,
            },
            "ended": lambda: {"case": "six-weeks-in", "ending": "a-door-open"},
            "tried": lambda: {"block": "walkthrough:serve-and-return"},
            "wrote": lambda: {
                "place": chance.choice(["reflection:one-serve", "scenario:six-weeks-in#at-the-door", "account:first"]),
                "words": self.words(owner),
            },
            "planned": lambda: {
                "from": "case:six-weeks-in",
                "contact": self.words(owner),
                "when": self.words(owner),
                "say": self.words(owner),
                "ask_on": "2026-12-10",
            },
            "followed-up": lambda: {
                "plan": chance.choice([one["id"] for one in self.events if one["did"] == "planned"] or [owner]),
                "happened": chance.choice(["did", "otherwise", "not-yet"]),
                "words": self.words(owner),
            },
            "finished": lambda: {"module": "states-and-cues"},
            "attended": lambda: {
                "title": self.words(owner),
                "on": "2026-11-02",
                "minutes": chance.randrange(10, 200),
                "group": self.words(owner),
            },
            "spent": lambda: {"page": "notebooks/states-and-cues.html", "seconds": chance.randrange(5, 600)},
        }
        return {"did": did, **said[did](), "id": owner, "at": _stamp(self.at)}

    def answered(self, owner: str) -> dict[str, Any]:
        chance = self.chance
        shape = chance.choice(["one", "several", "none", "match", "say"])
        answers: dict[str, Any] = {
            "one": ["as-it-was"],
            "several": ["as-it-was", "album", "worry-bond"],
            "none": [],
            "match": {"sleep": "deep", "cry": "active"},
            "say": [],
        }
        parts = {one: chance.random() < 0.5 for one in ("as-it-was", "album", "worry-bond")}
        return {
            "set": "bump-check",
            "question": "no-photograph",
            "answer": answers[shape],
            "right": None if shape == "say" else chance.random() < 0.5,
            "parts": parts,
            "sure": chance.choice([None, "guess", "fairly", "sure"]),
            "where": chance.choice(["module", "review", "before", "after"]),
            **({"words": self.words(owner), "self": chance.choice(["like", "partly"])} if shape == "say" else {}),
        }

    def state(self, block: str) -> dict[str, Any]:
        values: dict[str, Any] = {"at": 2, "chosen": {"a": ["b", 1, None, True]}}
        if block.startswith("reflection:"):
            values = {"words": self.words(block), "comparing": True}
        if block.startswith("scenario:"):
            plan = {name: self.words(block) for name in ("contact", "when", "say")}
            values = {"path": [], "notes": {"at-the-door": {"words": self.words(block)}}, "plan": plan}
        if block.startswith("sheet:"):
            values = {"words": {"who": self.words(block)}}
        return {"block": block, "values": values, "at": _stamp(self.at)}


DEEDS = (
    "answered", "began", "chose", "ended", "tried", "wrote", "planned", "followed-up", "finished", "attended", "spent",
)  # fmt: skip
BLOCKS = ("reflection:one-serve", "scenario:six-weeks-in", "sheet:interpreter-briefing", "walkthrough:serve-and-return")


def a_walk(seed: int, steps: int = 60) -> Walk:
    """A record of `steps` deeds and more: each deed is in it."""
    walk = Walk(seed)
    for did in [*DEEDS, *walk.chance.choices(DEEDS, k=steps)]:
        walk.events.append(walk.deed(did))
    walk.states = [walk.state(block) for block in BLOCKS]
    return walk


def record_of(walk: Walk) -> Record:
    return {"events": walk.events, "states": walk.states}


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
