from collections.abc import Callable
from pathlib import Path

import pytest

from heldinmind.vignettes.check import MOST_STATES, check_vignette, explore
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids, vignettes_folder
from heldinmind.vignettes.play import Story

Case = Callable[..., Path]


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_every_case_of_the_course_passes(vignette_id: str) -> None:
    assert check_vignette(vignettes_folder() / f"{vignette_id}.yaml") == []


def test_the_tiny_case_passes(tiny_case: Case) -> None:
    assert check_vignette(tiny_case()) == []


@pytest.mark.parametrize(
    ("replacements", "codes"),
    [
        ([("next: watch\n      - id: ask", "next: think\n      - id: ask")], set()),
        ([("        next: watch\n", "        next: think\n")], {"unreachable-scene"}),
        ([("next: [quiet-end, other-end]", "next: quiet-end")], {"no-way-on", "unreachable-ending"}),
        ([("next: [quiet-end, other-end]", "next: watch")], {"no-way-out", "unreachable-ending"}),
        ([("next: [quiet-end, other-end]", "next: other-end")], {"unreachable-ending"}),
        ([("    title: Hello\n", "    title: Hello\n    if_skipped: hello\n")], {"skip-without-end"}),
        ([("      - id: ask\n", "      - id: ask\n        if_chosen: [wait]\n")], {"unoffered-choice"}),
    ],
)
def test_each_fault_of_play_is_found(tiny_case: Case, replacements: list[tuple[str, str]], codes: set[str]) -> None:
    assert {problem.code for problem in check_vignette(tiny_case(*replacements))} == codes


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_a_safety_scene_lies_on_every_path(vignette_id: str) -> None:
    """Without the safety scenes no ending can be reached: whatever is chosen or skipped, they are met."""
    case = load_vignette(vignette_id)
    guarded = {scene.id for scene in case.scenes if scene.safety}
    assert guarded
    story = story_of(case)
    for scene in guarded:
        cut: Story = {**story, "scenes": {**story["scenes"], scene: {"kind": "decide", "next": []}}}
        reached = explore(cut)
        assert reached is not None
        assert not {state.place for state in reached} & set(story["endings"])


def test_a_case_too_large_to_explore_is_said_to_be(monkeypatch: pytest.MonkeyPatch, tiny_case: Case) -> None:
    monkeypatch.setattr("heldinmind.vignettes.check.MOST_STATES", 2)
    assert [problem.code for problem in check_vignette(tiny_case())] == ["undecided"]
    assert MOST_STATES > 2


def test_only_choices_that_matter_multiply() -> None:
    """Twenty scenes of two choices that nothing reads are twenty-one states, not a million."""
    scenes = {
        f"s{n}": {"kind": "decide", "choices": [{"id": f"{side}{n}", "next": [f"s{n + 1}"]} for side in "ab"]}
        for n in range(20)
    }
    reached = explore({"start": "s0", "scenes": scenes, "endings": {"s20": {}}})
    assert reached is not None
    assert len(reached) == 21
