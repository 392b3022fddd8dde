"""The record in JupyterLab: whole or not at all, each event once, and what was deleted is gone."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

import heldinmind as hm
from heldinmind.record.journal import Journal, NewerRecord

from .calling import call


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    named = tmp_path / "record.jsonl"
    monkeypatch.setenv("HELDINMIND_RECORD", str(named))
    return named


def test_what_a_block_does_is_kept_and_found_again(file: Path) -> None:
    hm.reflect("two-minutes").words = "Low, to the side, laptop shut"
    assert hm.reflect("two-minutes").words == "Low, to the side, laptop shut"
    assert hm.reflect("my-five-seconds").words == ""
    assert hm.reflect("two-minutes").keeping == "notebook"


def test_what_a_block_tells_is_appended_once_with_id_and_time(file: Path) -> None:
    block = hm.reflect("two-minutes")
    block.happened = [{"did": "finished", "module": "states-and-cues", "id": "a", "at": "2026-11-26T10:00:00.000Z"}]
    block.happened = [{"did": "finished", "module": "states-and-cues", "id": "a", "at": "2026-11-26T10:00:00.000Z"}, {}]
    block.happened = [{"did": "tried", "block": "ecomap:after-the-move"}]
    first, second = Journal(file).read().events
    assert first["id"] == "a"
    assert second["at"].endswith("Z")
    assert len(second["id"]) == 36


def test_deleted_words_are_nowhere_in_the_file(file: Path) -> None:
    journal = Journal(file)
    journal.append([{"did": "wrote", "place": "reflection:two-minutes", "words": "Jane Smith sat"}])
    journal.append([{"did": "wrote", "place": "reflection:dear-mum", "words": "another"}])
    journal.append([{"did": "wrote", "place": "reflection:two-minutes", "words": "she sat"}])
    assert "Smith" not in file.read_text(encoding="utf-8")
    assert [event["words"] for event in journal.read().events] == ["", "another", "she sat"]


def test_words_with_any_sign_come_back_as_they_were(file: Path) -> None:
    words = "one\ntwo\u2028three\x85 \u201cfour\u201d \U0001f476\x00"
    Journal(file).append([{"did": "wrote", "place": "reflection:x", "words": words}])
    assert Journal(file).read().events[0]["words"] == words


def test_a_line_that_cannot_be_read_stays_and_hides_no_other(file: Path) -> None:
    journal = Journal(file)
    journal.append([{"did": "began", "case": "six-weeks-in"}])
    with file.open("ab") as end:
        end.write(b'{"did": "began", "case"\n\xff\xfe\n{"did": "danced", "id": "x", "at": "2026-01-01"}\n')
    journal.append([{"did": "began", "case": "two-homes"}])
    record = journal.read()
    assert [event["case"] for event in record.events] == ["six-weeks-in", "two-homes"]
    assert len(record.unreadable) == 3
    assert b"\xff\xfe" in file.read_bytes()


def test_a_newer_record_is_left_alone(file: Path) -> None:
    text = json.dumps({"heldinmind": "record", "version": 99}) + "\n"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NewerRecord, match="newer edition"):
        Journal(file).append([{"did": "began", "case": "six-weeks-in"}])
    block = hm.reflect("two-minutes")
    block.words = "typed"
    assert block.keeping == "newer"
    assert file.read_text(encoding="utf-8") == text


def test_a_write_that_fails_leaves_the_record_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(file)
    journal.append([{"did": "began", "case": "six-weeks-in"}])
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("os.fsync", full)
    block = hm.reflect("two-minutes")
    block.words = "typed"
    assert block.keeping == "nowhere"
    assert block.words == "typed"
    assert file.read_bytes() == before
    monkeypatch.undo()
    assert [one.name for one in file.parent.iterdir()] == [file.name], "nothing half-written stays"


def test_nothing_is_kept_where_the_record_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELDINMIND_RECORD", "off")
    block = hm.reflect("two-minutes")
    block.words = "typed"
    assert block.keeping == "nothing"
    assert hm.reflect("two-minutes").words == ""


def test_a_record_taken_in_twice_is_there_once_and_the_newer_state_stays(file: Path) -> None:
    journal = Journal(file)
    journal.keep("reflection:two-minutes", {"words": "of today"})
    events = [{"did": "began", "case": "two-homes", "id": "b", "at": "2026-11-01T10:00:00.000Z"}, {"did": "?"}]
    states = [
        {"block": "reflection:two-minutes", "values": {"words": "of then"}, "at": "2026-11-01T10:00:00.000Z"},
        {"block": "reflection:dear-mum", "values": {"words": "new here"}, "at": "2026-11-01T10:00:00.000Z"},
    ]
    first = journal.restore(events, states)
    assert first == {"events": {"added": 1, "known": 0}, "states": {"newer": 1, "older": 1}}
    assert journal.restore(events, states)["events"] == {"added": 0, "known": 1}
    assert hm.reflect("two-minutes").words == "of today"
    assert hm.reflect("dear-mum").words == "new here"


def test_what_is_taken_in_stands_among_what_is_there_by_its_time(file: Path) -> None:
    ours, theirs = (
        [{"did": "began", "case": "x", "id": f"{whose}{day}", "at": f"2026-11-{day}T10:00:00.000Z"} for day in days]
        # A clock was set back: each record keeps its own order.
        for whose, days in (("a", ["04", "09", "06"]), ("b", ["03", "05", "08", "10"]))
    )
    journal = Journal(file)
    journal.append(ours)
    journal.restore(theirs, [])
    order = ["b03", "a04", "b05", "b08", "a09", "a06", "b10"]
    assert [event["id"] for event in journal.read().events] == order
    assert [event["id"] for event in call(["merge"], ["woven", ours, theirs])[0]] == order


def append_many(file: str, name: str) -> None:
    for number in range(20):
        Journal(Path(file)).append([{"did": "began", "case": f"{name}-{number}"}])


def test_two_kernels_at_once_lose_nothing(file: Path) -> None:
    kernels = [multiprocessing.Process(target=append_many, args=(str(file), name)) for name in "ab"]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join(60)
    assert len({event["case"] for event in Journal(file).read().events}) == 40


def test_my_record_follows_what_other_blocks_tell_and_can_take_in_and_erase(file: Path) -> None:
    mine = hm.record()
    assert mine.events == []
    hm.reflect("two-minutes").happened = [{"did": "finished", "module": "states-and-cues"}]
    assert [event["did"] for event in mine.events] == ["finished"]
    other = {"did": "began", "case": "two-homes", "id": "b", "at": "2026-11-01T10:00:00.000Z"}
    mine.wish = {"to": "restore", "events": [other], "states": []}
    assert mine.granted["ok"]
    assert mine.granted["said"]["events"] == {"added": 1, "known": 0}
    assert len(mine.events) == 2
    plan = {"did": "planned", "from": "case:two-homes", "contact": "Home visit", "when": "she cries", "say": "Oh"}
    mine.happened = [{**plan, "id": "p", "ask_on": "2026-11-20"}]
    mine.happened = [{"did": "followed-up", "plan": "p", "happened": "did", "words": "Jane Smith"}]
    mine.happened = [{"did": "followed-up", "plan": "p", "happened": "did", "words": "It went well."}]
    assert "Jane Smith" not in file.read_text(encoding="utf-8")
    state = {"block": "plan:two-homes", "values": {"plan": {}}, "at": "2026-11-03T10:00:00.000Z"}
    mine.wish = {"to": "forget", "id": "p", "states": [state], "asked": 1}
    assert mine.granted == {"to": "forget", "ok": True, "said": None, "asked": 1}
    assert [event["did"] for event in mine.events] == ["began", "finished", "followed-up", "followed-up"]
    assert not any(said in file.read_text(encoding="utf-8") for said in ("she cries", "It went well"))
    assert state in mine.states
    mine.wish = {"to": "erase"}
    assert mine.events == []
    assert not file.exists()
