"""What must hold of every case: each reachable state is visited before anyone plays it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from heldinmind.catalogue.documents import Document, Place
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.vignettes.load import read_vignette, story_of
from heldinmind.vignettes.model import Decide, Vignette
from heldinmind.vignettes.play import Node, Story, offered, ways_on

MOST_STATES = 200_000
"""Beyond this many states the check says so instead of going on: about ten seconds and 200 MB."""


class State(NamedTuple):
    """A place, and the choices made before that some condition still reads."""

    place: str
    chosen: frozenset[str]


Reached = dict[State, dict[str | None, str | None]]
"""Every state that some path reaches, with where each choice leads from it; under None, moving on without one."""


def check_vignette(file: Path) -> list[Problem]:
    """Every problem of the case in `file`; none, if it can be played."""
    try:
        document = read_vignette(file)
    except ContentError as error:
        return error.problems
    return sorted(set(_unplayable(document)))


def _unplayable(document: Document[Vignette]) -> Iterator[Problem]:
    story = story_of(document.model)
    reached = explore(story)
    if reached is None:
        message = f"The case has more than {MOST_STATES:,} states: it cannot be checked whole."
        yield document.problem(["scenes"], "undecided", message, "fewer conditions that stay open at once.")
        return
    yield from _never_seen(document, story, reached)
    yield from _stuck(document, story, reached)


def _never_seen(document: Document[Vignette], story: Story, reached: Reached) -> Iterator[Problem]:
    case = document.model
    places = {state.place for state in reached}
    shown = {
        choice["id"]
        for place, chosen in reached
        if place in story["scenes"]
        for choice in offered(story["scenes"][place], chosen)
    }
    for kind, parts in (("scene", case.scenes), ("ending", case.endings)):
        for number, part in enumerate(parts):
            if part.id not in places:
                message = f"No path leads to the {kind} ‘{part.id}’."
                yield document.problem(
                    [f"{kind}s", number], f"unreachable-{kind}", message, "a ‘next’ that leads here."
                )
    for number, scene in enumerate(case.scenes):
        for position, choice in enumerate(scene.choices if isinstance(scene, Decide) else []):
            if scene.id in places and choice.id not in shown:
                message = f"No path offers the choice ‘{choice.id}’."
                place: Place = ["scenes", number, "choices", position]
                yield document.problem(place, "unoffered-choice", message, "a condition that some path meets.")


def _stuck(document: Document[Vignette], story: Story, reached: Reached) -> Iterator[Problem]:
    stops = {state for state, ways in reached.items() if None in ways.values()}
    ends = _leading_to(stops | {state for state in reached if state.place in story["endings"]}, story, reached)
    blocked = {state.place for state in stops}
    circling = {state.place for state in reached if _skips_for_ever(state, story, reached)}
    endless = {state.place for state in reached if state not in ends}
    for number, scene in enumerate(document.model.scenes):
        if scene.id in blocked:
            message = f"From the scene ‘{scene.id}’ there is a path with no way on."
            yield document.problem(
                ["scenes", number], "no-way-on", message, "a ‘next’ whose last target has no condition."
            )
        elif scene.id in endless:
            message = f"From the scene ‘{scene.id}’ there is a path that never ends."
            yield document.problem(["scenes", number], "no-way-out", message, "a way to an ending.")
        elif scene.id in circling:
            message = f"Who skips from the scene ‘{scene.id}’ on comes to no ending."
            expected = "an ‘if_skipped’ that leads onward."
            yield document.problem(["scenes", number], "skip-without-end", message, expected)


def _skips_for_ever(state: State, story: Story, reached: Reached) -> bool:
    """Whether skipping scene after scene from this state comes to no ending."""
    place, seen = state.place, set[str]()
    while place in story["scenes"]:
        onward = reached[State(place, state.chosen)][None]
        if place in seen or onward is None:
            return place in seen
        seen.add(place)
        place = onward
    return False


def explore(story: Story) -> Reached | None:
    """Every reachable state with its ways on, or None where there are more than `MOST_STATES`.

    Choices that no condition reads make no difference and are left out, so that only what matters multiplies.
    """
    read = _choices_read(story)
    reached: Reached = {}
    waiting = [State(story["start"], frozenset())]
    while waiting:
        state = waiting.pop()
        if state in reached:
            continue
        if len(reached) >= MOST_STATES:
            return None
        reached[state] = ways_on(story, state.place, state.chosen) if state.place in story["scenes"] else {}
        waiting.extend(_after(state, reached[state], read))
    return reached


def _after(state: State, ways: Mapping[str | None, str | None], read: frozenset[str]) -> Iterator[State]:
    """The states that the ways on lead to."""
    for choice, place in ways.items():
        if place is not None:
            yield State(place, state.chosen | {choice} if choice in read and choice else state.chosen)


def _choices_read(story: Story) -> frozenset[str]:
    """The choices that some condition reads."""
    scenes = story["scenes"].values()
    nodes = [*scenes, *story["endings"].values(), *(choice for scene in scenes for choice in scene.get("choices", ()))]
    return frozenset(choice for node in nodes for choice in _read_by(node))


def _read_by(node: Node) -> Iterator[str]:
    yield from node.get("if_chosen", ())
    yield from node.get("unless_chosen", ())
    if at_least := node.get("if_chosen_at_least"):
        yield from at_least["of"]


def _leading_to(ends: set[State], story: Story, reached: Reached) -> set[State]:
    """The states from which one of `ends` can be reached, with these themselves."""
    read = _choices_read(story)
    before: dict[State, list[State]] = {state: [] for state in reached}
    for state, ways in reached.items():
        for after in _after(state, ways, read):
            before[after].append(state)
    waiting, leading = list(ends), set[State]()
    while waiting:
        state = waiting.pop()
        if state not in leading:
            leading.add(state)
            waiting.extend(before[state])
    return leading
