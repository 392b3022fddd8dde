"""Folders as they come: files that are broken, foreign or hostile are named and left out, and none of them is fatal."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from heldinmind.record import pieces
from heldinmind.record.deeds import DEEDS
from heldinmind.record.group import read_group
from heldinmind.record.synthetic import Course, as_file, events_of, shared
from heldinmind.record.xapi import EVENT, FILE, STATE

COURSE = Course(("states-check", "asking-check"), ("states-and-cues",), ("six-weeks-in",))
Statements = list[dict[str, Any]]


def record(number: int = 1) -> Statements:
    random = Random(number)
    return shared(list(events_of(random, COURSE)), random, synthetic=False)


def outcome(folder: Path, name: str) -> str:
    return next(file.words for file in read_group(folder).told if file.name == name)


def headed(**file: Any) -> Statements:
    changed = record()
    changed[0]["context"]["extensions"][FILE].update(file)
    return changed


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def back_up_without_its_heading() -> Statements:
    changed = record()[1:]
    changed[3]["context"]["extensions"] = {STATE: {"block": "quiz:x", "values": {"words": "SECRET"}}}
    return changed


DEEP = 10_000
LEFT_OUT: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut off": (lambda: as_file(record()).encode()[:-200], "broken"),
    "empty": (lambda: b"", "empty"),
    "an empty list": (lambda: b"[]", "empty"),
    "spaces": (lambda: b" " * 1000, "empty"),
    "no json": (lambda: b"Dear all,\nhere is my record.", "broken"),
    "bytes": (lambda: bytes(range(256)) * 40, "broken"),
    "deep lists": (lambda: b"[" * DEEP + b"]" * DEEP, "broken"),
    "deep objects": (lambda: b'{"a":' * DEEP + b"1" + b"}" * DEEP, "broken"),
    "not a number": (lambda: as_file(record()).replace('"success":true', '"success":NaN').encode(), "broken"),
    "half a sign": (lambda: as_file(record()).replace("states-check", "\\ud800").encode(), "broken"),
    "half of utf-16": (lambda: as_file(record()).encode("utf-16")[:-1], "broken"),
    "foreign list": (
        lambda: as_json([{"actor": {"mbox": "mailto:a@b.example"}, "verb": {}}] * 3),
        "no statements of this",
    ),
    "foreign object": (lambda: as_json({"cells": [], "nbformat": 4}), "no statements of this"),
    "numbers": (lambda: b'[1, 2.5, null, true, "x", [[]]]', "no statements of this"),
    "one word": (lambda: b'"a word"', "no statements of this"),
    "newer": (lambda: as_json(headed(version=2)), "newer edition"),
    "newer, unknown kind": (lambda: as_json(headed(version=2, kind="other")), "newer edition"),
    "no version": (lambda: as_json(headed(version="1")), "does not say"),
    "true as version": (lambda: as_json(headed(version=True)), "does not say"),
    "another kind": (lambda: as_json(headed(kind=["shared"])), "does not say"),
    "back-up": (lambda: as_json(headed(kind="back-up")), "holds everything"),
    "back-up of a newer edition": (lambda: as_json(headed(kind="back-up", version=9)), "holds everything"),
    "back-up, heading last": (lambda: as_json(headed(kind="back-up")[::-1]), "holds everything"),
    "back-up, no heading": (lambda: as_json(back_up_without_its_heading()), "holds everything"),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_cannot_be_taken_is_named_and_left_out(tmp_path: Path, name: str) -> None:
    make, said = LEFT_OUT[name]
    (tmp_path / "good.json").write_text(as_file(record()), encoding="utf-8")
    (tmp_path / f"{name}.json").write_bytes(make())
    group = read_group(tmp_path)
    assert said in outcome(tmp_path, f"{name}.json")
    assert outcome(tmp_path, "good.json") == "Read."
    assert group.size == 1
    assert len(group.deeds) == len(record()) - 1
    assert "SECRET" not in str(group.words.to_dict())


TAKEN: dict[str, Callable[[str], bytes]] = {
    "mark.json": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "utf-16.json": lambda text: text.encode("utf-16"),
    "utf-16 big.json": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "lines.jsonl": lambda text: b"\n".join(line.rstrip(",").encode() for line in text.splitlines()[1:-1]),
    "lines called json.json": lambda text: b"\r\n\r\n".join(
        line.rstrip(",").encode() for line in text.splitlines()[1:-1]
    ),
    "pretty.JSON": lambda text: json.dumps(json.loads(text), indent=4).encode(),
    "of a store.json": lambda text: json.dumps({"statements": json.loads(text), "more": ""}).encode(),
}


@pytest.mark.parametrize("name", TAKEN)
def test_other_ways_of_saving_the_same_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TAKEN[name](as_file(record())))
    group = read_group(tmp_path)
    assert outcome(tmp_path, name) == "Read."
    assert len(group.deeds) == len(record()) - 1


WRONG: list[Any] = [
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "x" * 5000,
    "=1+1",
    "\x00\u202e",
    [],
    [1],
    {},
    {"a": {}},
    [[]],
    "2026-13-45",
]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a statement, the outer ones too."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


EVERY_DEED: list[dict[str, Any]] = [
    {"did": "answered", "set": "s", "question": "q", "parts": {"a": True}, "sure": "sure", "where": "module"},
    {"did": "began", "case": "c"},
    {"did": "chose", "case": "c", "scene": "s", "skipped": False},
    {"did": "ended", "case": "c", "ending": "e"},
    {"did": "tried", "block": "explorer:x"},
    {"did": "wrote", "place": "reflection:x"},
    {"did": "planned", "from": "case:c", "ask_on": "2026-12-01", "contact": "a", "when": "b", "say": "c"},
    {"did": "followed-up", "plan": "p", "happened": "did"},
    {"did": "finished", "module": "m"},
    {"did": "attended", "title": "", "on": "2026-11-01", "minutes": 60, "group": "team"},
    {"did": "spent", "page": "all", "day": "2026-11-01", "seconds": 60},
]


def statement_of(event: dict[str, Any]) -> dict[str, Any]:
    answers = {"answered": {"success": True, "response": "a"}, "chose": {"response": "a"}, "wrote": {"response": "Yes"}}
    one = copy.deepcopy(record()[1])
    one["id"] = f"id-{event['did']}"
    one["context"]["extensions"] = {EVENT: event}
    return {**one, "result": answers.get(event["did"], {"response": ""})}


def test_wrong_types_in_every_field_are_counted_and_left_out(tmp_path: Path) -> None:
    kinds = {event["did"]: statement_of(event) for event in EVERY_DEED}
    (tmp_path / "sound.json").write_bytes(as_json([record()[0], *kinds.values()]))
    assert set(read_group(tmp_path).deeds["did"]) == set(range(len(DEEDS)))
    spoilt = list[Any]()
    for statement in kinds.values():
        for path in places(statement):
            for wrong in WRONG:
                one: Any = copy.deepcopy(statement)
                if not path:
                    one = wrong
                else:
                    where = one
                    for key in path[:-1]:
                        where = where[key]
                    where[path[-1]] = wrong
                spoilt.append(one)
    assert len(spoilt) > 2000
    (tmp_path / "sound.json").unlink()
    (tmp_path / "spoilt.json").write_bytes(as_json([record()[0], *spoilt]))
    (tmp_path / "good.json").write_text(as_file(record(4)), encoding="utf-8")
    for number in range(5):
        (tmp_path / f"{number}.json").write_text(as_file(record(10 + number)), encoding="utf-8")
    group = read_group(tmp_path)
    assert "does not understand were left out" in outcome(tmp_path, "spoilt.json")
    assert outcome(tmp_path, "good.json") == "Read."
    for shown in every_table(group):
        for text in shown.to_numpy().ravel():
            assert not str(text).startswith(("=", "+", "-", "@", "\t", "\r", "\x00"))
            assert str(text).isprintable()


def every_table(group: Any) -> list[Any]:
    names = "files modules cases questions hardest unchosen scenes parted sure_and_wrong time sessions themes"
    return [group.confidence_table(), *(getattr(group, name)() for name in names.split())]


def test_ids_that_stand_twice_count_once(tmp_path: Path) -> None:
    statements = record()
    (tmp_path / "a.json").write_bytes(as_json([*statements, *statements[5:8]]))
    assert len(read_group(tmp_path).deeds) == len(statements) - 1
    assert "3 statements stand in it twice" in outcome(tmp_path, "a.json")


def test_one_id_for_all_leaves_one(tmp_path: Path) -> None:
    statements = [{**one, "id": "not even a uuid"} for one in record()]
    (tmp_path / "a.json").write_bytes(as_json(statements))
    assert len(read_group(tmp_path).deeds) == 1


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    for name in ("a.json", "copy of a.json"):
        (tmp_path / name).write_text(as_file(record()), encoding="utf-8")
    group = read_group(tmp_path)
    assert group.size == 1
    assert len(group.deeds) == len(record()) - 1
    assert outcome(tmp_path, "copy of a.json") == "Left out: the same file as ‘a.json’."


def test_two_shares_of_one_record_are_one_learner(tmp_path: Path) -> None:
    events = list(events_of(Random(1), COURSE))
    early = shared(events[:12], Random("early"))
    late = shared(events, Random("late"))
    assert {one["id"] for one in early}.isdisjoint(one["id"] for one in late)
    (tmp_path / "early.json").write_text(as_file(early), encoding="utf-8")
    (tmp_path / "late.json").write_text(as_file(late), encoding="utf-8")
    (tmp_path / "other.json").write_text(as_file(record(2)), encoding="utf-8")
    group = read_group(tmp_path)
    assert group.size == 2
    assert len(group.deeds) == len(late) - 1 + len(record(2)) - 1
    assert outcome(tmp_path, "early.json").endswith("It is the same record as ‘late.json’, shared twice: counted once.")
    assert outcome(tmp_path, "late.json") == "Read."


def test_the_same_deeds_at_other_times_are_two_learners(tmp_path: Path) -> None:
    events = list(events_of(Random(1), COURSE))
    moved = [{**event, "at": event["at"].replace("2026-10", "2026-11")} for event in events]
    (tmp_path / "a.json").write_text(as_file(shared(events, Random(2))), encoding="utf-8")
    (tmp_path / "b.json").write_text(as_file(shared(moved, Random(3))), encoding="utf-8")
    assert read_group(tmp_path).size == 2


def test_what_comes_from_a_store_newest_first_is_put_in_order(tmp_path: Path) -> None:
    ways = {"file": record(), "store": record()[:0:-1]}
    found = {}
    for name, statements in ways.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_bytes(as_json(statements))
        group = read_group(tmp_path / name)
        deeds = group.deeds.query("did != 10")
        found[name] = deeds[["at", "thing", "part"]].astype(str).to_numpy().tolist()
    assert found["store"] == sorted(found["file"])


def test_other_files_are_passed_over_by_name_and_hidden_ones_in_silence(tmp_path: Path) -> None:
    (tmp_path / "in a folder").mkdir()
    (tmp_path / "in a folder" / "a.json").write_text(as_file(record()), encoding="utf-8")
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "a folder.json").mkdir()
    group = read_group(tmp_path)
    assert [file.name for file in group.told] == ["in a folder/a.json", "notes.docx"]
    assert group.told[1].words.startswith("Not read")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="There is no folder"):
        read_group(tmp_path / "nowhere")


def test_an_empty_folder_is_an_empty_group(tmp_path: Path) -> None:
    group = read_group(tmp_path)
    assert group.size == 0
    assert all(table.empty for table in every_table(group))


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file were large."""
    monkeypatch.setattr(pieces, "WHOLE", 3000)
    monkeypatch.setattr(pieces, "PIECE", 2000)
    monkeypatch.setattr(pieces, "MOST", 20_000)


@pytest.mark.parametrize("name", [name for name in TAKEN if "utf-16" not in name and "store" not in name])
def test_a_large_file_is_read_in_pieces(tmp_path: Path, name: str, small_pieces: None) -> None:
    tricky = record()
    for one in tricky[1:]:
        one["context"]["extensions"][EVENT]["more"] = [{"a": 1}, {"b": '},{"c'}, {"d": "\\"}]
    (tmp_path / name).write_bytes(TAKEN[name](as_file(tricky)))
    group = read_group(tmp_path)
    assert outcome(tmp_path, name) == "Read."
    assert len(group.deeds) == len(tricky) - 1


def test_a_large_file_that_breaks_off_leaves_nothing_behind(tmp_path: Path, small_pieces: None) -> None:
    text = as_file(record())
    (tmp_path / "array.json").write_text(text[: len(text) // 2], encoding="utf-8")
    (tmp_path / "endless.json").write_text('["' + "x" * 60_000, encoding="utf-8")
    (tmp_path / "utf-16.json").write_bytes(text.encode("utf-16"))
    group = read_group(tmp_path)
    assert len(group.deeds) == 0
    assert all(file.words.startswith("Left out") for file in group.told)


@pytest.mark.slow
def test_a_hundred_megabytes_of_spaces_are_empty(tmp_path: Path) -> None:
    (tmp_path / "spaces.json").write_bytes(b" " * 100_000_000)
    (tmp_path / "spaces, then a record.json").write_bytes(b"\n" * 100_000_000 + as_file(record()).encode())
    group = read_group(tmp_path)
    assert outcome(tmp_path, "spaces.json") == "Left out: it is empty."
    assert outcome(tmp_path, "spaces, then a record.json") == "Read."
    assert group.size == 1


@pytest.mark.slow
def test_many_files_are_read_by_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from heldinmind.record import reading

    for number in range(12):
        (tmp_path / f"{number}.json").write_text(as_file(record(number)), encoding="utf-8")
    alone = read_group(tmp_path)
    monkeypatch.setattr(reading, "ALONE", 0)
    monkeypatch.setattr(reading, "BATCH", 50_000)
    together = read_group(tmp_path)
    assert together.deeds.astype(str).equals(alone.deeds.astype(str))
    assert [file.words for file in together.told] == [file.words for file in alone.told]
