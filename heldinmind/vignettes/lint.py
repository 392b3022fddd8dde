"""What makes a case teach well: warnings, never errors. The twin of lint.ts.

The limits are those of docs/standard-for-authors.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from heldinmind.catalogue.documents import Document, Place, texts
from heldinmind.catalogue.problems import Problem, Steps
from heldinmind.catalogue.prose import Names, UnknownNameError, fill
from heldinmind.vignettes.explore import NOWHERE, Exploration
from heldinmind.vignettes.load import conditionals, names_of
from heldinmind.vignettes.model import Choice, Decide, Notice, Reflect, Scene, Vignette

SCENES = 12, 25
PATH = 8, 14
"""Scenes on any one path."""
MOST_WORDS = 3_800
WORDS_A_MINUTE = 240
LEAST_ENDINGS = 3
LEAST_BABY_WORDS = 5
HARDEST_YEAR = 10
"""By the Automated Readability Index (Smith & Senter 1967), of a text long enough to judge."""
WORDS_TO_JUDGE = 60
MOST_OFTEN = 0.5
"""The share of scenes in which the strongest option may stand first, or be the longest."""
SCENES_TO_JUDGE = 4
LOOKS = "look-at-the-baby"

_WORD = re.compile(r"[A-Za-z0-9À-ɏ]+(?:[’'-][A-Za-z0-9À-ɏ]+)*")
_SENTENCE_END = re.compile(r"[.!?…:](?:[’”\"')]*)(?=\s|$)|\n\s*\n")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+")
_ATTACHMENT = re.compile(
    r"\b(?:in)?securely attached\b"
    r"|\b(?:an?|has|have|had|shows?|showing|signs? of|no) (?:in)?secure attachment\b"
    r"|\battachment (?:is|was|seems|looks|remains) (?:in)?secure\b"
    r"|\b(?:avoidant|ambivalent|resistant|disorgani[sz]ed) (?:attachment|baby|child|toddler|infant)\b"
    r"|\battachment (?:disorder|style|type)\b",
    re.IGNORECASE,
)
"""What claims to have seen attachment; what a review found among many is another thing."""
_PERSONAL = (
    ("the NHS number", re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")),
    ("the date of birth", re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)\d{2}\b")),
    ("the telephone number", re.compile(r"(?<![\d.])(?:\+44\s?\d|0\d)(?:[\s-]?\d){8,9}(?!\d)")),
    ("the e-mail address", re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,200}\b")),
    ("the postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")),
)


_MAY_BE_PERSONAL = re.compile(r"[\d@]")
"""What all of these hold: a quick look before the closer ones."""


def lints(document: Document[Vignette], found: Exploration) -> Iterator[Problem]:
    """The warnings for one case that has been read and explored."""
    case = document.model
    names = names_of(case)
    yield from _of_the_whole(document)
    yield from _of_strongest_options(document, names)
    yield from _of_scenes(document)
    yield from _of_contacts(document)
    yield from _of_words(document, names)
    if found.is_whole and not found.has_loops:
        yield from _of_paths(document, found, names)


def _of_the_whole(document: Document[Vignette]) -> Iterator[Problem]:
    case = document.model
    least, most = SCENES
    if not least <= len(case.scenes) <= most:
        yield document.breaks(["scenes"], "scene-count", count=len(case.scenes), least=least, most=most)
    for kind in ("decide", "notice", "reflect"):
        if all(scene.kind != kind for scene in case.scenes):
            yield document.breaks(["scenes"], "kind-of-scene-missing", kind=kind)
    if len(case.endings) < LEAST_ENDINGS:
        count = counted(len(case.endings), "ending")
        yield document.breaks(["endings"], "few-endings", count=count, least=LEAST_ENDINGS)
    elif len(kinds := {ending.kind for ending in case.endings if ending.kind}) < LEAST_ENDINGS:
        count = counted(len(kinds), "kind")
        yield document.breaks(["endings"], "endings-alike", count=count, least=LEAST_ENDINGS)
    if not any(True for _, part in conditionals(case) for _ in part.depends_on()):
        yield document.breaks(["scenes"], "nothing-depends")
    if not any(scene.safety for scene in case.scenes):
        yield document.breaks(["scenes"], "no-safety-scene")
    if not any(scene.facilitator for scene in case.scenes):
        yield document.breaks(["scenes"], "no-facilitator-notes")
    if not case.touches_on:
        yield document.breaks(
            ["touches_on"] if "touches_on" in document.tree else ["content_note"], "no-content-topics"
        )
    practised = {point for scene in case.scenes for point in scene.practises}
    for position, point in enumerate(case.practice_points):
        if point not in practised:
            yield document.breaks(["practice_points", position], "not-practised", id=point)


def counted(count: int, thing: str) -> str:
    """‘1 ending’, ‘2 endings’."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _of_strongest_options(document: Document[Vignette], names: Names) -> Iterator[Problem]:
    """Whether the strongest option, where there is one, can be told by where it stands or by its length."""
    first = longest = judged = 0
    for scene in document.model.scenes:
        if not isinstance(scene, Decide) or (best := strongest(scene.choices)) is None:
            continue
        judged += 1
        first += best == 0
        lengths = [len(words_of(_filled(choice.text, names))) for choice in scene.choices]
        longest += lengths[best] == max(lengths) and lengths.count(lengths[best]) == 1
    for rule, count in (("best-first", first), ("best-longest", longest)):
        if judged >= SCENES_TO_JUDGE and count / judged > MOST_OFTEN:
            yield document.breaks(["scenes"], rule, count=count, of=judged)


def strongest(choices: list[Choice]) -> int | None:
    """The option that shows most and misses least, by its position; None where several are as strong."""
    strengths = [len(choice.shows) - len(choice.misses) for choice in choices]
    best = max(strengths)
    return strengths.index(best) if strengths.count(best) == 1 else None


def _of_scenes(document: Document[Vignette]) -> Iterator[Problem]:
    for number, scene in enumerate(document.model.scenes):
        place: Place = ["scenes", number]
        if isinstance(scene, Decide) and all(_only_asks(choice.text) for choice in scene.choices):
            yield document.breaks([*place, "choices"], "all-questions")
        if not isinstance(scene, Reflect):
            count = len(words_of(scene.baby))
            if count < LEAST_BABY_WORDS:
                yield document.breaks([*place, "baby"], "baby-not-described", count=count)


def _only_asks(text: str) -> bool:
    """Whether each sentence of the text is a question: one that says or does something first is more than that."""
    sentences = [part.strip() for part in _SENTENCE.findall(text)]
    return bool(sentences) and all(part.endswith("?") for part in sentences)


def _of_contacts(document: Document[Vignette]) -> Iterator[Problem]:
    """Whether somebody looks at the baby in every contact: a visit without it is the commonest fault."""
    first, looked = dict[str, int](), set[str]()
    for number, scene in enumerate(document.model.scenes):
        contact = scene.contact or document.model.contacts[0]
        first.setdefault(contact, number)
        if isinstance(scene, Notice) or (
            isinstance(scene, Decide) and any(LOOKS in choice.shows for choice in scene.choices)
        ):
            looked.add(contact)
    for unseen in first.keys() - looked:
        yield document.breaks(["scenes", first[unseen]], "baby-unseen", contact=unseen)


def _of_words(document: Document[Vignette], names: Names) -> Iterator[Problem]:
    for place, text in texts(document.model.model_dump(), []):
        shown = _filled(text, names)
        name = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
        if (grade := school_year(shown)) > HARDEST_YEAR:
            yield document.breaks(place, "hard-to-read", name=name, grade=f"{grade:.0f}", most=HARDEST_YEAR)
        if claim := _ATTACHMENT.search(text):
            yield document.breaks(place, "attachment-claim", found=claim[0])
        if not _MAY_BE_PERSONAL.search(text):
            continue
        # What the variables stand for is the course's own, so the text is looked at as it was written.
        for what, pattern in _PERSONAL:
            for hit in pattern.findall(text):
                if what != "the NHS number" or is_nhs_number(hit):
                    yield document.breaks(place, "personal-data", what=what, found=hit.strip())


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS number by their check digit (modulus 11)."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return (0 if check == 11 else check) == digits[9]  # noqa: PLR2004


def words_of(text: str) -> list[str]:
    """The words of a text, a number or ‘well-kept’ counting as one."""
    return _WORD.findall(text)


def school_year(text: str) -> float:
    """How hard a text is to read, as a school year by the Automated Readability Index; 0: too short to judge."""
    words = words_of(text)
    if len(words) < WORDS_TO_JUDGE:
        return 0.0
    sentences = max(1, len([part for part in _SENTENCE_END.split(text) if words_of(part)]))
    letters = sum(len(word) for word in words)
    return 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43


def _filled(text: str, names: Names) -> str:
    try:
        return fill(text, names)
    except UnknownNameError:
        return text


WaysTaken = dict[int, tuple[tuple[int, int], ...]]
"""By state, the way (choice and state) that the shortest, the longest and the wordiest path takes from it."""


class Length(NamedTuple):
    """Of all paths from a state to an ending: the fewest scenes, the most, and the most words."""

    fewest: int
    most: int
    words: int


def _of_paths(document: Document[Vignette], found: Exploration, names: Names) -> Iterator[Problem]:
    """How long the shortest and the longest path are, for somebody who skips nothing."""
    case = document.model
    scene_words, choice_words = _word_counts(case, names)
    lengths = dict[int, Length]()
    ways_taken: WaysTaken = {}
    for state in reversed(_in_order(found)):
        place = found.place_of[state]
        if place >= found.scene_count:
            lengths[state] = Length(0, 0, scene_words[found.places[place]])
            continue
        decides = isinstance(case.scenes[place], Decide)
        ways = [(by, to) for by, to in found.ways(state) if to in lengths and (by != NOWHERE or not decides)]
        if not ways:
            continue
        own = scene_words[found.places[place]]
        short = min(ways, key=lambda way: lengths[way[1]].fewest)
        long = max(ways, key=lambda way: lengths[way[1]].most)
        wordy = max(ways, key=lambda way: lengths[way[1]].words + choice_words.get(way[0], 0))
        ways_taken[state] = (short, long, wordy)
        lengths[state] = Length(
            lengths[short[1]].fewest + 1,
            lengths[long[1]].most + 1,
            own + lengths[wordy[1]].words + choice_words.get(wordy[0], 0),
        )
    if 0 not in lengths:
        return
    fewest, most, words = lengths[0]

    def path(which: int) -> Steps:
        return tuple(_along(found, ways_taken, which))

    if fewest < PATH[0]:
        yield document.breaks(["scenes"], "short-path", path(0), count=fewest, least=PATH[0])
    if most > PATH[1]:
        yield document.breaks(["scenes"], "long-path", path(1), count=most, most=PATH[1])
    if words > MOST_WORDS:
        minutes = -(-words // WORDS_A_MINUTE)
        yield document.breaks(
            ["scenes"], "too-many-words", path(2), count=f"{words:,}", minutes=minutes, most=f"{MOST_WORDS:,}"
        )


def _in_order(found: Exploration) -> list[int]:
    """The states so that each stands before all that it leads to; there are no loops."""
    coming = [0] * len(found.place_of)
    for to in found.way_to:
        if to >= 0:
            coming[to] += 1
    waiting, ordered = [0], list[int]()
    while waiting:
        state = waiting.pop()
        ordered.append(state)
        for _, to in found.ways(state):
            if to >= 0:
                coming[to] -= 1
                if coming[to] == 0:
                    waiting.append(to)
    return ordered


def _along(found: Exploration, taken: WaysTaken, which: int) -> Iterator[tuple[str, str | None]]:
    state = 0
    while state in taken:
        by, to = taken[state][which]
        yield found.places[found.place_of[state]], None if by == NOWHERE else found.choices[by]
        state = to


def _word_counts(case: Vignette, names: Names) -> tuple[dict[str, int], dict[int, int]]:
    """How many words are read at each scene and ending, and after each choice (by its number)."""
    places = {scene.id: count_words(_texts_of_scene(scene), names) for scene in case.scenes}
    for ending in case.endings:
        read = [ending.title, ending.text, ending.unknown, ending.debrief, ending.plan or ""]
        places[ending.id] = count_words(read, names)
    choices = [choice for scene in case.scenes if isinstance(scene, Decide) for choice in scene.choices]
    after = [count_words([choice.consequence, *choice.feedback.model_dump().values()], names) for choice in choices]
    return places, dict(enumerate(after))


def _texts_of_scene(scene: Scene) -> Iterator[str]:
    """What is read at a scene before it is left, but for what follows from a choice."""
    yield scene.title
    match scene:
        case Decide():
            yield from (scene.baby, scene.text, scene.say_first or "", *(choice.text for choice in scene.choices))
        case Notice():
            yield from (
                scene.baby,
                scene.text,
                *(scene.transcript or ()),
                *(frame.text for frame in scene.frames or ()),
            )
            for question in scene.questions:
                yield question.prompt
                for option in question.options:
                    yield from (option.text, option.reply)
        case Reflect():
            yield from (scene.text or "", scene.prompt, scene.compare)


def count_words(parts: Iterable[str], names: Names) -> int:
    """How many words these texts have, with their variables filled in."""
    return sum(len(words_of(_filled(part, names))) for part in parts)
