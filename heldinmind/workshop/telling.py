"""How the workshop talks to whoever runs it: a line at a time, and no traceback for what was foreseen."""

from collections.abc import Callable

Report = Callable[[str], None]


class Trouble(Exception):
    """Something foreseen stops the work. Its text says what is wrong and what to do about it."""
