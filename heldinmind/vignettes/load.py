"""Cases read from data/vignettes, with every reference in them checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from heldinmind.catalogue.documents import Document, Place, read_document, unknown_names
from heldinmind.catalogue.drawings import drawing_ids
from heldinmind.catalogue.files import yaml_files
from heldinmind.catalogue.knowns import citation_keys, inventory, principles, topics
from heldinmind.catalogue.names import RESERVED, course_names
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.prose import Names
from heldinmind.course import data_folder
from heldinmind.vignettes.model import CastMember, Choice, Conditional, Decide, Ending, Notice, Scene, Targets, Vignette
from heldinmind.vignettes.play import Story

PRONOUNS = {
    "she/her": {"they": "she", "them": "her", "their": "her", "theirs": "hers", "themselves": "herself"},
    "he/him": {"they": "he", "them": "him", "their": "his", "theirs": "his", "themselves": "himself"},
    "they/them": {"they": "they", "them": "them", "their": "their", "theirs": "theirs", "themselves": "themself"},
}


MOST_NAMED = 40
"""Ids that a message lists to choose from."""


def vignettes_folder() -> Path:
    """Where the cases lie."""
    return data_folder() / "vignettes"


def vignette_ids() -> list[str]:
    """The ids of all cases, in the order of their files."""
    return [file.stem for file in yaml_files(vignettes_folder())]


def library() -> list[Vignette]:
    """All cases in the order of the library: the first have hints, the last have none. Raises ContentError."""
    cases = [load_vignette(vignette_id) for vignette_id in vignette_ids()]
    return sorted(cases, key=lambda case: (case.order is None, case.order or 0, case.id))


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
    pronouns = PRONOUNS[member.pronouns]
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
            yield document.breaks([*place, "id"], "repeated-id", kind=kind, id=part_id, other=seen[part_id])
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
    if case.start not in scenes:
        yield document.breaks(["start"], "unknown-target/start", id=case.start, known=_named(scenes))
    for place, name, targets in targets_of(case):
        for one in targets:
            if one not in places:
                yield document.breaks([*place, name], "unknown-target", name=name, id=one, known=_named(places))


def _named(ids: Iterable[str]) -> str:
    """The ids to choose from; of very many, the first."""
    ids = sorted(ids)
    return ", ".join(ids[:MOST_NAMED]) + (f" … ({len(ids)} in all)" if len(ids) > MOST_NAMED else "")


def targets_of(case: Vignette) -> Iterator[tuple[Place, str, Targets]]:
    """Every list of targets: where the scene or choice stands that has it, the entry’s name, and the list."""
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
    for place, part in conditionals(case):
        for name, choice in part.depends_on():
            if choice not in choices:
                yield document.breaks([*place, name], "unknown-choice", name=name, id=choice, known=_named(choices))


def conditionals(case: Vignette) -> Iterator[tuple[Place, Scene | Choice | Ending]]:
    """Every scene, choice and ending, with where it stands in the file."""
    for number, scene in enumerate(case.scenes):
        yield ["scenes", number], scene
        for position, choice in enumerate(scene.choices if isinstance(scene, Decide) else []):
            yield ["scenes", number, "choices", position], choice
    for number, ending in enumerate(case.endings):
        yield ["endings", number], ending


def _unknown_knowns(document: Document[Vignette]) -> Iterator[Problem]:
    known = known_ids()
    for where, name, ids in _named_knowns(document.model):
        allowed, home = known[name]
        for position, one in enumerate(ids):
            if one not in allowed:
                yield document.breaks([*where, name, position], "unknown-reference", id=one, name=name, home=home)
    carried = set(document.model.factors)
    for position, factor in enumerate(document.model.carrying):
        if factor not in carried:
            home = "‘factors’ above"
            yield document.breaks(["carrying", position], "unknown-reference", id=factor, name="carrying", home=home)


def known_ids() -> dict[str, tuple[frozenset[str], str]]:
    """By entry of a case, the ids it may name, and the file in which they stand."""
    points = frozenset(inventory())
    factors = frozenset(point for point in points if point.startswith("FACTOR-"))
    of_practice, of_points = "data/tables/principles.csv", "data/tables/inventory.csv"
    return {
        "factors": (factors, of_points),
        "practice_points": (points, of_points),
        "practises": (points, of_points),
        "touches_on": (frozenset(topics()), "data/tables/topics.csv"),
        "shows": (frozenset(principles()), of_practice),
        "misses": (frozenset(principles()), of_practice),
        "evidence": (citation_keys(), "book/references.bib"),
    }


def _named_knowns(case: Vignette) -> Iterator[tuple[Place, str, list[str]]]:
    for name in ("factors", "practice_points", "touches_on"):
        yield [], name, getattr(case, name)
    for number, scene in enumerate(case.scenes):
        yield ["scenes", number], "practises", scene.practises
        for position, choice in enumerate(scene.choices if isinstance(scene, Decide) else []):
            for name in ("shows", "misses", "evidence"):
                yield ["scenes", number, "choices", position], name, getattr(choice, name)


def _unknown_drawings(document: Document[Vignette]) -> Iterator[Problem]:
    known = drawing_ids()
    for place, drawing in _drawings(document.model):
        if drawing not in known:
            yield document.breaks([*place, "drawing"], "unknown-drawing", id=drawing, known=", ".join(known))


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
                yield document.breaks([*place, "ask"], "repeated-id/ask", id=question.ask)
            asked.add(question.ask)
            for rank, option in enumerate(question.options):
                if option.id in options:
                    yield document.breaks([*place, "options", rank, "id"], "repeated-id/answer", id=option.id)
                options.add(option.id)


def _reserved_names(document: Document[Vignette]) -> Iterator[Problem]:
    for name in RESERVED.keys() & document.model.cast.keys():
        yield document.breaks(["cast", name], "reserved-name", name=name, meaning=RESERVED[name])
