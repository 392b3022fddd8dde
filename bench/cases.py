"""How long the checker takes for generated cases, whose shape is printed with the figures."""

import json
import math
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from heldinmind.course import course_folder
from heldinmind.vignettes.check import check_vignette
from heldinmind.vignettes.explore import MOST_STATES, explore
from heldinmind.vignettes.known import known_for_the_browser
from heldinmind.vignettes.play import Story
from heldinmind.workshop.node import obtain_node

CHOICES = 3
MOST_SECONDS = 1.0
"""For the small shape."""
MOST_EXPONENT = 1.1
"""Of the growth from the small shape to the large: 1 is linear."""


class Shape(NamedTuple):
    """Scenes in a row, three choices each; every condition reads a choice that was made `live` conditions before."""

    scenes: int
    conditions: int
    live: int
    """How many conditions at most wait at once for what they read."""

    def __str__(self) -> str:
        return f"{self.scenes:,} scenes, {self.conditions} conditions, at most {self.live} live at once"


SMALL, LARGE, ALL_LIVE = Shape(1_000, 20, 5), Shape(10_000, 20, 5), Shape(1_000, 20, 20)


def story_of_shape(shape: Shape) -> Story:
    """A story of this shape."""
    apart = shape.scenes // (shape.conditions + shape.live)
    reads = {(number + shape.live) * apart - 1: f"c{number * apart}-0" for number in range(shape.conditions)}
    scenes: dict[str, Any] = {}
    for number in range(shape.scenes):
        onward = [f"s{number + 1}" if number + 1 < shape.scenes else "end"]
        choices: list[dict[str, Any]] = [{"id": f"c{number}-{choice}", "next": onward} for choice in range(CHOICES)]
        if number in reads:
            choices[-1]["if_chosen"] = [reads[number]]
        scenes[f"s{number}"] = {"kind": "decide", "choices": choices}
    return {"start": "s0", "scenes": scenes, "endings": {"end": {}}}


HEAD = """\
id: {id}
title: A generated case
summary: Sam is tired.
minutes: 15
contacts: [new-birth]
content_note: Tiredness.
review: {{status: not-yet-reviewed}}
factors: [FACTOR-08]
practice_points: [GPP-03]
setting: A front room.
cast:
  parent: {{name: Sam, age: "30", pronouns: she/her, about: Tired.}}
start: s0
scenes:
"""
SCENE = """\
  - id: {id}
    kind: decide
    title: A scene
    baby: Bo sleeps in the basket, still and warm.
    text: Sam speaks of the night.
    choices:
"""
CHOICE = """\
      - id: {id}
{condition}        text: You wait a while.
        consequence: Sam nods.
        feedback:
          baby: Bo is calm.
          parent: Sam is heard.
          why: It can help.
          defensible: Another way.
          words: I have time.
        shows: [look-at-the-baby]
        next: {next}
"""
END = """\
endings:
  - {id: end, title: The end, text: You leave., unknown: Much., debrief: You stayed.}
"""


def file_of_shape(shape: Shape, folder: Path) -> Path:
    """A case file of this shape, every text a short sentence."""
    story = story_of_shape(shape)
    file = folder / f"generated-{shape.scenes}.yaml"
    parts = [HEAD.format(id=file.stem)]
    for scene_id, scene in story["scenes"].items():
        parts.append(SCENE.format(id=scene_id))
        for choice in scene["choices"]:
            condition = f"        if_chosen: {choice['if_chosen']}\n".replace("'", "") if "if_chosen" in choice else ""
            parts.append(CHOICE.format(id=choice["id"], condition=condition, next=choice["next"][0]))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join([*parts, END]), encoding="utf-8")
    return file


def measure_cases(folder: Path, runs: int) -> dict[str, Any]:
    """Seconds for each shape, in Python and in the browser's language; medians of `runs`."""
    figures: dict[str, Any] = {}
    for name, shape in (("small", SMALL), ("large", LARGE), ("all live", ALL_LIVE)):
        story = story_of_shape(shape)
        found = explore(story)
        figures[name] = {
            "shape": str(shape),
            "states": len(found.place_of),
            "whole": found.is_whole,
            "python": seconds(lambda story=story: explore(story), runs),
            "typescript": median(in_typescript(story, runs)),
        }
    file = file_of_shape(SMALL, folder)
    # Read each time: what has been read once is kept for as long as the text stays.
    text = file.read_text(encoding="utf-8")
    check_vignette(file)

    def whole_check() -> None:
        file.write_text(f"{text}# {time.perf_counter()}\n", encoding="utf-8")
        check_vignette(file)

    figures["small"]["file"] = {"bytes": len(text), "python": seconds(whole_check, runs)}
    figures["exponent"] = {
        language: math.log10(figures["large"][language] / figures["small"][language])
        / math.log10(LARGE.scenes / SMALL.scenes)
        for language in ("python", "typescript")
    }
    return figures


def seconds(act: Callable[[], object], runs: int) -> float:
    """How long `act` takes, the median of `runs`."""
    taken = list[float]()
    for _ in range(runs):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return median(taken)


def in_typescript(story: Story, runs: int) -> list[float]:
    """Seconds to explore the story with the browser's own explorer, in Node."""
    asked = {
        "known": known_for_the_browser(),
        "stories": [{"story": story, "most": MOST_STATES}] * runs,
        "brief": True,
    }
    ran = subprocess.run(
        [*obtain_node(course_folder(), print).node, "--max-old-space-size=8192", "tests/conformance/check.mjs"],
        cwd=course_folder(),
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return [one["milliseconds"] / 1000 for one in json.loads(ran.stdout)["explored"]]


def cases_table(figures: Mapping[str, Any]) -> str:
    """The figures for people."""
    rows = ["", f"{'Exploring a case':52}{'states':>12}{'Python':>10}{'browser':>10}"]
    for name in ("small", "large", "all live"):
        one = figures[name]
        states = f"{one['states']:,}" if one["whole"] else f"> {one['states']:,}"
        rows.append(f"{one['shape']:52}{states:>12}{one['python']:>8.2f} s{one['typescript']:>8.2f} s")
    file, exponent = figures["small"]["file"], figures["exponent"]
    rows.append(f"The whole check of a file of the first shape ({file['bytes'] / 1000:.0f} kB): {file['python']:.2f} s")
    growth = f"{exponent['python']:.2f} (Python), {exponent['typescript']:.2f} (browser)"
    rows.append(f"Growth from the first to the second: exponent {growth}")
    return "\n".join([*rows, ""])


def cases_failures(figures: Mapping[str, Any]) -> list[str]:
    """The bars that the checker does not hold, a line each."""
    missed = list[str]()
    for language in ("python", "typescript"):
        if figures["small"][language] >= MOST_SECONDS:
            missed.append(f"{SMALL} in {language}: {figures['small'][language]:.2f} s, less than {MOST_SECONDS:.0f} s.")
        if figures["exponent"][language] > MOST_EXPONENT:
            missed.append(
                f"Growth in {language}: exponent {figures['exponent'][language]:.2f}, at most {MOST_EXPONENT}."
            )
    return missed
