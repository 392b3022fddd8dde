"""What a case tells before it is played, and what it knows while it is."""

import re

import heldinmind as hm
from heldinmind.blocks.scenario import Scenario
from heldinmind.vignettes.load import load_vignette
from heldinmind.vignettes.model import Decide


def test_the_readable_cover_holds_no_feedback_and_no_ending() -> None:
    resolved = Scenario.resolve("six-weeks-in")
    content = resolved.content
    hidden = [ending["text"] for ending in content["endings"].values()]
    hidden += [
        text
        for scene in content["scenes"].values()
        for choice in scene.get("choices", ())
        for text in (*choice["feedback"].values(), choice["consequence"])
    ]
    for html in hidden:
        for paragraph in re.findall(r"<p>(.*?)</p>", html):
            assert paragraph not in resolved.html


def test_the_cover_shows_the_opening_scene_and_the_review() -> None:
    html = Scenario.resolve("six-weeks-in").html
    assert "Not yet clinically reviewed." in html
    assert "fictional" in html
    assert "Content note" in html


def test_no_variable_is_left_unfilled() -> None:
    resolved = Scenario.resolve("six-weeks-in")
    assert "{{" not in str(resolved.content) + resolved.html


def test_python_follows_the_path() -> None:
    case = hm.scenario("six-weeks-in")
    assert case.path == []
    assert case.ending is None
    scenes = {scene.id: scene for scene in load_vignette("six-weeks-in").scenes}
    first = scenes[case.content["start"]]
    assert isinstance(first, Decide)
    case.path = [{"scene": first.id, "choice": first.choices[0].id}]
    assert case.ending is None


def test_python_sees_the_ending() -> None:
    from heldinmind.vignettes.play import follow

    case = hm.scenario("six-weeks-in")
    while case.ending is None:
        place = follow(case.content, case.path).place  # type: ignore[arg-type]
        case.path = [*case.path, {"scene": place, "choice": None}]
    assert case.ending in case.content["endings"]
