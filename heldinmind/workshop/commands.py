"""What the commands do, in the order in which it must happen."""

from pathlib import Path

from heldinmind.workshop import building, frontend
from heldinmind.workshop.folders import site_folder
from heldinmind.workshop.telling import Report


def start_course(report: Report, open_browser: bool = True, port: int | None = None) -> None:
    """Builds what is missing or out of date, serves the book until Ctrl+C and opens it."""
    from heldinmind.workshop.server import USUAL_PORT
    from heldinmind.workshop.serving import serve

    frontend.ensure_built(report)
    if not building.is_current():
        building.build_book(report)
    serve(report, open_browser, USUAL_PORT if port is None else port)


def make_book(report: Report) -> None:
    """Builds the book where it is not built from everything as it is now, and says where it lies."""
    frontend.ensure_built(report)
    if building.is_current():
        report("The book is built already; nothing it is made from has changed.")
    else:
        building.build_book(report)
    report(f"To read it without a server, open {site_folder() / 'index.html'}")


def start_lab(report: Report, open_browser: bool = True, port: int | None = None) -> None:
    """Runs JupyterLab until Ctrl+C, with the front end that the notebooks' blocks need."""
    from heldinmind.workshop.lab import open_lab

    frontend.ensure_built(report)
    open_lab(report, open_browser, port)


def refresh_notebooks(report: Report, check: bool) -> bool:
    """Re-executes the notebooks, with the front end that their blocks need; returns whether any differed."""
    from heldinmind.workshop.notebooks import refresh

    frontend.ensure_built(report)
    return refresh(report, check)


def check_content(report: Report, paths: list[Path] | None = None) -> bool:
    """Reports each problem in the files at `paths` (the course's, if none); returns whether all is well.

    For the whole course it also lists what has aged: that is for a maintainer to look at, and no mistake.
    """
    from datetime import UTC, datetime

    from heldinmind.workshop import checking

    problems = checking.problems(paths)
    for problem in problems:
        report(str(problem))
    if not problems:
        files = paths or checking.content_files()
        report(f"{len(files)} {'file' if len(files) == 1 else 'files'} checked, nothing to mend.")
    for line in checking.aged(datetime.now(UTC).date()) if not paths else ():
        report(line)
    return not problems
