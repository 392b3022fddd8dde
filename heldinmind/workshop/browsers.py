"""Finding a browser of the Chromium family, which the browser tests drive."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from heldinmind.workshop.telling import Trouble

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
ON_A_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
HOW_TO_GET_ONE = (
    "install Chromium (on Debian and Ubuntu: sudo apt-get install chromium), Google Chrome or Microsoft "
    "Edge, or set HELDINMIND_BROWSER to the program file of one"
)


def find_browser() -> Path | None:
    """The program file of a Chromium, Chrome or Edge; what HELDINMIND_BROWSER names goes first and alone."""
    named = os.environ.get("HELDINMIND_BROWSER")
    if named:
        found = shutil.which(named)
        return Path(found) if found else None
    return next((path for path in _candidates() if path.is_file()), None)


def require_browser() -> Path:
    """A browser for the tests; Trouble, which says how to get one, where there is none."""
    found = find_browser()
    if found:
        return found
    named = os.environ.get("HELDINMIND_BROWSER")
    why = f"HELDINMIND_BROWSER names {named}, which is no program" if named else "none is on this machine"
    raise Trouble(f"The tests need a Chrome, Chromium or Edge, and {why}: {HOW_TO_GET_ONE}.")


def _candidates() -> Iterator[Path]:
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    for variable in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData"):
        folder = os.environ.get(variable)
        if folder:
            yield from (Path(folder) / program for program in ON_WINDOWS)
    if sys.platform == "darwin":
        for applications in (Path("/Applications"), Path.home() / "Applications"):
            yield from (applications / program for program in ON_A_MAC)


if __name__ == "__main__":
    # `make test` asks before it starts, so that the browser tests are never skipped in silence.
    try:
        require_browser()
    except Trouble as trouble:
        sys.exit(str(trouble))
