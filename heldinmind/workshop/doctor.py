"""Checking the machine: a line for each thing the course needs, with what to do where it is amiss."""

import importlib.metadata
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heldinmind.course import course_folder
from heldinmind.workshop import browsers, building, frontend, node, serving
from heldinmind.workshop.folders import build_folder, package_folder, site_folder
from heldinmind.workshop.server import USUAL_PORT
from heldinmind.workshop.telling import Report

OLDEST_PYTHON = (3, 11)
# Packages that are named when they are not as locked: after these, their number says enough.
NAMED = 5
REINSTALL = "run make start, or pip install -r requirements.txt"


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `remedy` is empty where it is well; `needed`: the course does not run without."""

    text: str
    remedy: str = ""
    needed: bool = True

    def __str__(self) -> str:
        """The line that is shown."""
        return f"FIX {self.text}: {self.remedy}" if self.remedy else f"OK  {self.text}"


def examine(report: Report) -> bool:
    """Reports a line for each thing looked at; returns whether the course can be used here."""
    findings = []
    for finding in _findings():
        report(str(finding))
        findings.append(finding)
    return not any(finding.remedy and finding.needed for finding in findings)


def _findings() -> Iterator[Finding]:
    yield python_found(sys.version_info[:3])
    yield packages_found(course_folder() / "requirements.txt")
    yield engine_found()
    yield package_found()
    yield disk_found(build_folder())
    yield front_end_found(package_folder().parent)
    yield book_found()
    yield port_found(USUAL_PORT)
    yield browser_found()


def python_found(version: tuple[int, ...]) -> Finding:
    """Python, which must not be too old."""
    said = "Python " + ".".join(map(str, version))
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Finding(said) if version >= OLDEST_PYTHON else Finding(said, f"install Python {oldest} or newer")


def packages_found(lock: Path) -> Finding:
    """The packages, each of which must have the version that `lock` names; a wheel has no lock."""
    if not lock.is_file():
        return Finding("packages: installed with the course")
    amiss = list(_not_as_locked(lock))
    if not amiss:
        return Finding("packages: all at the versions of requirements.txt")
    shown, more = amiss[:NAMED], len(amiss) - NAMED
    return Finding(f"packages ({', '.join(shown)}{f' and {more} more' if more > 0 else ''})", REINSTALL)


def _not_as_locked(lock: Path) -> Iterator[str]:
    from packaging.requirements import Requirement

    for line in lock.read_text(encoding="utf-8").splitlines():
        text = line.split(" #")[0].strip()
        if not text or text.startswith(("#", "-")):
            continue
        wanted = Requirement(text)
        if wanted.marker and not wanted.marker.evaluate():
            continue
        try:
            version = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            yield f"{wanted.name} is missing"
        else:
            if not wanted.specifier.contains(version, prereleases=True):
                yield f"{wanted.name} is {version}, not {str(wanted.specifier).removeprefix('==')}"


def engine_found() -> Finding:
    """The book engine, whose 2.x is another program under the same name."""
    try:
        version = importlib.metadata.version("jupyter-book")
    except importlib.metadata.PackageNotFoundError:
        return Finding("jupyter-book is missing", REINSTALL)
    if version.startswith("1."):
        return Finding(f"jupyter-book {version}")
    return Finding(f"jupyter-book {version} is a different engine, which cannot build this book", REINSTALL)


def package_found() -> Finding:
    """What a notebook gets by `import heldinmind`: this very folder, also after it was moved."""
    # Asked from elsewhere, since in the checkout's own folder Python finds it without its being installed.
    question = [sys.executable, "-c", "import heldinmind; print(heldinmind.__file__)"]
    with tempfile.TemporaryDirectory() as elsewhere:
        answer = subprocess.run(question, cwd=elsewhere, capture_output=True, text=True, check=False)
    found = Path(answer.stdout.strip()).parent if answer.returncode == 0 else None
    if found == package_folder():
        return Finding("notebooks find the heldinmind package of this folder")
    what = "is not installed" if found is None else "is that of another folder"
    return Finding(f"the heldinmind package of notebooks {what}", "run pip install -e . in this folder")


def disk_found(folder: Path) -> Finding:
    """The folder in which the book is made, which must be writable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder) as file:
            file.write(b"held in mind")
            file.flush()
    except OSError as error:
        return Finding(f"disk: {folder} cannot be written ({error.strerror})", "free space or allow writing")
    return Finding("disk: the book's folder can be written")


def front_end_found(root: Path) -> Finding:
    """The built front end, or else a Node.js to build it with."""
    if not frontend.has_sources(root) or frontend.is_built(root):
        return Finding("front end: built")
    if node.node_at_hand():
        return Finding("front end: not built yet; start builds it")
    remedy = f"stay connected while start fetches Node.js, or install Node.js {node.OLDEST} or newer"
    return Finding("front end: not built yet, and no Node.js here", remedy, needed=False)


def book_found() -> Finding:
    """The finished book, which may be older than what it is made from."""
    if not (site_folder() / "index.html").is_file():
        return Finding("book: not built yet", "run make start, or heldinmind start", needed=False)
    if not building.is_current():
        return Finding("book: older than its sources", "run make start, or heldinmind start", needed=False)
    return Finding("book: built and current")


def port_found(port: int) -> Finding:
    """The usual port, which another program may have."""
    owner = serving.who_answers(port)
    if owner is None:
        return Finding(f"port {port}: free")
    if owner == serving.name_of_folder(course_folder()):
        return Finding(f"port {port}: this course is being served there")
    whose = "another copy of this course" if owner else "another program"
    remedy = "end it, or start takes the next port, where a browser keeps records of their own"
    return Finding(f"port {port}: {whose} has it", remedy, needed=False)


def browser_found() -> Finding:
    """A browser of the Chromium family, which the tests need and a reader does not."""
    found = browsers.find_browser()
    if found:
        return Finding(f"browser for the tests: {found.name}")
    remedy = f"only if you run the tests, {browsers.HOW_TO_GET_ONE}"
    return Finding("browser for the tests: none" + _named(), remedy, needed=False)


def _named() -> str:
    named = os.environ.get("HELDINMIND_BROWSER")
    return f" (HELDINMIND_BROWSER names {named}, which is no program)" if named else ""
