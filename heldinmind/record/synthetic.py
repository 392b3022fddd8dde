"""A made-up group: learners who answer the course's questions and play its cases, the same for the same seed.

Nobody's record, and each file says so. For trying the notebook on, and for measuring.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from math import exp
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from heldinmind.course import course_folder, data_folder
from heldinmind.questions.load import load_questions, questions_folder
from heldinmind.questions.marking import Answer, is_right, mark
from heldinmind.questions.model import Question
from heldinmind.record.deeds import as_response
from heldinmind.record.events import Event
from heldinmind.record.xapi import ACTIVITY, ADL, EVENT, FILE, LEARNER, SHARED, SKIPPED, VERBS, VERSION, verb
from heldinmind.vignettes.load import load_vignette, story_of
from heldinmind.vignettes.play import Story, ways_on

SEED, LEARNERS = 7, 14
FIRST_DAY = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
FORMS = ("form-a", "form-b")
"""The matched questions asked before and after."""
MODULES = ("first-1001-days", "bonding-and-attachment", "states-and-cues", "asking-about-the-relationship")
CASES = ("six-weeks-in", "just-tired")
HARDNESS = {"easy": -1.6, "medium": -0.4, "hard": 0.6}
"""On the scale of ability, whose middle is 0."""
LEARNT = 0.9
"""What the course adds to ability."""
SURE_FROM, FAIRLY_FROM = 0.7, -0.4
"""How sure somebody feels who says so, on the same scale."""
SKIPPING = 0.03
"""How many scenes are skipped."""
ILLUSIONS, ILLUSION = 0.15, 2.5
"""How many questions mislead, and by how much."""
WORDS = {
    "reflection:my-own-opening": [
        "I will say who I am, and then ask what the baby did this week. And wait.",
        "My opening is too long. Next week: one question, and my hands in my lap.",
        "When it is ‘fine’, I rush on. I would like to stay with it for one breath.",
    ],
    "reflection:the-words-i-use": [
        "I say ‘bonding issues’ when I mean that I am worried. I will say what I saw.",
        "‘Good baby’ slips out. I will try ‘she told you that clearly’.",
    ],
    "reflection:one-serve": [
        "The first five minutes are my laptop’s. I will leave it in the bag until I have seen one serve.",
        "=I will say one thing aloud that the baby did, before I ask anything.",
    ],
}
"""What some of them wrote and ticked. One begins as a formula of a spreadsheet does, since somebody's will."""


@dataclass(frozen=True)
class Learner:
    """Somebody made up: what they know, how sure they sound, how much they do."""

    random: Random
    ability: float
    boldness: float
    diligence: float


@dataclass(frozen=True)
class Course:
    """What a made-up group goes through: the sets asked before and after, its modules and cases."""

    forms: Sequence[str]
    modules: Sequence[str] = MODULES
    cases: Sequence[str] = CASES


def write_group(folder: Path, learners: int = LEARNERS, seed: int = SEED, course: Course | None = None) -> list[Path]:
    """Writes a shared record for each of `learners` to `folder`; the files of an earlier group there are removed."""
    course = course or Course(usual_forms())
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("shared-record-*.json"):
        file.unlink()
    written = list[Path]()
    for number in range(learners):
        random = Random(f"{seed}-{number}")
        events = list(events_of(random, course))
        file = folder / f"shared-record-{number + 1:0{len(str(learners))}}.json"
        file.write_text(as_file(shared(events, random)), encoding="utf-8", newline="\n")
        written.append(file)
    return written


def example_folder() -> Path:
    """Where the made-up group lies that comes with the course."""
    return data_folder() / "groups" / "example"


@cache
def usual_forms() -> tuple[str, str]:
    """The two forms of the course; two sets in their place where a course has none."""
    there = [name for name in FORMS if (questions_folder() / f"{name}.yaml").is_file()]
    return (there[0], there[1]) if len(there) == len(FORMS) else ("states-check", "asking-check")


def events_of(random: Random, course: Course) -> Iterator[Event]:
    """What one made-up learner did in a fortnight."""
    someone = Learner(random, random.gauss(0, 0.9), random.gauss(0, 0.8), random.uniform(0.55, 1))
    clock = _Clock(random)
    before, after = course.forms
    day = clock.next_day(0)
    yield from _answers(someone, before, "before", clock, learnt=0)
    yield clock.tells({"did": "attended", "title": "", "on": day, "minutes": 90, "group": "team"})
    wrote = sorted(random.sample(sorted(WORDS), k=random.choice((0, 1, 1, 2))))
    for number, module in enumerate(course.modules):
        day = clock.next_day(1 + 2 * number)
        if random.random() > someone.diligence:
            continue
        for set_id in sets_of(module):
            yield from _answers(someone, set_id, "module", clock, learnt=LEARNT * number / len(course.modules))
        for case in course.cases[number : number + 1]:
            yield from _played(someone, case, clock)
        for place in (wrote.pop() for _ in wrote[:1]):
            yield clock.tells({"did": "wrote", "place": place, "words": random.choice(WORDS[place])})
        if random.random() < someone.diligence:
            yield clock.tells({"did": "finished", "module": module})
        yield clock.tells({"did": "spent", "page": f"notebooks/{module}.html", "seconds": clock.seconds()})
    clock.next_day(14)
    if random.random() < 0.5 + someone.diligence / 2:
        yield from _answers(someone, after, "after", clock, learnt=LEARNT)


class _Clock:
    """The time at which somebody does things, a little later each time."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._started = self._now = FIRST_DAY

    def next_day(self, number: int) -> str:
        """Goes on to the day with this number; returns its date."""
        self._started = FIRST_DAY + timedelta(days=number, minutes=self._random.uniform(0, 300))
        self._now = self._started
        return self._now.date().isoformat()

    def seconds(self) -> int:
        """How long this day has lasted so far."""
        return round((self._now - self._started).total_seconds())

    def tells(self, deed: Mapping[str, Any]) -> Event:
        self._now += timedelta(milliseconds=self._random.randrange(8_000, 60_000))
        at = self._now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {**deed, "id": _uuid(self._random), "at": at}


def _answers(someone: Learner, set_id: str, where: str, clock: _Clock, learnt: float) -> Iterator[Event]:
    random = someone.random
    for question in _questions(set_id):
        known = someone.ability + learnt - HARDNESS[question.difficulty]
        # Some things many are sure of, and not right.
        mistaken = ILLUSION if Random(question.id).random() < ILLUSIONS else 0
        knows = random.random() < 1 / (1 + exp(-1.4 * (known - mistaken)))
        answer = _right(question) if knows else _wrong(question, random)
        feels = known + someone.boldness + random.gauss(0, 0.7)
        marked: dict[str, Any] = {
            "right": is_right(question, answer),
            "parts": mark(question, answer),
            "sure": "sure" if feels > SURE_FROM else "fairly" if feels > FAIRLY_FROM else "guess",
        }
        if question.kind == "say":
            marked = {"right": None, "parts": {}, "sure": None, "self": random.choice(("like", "partly", "not-yet"))}
        yield clock.tells(
            {"did": "answered", "set": set_id, "question": question.id, "answer": answer, **marked, "where": where}
        )


@cache
def _questions(set_id: str) -> tuple[Question, ...]:
    return tuple(load_questions(set_id).questions)


def _right(question: Question) -> Answer:
    match question.kind:
        case "sort":
            return {item.id: item.category for item in question.items}
        case "match":
            return {item.id: item.match for item in question.items}
        case "order":
            return [item.id for item in question.items]
        case "say":
            return []
        case _:
            return [option.id for option in question.options if option.correct]


def _wrong(question: Question, random: Random) -> Answer:
    """An answer as somebody gives it who is not sure of the matter."""
    match question.kind:
        case "sort":
            slip = random.randrange(len(question.items))
            others = [one.id for one in question.categories if one.id != question.items[slip].category]
            return {**_mapping(_right(question)), question.items[slip].id: random.choice(others)}
        case "match" | "order":
            first, second = random.sample(range(len(question.items)), 2)
            right = _right(question)
            ids = list(right.values() if isinstance(right, Mapping) else right)
            ids[first], ids[second] = ids[second], ids[first]
            return dict(zip(right, ids, strict=True)) if isinstance(right, Mapping) else ids
        case "one":
            # The first of those that are not right tempts more than the others, as one usually does.
            others = [option.id for option in question.options if not option.correct]
            return random.choices(others, weights=range(len(others), 0, -1))
        case "several":
            slip = random.randrange(len(question.options))
            chosen = [one.id for place, one in enumerate(question.options) if one.correct != (place == slip)]
            return chosen or [random.choice(question.options).id]
        case _:
            return []


def _mapping(answer: Answer) -> dict[str, str]:
    return dict(answer) if isinstance(answer, Mapping) else {}


def _played(someone: Learner, case: str, clock: _Clock) -> Iterator[Event]:
    """A way through the case, by its own rules, as far as this learner goes."""
    random, story = someone.random, _story(case)
    yield clock.tells({"did": "began", "case": case})
    place, chosen = story["start"], frozenset[str]()
    while place in story["scenes"]:
        ways = {choice: to for choice, to in ways_on(story, place, chosen).items() if to}
        choices = [choice for choice in ways if choice is not None]
        # Some draw far more than others, which ones is the same for all; now and then somebody skips, or stops here.
        ranks = sorted(choices, key=lambda choice: Random(choice).random())
        weights = [0.2 ** ranks.index(choice) for choice in choices]
        choice = random.choices(choices, weights)[0] if choices and random.random() > SKIPPING else None
        skipped = {"skipped": True} if choices and choice is None else {}
        if random.random() > 0.985 + 0.015 * someone.diligence:
            return
        yield clock.tells({"did": "chose", "case": case, "scene": place, "choice": choice, **skipped})
        onward = ways.get(choice)
        if onward is None:
            return
        place = onward
        chosen |= {choice} if choice else frozenset()
    yield clock.tells({"did": "ended", "case": case, "ending": place})


@cache
def _story(case: str) -> Story:
    return story_of(load_vignette(case))


@cache
def sets_of(module: str) -> tuple[str, ...]:
    """The question sets that a module's notebook shows, in its order."""
    notebook = json.loads((course_folder() / "notebooks" / f"{module}.ipynb").read_text(encoding="utf-8"))
    code = "\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
    return tuple(re.findall(r'hm\.quiz\("([a-z0-9-]+)"\)', code))


def shared(events: Sequence[Event], random: Random, *, synthetic: bool = True) -> list[dict[str, Any]]:
    """The events as the statements of a shared record, as `share` in statements.ts makes them, all words ticked.

    An account for this file, new ids, and time by day. A test holds the two to one another.
    """
    account = {"account": {"homePage": LEARNER, "name": _uuid(random)}}
    file = {"kind": "shared", "version": VERSION, "course": "0.1.0"} | ({"synthetic": True} if synthetic else {})
    heading = {
        "id": _uuid(random),
        "actor": account,
        "verb": _verb(SHARED),
        "object": _object("record", "file"),
        "timestamp": max(event["at"] for event in events),
        "context": {"extensions": {FILE: file}},
    }
    return [heading, *(_statement(event, account, random) for event in _time_by_day(events))]


def _time_by_day(events: Sequence[Event]) -> list[Event]:
    told = [event for event in events if event["did"] != "spent"]
    days = dict[str, int]()
    for event in events:
        if event["did"] == "spent":
            day = event["at"][:10]
            days[day] = days.get(day, 0) + event["seconds"]
    summed: list[Event] = [
        {"did": "spent", "page": "all", "day": day, "seconds": seconds, "at": f"{day}T12:00:00.000Z"}
        for day, seconds in sorted(days.items())
    ]
    return [*told, *summed]


def _statement(event: Event, account: dict[str, Any], random: Random) -> dict[str, Any]:
    said = {name: value for name, value in event.items() if name not in {"id", "at"}}
    result: dict[str, Any] = {}
    match said:
        case {"did": "answered", "right": right, "answer": answer}:
            if right is not None:
                result["success"] = said.pop("right")
            if answer:
                result["response"] = as_response(said.pop("answer"))
            # The object names them.
            del said["set"], said["question"]
        case {"did": "chose", "choice": choice}:
            said.setdefault("skipped", False)
            if choice:
                result["response"] = said.pop("choice")
        case {"did": "wrote", "words": words} if words:
            result["response"] = said.pop("words")
    return {
        "id": _uuid(random),
        "actor": account,
        "verb": _verb(SKIPPED if event.get("skipped") else VERBS[event["did"]]),
        "object": _activity(event),
        **({"result": result} if result else {}),
        "timestamp": event["at"],
        "context": {"extensions": {EVENT: said}},
    }


def _activity(event: Event) -> dict[str, Any]:
    match event["did"]:
        case "answered":
            more = {"interactionType": "other"}
            return _object(f"question/{event['set']}/{event['question']}", "cmi.interaction", **more)
        case "began":
            return _object(f"case/{event['case']}", "simulation")
        case "chose":
            return _object(f"case/{event['case']}/{event['scene']}", "interaction")
        case "ended":
            return _object(f"ending/{event['case']}/{event['ending']}", "interaction")
        case "finished":
            return _object(f"module/{event['module']}", "module")
        case "wrote":
            return _object(f"writing/{event['place']}", "performance")
        case "attended":
            return _object("session", "meeting")
        case _:
            return _object(f"page/{event['page']}", "lesson")


def _object(name: str, kind: str, **more: str) -> dict[str, Any]:
    return {"id": ACTIVITY + name, "definition": {"type": f"{ADL}activities/{kind}", **more}}


def _verb(name: str) -> dict[str, Any]:
    return {"id": verb(name), "display": {"en": name}}


def as_file(statements: Sequence[Mapping[str, Any]]) -> str:
    """One JSON array, a statement a line."""
    lines = (json.dumps(statement, ensure_ascii=False, separators=(",", ":")) for statement in statements)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _uuid(random: Random) -> str:
    return str(UUID(int=random.getrandbits(128), version=4))
