"""What is wrong in a file, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from heldinmind.course import readable


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place. `code` is stable, for tests and tools; the rest is for people."""

    file: Path
    line: int
    code: str
    message: str
    expected: str

    def __str__(self) -> str:
        return f"{readable(self.file)}:{self.line}: {self.message} Expected: {self.expected} [{self.code}]"


class ContentError(Exception):
    """A content file cannot be used; `problems` says why, a mistake each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def _render_traceback_(self) -> list[str]:
        """In a notebook: the problems alone, without the way Python came to them."""
        return [str(self)]
