"""Every state of a case that some path reaches: what the checker proves things about. The twin of explore.ts.

A state is a place, and as much of the choices made before as can still matter. Each condition asks whether at least so
many of some choices were made: `if_chosen` of all of them, `unless_chosen` of none, `if_chosen_at_least` of a number.
So a state keeps a count for each such threshold, up to what it asks for, and only while some condition that may yet
be met reads it. Choices that no condition reads, or that count alike, are therefore one state and not many. Which
choices were counted is kept only for those that a loop may offer again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from heldinmind.vignettes.play import Node, Step, Story

MOST_STATES = 1_000_000
"""Beyond this many states exploring stops, undecided: some ten seconds and 350 MB on a small machine."""

NOWHERE = -1
UNEXPLORED = -2
"""Where a way leads on beyond `MOST_STATES`."""


class Condition(NamedTuple):
    """Holds where the counts under `asked` are `full` and none of the counts under `refused` has begun."""

    asked: int
    full: int
    refused: int


class Target(NamedTuple):
    """A place that may be next, and its condition."""

    place: int
    when: Condition


class Way(NamedTuple):
    """A choice: its number, when it is offered, what making it counts towards, and where it may lead."""

    choice: int
    when: Condition
    counts: tuple[tuple[int, int, int], ...]
    """For each threshold it counts towards: one more, the bits of the count, and the count when it is full."""
    marks: int
    """The bit that says it was made, if a loop may offer it again."""
    targets: tuple[Target, ...]


class Stop(NamedTuple):
    """A scene: its ways by choice, and where moving on without one leads (None: as its first offered choice does)."""

    ways: tuple[Way, ...]
    onward: tuple[Target, ...] | None


@dataclass
class Exploration:
    """What was reached, in the order in which it was: a shortest path to each state comes first."""

    places: Sequence[str]
    """The scenes, then the endings."""
    scene_count: int
    choices: Sequence[str]
    place_number: Mapping[str, int]
    choice_number: Mapping[str, int]
    is_whole: bool
    """Whether all was explored; otherwise exploring stopped at `MOST_STATES`."""
    has_loops: bool
    """Whether some scene may come again, conditions left aside."""
    onwards: Sequence[frozenset[int]]
    """By place, the places that may be next, conditions left aside."""
    place_of: array[int] = field(default_factory=lambda: array("i"))
    """By state."""
    came_from: array[int] = field(default_factory=lambda: array("i"))
    """By state, the state it was first reached from."""
    came_by: array[int] = field(default_factory=lambda: array("i"))
    """By state, the choice it was first reached by, or `NOWHERE`."""
    first_way: array[int] = field(default_factory=lambda: array("i"))
    """By state, where its ways on begin in `way_by` and `way_to`."""
    way_by: array[int] = field(default_factory=lambda: array("i"))
    """The choice of each way on, or `NOWHERE` for moving on without one."""
    way_to: array[int] = field(default_factory=lambda: array("i"))
    """The state to which each way leads, or `NOWHERE`; beyond the limit, `UNEXPLORED`."""
    offered: bytearray = field(default_factory=bytearray)
    """By choice, whether some state offers it."""
    withheld: bytearray = field(default_factory=bytearray)
    """By choice, whether some state of its scene does not offer it."""
    refused: bytearray = field(default_factory=bytearray)
    """By place, whether its condition does not hold somewhere where it might be next."""
    taken: set[tuple[int, int, int]] = field(default_factory=set)
    """The place, the choice or `NOWHERE`, and the place it led to, of every way there is."""

    def ways(self, state: int) -> Iterator[tuple[int, int]]:
        """The ways on from `state`: the choice or `NOWHERE`, and the state it leads to or `NOWHERE`."""
        end = self.first_way[state + 1] if state + 1 < len(self.first_way) else len(self.way_to)
        return zip(self.way_by[self.first_way[state] : end], self.way_to[self.first_way[state] : end], strict=True)

    def path_to(self, state: int) -> list[Step]:
        """A shortest path that leads to `state`."""
        steps = list[Step]()
        while (before := self.came_from[state]) != NOWHERE:
            by = self.came_by[state]
            steps.append(
                {
                    "scene": self.places[self.place_of[before]],
                    "choice": None if by == NOWHERE else self.choices[by],
                }
            )
            state = before
        return steps[::-1]


def explore(story: Story, most: int | None = None) -> Exploration:
    """Explores `story`, as far as `most` states (`MOST_STATES` if none)."""
    return _Explorer(story).explore(MOST_STATES if most is None else most)


class _Explorer:
    """A story made ready: places, choices and thresholds by number, each threshold's count some bits of a number."""

    def __init__(self, story: Story) -> None:
        scenes, endings = story["scenes"], story["endings"]
        self.places = [*scenes, *endings]
        self.number = {place: number for number, place in enumerate(self.places)}
        self.start = self.number[story["start"]]
        self.nodes: list[Node] = [*scenes.values(), *endings.values()]
        self.choices = [choice["id"] for scene in scenes.values() for choice in scene.get("choices", ())]
        self.choice_number = {choice: number for number, choice in enumerate(self.choices)}
        self.onwards = [frozenset(self._onward(node)) for node in self.nodes]
        self.components = _components(self.onwards)
        self.in_loop = [
            len(component) > 1 or component[0] in self.onwards[component[0]] for component in self.components
        ]
        self._number_the_thresholds()
        self.live = self._live()
        self.stops = [self._stop(node) for node in self.nodes[: len(scenes)]]

    def _onward(self, node: Node) -> Iterator[int]:
        lists = [node.get("next", ()), node.get("if_skipped", ()), *(way["next"] for way in node.get("choices", ()))]
        return (self.number[place] for places in lists for place in places)

    def _number_the_thresholds(self) -> None:
        """Gives each threshold the bits of its count, and each choice that a loop may offer again a bit."""
        self.thresholds: dict[tuple[int, frozenset[str]], tuple[int, int]] = {}
        bit = 0
        nodes = [*self.nodes, *(choice for node in self.nodes for choice in node.get("choices", ()))]
        for node in nodes:
            for threshold in _thresholds(node):
                if threshold not in self.thresholds:
                    width = threshold[0].bit_length()
                    self.thresholds[threshold] = (bit, ((1 << width) - 1) << bit)
                    bit += width
        self.counting: dict[str, list[tuple[int, int, int]]] = {}
        for (asked, choices), (first, bits) in self.thresholds.items():
            for choice in sorted(choices):
                self.counting.setdefault(choice, []).append((asked, first, bits))
        looping = {
            place
            for component, loops in zip(self.components, self.in_loop, strict=True)
            if loops
            for place in component
        }
        self.mark: dict[str, int] = {}
        for place in range(len(self.nodes)):
            for choice in self.nodes[place].get("choices", ()):
                if place in looping and choice["id"] in self.counting:
                    self.mark[choice["id"]] = 1 << bit
                    bit += 1

    def _live(self) -> list[int]:
        """By place, the bits that some condition which may yet be met reads, and the marks of choices yet to come."""
        reads = [0] * len(self.nodes)
        for place, node in enumerate(self.nodes):
            parts = [*node.get("choices", ()), *(self.nodes[target] for target in self.onwards[place])]
            for part in parts:
                for threshold in _thresholds(part):
                    reads[place] |= self.thresholds[threshold][1]
            for choice in node.get("choices", ()):
                reads[place] |= self.mark.get(choice["id"], 0)
        # Components come in an order in which each stands after all that it leads to.
        for component in self.components:
            seen = 0
            for place in component:
                seen |= reads[place]
                for target in self.onwards[place]:
                    seen |= reads[target]
            for place in component:
                reads[place] = seen
        return reads

    def _condition(self, node: Node) -> Condition:
        asked = full = refused = 0
        if chosen := frozenset(node.get("if_chosen", ())):
            first, bits = self.thresholds[len(chosen), chosen]
            asked, full = asked | bits, full | len(chosen) << first
        if at_least := node.get("if_chosen_at_least"):
            first, bits = self.thresholds[at_least["count"], frozenset(at_least["of"])]
            asked, full = asked | bits, full | at_least["count"] << first
        if unless := frozenset(node.get("unless_chosen", ())):
            refused = self.thresholds[1, unless][1]
        return Condition(asked, full, refused)

    def _targets(self, places: Sequence[str]) -> tuple[Target, ...]:
        numbers = [self.number[place] for place in places]
        return tuple(Target(number, self._condition(self.nodes[number])) for number in numbers)

    def _stop(self, node: Node) -> Stop:
        ways = tuple(self._way(choice) for choice in node.get("choices", ()))
        onward = node.get("if_skipped") or node.get("next")
        return Stop(ways, self._targets(onward) if onward else None)

    def _way(self, choice: Node) -> Way:
        counts = tuple((1 << first, bits, asked << first) for asked, first, bits in self.counting.get(choice["id"], ()))
        number, mark = self.choice_number[choice["id"]], self.mark.get(choice["id"], 0)
        return Way(number, self._condition(choice), counts, mark, self._targets(choice["next"]))

    def _forgettable(self) -> list[tuple[int, int, int]]:
        """For each threshold that a loop may count towards again: the bits of its count, when full, and its marks."""
        found = [
            (bits, count << first, sum(self.mark.get(choice, 0) for choice in choices))
            for (count, choices), (first, bits) in self.thresholds.items()
        ]
        return [one for one in found if one[2]]

    def explore(self, most: int) -> Exploration:
        """The breadth first: so the first path to each state is a shortest."""
        found = Exploration(
            self.places,
            len(self.stops),
            self.choices,
            self.number,
            self.choice_number,
            is_whole=True,
            has_loops=any(self.in_loop),
            onwards=self.onwards,
            offered=bytearray(len(self.choices)),
            withheld=bytearray(len(self.choices)),
            refused=bytearray(len(self.places)),
        )
        memories = list[int]()
        reach = self._reaching(found, memories, most)
        reach(NOWHERE, NOWHERE, self.start, 0)
        way_to, stops, place_of = found.way_to, self.stops, found.place_of

        def leave(state: int, here: int, by: int, memory: int, targets: tuple[Target, ...]) -> None:
            """Notes the way from `state` at `here` by the choice `by`, with the `memory` that then holds."""
            place = NOWHERE
            for target, (asked, full, none_of) in targets:
                if memory & asked != full or memory & none_of:
                    found.refused[target] = 1
                elif place == NOWHERE:
                    place = target
            found.way_by.append(by)
            found.taken.add((here, by, place))
            way_to.append(NOWHERE if place == NOWHERE else reach(state, by, place, memory))

        state = 0
        while state < len(memories) and found.is_whole:
            found.first_way.append(len(way_to))
            here, memory = place_of[state], memories[state]
            if here < len(stops):
                ways, onward = stops[here]
                for way in ways:
                    asked, full, none_of = way.when
                    if memory & asked != full or memory & none_of:
                        found.withheld[way.choice] = 1
                        continue
                    found.offered[way.choice] = 1
                    onward = way.targets if onward is None else onward
                    leave(state, here, way.choice, _made(way, memory), way.targets)
                leave(state, here, NOWHERE, memory, onward or ())
            state += 1
        return found

    def _reaching(self, found: Exploration, memories: list[int], most: int) -> Callable[[int, int, int, int], int]:
        """What comes to a place with a memory: the number of the state this is, a new one where it is new."""
        known = dict[int, int]()
        live, many = self.live, len(self.places)
        forgettable, marks = self._forgettable(), sum(self.mark.values())

        def reach(state: int, by: int, place: int, memory: int) -> int:
            memory &= live[place]
            if memory & marks:
                # A mark matters only while what it guards may still be counted.
                needed = 0
                for bits, full, its_marks in forgettable:
                    if memory & bits != full:
                        needed |= its_marks
                memory &= ~marks | needed
            key = memory * many + place
            reached = known.get(key)
            if reached is None:
                reached = len(memories)
                if reached >= most:
                    found.is_whole = False
                    return UNEXPLORED
                known[key] = reached
                memories.append(memory)
                found.place_of.append(place)
                found.came_from.append(state)
                found.came_by.append(by)
            return reached

        return reach


def _made(way: Way, memory: int) -> int:
    """The memory after the choice was made: one more towards each threshold that is not full, once for each choice."""
    if way.counts and not memory & way.marks:
        for one, bits, full in way.counts:
            if memory & bits != full:
                memory += one
        memory |= way.marks
    return memory


def _thresholds(node: Node) -> Iterator[tuple[int, frozenset[str]]]:
    """What the conditions of `node` ask: at least so many of these choices."""
    if chosen := frozenset(node.get("if_chosen", ())):
        yield len(chosen), chosen
    if at_least := node.get("if_chosen_at_least"):
        yield at_least["count"], frozenset(at_least["of"])
    if unless := frozenset(node.get("unless_chosen", ())):
        yield 1, unless


def _components(onwards: Sequence[frozenset[int]]) -> list[list[int]]:
    """The strongly connected components (Tarjan 1972, without recursion), each after all that it leads to."""
    index, low = dict[int, int](), dict[int, int]()
    stack, on_stack, found = list[int](), set[int](), list[list[int]]()
    for root in range(len(onwards)):
        if root in index:
            continue
        work = [(root, iter(sorted(onwards[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            place, rest = work[-1]
            following = next((one for one in rest if one not in index or one in on_stack), None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[place])
                if low[place] == index[place]:
                    component = [stack.pop()]
                    while component[-1] != place:
                        component.append(stack.pop())
                    on_stack.difference_update(component)
                    found.append(component)
            elif following in index:
                low[place] = min(low[place], index[following])
            else:
                index[following] = low[following] = len(index)
                stack.append(following)
                on_stack.add(following)
                work.append((following, iter(sorted(onwards[following]))))
    return found
