"""What leaves the device is valid xAPI, comes back whole, and holds no word that was not ticked."""

import json
from typing import Any

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement

from .calling import call
from .walks import DEEDS, a_walk, record_of

MODULES = ["statements"]
ACCOUNT = "6f7c0b52-9d0b-4c39-9d53-0a4d2f0c7a11"
EVENT, STATE, FILE = (f"https://heldinmind.example/xapi/{name}" for name in ("event", "state", "file"))
SEEDS = range(12)

Statements = list[dict[str, Any]]


def backed_up(seed: int) -> Statements:
    [statements] = call(MODULES, ["backUp", record_of(a_walk(seed)), ACCOUNT])
    return list(statements)


def shared(record: Any, *ticked: str) -> Statements:
    [statements] = call(MODULES, ["share", record, {"ticked": ticked}])
    return list(statements)


def read_back(text: str) -> dict[str, Any]:
    [back] = call(MODULES, ["readBack", text])
    return dict(back)


def event_of(statement: dict[str, Any]) -> dict[str, Any]:
    return dict(statement["context"]["extensions"].get(EVENT, {}))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_statement_is_valid_xapi(seed: int) -> None:
    walk = a_walk(seed)
    pieces = [*walk.typed]
    for statements in (backed_up(seed), shared(record_of(walk)), shared(record_of(walk), *pieces)):
        assert {event_of(one).get("did") for one in statements} >= set(DEEDS)
        for statement in statements:
            BaseXapiStatement(**statement)
        assert len({one["id"] for one in statements}) == len(statements)


def test_the_validator_can_say_no() -> None:
    good = backed_up(0)[1]
    for broken in ({**good, "verb": {"id": "answered"}}, {**good, "result": {"response": ""}}, {**good, "id": "1"}):
        with pytest.raises(ValueError):
            BaseXapiStatement(**broken)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_back_up_comes_back_whole(seed: int) -> None:
    record = record_of(a_walk(seed))
    [text] = call(MODULES, ["asFile", backed_up(seed)])
    assert read_back(text) == {**record, "problems": []}


def test_strange_ids_and_times_come_back_too() -> None:
    record = {
        "events": [
            {"did": "began", "case": "a/b c#ü\ud800", "id": "not-a-uuid", "at": "2026-11-26"},
            {"did": "wrote", "place": "reflection:x", "words": "", "id": ACCOUNT, "at": "2026-11-26T01:00:00+01:00"},
            {"did": "finished", "module": "x", "more": {"unknown": 1}, "id": "0" * 36, "at": "2026-11-26T00:00:00Z"},
        ],
        "states": [{"block": "quiz:é", "values": {}, "at": "2026-11-26"}],
    }
    [statements] = call(MODULES, ["backUp", record, ACCOUNT])
    for statement in statements:
        BaseXapiStatement(**json.loads(json.dumps(statement).replace("\\ud800", "?")))
    assert read_back(json.dumps(statements)) == {**record, "problems": []}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_typed_word_is_shared_unless_ticked(seed: int) -> None:
    walk = a_walk(seed)
    typed = {marker for markers in walk.typed.values() for marker in markers}
    assert len(typed) > 20
    text = json.dumps(shared(record_of(walk)), ensure_ascii=False)
    assert "TYPED" not in text

    [pieces] = call(MODULES, ["learnersText", record_of(walk)])
    files = call(MODULES, *(["share", record_of(walk), {"ticked": [piece["id"]]}] for piece in pieces))
    for piece, statements in zip(pieces, files, strict=True):
        text, words = json.dumps(statements), piece["words"].lower()
        own = {one for one in typed if one.lower() in words}
        assert own
        assert {one for one in typed if one in text} == (own if piece["shareable"] else set())


def test_every_free_text_can_be_ticked() -> None:
    walk = a_walk(3, steps=200)
    [pieces] = call(MODULES, ["learnersText", {"events": walk.events, "states": []}])
    assert {one["kind"] for one in pieces} == {"written", "said", "planned", "followed-up", "session"}
    shown = json.dumps(pieces).lower()
    latest = {event["place"]: event["id"] for event in walk.events if event["did"] == "wrote"}
    for event in walk.events:
        if event["did"] != "wrote" or latest[event["place"]] == event["id"]:
            assert all(marker.lower() in shown for marker in walk.typed.get(event["id"], [])), event
    assert all(one["words"].strip() and one["at"] for one in pieces)


def test_words_that_stand_in_a_block_and_were_not_told_yet_can_be_ticked_too() -> None:
    walk = a_walk(3)
    [pieces] = call(MODULES, ["learnersText", {"events": [], "states": walk.states}])
    assert {(one["kind"], one["place"]) for one in pieces} == {
        ("written", "reflection:one-serve"),
        ("written", "scenario:six-weeks-in#at-the-door"),
        ("sheet", "sheet:interpreter-briefing"),
    }


def test_words_in_a_part_that_nobody_knows_are_not_shared() -> None:
    """An edited file, or a later edition, may hold words where this one expects codes, or beside them."""
    events = [
        {
            **event,
            "note": "TYPED",
            **{name: "TYPED in words" for name in ("question", "choice", "module") if name in event},
        }
        for event in a_walk(1).events
    ]
    answered = next(event for event in events if event["did"] == "answered")
    answered |= {"answer": ["TYPED a word"], "parts": {"TYPED a word": True}, "sure": "TYPED it", "self": "TYPED it"}
    assert "TYPED" not in json.dumps(shared({"events": events, "states": []}))


def test_nothing_joins_two_shared_files() -> None:
    walk = a_walk(5)
    one, other = shared(record_of(walk)), shared(record_of(walk))
    original = {event["id"] for event in walk.events} | {ACCOUNT}
    for statements in (one, other):
        text = json.dumps(statements)
        assert not any(known in text for known in original)
        assert len({one["actor"]["account"]["name"] for one in statements}) == 1
    assert not {one["id"] for one in one} & {one["id"] for one in other}
    assert one[0]["actor"] != other[0]["actor"]
    plans = {statement["id"] for statement in one if event_of(statement).get("did") == "planned"}
    followed = [event_of(statement)["plan"] for statement in one if event_of(statement).get("did") == "followed-up"]
    assert set(followed) & plans, "a plan and what became of it stay together"


def test_shared_time_is_by_day_and_no_state_is_shared() -> None:
    walk = a_walk(7)
    statements = shared(record_of(walk))
    assert not any(STATE in one["context"]["extensions"] for one in statements)
    spent = [event_of(one) for one in statements if event_of(one).get("did") == "spent"]
    assert len({one["day"] for one in spent}) == len(spent)
    assert {one["page"] for one in spent} == {"all"}
    assert "notebooks/states-and-cues.html" not in json.dumps(statements)
    assert sum(one["seconds"] for one in spent) == sum(event.get("seconds", 0) for event in walk.events)


def test_the_first_statement_says_which_file_it_is() -> None:
    for kind, statements in (("back-up", backed_up(0)), ("shared", shared(record_of(a_walk(0))))):
        assert statements[0]["context"]["extensions"][FILE] == {"kind": kind, "version": 1}
        assert statements[0]["verb"]["id"] == "http://adlnet.gov/expapi/verbs/shared"
        assert statements[0]["object"]["id"] == "https://heldinmind.example/xapi/record"


def test_statements_are_small() -> None:
    events = [one for one in shared(record_of(a_walk(2, steps=300))) if EVENT in one["context"]["extensions"]]
    sizes = sorted(len(json.dumps(one, separators=(",", ":")).encode()) for one in events)
    assert sizes[-1] < 900
    assert sizes[len(sizes) // 2] < 700


def broken(text: str) -> dict[str, str]:
    """Files that are not a sound back-up, by what must be said of them."""
    statements = json.loads(text)
    newer = json.loads(text)
    newer[0]["context"]["extensions"][FILE]["version"] = 2
    return {
        "empty": " \n",
        "foreign": json.dumps([{"actor": {"mbox": "mailto:x@example.org"}, "verb": {}, "object": {}}]),
        "jupyter": '{"heldinmind": "record", "version": 1}\n{"did": "began"}\n',
        "newer": json.dumps(newer),
        "shared": json.dumps(shared(record_of(a_walk(0)))),
        "headless": json.dumps(statements[1:]),
    }


def test_a_file_that_cannot_be_taken_is_named_with_what_to_do() -> None:
    [text] = call(MODULES, ["asFile", backed_up(0)])
    for code, content in broken(text).items():
        back = read_back(content)
        assert [problem["code"] for problem in back["problems"]] == [code]
        assert back["events"] == back["states"] == []
        assert back["problems"][0]["said"].count(".") >= 2
    for foreign in ("hello", "[]", "{}", "null", "7", '"x"', "[[]]", "[null]", "PK\u0003\u0004", "{" * 100_000):
        assert [problem["code"] for problem in read_back(foreign)["problems"]] == ["foreign"]


def test_single_statements_that_cannot_be_read_are_counted_and_named() -> None:
    statements = backed_up(0)
    record = record_of(a_walk(0))
    statements[3] = {"id": "x"}
    statements[5]["context"]["extensions"][EVENT]["did"] = "danced"
    statements[8]["actor"] = None  # type: ignore[assignment]
    statements.append(None)  # type: ignore[arg-type]
    back = read_back(json.dumps(statements))
    assert [problem["code"] for problem in back["problems"]] == ["entries"]
    assert f"4, 6, 9, {len(statements)}" in back["problems"][0]["said"]
    assert len(back["events"]) == len(record["events"]) - 3
    assert back["states"] == record["states"]


def test_what_is_left_of_a_file_that_is_cut_off_is_taken() -> None:
    [text] = call(MODULES, ["asFile", backed_up(0)])
    record = record_of(a_walk(0))
    half = text[: len(text) // 2]
    back = read_back(half)
    assert [problem["code"] for problem in back["problems"]] == ["cut-off", "entries"]
    whole = half.count("\n") - 2
    assert whole > 10
    assert back["events"] == record["events"][:whole]


def test_a_file_with_a_mark_before_it_or_as_a_store_hands_it_out_is_read() -> None:
    record = record_of(a_walk(0))
    statements = backed_up(0)
    for text in ("\ufeff" + json.dumps(statements), json.dumps({"statements": statements, "more": ""})):
        assert read_back(text) == {**record, "problems": []}


def test_no_damage_to_a_file_throws() -> None:
    import random

    chance = random.Random(1)
    [text] = call(MODULES, ["asFile", backed_up(4)])
    damaged = []
    for _ in range(200):
        at, length = chance.randrange(len(text)), chance.randrange(1, 400)
        damaged.append(text[:at] + chance.choice(["", "null", "\\", '"', "[", "0"]) + text[at + length :])
    for back in call(MODULES, *(["readBack", one] for one in damaged)):
        assert isinstance(back["events"], list)
        assert all(isinstance(one["said"], str) for one in back["problems"])
