"""Plain YAML with its lines, read by libyaml: twenty times as fast as ruamel.yaml, which explains all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_NOTHING = {"", "~", "null", "Null", "NULL"}
_OF_ANOTHER_MEANING = {"<<", "="}
_TAKEN_OTHERWISE = re.compile("[\\t\\x85\\u2028\\u2029]")
"""Tabs, and what only some count as the end of a line: the two readers differ there."""


class NotPlainError(ValueError):
    """The text is not YAML, or it is more than mappings with names, lists and scalars. Where it is known, `line`."""

    def __init__(self, why: str = "something that this reader does not take", line: int = 1) -> None:
        super().__init__(why)
        self.line = line


@dataclass
class Lines:
    """The line, from 0, of each entry or item, asked for as ruamel.yaml lets one ask."""

    lines: dict[str | int, int] = field(default_factory=dict)

    def key(self, step: str) -> tuple[int]:
        """Where the entry `step` stands. Raises KeyError."""
        return (self.lines[step],)

    def item(self, step: int) -> tuple[int]:
        """Where the item `step` stands. Raises KeyError."""
        return (self.lines[step],)


class Entries(dict[str, Any]):
    """A mapping that knows the lines of its entries."""

    def __init__(self) -> None:
        self.lc = Lines()


class Items(list[Any]):
    """A list that knows the lines of its items."""

    def __init__(self) -> None:
        self.lc = Lines()


def read_plain(text: str) -> Any:
    """What `text` holds, each value as it is written.

    Raises:
        NotPlainError: for another reader to take it, or to say what is wrong with it.
    """
    import yaml

    if not yaml.__with_libyaml__ or _TAKEN_OTHERWISE.search(text):
        raise NotPlainError
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        _expect(events, yaml.StreamStartEvent)
        if _expect(events, yaml.DocumentStartEvent).version:
            raise NotPlainError
        tree = _node(events, next(events))
        _expect(events, yaml.DocumentEndEvent)
        _expect(events, yaml.StreamEndEvent)
    except RecursionError:
        raise NotPlainError("too deeply nested") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise NotPlainError(str(error.problem or error.context), line) from None
    except yaml.YAMLError as error:
        raise NotPlainError(str(error).split("\n", 1)[0]) from None
    return tree


def _expect(events: Iterator[Any], kind: type[Any]) -> Any:
    event = next(events)
    if not isinstance(event, kind):
        raise NotPlainError
    return event


def _node(events: Iterator[Any], event: Any) -> Any:
    import yaml

    if getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise NotPlainError
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        items = Items()
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.lc.lines[len(items)] = event.start_mark.line
            items.append(_node(events, event))
        return items
    if not isinstance(event, yaml.MappingStartEvent):
        raise NotPlainError
    entries = Entries()
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(events, event)
        if not isinstance(key, str) or key in entries:
            raise NotPlainError(f"‘{str(key)[:40]}’ stands here a second time", event.start_mark.line + 1)
        entries.lc.lines[key] = event.start_mark.line
        entries[key] = _node(events, next(events))
    return entries


def _scalar(event: Any) -> str | None:
    is_bare = event.implicit[0]
    if is_bare and event.value in _OF_ANOTHER_MEANING:
        raise NotPlainError
    return None if is_bare and event.value in _NOTHING else str(event.value)
