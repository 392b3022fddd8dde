"""Shared records go into an independent learning record store as they are, as the trainers' guide says."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from heldinmind.course import course_folder
from heldinmind.record.group import read_group
from heldinmind.record.synthetic import example_folder

from .store import PASSWORD, USER

pytest.importorskip("fastapi", reason="the record store needs ‘pip install -r requirements-test.txt’")
pytestmark = pytest.mark.slow
PIECE = 20
GUIDE = (course_folder() / "book" / "for-trainers.md").read_text(encoding="utf-8")
Ask = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks the store: with statements they are posted, without them they are fetched."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("store")
    command = [sys.executable, str(Path(__file__).with_name("store.py")), str(folder), str(port)]
    log = (folder / "log").open("w")
    store = subprocess.Popen(command, stdout=log, stderr=log)
    account = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    headers = {
        "Content-Type": "application/json",
        "X-Experience-API-Version": "1.0.3",
        "Authorization": f"Basic {account}",
    }

    def asked(statements: Any = None, query: str = "") -> tuple[int, Any]:
        body = None if statements is None else json.dumps(statements).encode()
        address = f"http://127.0.0.1:{port}/xAPI/statements{query}"
        request = urllib.request.Request(address, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, None

    for _ in range(120):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            assert store.poll() is None, (folder / "log").read_text()
            time.sleep(0.5)
    yield asked
    store.terminate()
    store.wait(timeout=20)
    log.close()


def records() -> list[list[dict[str, Any]]]:
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(example_folder().iterdir())[:6]]


def test_the_guide_says_how_it_is_posted_here() -> None:
    assert "POST /xAPI/statements" in GUIDE
    assert "X-Experience-API-Version: 1.0.3" in GUIDE


def test_a_store_takes_them_in_pieces_and_gives_them_back(ask: Ask, tmp_path: Path) -> None:
    posted = [statement for record in records() for statement in record]
    for record in records():
        for start in range(0, len(record), PIECE):
            piece = record[start : start + PIECE]
            status, ids = ask(piece)
            assert (status, ids) == (200, [one["id"] for one in piece])
    status, _ = ask(posted[:PIECE])
    assert status in {200, 204}, "the same piece again does no harm"
    status, found = ask(query="?limit=5000")
    assert status == 200
    by_id = {one["id"]: one for one in found["statements"]}
    assert len(found["statements"]) == len(posted)
    for statement in posted:
        assert {key: by_id[statement["id"]][key] for key in statement} == statement
    # What a store hands out is read like the files it came from.
    (tmp_path / "from the store.json").write_text(json.dumps(found), encoding="utf-8")
    group = read_group(tmp_path)
    assert group.size == len(records())
    assert len(group.deeds) == len(posted) - len(records())


def test_the_store_can_say_no(ask: Ask) -> None:
    statement = records()[0][1]
    assert ask([{**statement, "id": "not-a-uuid"}])[0] in {400, 422}
    fresh = "0f4f7a3e-9d0b-4c39-9d53-0a4d2f0c7a11"
    nobody = {name: value for name, value in statement.items() if name != "actor"}
    assert ask([{**nobody, "id": fresh}])[0] in {400, 422}
