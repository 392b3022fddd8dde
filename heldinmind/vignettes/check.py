"""What must hold of every case: it is explored to its last path before anyone plays it. The twin of check.ts.

What is proved is proved of every path, skips included. A case with more states than `explore.MOST_STATES` is
undecided: then only what follows without its conditions, or was met on the way, is said.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path

from heldinmind.catalogue.documents import Document, Place
from heldinmind.catalogue.problems import ContentError, Problem, Steps, ordered
from heldinmind.vignettes.explore import NOWHERE, Exploration, explore
from heldinmind.vignettes.lint import lints
from heldinmind.vignettes.load import conditionals, read_vignette, story_of, targets_of
from heldinmind.vignettes.model import Choice, Decide, Vignette


def check_vignette(file: Path) -> list[Problem]:
    """Every problem of the case in `file`, warnings among them; none, if it can be played and teaches well."""
    try:
        document = read_vignette(file)
    except ContentError as error:
        return error.problems
    found = explore(story_of(document.model))
    return ordered([*proofs(document, found), *lints(document, found)])


def proofs(document: Document[Vignette], found: Exploration) -> Iterator[Problem]:
    """What exploring has shown to be wrong; or that it could not be decided."""
    if not found.is_whole:
        yield document.breaks(["scenes"], "undecided", count=f"{len(found.place_of):,}")
    yield from _never_met(document, found)
    yield from _stuck(document, found)
    if found.is_whole:
        yield from _of_no_effect(document, found)
        yield from _safety_passed_by(document, found)


def _never_met(document: Document[Vignette], found: Exploration) -> Iterator[Problem]:
    """Scenes, endings and choices that no path meets; of an undecided case, those to which no ‘next’ leads at all."""
    met = set(found.place_of) if found.is_whole else _leading_on(found)
    case = document.model
    for kind, parts in (("scene", case.scenes), ("ending", case.endings)):
        for number, part in enumerate(parts):
            if found.place_number[part.id] not in met:
                yield document.breaks([f"{kind}s", number], f"unreachable-{kind}", id=part.id)
    for place, choice in _choices(case):
        scene = case.scenes[int(place[1])].id
        if found.is_whole and found.place_number[scene] in met and not found.offered[found.choice_number[choice]]:
            yield document.breaks(place, "unoffered-choice", id=choice)


def _choices(case: Vignette) -> Iterator[tuple[Place, str]]:
    for number, scene in enumerate(case.scenes):
        for position, choice in enumerate(scene.choices if isinstance(scene, Decide) else []):
            yield ["scenes", number, "choices", position], choice.id


def _leading_on(found: Exploration) -> set[int]:
    """The places that can be come to when conditions are left aside."""
    waiting, met = [found.place_of[0]], set[int]()
    while waiting:
        place = waiting.pop()
        if place not in met:
            met.add(place)
            waiting.extend(found.onwards[place])
    return met


def _stuck(document: Document[Vignette], found: Exploration) -> Iterator[Problem]:
    """A problem for each scene from which some path goes nowhere, or goes round for ever; one a scene."""
    blocked = _first_by_place(found, (state for state in range(len(found.first_way)) if _stops_at(found, state)))
    endless, circling = dict[int, int](), dict[int, int]()
    # Where no scene may come again every path stops somewhere: at an ending, unless it is blocked.
    if found.has_loops and found.is_whole:
        ends = _ending(found)
        lost = (state for state in range(len(ends)) if not ends[state])
        # Where it begins: from there on every path is lost, and need not be said again.
        endless = _first_by_place(found, (state for state in lost if state == 0 or ends[found.came_from[state]]))
        circling = _first_by_place(found, _skipping_for_ever(found))
    for number, scene in enumerate(document.model.scenes):
        place: Place = ["scenes", number]
        here = found.place_number[scene.id]
        for rule, states in (("no-way-on", blocked), ("no-way-out", endless), ("skip-without-end", circling)):
            if here in states:
                yield document.breaks(place, rule, _shown(found, states[here]), id=scene.id)
                break


def _first_by_place(found: Exploration, states: Iterator[int]) -> dict[int, int]:
    """Of these states the first at each place: a shortest path leads to it."""
    first = dict[int, int]()
    for state in states:
        first.setdefault(found.place_of[state], state)
    return first


def _stops_at(found: Exploration, state: int) -> bool:
    """Whether some way on from this state leads nowhere."""
    return any(to == NOWHERE for _, to in found.ways(state))


def _ending(found: Exploration) -> bytearray:
    """By state, whether an ending, or a way that leads nowhere, can be come to: what goes nowhere is said already."""
    before: list[list[int]] = [[] for _ in found.place_of]
    ends, waiting = bytearray(len(found.place_of)), deque[int]()
    for state, place in enumerate(found.place_of):
        stops = place >= found.scene_count
        for _, to in found.ways(state):
            if to == NOWHERE:
                stops = True
            else:
                before[to].append(state)
        if stops:
            waiting.append(state)
    while waiting:
        state = waiting.popleft()
        if not ends[state]:
            ends[state] = 1
            waiting.extend(before[state])
    return ends


def _skipping_for_ever(found: Exploration) -> Iterator[int]:
    """Of each round that skipping scene after scene goes for ever, the state that was reached first."""
    onward = [
        next((to for by, to in found.ways(state) if by == NOWHERE), NOWHERE) for state in range(len(found.place_of))
    ]
    known = [NOWHERE] * len(onward)
    """By state, the state from which it was first skipped to."""
    for first in range(len(onward)):
        trail, state = list[int](), first
        while state != NOWHERE and known[state] == NOWHERE:
            known[state] = first
            trail.append(state)
            state = onward[state]
        if state != NOWHERE and known[state] == first:
            yield min(trail[trail.index(state) :])


def _of_no_effect(document: Document[Vignette], found: Exploration) -> Iterator[Problem]:
    """Conditions that hold on every path, and targets that no path takes."""
    case, met = document.model, set(found.place_of)
    for place, part in conditionals(case):
        if not any(True for _ in part.depends_on()):
            continue
        if isinstance(part, Choice):
            number = found.choice_number[part.id]
            always = found.offered[number] and not found.withheld[number]
        else:
            number = found.place_number[part.id]
            always = number in met and not found.refused[number]
        if always:
            yield document.breaks(place, "needless-condition", id=part.id)
    taken = {(here, to) for here, _, to in found.taken}
    for place, name, targets in targets_of(case):
        here = found.place_number[case.scenes[int(place[1])].id]
        for target in targets if here in met else ():
            to = found.place_number[target]
            # A place that nothing leads to has its own problem; each target is said once a scene.
            if to in met and (here, to) not in taken:
                taken.add((here, to))
                yield document.breaks([*place, name], "unused-target", scene=found.places[here], id=target)


def _safety_passed_by(document: Document[Vignette], found: Exploration) -> Iterator[Problem]:
    """Safety scenes that some path to an ending does not meet, each with a shortest such path."""
    met = set(found.place_of)
    for number, scene in enumerate(document.model.scenes):
        place = found.place_number[scene.id]
        if scene.safety and place in met and (path := _path_without(found, place)):
            yield document.breaks(["scenes", number], "safety-passed-by", path, id=scene.id)


def _path_without(found: Exploration, avoided: int) -> Steps:
    """A shortest path to an ending that does not meet the place `avoided`; empty if there is none."""
    if found.place_of[0] == avoided:
        return ()
    came = {0: (NOWHERE, NOWHERE)}
    waiting = deque([0])
    while waiting:
        state = waiting.popleft()
        if found.place_of[state] >= found.scene_count:
            steps = list[tuple[str, str | None]]()
            while came[state][0] != NOWHERE:
                before, by = came[state]
                steps.append((found.places[found.place_of[before]], None if by == NOWHERE else found.choices[by]))
                state = before
            return tuple(reversed(steps))
        for by, to in found.ways(state):
            if to != NOWHERE and to not in came and found.place_of[to] != avoided:
                came[to] = (state, by)
                waiting.append(to)
    return ()


def _shown(found: Exploration, state: int) -> Steps:
    """The path to `state`, and the scene it stands at, as a problem shows it."""
    steps = [(step["scene"], step["choice"]) for step in found.path_to(state)]
    return (*steps, (found.places[found.place_of[state]], None))
