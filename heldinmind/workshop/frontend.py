"""Building the front end: TypeScript in, the files that JupyterLab and the book load out."""

import platform
import subprocess
import sys
from pathlib import Path

from heldinmind.workshop.fingerprints import digest, files_in, fingerprints
from heldinmind.workshop.folders import package_folder
from heldinmind.workshop.node import Node, obtain_node
from heldinmind.workshop.telling import Report, Trouble

SETTINGS = ("package.json", "package-lock.json", "esbuild.config.mjs", "tsconfig.json")
BUILT = Path("heldinmind/blocks/dist")


def ensure_built(report: Report, root: Path | None = None) -> None:
    """Builds the front end where the checkout `root` lacks it or its sources changed. Trouble if it cannot.

    An installed wheel carries the built files and none of the sources: there is nothing to do.
    """
    root = root or package_folder().parent
    if not has_sources(root) or is_built(root):
        return
    node = obtain_node(root, report)
    _install_libraries(root, node, report)
    _bundle(root, node, report)


def has_sources(root: Path) -> bool:
    """Whether there is a front end to build: a wheel has none."""
    return (root / "package.json").is_file()


def is_built(root: Path) -> bool:
    """Whether the built files come from the sources as they are now."""
    stamp = root / BUILT / ".sources"
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest_of_sources(root)


def digest_of_sources(root: Path) -> str:
    """One SHA-256 of everything that goes into the built files."""
    code = [
        path
        for folder in (root / "heldinmind/blocks", root / "heldinmind/book")
        for path in files_in(folder)
        if path.suffix in {".ts", ".tsx", ".css"} and not path.is_relative_to(root / BUILT)
    ]
    return digest(fingerprints(root, [*code, *(root / name for name in SETTINGS)]))


def _install_libraries(root: Path, node: Node, report: Report) -> None:
    stamp = root / "node_modules" / ".heldinmind-installed"
    wanted = _digest_of_libraries(root)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    report("Fetching the front end's libraries (npm) …")
    # Scripts of packages are not run: none is needed, since esbuild's program comes as a package of its own.
    command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run(
        command,
        root,
        "The front end's libraries could not be fetched; is there an internet connection? npm said:",
    )
    stamp.write_text(wanted, encoding="utf-8")


def _digest_of_libraries(root: Path) -> str:
    """The lock and the kind of machine: a folder shared between two systems needs each one's own esbuild."""
    lock = fingerprints(root, [root / "package-lock.json"])
    return digest({**lock, "machine": f"{sys.platform} {platform.machine()}"})


def _bundle(root: Path, node: Node, report: Report) -> None:
    report("Building the front end …")
    built_from = digest_of_sources(root)
    stamp = root / BUILT / ".sources"
    stamp.unlink(missing_ok=True)
    _run([*node.node, "esbuild.config.mjs"], root, "The front end could not be built. esbuild said:")
    stamp.parent.mkdir(parents=True, exist_ok=True)
    # Written last: a build that was interrupted is done again.
    stamp.write_text(built_from, encoding="utf-8")


def _run(command: list[str], root: Path, sentence: str) -> None:
    done = subprocess.run(
        command,
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Trouble("\n".join([sentence, *done.stdout.strip().splitlines()[:12]]))


if __name__ == "__main__":
    # `make test` wants it built before the one run of pytest.
    try:
        ensure_built(print)
    except Trouble as trouble:
        sys.exit(str(trouble))
