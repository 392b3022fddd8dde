"""What is wrong in a file, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from heldinmind.catalogue.rules import Severity, rules, said, severity_of
from heldinmind.course import readable

Steps = tuple[tuple[str, str | None], ...]
"""A path through a case: each scene, and the choice made there (None where it was moved on from without one)."""


@dataclass(frozen=True)
class Problem:
    """One mistake in one place. `code` is stable, for tests and tools; the rest is for people."""

    file: Path
    line: int
    code: str
    message: str
    expected: str
    path: Steps = ()
    """In a case, a shortest path that shows the mistake."""

    @property
    def severity(self) -> Severity:
        """Whether it is an error, a warning, or says that something could not be decided."""
        return severity_of(self.code)

    def __str__(self) -> str:
        kind = "" if self.severity == "error" else f"{self.severity.capitalize()}: "
        shown = f" Path: {in_words(self.path)}." if self.path else ""
        line = f"{readable(self.file)}:{self.line}: {kind}{self.message} Expected: {self.expected}"
        return f"{line}{shown} [{self.code}]"


def problem_of(rule: str, file: Path, line: int, path: Steps = (), **values: object) -> Problem:
    """The problem that the rule `rule` (see rules.json) names, with its sentence's values filled in."""
    return Problem(file, line, rules()[rule].code, *said(rule, values), path)


def in_words(path: Steps) -> str:
    """A path as a line to read."""
    return " › ".join(f"{scene} ({choice})" if choice else scene for scene, choice in path)


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file and line, each once."""
    return sorted(set(problems), key=lambda it: (it.file, it.line, it.code, it.message))


class ContentError(Exception):
    """A content file cannot be used; `problems` says why, a mistake each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = ordered(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def _render_traceback_(self) -> list[str]:
        """In a notebook: the problems alone, without the way Python came to them."""
        return [str(self)]
