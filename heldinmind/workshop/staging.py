"""The folder the book engine reads: the book, the notebooks and the pages made from data, nothing else.

The engine reads all that lies in its folder; in the checkout that would be `.venv` and every cache too.
"""

import io
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from heldinmind.workshop.fingerprints import files_in
from heldinmind.workshop.inputs import PAGES

CASES = "Cases"


def stage(course: Path, staging: Path, pages: Mapping[str, str]) -> bool:
    """Makes `staging` hold the book of `course` and the generated `pages` (path to text); whether anything changed.

    A file that did not change is not touched, so that the engine reads again only what it must.
    """
    wanted = {
        path.relative_to(course).as_posix(): path.read_bytes() for folder in PAGES for path in files_in(course / folder)
    }
    wanted |= {name: text.encode() for name, text in pages.items()}
    wanted["_config.yml"] = (course / "_config.yml").read_bytes()
    toc = (course / "_toc.yml").read_text(encoding="utf-8")
    wanted["_toc.yml"] = with_cases(toc, pages).encode()
    before = {path for path in staging.rglob("*") if path.is_file()}
    _remove_the_rest(staging, wanted)
    written = [_write_if_different(staging / name, content) for name, content in wanted.items()]
    return any(written) or before != {staging / name for name in wanted}


def with_cases(toc: str, pages: Mapping[str, str]) -> str:
    """The table of contents `toc` (YAML) with the generated pages after the notebooks, captioned 'Cases'."""
    if not pages:
        return toc
    from ruamel.yaml import YAML

    yaml = YAML()
    contents: dict[str, Any] = yaml.load(toc)
    if "chapters" in contents:
        contents["parts"] = [{"chapters": contents.pop("chapters")}]
    chapters = [{"file": name.removesuffix(".md")} for name in pages]
    parts: list[Any] = contents.setdefault("parts", [])
    taught = [place for place, part in enumerate(parts, start=1) if _has_notebook(part)]
    parts.insert(max(taught, default=len(parts)), {"caption": CASES, "chapters": chapters})
    text = io.StringIO()
    yaml.dump(contents, text)
    return text.getvalue()


def _has_notebook(part: Any) -> bool:
    """Whether modules of the course are in the part; those for trainers stand in folders of their own."""
    return any(re.fullmatch(r"notebooks/[^/]+", str(chapter.get("file", ""))) for chapter in part.get("chapters", []))


def _remove_the_rest(staging: Path, wanted: Mapping[str, bytes]) -> None:
    if not staging.is_dir():
        return
    folders = {parent.as_posix() for name in wanted for parent in Path(name).parents}
    for path in sorted(staging.rglob("*"), reverse=True):
        name = path.relative_to(staging).as_posix()
        if path.is_dir():
            if name not in folders or name in wanted:
                shutil.rmtree(path)
        elif name not in wanted:
            path.unlink()


def _write_if_different(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
