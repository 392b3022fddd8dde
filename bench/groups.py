"""How long a folder of a million statements takes to be read and summarised, beside a plain reading of it as JSON."""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import psutil

from heldinmind.course import course_folder
from heldinmind.record.events import Event
from heldinmind.record.synthetic import Course, as_file, events_of, shared, usual_forms
from heldinmind.vignettes.load import vignette_ids

STATEMENTS = 1_000_000
MOST_SECONDS, MOST_BYTES = 20.0, 2 * 1024**3
PATTERNS = 60
"""Learners that are made up anew; the others do the same as one of them, at other times."""
OURS, PLAIN = "ours", "plain"
READ: Mapping[str, str] = {
    OURS: """
from pathlib import Path
import sys
from heldinmind.record.group import read_group
from heldinmind.record.summary import write_summary
if __name__ == "__main__":
    group = read_group(sys.argv[1])
    write_summary(group, Path(sys.argv[1]).with_name("summary.docx"))
    print(group.size, len(group.deeds))
""",
    PLAIN: """
import json, sys
from pathlib import Path
import pandas as pd
found = [one for file in sorted(Path(sys.argv[1]).glob("*.json")) for one in json.loads(file.read_text())]
table = pd.json_normalize(found)
print(table["actor.account.name"].nunique(), len(table))
""",
}
"""What is measured, each in a process of its own: ours to the finished Word summary, plain to one table."""


def measure_groups(statements: int = STATEMENTS) -> dict[str, Any]:
    """Seconds, and bytes of the whole tree of processes, for ours and for a plain reading of the same folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "records"
        learners = write_many(folder, statements)
        size = sum(file.stat().st_size for file in folder.iterdir())
        figures: dict[str, Any] = {"statements": statements, "learners": learners, "bytes": size}
        for name in (PLAIN, OURS):
            script = Path(place) / f"{name}.py"
            script.write_text(READ[name], encoding="utf-8")
            figures[name] = _run([sys.executable, str(script), str(folder)])
        return figures


def write_many(folder: Path, statements: int) -> int:
    """Writes records of made-up learners, a file each, until there are so many statements; how many learners."""
    folder.mkdir(parents=True)
    modules = sorted(file.stem for file in (course_folder() / "notebooks").glob("*.ipynb"))
    course = Course(usual_forms(), modules, vignette_ids())
    patterns = [list(events_of(Random(number), course)) for number in range(PATTERNS)]
    written = learners = 0
    for events in cycle(patterns):
        if written >= statements:
            break
        random = Random(f"many-{learners}")
        told = shared(list(_later(events, random)), random)
        # The last file is cut short: not one more than was asked for.
        told = list(islice(told, statements - written + 1))
        (folder / f"{learners:05}.json").write_text(as_file(told), encoding="utf-8")
        written += len(told) - 1
        learners += 1
    return learners


def _later(events: list[Event], random: Random) -> Iterator[Event]:
    shift = timedelta(milliseconds=random.randrange(40 * 86_400_000))
    for event in events:
        at = datetime.fromisoformat(event["at"]) + shift
        yield {**event, "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z")}


def _run(command: list[str]) -> dict[str, Any]:
    started = time.perf_counter()
    ran = subprocess.Popen(command, cwd=course_folder(), stdout=subprocess.PIPE, encoding="utf-8")
    with _watching(ran.pid) as peak:
        said, _ = ran.communicate()
    if ran.returncode:
        raise RuntimeError(f"{command[1]} could not be measured.")
    learners, rows = map(int, said.split())
    return {"seconds": time.perf_counter() - started, "bytes": peak[0], "learners": learners, "rows": rows}


@contextmanager
def _watching(pid: int) -> Iterator[list[int]]:
    """Fills in the most memory that the process and those it started held at once, looking twenty times a second."""
    peak, done = [0], threading.Event()

    def watch() -> None:
        process = psutil.Process(pid)
        while not done.wait(0.05):
            held = 0
            try:
                for one in [process, *process.children(recursive=True)]:
                    held += one.memory_info().rss
            except psutil.Error:
                pass
            peak[0] = max(peak[0], held)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


def groups_table(figures: Mapping[str, Any]) -> str:
    """The figures for people."""
    head = f"A folder of {figures['statements']:,} statements, {figures['learners']:,} learners, "
    rows = ["", f"{head}{figures['bytes'] / 1e6:.0f} MB", f"{'':40}{'seconds':>10}{'':8}{'memory':>12}"]
    for name, what in ((PLAIN, "plain: json and one table, no summary"), (OURS, "ours, to the Word summary")):
        one, base = figures[name], figures[PLAIN]
        times, more = one["seconds"] / base["seconds"], one["bytes"] / base["bytes"]
        rows.append(f"{what:40}{one['seconds']:>8.1f} s {times:5.2f} ×{one['bytes'] / 2**20:>8.0f} MiB {more:5.2f} ×")
    return "\n".join([*rows, ""])


def groups_failures(figures: Mapping[str, Any]) -> list[str]:
    """The bars that ours does not hold, a line each."""
    ours, missed = figures[OURS], list[str]()
    if ours["rows"] < figures["statements"]:
        missed.append(f"A group: {ours['rows']:,} statements of {figures['statements']:,} were read.")
    if ours["seconds"] > MOST_SECONDS:
        missed.append(f"A group: {ours['seconds']:.1f} s, at most {MOST_SECONDS:.0f}.")
    if ours["bytes"] > MOST_BYTES:
        missed.append(f"A group: {ours['bytes'] / 2**20:.0f} MiB, at most {MOST_BYTES / 2**20:.0f}.")
    return missed
