"""Building the book, so that a failed build leaves the last good book as it was."""

import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from heldinmind.book import offline
from heldinmind.course import course_folder
from heldinmind.workshop import inputs, publishing
from heldinmind.workshop.engine import engine_command, run_engine
from heldinmind.workshop.folders import build_folder, site_folder
from heldinmind.workshop.staging import stage
from heldinmind.workshop.telling import Report, Trouble

Engine = Callable[[Path, Path], Sequence[str]]


def build_book(report: Report, strict: bool = True) -> Path:
    """Checks the content, builds the book and puts it in place; returns the finished book's folder.

    Trouble, with a line for each problem, where content or build fails: the last good book then stays.
    """
    from heldinmind.workshop import checked, checking

    report("Checking the content …")
    # Taken before anything is checked, as in `build`.
    made_from = inputs.of_book(course_folder())
    files = checked.files_to_check(checking.content_files(), made_from, build_folder())
    problems = [str(problem) for problem in checking.problems_in(files) if checking.hinders(problem)]
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        problems.append(f"Not built: {count} to mend; more may show once that is done. The last good book stays.")
        raise Trouble("\n".join(problems))
    checked.note_sound(made_from, build_folder())
    from heldinmind.book.pages import case_pages

    def engine(staging: Path, output: Path) -> Sequence[str]:
        return engine_command(staging, output, strict)

    return build(course_folder(), build_folder(), case_pages(), engine, report)


def is_current() -> bool:
    """Whether the finished book was built from everything as it is now."""
    return publishing.stamp_of(site_folder()) == inputs.digest(inputs.of_book(course_folder()))


def build(course: Path, folder: Path, pages: Mapping[str, str], engine: Engine, report: Report) -> Path:
    """Builds the book of `course` under `folder` with the generated `pages`; returns its folder.

    `engine` gives the command for a folder to read and one to write under. Trouble where it fails.
    """
    started = time.monotonic()
    site, staging, output = folder / "site", folder / "staging", folder / "engine"
    html = output / "_build" / "html"
    publishing.recover(site)
    # Taken before anything is read: what is edited during the build counts as changed afterwards.
    made_from = inputs.of_book(course)
    pages_changed = stage(course, staging, pages)
    if not inputs.engine_remembers_rightly(output, course, made_from):
        shutil.rmtree(output, ignore_errors=True)
    # Each page shows the titles of the others beside it: when a page changed, all are written anew.
    if pages_changed:
        shutil.rmtree(html, ignore_errors=True)
    try:
        run_engine(engine(staging, output), course, staging, folder / "book.log", report)
    except BaseException:
        # The engine warns of a page only while it reads it: what it has read once would pass the next time.
        shutil.rmtree(output, ignore_errors=True)
        raise
    inputs.note_what_engine_read(output, made_from)
    # Last, since the engine's own last act is the page that leads to the first.
    offline.write_list(html)
    publishing.put_in_place(html, site, inputs.digest(made_from))
    report(f"The book is built ({time.monotonic() - started:.0f} s).")
    return site
