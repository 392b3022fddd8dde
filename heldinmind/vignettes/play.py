"""How a case is played: the whole of it, a few lines, the same as play.ts.

Where a learner stands is a path: the steps taken, each a scene and the choice made there (None where the scene has no
choices or was skipped). Everything else follows from the path, so that going back is cutting it short.
`tests/conformance` holds both implementations to the same verdicts.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict

Node = Mapping[str, Any]
"""A scene, choice or ending with its conditions, as in a `Story`."""


class Story(TypedDict):
    """What playing needs of a case: scenes and endings by id, each `next` a list."""

    start: str
    scenes: Mapping[str, Node]
    endings: Mapping[str, Node]


class Step(TypedDict):
    """A scene that was left, and the choice by which."""

    scene: str
    choice: str | None


class Stand(NamedTuple):
    """Where a path leads: the scene or ending, the choices made, and how many steps of the path fit the story."""

    place: str
    chosen: frozenset[str]
    fitting: int


def holds(node: Node, chosen: Iterable[str]) -> bool:
    """Whether the node's conditions hold after these choices."""
    made = set(chosen)
    at_least = node.get("if_chosen_at_least")
    return (
        made.issuperset(node.get("if_chosen", ()))
        and made.isdisjoint(node.get("unless_chosen", ()))
        and (at_least is None or len(made.intersection(at_least["of"])) >= at_least["count"])
    )


def offered(scene: Node, chosen: Iterable[str]) -> list[Node]:
    """The choices that the scene offers after these choices, in the order of the file."""
    made = set(chosen)
    return [choice for choice in scene.get("choices", ()) if holds(choice, made)]


def target(story: Story, candidates: Sequence[str], chosen: Iterable[str]) -> str | None:
    """The first of the candidates whose conditions hold, or None."""
    made = set(chosen)
    places = {**story["scenes"], **story["endings"]}
    return next((candidate for candidate in candidates if holds(places[candidate], made)), None)


def ways_on(story: Story, scene_id: str, chosen: Iterable[str]) -> dict[str | None, str | None]:
    """Where each choice leads, and under None where moving on without a choice does."""
    made = frozenset(chosen)
    scene = story["scenes"][scene_id]
    choices = offered(scene, made)
    ways: dict[str | None, str | None] = {
        choice["id"]: target(story, choice["next"], made | {choice["id"]}) for choice in choices
    }
    onward = scene.get("if_skipped") or scene.get("next") or (choices[0]["next"] if choices else ())
    ways[None] = target(story, onward, made)
    return ways


def follow(story: Story, path: Iterable[Step]) -> Stand:
    """Where the path leads, as far as it fits the story: a case that was changed keeps what still fits."""
    place, chosen, fitting = story["start"], frozenset[str](), 0
    for step in path:
        if step["scene"] != place or place not in story["scenes"]:
            break
        onward = ways_on(story, place, chosen).get(step["choice"])
        if onward is None:
            break
        place, fitting = onward, fitting + 1
        chosen = chosen | {step["choice"]} if step["choice"] is not None else chosen
    return Stand(place, chosen, fitting)
