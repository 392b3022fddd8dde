"""What the ids in a record are called: titles from the course's data, or the id where the course does not know it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from heldinmind.catalogue.problems import ContentError
from heldinmind.course import course_folder

if TYPE_CHECKING:
    from heldinmind.questions.model import Question, QuestionSet
    from heldinmind.vignettes.model import Vignette

T = TypeVar("T")
LONGEST = 140
"""Characters of a text in a table."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def short(text: str) -> str:
    """`text` on one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rsplit(' ', 1)[0]} …"


@cache
def _case(case_id: str) -> Vignette | None:
    from heldinmind.vignettes.load import load_vignette

    return _or_none(lambda: load_vignette(case_id)) if _ID.fullmatch(case_id) else None


@cache
def question_set(set_id: str) -> QuestionSet | None:
    """The set, where the course has it."""
    from heldinmind.questions.load import load_questions

    return _or_none(lambda: load_questions(set_id)) if _ID.fullmatch(set_id) else None


def _or_none(load: Callable[[], T]) -> T | None:
    try:
        return load()
    except (ContentError, OSError):
        return None


def question(set_id: str, question_id: str) -> Question | None:
    """The question, where the course has it."""
    found = question_set(set_id)
    return next((one for one in found.questions if one.id == question_id), None) if found else None


@cache
def question_title(set_id: str, question_id: str) -> str:
    """What the question asks."""
    found = question(set_id, question_id)
    return short(_filled(found.prompt)) if found else f"{set_id}: {question_id}"


@cache
def set_title(set_id: str) -> str:
    """The set's title."""
    found = question_set(set_id)
    return found.title if found else set_id


@cache
def options(set_id: str, question_id: str) -> dict[str, str]:
    """The options of a question, by id; empty where it has none to choose from."""
    found = question(set_id, question_id)
    if found is None or found.kind not in {"one", "several"}:
        return {}
    return {option.id: short(_filled(option.text)) for option in found.options}


@cache
def module_title(module_id: str) -> str:
    """The first heading of the module's notebook."""
    file = course_folder() / "notebooks" / f"{module_id}.ipynb"
    if not _ID.fullmatch(module_id) or not file.is_file():
        return module_id
    first = "".join(json.loads(file.read_text(encoding="utf-8"))["cells"][0]["source"])
    return first.splitlines()[0].removeprefix("# ")


@cache
def case_title(case_id: str) -> str:
    """The case's title."""
    case = _case(case_id)
    return _filled(case.title, case) if case else case_id


@cache
def scene_title(case_id: str, scene_id: str) -> str:
    """The scene's title."""
    case = _case(case_id)
    return next((_filled(one.title, case) for one in case.scenes if one.id == scene_id), scene_id) if case else scene_id


@cache
def scenes_in_order(case_id: str) -> list[str]:
    """The ids of the case's scenes, in the order of its file."""
    case = _case(case_id)
    return [scene.id for scene in case.scenes] if case else []


@cache
def choices(case_id: str, scene_id: str) -> dict[str, str]:
    """The choices of a scene, by id."""
    case = _case(case_id)
    scene = next((one for one in case.scenes if one.id == scene_id), None) if case else None
    return {one.id: short(_filled(one.text, case)) for one in getattr(scene, "choices", [])}


@cache
def place_title(place: str) -> str:
    """Where words were written, as a trainer would name it."""
    kind, _, rest = place.partition(":")
    if kind == "reflection":
        return f"Reflection: {_reflection_title(rest)}"
    if kind == "scenario":
        case, _, scene = rest.partition("#")
        return f"Case: {case_title(case)}" + (f", {scene_title(case, scene)}" if scene else "")
    if kind in {"module", "case"}:
        return f"Plans from: {module_title(rest) if kind == 'module' else case_title(rest)}"
    return {"account": "Reflective accounts", "session": "Sessions with others", "plan": "What became of a plan"}.get(
        kind, place
    )


@cache
def _reflection_title(reflection_id: str) -> str:
    from heldinmind.questions.load import load_reflection

    found = _or_none(lambda: load_reflection(reflection_id)) if _ID.fullmatch(reflection_id) else None
    return found.title if found else reflection_id


def _filled(text: str, case: Vignette | None = None) -> str:
    """`text` with the names it speaks of, without the signs of Markdown."""
    from heldinmind.catalogue.names import course_names
    from heldinmind.catalogue.prose import fill
    from heldinmind.vignettes.load import names_of

    filled = fill(text, names_of(case) if case else course_names())
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", filled).replace("*", "")
