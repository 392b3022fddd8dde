"""The list of the files of a finished book, by which it is kept for offline."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from heldinmind.book.offline import write_list


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": "<p>Home</p>",
        "book/näher.html": "<p>A page</p>",
        "_static/held-in-mind/page.js": "go()",
        "worker.js": "the worker",
        "objects.inv": "for Sphinx",
        ".buildinfo": "for Sphinx",
        "_static/.hidden/file": "nobody asks",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def listed(site: Path) -> dict[str, Any]:
    write_list(site)
    found: dict[str, Any] = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    return found


def test_every_file_a_reader_may_ask_for_is_listed_and_no_other(site: Path) -> None:
    assert set(listed(site)["files"]) == {"index.html", "book/näher.html", "_static/held-in-mind/page.js"}


def test_a_file_has_its_hash_and_its_size(site: Path) -> None:
    content = b"<p>A page</p>"
    assert listed(site)["files"]["book/näher.html"] == [hashlib.sha256(content).hexdigest()[:16], len(content)]


def test_it_says_whose_it_is(site: Path) -> None:
    assert listed(site)["app"] == "held-in-mind"


def test_the_same_book_is_the_same_edition(site: Path) -> None:
    assert listed(site) == listed(site)


@pytest.mark.parametrize("change", ["a word", "a new file", "a file gone", "a new name"])
def test_another_book_is_another_edition(site: Path, change: str) -> None:
    before = listed(site)["edition"]
    page = site / "index.html"
    if change == "a word":
        page.write_text("<p>Hame</p>", encoding="utf-8")
    elif change == "a new file":
        (site / "new.html").write_text("", encoding="utf-8")
    elif change == "a file gone":
        page.unlink()
    else:
        page.rename(site / "home.html")
    assert listed(site)["edition"] != before
