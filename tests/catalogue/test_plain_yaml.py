"""What the fast reader takes it reads as the careful one does, lines included; the rest it leaves."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from heldinmind.catalogue.documents import _reader, line_of
from heldinmind.catalogue.plain_yaml import NotPlainError, read_plain
from heldinmind.course import course_folder

FILES = sorted((course_folder() / "data").rglob("*.yaml"))
SIGNS = [
    ": ",
    "- ",
    " #",
    "'",
    '"',
    "\n",
    "\n\n  ",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "|",
    ">-\n",
    "? ",
    "~",
    "\\",
    "null",
    "%",
]


def places(node: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield place
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in inner:
        yield from places(value, (*place, step))


def assert_read_alike(text: str) -> None:
    fast, careful = read_plain(text), _reader().load(text)
    assert fast == careful
    for place in places(fast):
        assert line_of(fast, place) == line_of(careful, place), place


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_content_file_is_plain_and_read_alike(file: Path) -> None:
    assert_read_alike(file.read_text(encoding="utf-8"))


def test_what_is_written_slightly_differently_is_read_alike_or_left() -> None:
    text = (course_folder() / "data/local.yaml").read_text(encoding="utf-8")
    chance, alike = random.Random(1), 0
    for _ in range(200):
        place = chance.randrange(len(text))
        changed = text[:place] + chance.choice(SIGNS) + text[place + chance.randrange(3) :]
        try:
            read_plain(changed)
        except NotPlainError:
            continue
        assert_read_alike(changed)
        alike += 1
    assert alike > 50


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 007\nb: yes\nc: 1.50\nd: 2026-01-03", {"a": "007", "b": "yes", "c": "1.50", "d": "2026-01-03"}),
        ("a: ~\nb:\nc: null\nd: '~'", {"a": None, "b": None, "c": None, "d": "~"}),
        ("a: >-\n  one\n  two\nb: |\n  three\n", {"a": "one two", "b": "three\n"}),
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
    ],
)
def test_values_are_as_they_are_written(text: str, value: object) -> None:
    assert read_plain(text) == value
    assert_read_alike(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1\na: 2",
        "a: &b c\nd: *b",
        "a: {<<: {b: c}}",
        "a: !!int abc",
        "a: !mine abc",
        "? [a]\n: b",
        "~: a",
        "a: =",
        "a:\tb",
        "a: b\u2028c",
        "a: b\x00",
        "a: b: c",
        "--- a\n--- b",
        "%YAML 1.1\n---\na: b",
        "a: " + "[" * 5000,
    ],
)
def test_what_is_not_plain_is_left(text: str) -> None:
    with pytest.raises(NotPlainError):
        read_plain(text)


def test_without_libyaml_all_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    with pytest.raises(NotPlainError):
        read_plain("a: b")
