import re

import pytest

import heldinmind as hm
from heldinmind.blocks.walkthrough import WalkthroughBlock
from heldinmind.catalogue.drawings import drawings_folder
from heldinmind.catalogue.problems import ContentError
from heldinmind.questions.load import load_walkthrough, walkthroughs_folder

IDS = sorted(file.stem for file in walkthroughs_folder().glob("*.yaml"))


@pytest.mark.parametrize("walk_id", IDS)
def test_what_the_file_says_is_there(walk_id: str) -> None:
    content, walk = WalkthroughBlock.resolve(walk_id).content, load_walkthrough(walk_id)
    assert [step["id"] for step in content["steps"]] == [step.id for step in walk.steps]
    for shown, step in zip(content["steps"], walk.steps, strict=True):
        assert [one["id"] for one in shown["choices"]] == [one.id for one in step.choices]
        assert all(one["then"] and one["why"] for one in shown["choices"])
        assert ("aria-label=" in shown["drawing"]) == bool(step.drawing)
    assert list(content["references"]) == walk.evidence


@pytest.mark.parametrize("walk_id", IDS)
def test_the_readable_steps_hold_no_consequence(walk_id: str) -> None:
    """What is seen in each step can be read without a script; what follows from a choice cannot."""
    resolved = WalkthroughBlock.resolve(walk_id)
    for step in resolved.content["steps"]:
        assert step["name"] in resolved.html
        assert step["seen"] in resolved.html
        for choice in step["choices"]:
            for hidden in re.findall(r"<p>(.*?)</p>", choice["then"] + choice["why"]):
                assert hidden not in resolved.html
        assert step["point"] not in resolved.html


def test_it_depends_on_its_drawings() -> None:
    files = WalkthroughBlock.resolve("serve-and-return").files
    drawings = {f"{step.drawing}.svg" for step in load_walkthrough("serve-and-return").steps if step.drawing}
    assert drawings
    assert drawings == {file.name for file in files if file.parent == drawings_folder()}


def test_an_unknown_walkthrough_is_named() -> None:
    with pytest.raises(ContentError, match=r"no-such\.yaml.*serve-and-return"):
        WalkthroughBlock.resolve("no-such")


def test_python_sees_what_was_chosen() -> None:
    walk = hm.walkthrough("serve-and-return")
    assert (walk.at, walk.chosen) == (0, {})
    step = walk.content["steps"][0]
    walk.chosen = {step["id"]: step["choices"][1]["id"]}
    assert walk.chosen == {step["id"]: step["choices"][1]["id"]}
