"""The course in outline: its modules in their order with what there is to do in each, and its cases."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEPT = ("quiz", "walkthrough", "reflection", "scenario", "explorer", "ecomap", "sheet", "compare", "frequencies")
"""The kinds of block that keep what a learner does in them: what there is to do in a module."""
XAPI_KINDS = {"one": "choice", "several": "choice", "order": "sequencing", "sort": "matching", "match": "matching"}
"""How xAPI calls our kinds of question; of all others it says ‘other’."""
LONGEST_PATTERN = 48
"""Characters of a right answer that goes into each exported statement: statements stay small."""

_BLOCK = re.compile(r'data-block="(?P<kind>[a-z]+)" data-id="(?P<id>[a-z0-9-]+)"')


def outline() -> dict[str, Any]:
    """Modules, cases and questions, with titles and pages. Raises ContentError where a content file is broken."""
    return {"modules": [_module(file) for file in module_files()], "cases": list(_cases()), "questions": _questions()}


def outline_files() -> list[Path]:
    """All that the outline is made from."""
    from heldinmind.catalogue.files import yaml_files
    from heldinmind.course import course_folder, data_folder

    folders = [data_folder() / one for one in ("vignettes", "questions", "reflections", "walkthroughs")]
    return [course_folder() / "_toc.yml", *module_files(), *(file for one in folders for file in yaml_files(one))]


def module_files() -> list[Path]:
    """The notebooks of the course, in the order of its contents; none of those for trainers."""
    from heldinmind.course import course_folder

    root = course_folder()
    named = re.findall(
        r"file:\s*(notebooks/[a-z0-9-]+)\s*$", (root / "_toc.yml").read_text(encoding="utf-8"), re.MULTILINE
    )
    return [file for name in named if (file := root / f"{name}.ipynb").is_file()]


def module_title(file: Path) -> str:
    """What the module is called, as its first heading says."""
    first = json.loads(file.read_text(encoding="utf-8"))["cells"][0]
    heading = re.search(r"^# (.+)$", "".join(first["source"]), re.MULTILINE)
    return heading[1].strip() if heading else file.stem


def _module(file: Path) -> dict[str, Any]:
    kept = [(kind, block_id) for kind, block_id in blocks_in(file) if kind in KEPT]
    return {**module_named(file), "blocks": [[kind, block_id, _title(kind, block_id)] for kind, block_id in kept]}


def module_named(file: Path) -> dict[str, str]:
    """A module's id, title and page."""
    return {"id": file.stem, "title": module_title(file), "page": f"notebooks/{file.stem}.html"}


def blocks_in(file: Path) -> list[tuple[str, str]]:
    """The kind and id of each block that a module shows, each once."""
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    outputs = (output for cell in cells for output in cell.get("outputs", ()))
    shown = (output.get("data", {}).get("text/html", "") for output in outputs)
    found = (_BLOCK.search("".join(html)) for html in shown)
    return list(dict.fromkeys((one["kind"], one["id"]) for one in found if one))


def _title(kind: str, block_id: str) -> str:
    from heldinmind.blocks import BLOCKS

    return BLOCKS[kind].resolve(block_id).title


def _cases() -> Iterator[dict[str, Any]]:
    from heldinmind.catalogue.prose import fill
    from heldinmind.vignettes.load import library, names_of

    for case in library():
        scenes = {scene.id: scene.title for scene in case.scenes}
        title = fill(case.title, names_of(case))
        yield {"id": case.id, "title": title, "page": f"cases/{case.id}.html", "scenes": scenes}


def _questions() -> dict[str, dict[str, Any]]:
    """Of each set its title and its questions: xAPI's kind, and the right answer where it is short."""
    from heldinmind.catalogue.files import yaml_files
    from heldinmind.questions.load import load_questions, questions_folder

    found = {}
    for file in yaml_files(questions_folder()):
        questions = load_questions(file.stem)
        asked = {one.id: [XAPI_KINDS.get(one.kind, "other"), _right(one)] for one in questions.questions}
        found[file.stem] = {"title": questions.title, "asked": asked}
    return found


def _right(question: Any) -> str:
    """The right answer as xAPI writes it; empty where there is none, or a long one."""
    match question.kind:
        case "one" | "several":
            right = "[,]".join(option.id for option in question.options if option.correct)
        case "order":
            right = "[,]".join(item.id for item in question.items)
        case "sort":
            right = "[,]".join(f"{item.id}[.]{item.category}" for item in question.items)
        case "match":
            right = "[,]".join(f"{item.id}[.]{item.match}" for item in question.items)
        case _:
            return ""
    return right if len(right) <= LONGEST_PATTERN else ""
