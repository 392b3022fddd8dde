"""What the last build found sound, so that the next checks again only what an edit can have changed.

`heldinmind check` knows nothing of it: asked for, everything is checked.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from heldinmind.course import readable
from heldinmind.workshop.checking import READERS

OWN_PAGE = (".md", ".ipynb")
OF_THEIR_OWN = tuple(f"data/{folder}/" for folder in ("vignettes", *READERS) if folder != "tables")
"""The folders whose files no other file's check reads. That no check reads more than its own file and what is shared
is proven by a test, check by check; a folder that is new counts as shared until it stands among the readers."""

ALONE = ("book/references.bib", "data/drawings/")
"""What is checked by itself: nothing that is shared is looked at."""


def files_to_check(files: Iterable[Path], made_from: Mapping[str, str], folder: Path) -> list[Path]:
    """Those of `files` whose check may end differently than when it was last noted in `folder`: all, if in doubt.

    `made_from` holds the fingerprint of everything the book is made from.
    """
    before = _noted(folder)
    same_code = _code_of(before) == _code_of(made_from)
    # Of a file of another's that is named, such as a drawing, it is asked whether it exists.
    same_names = set(before) == {*made_from, "python"}
    same_rest = same_names and _shared(before) == _shared(made_from)
    return [file for file in files if not _stands(readable(file), before, made_from, same_code, same_rest)]


def note_sound(made_from: Mapping[str, str], folder: Path) -> None:
    """Notes in `folder` that nothing hinders the building of what had these fingerprints before it was checked."""
    folder.mkdir(parents=True, exist_ok=True)
    _note(folder).write_text(json.dumps({**made_from, "python": sys.version}), encoding="utf-8")


def _stands(
    name: str, before: Mapping[str, str], made_from: Mapping[str, str], same_code: bool, same_rest: bool
) -> bool:
    """Whether what was found of the file `name` still holds."""
    unchanged = name in made_from and before.get(name) == made_from[name]
    return unchanged and same_code and (same_rest or name.startswith(ALONE))


def _code_of(prints: Mapping[str, str]) -> dict[str, str]:
    content = ("book/", "data/", "notebooks/", "python")
    return {name: one for name, one in prints.items() if not name.startswith(content)}


def _shared(prints: Mapping[str, str]) -> dict[str, str]:
    """What the checks of several files read, and all that nobody knows to be a file's own."""
    return {
        name: one
        for name, one in prints.items()
        if not (name.startswith(OF_THEIR_OWN) or name.endswith(OWN_PAGE) or name == "python")
    }


def _noted(folder: Path) -> dict[str, str]:
    """What was noted; nothing where another Python noted it, or nobody can read it."""
    try:
        noted: dict[str, str] = json.loads(_note(folder).read_text(encoding="utf-8"))
        return noted if noted["python"] == sys.version else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _note(folder: Path) -> Path:
    return folder / "checked.json"
