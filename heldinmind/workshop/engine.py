"""Running the book engine: progress as a line a phase, all it says in a log, its complaints on failure."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from heldinmind.workshop.telling import Report, Trouble

PHASES = {
    "reading sources... [": "Reading the pages …",
    "writing output... [": "Writing the pages …",
    "dumping search index": "Making the search index …",
}
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
COMPLAINT = re.compile(r"\b(WARNING|ERROR|SEVERE|CRITICAL)\b|error:", re.IGNORECASE)
# A running commentary on warnings, not a warning itself.
NO_COMPLAINT = re.compile(r"warnings treated as errors|build (succeeded|finished)|RuntimeError|^\s*raise ")
SHOWN = 40


def engine_command(staging: Path, output: Path, strict: bool) -> list[str]:
    """The command that builds the book of `staging` under `output`; `strict`: a warning fails it."""
    # jupyter_book 1.x cannot be run with -m, and the script beside Python may name a Python that moved.
    # jsonschema, where JupyterLab has brought it rfc3987_syntax, spends a third of the build on compiling grammars
    # that only checks of web addresses need, and the book makes none; it does without where the package is missing.
    start = (
        "import sys; sys.modules['rfc3987_syntax'] = None; sys.argv[0] = 'jupyter-book'; "
        "from jupyter_book.cli.main import main; main()"
    )
    strictness = ["-n", "-W", "--keep-going"] if strict else []
    return [sys.executable, "-c", start, "build", str(staging), "--path-output", str(output), *strictness]


def run_engine(command: Sequence[str], folder: Path, staging: Path, log: Path, report: Report) -> None:
    """Runs `command` in `folder` and reports progress; Trouble, with the engine's complaints, if it fails."""
    log.parent.mkdir(parents=True, exist_ok=True)
    plain = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=plain,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as engine:
        talk = list(_logged(_reported(_without_colours(engine.stdout or ()), report), log))
    if engine.returncode:
        wrong = complaints(talk, staging)
        raise Trouble("\n".join(["The book could not be built:", *wrong, f"All that was said: {log}"]))


def complaints(talk: Sequence[str], staging: Path) -> list[str]:
    """The lines of `talk` that say what is wrong, with files named from `staging`, each line once."""
    found = [line for line in talk if COMPLAINT.search(line) and not NO_COMPLAINT.search(line)]
    # An engine that broke down without a complaint of its own says why in its last lines.
    lines = found or [line for line in talk if line.strip()][-15:]
    shown = list(dict.fromkeys(line.replace(f"{staging}{os.sep}", "") for line in lines))
    return shown if len(shown) <= SHOWN else [*shown[:SHOWN], f"… and {len(shown) - SHOWN} more."]


def _without_colours(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield COLOURS.sub("", line).rstrip()


def _reported(lines: Iterable[str], report: Report) -> Iterator[str]:
    said = set()
    for line in lines:
        for beginning, sentence in PHASES.items():
            if line.startswith(beginning) and sentence not in said:
                said.add(sentence)
                report(sentence)
        yield line


def _logged(lines: Iterable[str], log: Path) -> Iterator[str]:
    with log.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(line + "\n")
            yield line
