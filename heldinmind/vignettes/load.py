"""Cases read from data/vignettes, with every reference in them checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from heldinmind.catalogue.documents import Document, Place, read_document, unknown_names
from heldinmind.catalogue.drawings import drawing_ids
from heldinmind.catalogue.files import yaml_files
from heldinmind.catalogue.knowns import citation_keys, inventory, principles
from heldinmind.catalogue.names import RESERVED, course_names
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.prose import Names
from heldinmind.course import data_folder
from heldinmind.vignettes.model import CastMember, Conditional, Decide, Notice, Targets, Vignette
from heldinmind.vignettes.play import Story

_PRONOUNS = {
    "she/her": {"they": "she", "them": "her", "their": "her", "theirs": "hers"},
    "he/him": {"they": "he", "them": "him", "their": "his", "theirs": "his"},
    "they/them": {"they": "they", "them": "them", "their": "their", "theirs": "theirs"},
}


def vignettes_folder() -> Path:
    """Where the cases lie."""
    return data_folder() / "vignettes"


def vignette_ids() -> list[str]:
    """The ids of all cases, in the order of their files."""
    return [file.stem for file in yaml_files(vignettes_folder())]


def load_vignette(vignette_id: str) -> Vignette:
    """The case `vignette_id`. Raises ContentError with one problem per mistake."""
    return read_vignette(vignettes_folder() / f"{vignette_id}.yaml").model


def read_vignette(file: Path) -> Document[Vignette]:
    """The case in `file`, with its lines. Raises ContentError with one problem per mistake."""
    document = read_document(file, Vignette)
    if problems := list(_broken_references(document)):
        raise ContentError(problems)
    return document


def names_of(vignette: Vignette) -> Names:
    """What the case's prose may name: its cast, the local services and the findings."""
    return {**{role: _fields(member) for role, member in vignette.cast.items()}, **course_names()}


def _fields(member: CastMember) -> dict[str, str]:
    pronouns = _PRONOUNS[member.pronouns]
    capitalised = {form.capitalize(): word.capitalize() for form, word in pronouns.items()}
    return {"name": member.name, "age": member.age, "about": member.about, **pronouns, **capitalised}


def story_of(vignette: Vignette) -> Story:
    """The case without its prose: what playing and checking need."""
    return {
        "start": vignette.start,
        "scenes": {scene.id: _scene_node(scene) for scene in vignette.scenes},
        "endings": {ending.id: _conditions(ending) for ending in vignette.endings},
    }


def _scene_node(scene: Any) -> Mapping[str, Any]:
    node: dict[str, Any] = {"kind": scene.kind, **_conditions(scene)}
    if isinstance(scene, Decide):
        node["choices"] = [{"id": choice.id, "next": choice.next, **_conditions(choice)} for choice in scene.choices]
        if scene.if_skipped:
            node["if_skipped"] = scene.if_skipped
    else:
        node["next"] = scene.next
    return node


def _conditions(part: Conditional) -> dict[str, Any]:
    conditions = part.model_dump(include={"if_chosen", "unless_chosen", "if_chosen_at_least"})
    return {name: value for name, value in conditions.items() if value}


def _broken_references(document: Document[Vignette]) -> Iterator[Problem]:
    yield from _repeated_ids(document)
    yield from _unknown_targets(document)
    yield from _unknown_choices(document)
    yield from _unknown_knowns(document)
    yield from _unknown_drawings(document)
    yield from _ambiguous_notices(document)
    yield from _reserved_names(document)
    yield from unknown_names(document, names_of(document.model))


def _repeated_ids(document: Document[Vignette]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for kind, place, part_id in _ids(document.model):
        if part_id in seen:
            message = f"The {kind} ‘{part_id}’ has the id of another {seen[part_id]}."
            yield document.problem([*place, "id"], "repeated-id", message, "an id that nothing else in the case has.")
        seen[part_id] = kind


def _ids(case: Vignette) -> Iterator[tuple[str, Place, str]]:
    for number, scene in enumerate(case.scenes):
        yield "scene", ["scenes", number], scene.id
        for position, choice in enumerate(scene.choices if isinstance(scene, Decide) else []):
            yield "choice", ["scenes", number, "choices", position], choice.id
    for number, ending in enumerate(case.endings):
        yield "ending", ["endings", number], ending.id


def _unknown_targets(document: Document[Vignette]) -> Iterator[Problem]:
    case = document.model
    scenes = {scene.id for scene in case.scenes}
    places = scenes | {ending.id for ending in case.endings}
    expected = f"the id of a scene or ending: {', '.join(sorted(places))}."
    if case.start not in scenes:
        yield document.problem(
            ["start"], "unknown-target", f"‘{case.start}’ is no scene.", f"one of: {', '.join(sorted(scenes))}."
        )
    for place, name, targets in _targets(case):
        for one in targets:
            if one not in places:
                yield document.problem(
                    [*place, name], "unknown-target", f"‘{name}’ leads to ‘{one}’, which does not exist.", expected
                )


def _targets(case: Vignette) -> Iterator[tuple[Place, str, Targets]]:
    for number, scene in enumerate(case.scenes):
        here: Place = ["scenes", number]
        if not isinstance(scene, Decide):
            yield here, "next", scene.next
            continue
        if scene.if_skipped:
            yield here, "if_skipped", scene.if_skipped
        for position, choice in enumerate(scene.choices):
            yield [*here, "choices", position], "next", choice.next


def _unknown_choices(document: Document[Vignette]) -> Iterator[Problem]:
    case = document.model
    choices = {part_id for kind, _, part_id in _ids(case) if kind == "choice"}
    for place, part in _conditionals(case):
        for name, choice in part.depends_on():
            if choice not in choices:
                message = f"‘{name}’ speaks of the choice ‘{choice}’, which does not exist."
                yield document.problem(
                    [*place, name], "unknown-choice", message, f"one of: {', '.join(sorted(choices))}."
                )


def _conditionals(case: Vignette) -> Iterator[tuple[Place, Conditional]]:
    for number, scene in enumerate(case.scenes):
        yield ["scenes", number], scene
        for position, choice in enumerate(scene.choices if isinstance(scene, Decide) else []):
            yield ["scenes", number, "choices", position], choice
    for number, ending in enumerate(case.endings):
        yield ["endings", number], ending


def _unknown_knowns(document: Document[Vignette]) -> Iterator[Problem]:
    case, points = document.model, inventory()
    known = {
        "factors": ({point for point in points if point.startswith("FACTOR-")}, "data/tables/inventory.csv"),
        "practice_points": (set(points), "data/tables/inventory.csv"),
        "shows": (set(principles()), "data/tables/principles.csv"),
        "misses": (set(principles()), "data/tables/principles.csv"),
        "evidence": (set(citation_keys()), "book/references.bib"),
    }
    named: list[tuple[Place, str, list[str]]] = [
        ([], "factors", case.factors),
        ([], "practice_points", case.practice_points),
    ]
    for number, scene in enumerate(case.scenes):
        for position, choice in enumerate(scene.choices if isinstance(scene, Decide) else []):
            place: Place = ["scenes", number, "choices", position]
            named += [(place, name, getattr(choice, name)) for name in ("shows", "misses", "evidence")]
    for where, name, ids in named:
        allowed, home = known[name]
        for position, one in enumerate(ids):
            if one not in allowed:
                message = f"‘{one}’ in ‘{name}’ is not known."
                expected = f"an id that stands in {home}."
                yield document.problem([*where, name, position], "unknown-reference", message, expected)


def _unknown_drawings(document: Document[Vignette]) -> Iterator[Problem]:
    known = drawing_ids()
    for place, drawing in _drawings(document.model):
        if drawing not in known:
            message = f"There is no drawing ‘{drawing}’."
            yield document.problem([*place, "drawing"], "unknown-drawing", message, f"one of: {', '.join(known)}.")


def _drawings(case: Vignette) -> Iterator[tuple[Place, str]]:
    if case.drawing:
        yield [], case.drawing
    for number, scene in enumerate(case.scenes):
        if scene.drawing:
            yield ["scenes", number], scene.drawing
        for position, frame in enumerate(scene.frames or [] if isinstance(scene, Notice) else []):
            yield ["scenes", number, "frames", position], frame.drawing


def drawings_of(case: Vignette) -> list[str]:
    """The drawings the case shows, each once."""
    return list(dict.fromkeys(drawing for _, drawing in _drawings(case)))


def _ambiguous_notices(document: Document[Vignette]) -> Iterator[Problem]:
    for number, scene in enumerate(document.model.scenes):
        asked, options = set[str](), set[str]()
        for position, question in enumerate(scene.questions if isinstance(scene, Notice) else []):
            place: Place = ["scenes", number, "questions", position]
            if question.ask in asked:
                message = f"‘ask: {question.ask}’ stands in this scene a second time."
                yield document.problem(
                    [*place, "ask"], "repeated-id", message, "see, might, else and say at most once each."
                )
            asked.add(question.ask)
            for rank, option in enumerate(question.options):
                if option.id in options:
                    message = f"The answer ‘{option.id}’ has the id of another in this scene."
                    here: Place = [*place, "options", rank, "id"]
                    yield document.problem(here, "repeated-id", message, "an id that no other answer of the scene has.")
                options.add(option.id)


def _reserved_names(document: Document[Vignette]) -> Iterator[Problem]:
    for name in RESERVED.keys() & document.model.cast.keys():
        message = f"‘{name}’ stands for {RESERVED[name]}."
        yield document.problem(["cast", name], "reserved-name", message, "another name for this member of the cast.")
