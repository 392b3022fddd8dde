"""Putting a finished book in place of the last, so that whoever reads gets one or the other, never half."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAMP = ".inputs"


def stamp_of(site: Path) -> str | None:
    """What the book in `site` was made from, as given to `put_in_place`; None where there is no book."""
    stamp = site / STAMP
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else None


def put_in_place(html: Path, site: Path, stamp: str) -> None:
    """Makes `site` a copy of `html`, with `stamp` in it, by renaming whole folders."""
    fresh, former = _beside(site)
    shutil.rmtree(fresh, ignore_errors=True)
    # The copies get times of their own, by which a browser knows them from those they replace.
    shutil.copytree(html, fresh, copy_function=shutil.copyfile)
    (fresh / STAMP).write_text(stamp, encoding="utf-8")
    shutil.rmtree(former, ignore_errors=True)
    if site.exists():
        _patiently(lambda: site.rename(former))
    try:
        _patiently(lambda: fresh.rename(site))
    except OSError:
        recover(site)
        raise
    shutil.rmtree(former, ignore_errors=True)


def recover(site: Path) -> None:
    """Puts the last good book back where an earlier run was stopped between its two renames."""
    _, former = _beside(site)
    if former.is_dir() and not site.exists():
        former.rename(site)


def _beside(site: Path) -> tuple[Path, Path]:
    return site.with_name(f"{site.name}.new"), site.with_name(f"{site.name}.old")


def _patiently(rename: Callable[[], Any]) -> None:
    """Tries for five seconds: Windows refuses to rename a folder while one of its files is being read."""
    for _ in range(50 if os.name == "nt" else 0):
        try:
            rename()
            return
        except PermissionError:
            time.sleep(0.1)
    rename()
