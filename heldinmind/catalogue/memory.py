"""What takes long to make and comes out the same from the same: made once in a run.

The book keeps it from one build to the next (heldinmind/book/remembering.py).
"""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Key = tuple[str, str]
"""What kind of thing it is, and all that it is made from."""

_made: dict[Key, Any] = {}


def made(kind: str, of: str, make: Callable[[], T]) -> T:
    """What `make` makes, which depends on nothing but the code, the libraries and `of`."""
    key = kind, of
    if key not in _made:
        _made[key] = make()
    thing: T = _made[key]
    return thing


def all_made() -> dict[Key, Any]:
    """All that was made, to be kept."""
    return dict(_made)


def remember(things: dict[Key, Any]) -> None:
    """Takes up what was kept."""
    _made.update(things)
