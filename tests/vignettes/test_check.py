from collections.abc import Callable
from pathlib import Path

import pytest

from heldinmind.catalogue.rules import rules_in
from heldinmind.vignettes.check import check_vignette
from heldinmind.vignettes.explore import explore
from heldinmind.vignettes.load import load_vignette, story_of, vignette_ids, vignettes_folder
from heldinmind.vignettes.play import Story

from .conformance import Trial, trials

Case = Callable[..., Path]
TRIALS = list(trials())
OF_BYTES_ALONE = {"unreadable-file"}


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_every_case_of_the_course_passes_without_a_warning(vignette_id: str) -> None:
    assert check_vignette(vignettes_folder() / f"{vignette_id}.yaml") == []


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_each_fault_is_found_where_it_is_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trial: Trial
) -> None:
    if trial.most:
        monkeypatch.setattr("heldinmind.vignettes.explore.MOST_STATES", trial.most)
    file = tmp_path / "sound.yaml"
    file.write_bytes(trial.content)
    problems = check_vignette(file)
    if not trial.is_found:
        assert problems == []
        return
    assert {problem.code for problem in problems} == {trial.code} | trial.also
    lines = trial.content.decode("utf-8", errors="replace").splitlines()
    assert any(trial.at in lines[problem.line - 1] for problem in problems if problem.code == trial.code)


def test_every_rule_of_a_case_has_a_trigger_and_a_near_miss() -> None:
    codes = {rule.code for rule in rules_in("rules.json").values()}
    for is_found in (True, False):
        assert {trial.code for trial in TRIALS if trial.is_found is is_found} == codes


def test_a_problem_of_play_shows_a_shortest_path(tiny_case: Case) -> None:
    (problem, *_) = [
        one
        for one in check_vignette(tiny_case(("next: [quiet-end, other-end]", "next: quiet-end")))
        if one.code == "no-way-on"
    ]
    assert problem.path == (("hello", "ask"), ("watch", None), ("think", None))
    assert "Path: hello (ask) › watch › think." in str(problem)


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_a_safety_scene_lies_on_every_path(vignette_id: str) -> None:
    """Without the safety scenes no ending can be reached: whatever is chosen or skipped, they are met."""
    case = load_vignette(vignette_id)
    guarded = {scene.id for scene in case.scenes if scene.safety}
    assert guarded
    story = story_of(case)
    for scene in guarded:
        cut: Story = {**story, "scenes": {**story["scenes"], scene: {"kind": "decide", "next": []}}}
        found = explore(cut)
        assert found.is_whole
        assert max(found.place_of) < found.scene_count
