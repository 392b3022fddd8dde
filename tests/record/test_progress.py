"""What was done of what there is: from the real course in outline, and from events."""

import re
from typing import Any

import pytest

from heldinmind.blocks import BLOCKS
from heldinmind.blocks.outline import KEPT, module_files, outline
from heldinmind.course import course_folder
from heldinmind.vignettes.load import vignette_ids

from .calling import call
from .walks import a_walk, record_of

MODULE = "bonding-with-the-bump"
AT = "2026-11-2{}T10:00:00.000Z"


@pytest.fixture(scope="module")
def course() -> dict[str, Any]:
    return outline()


def progress(course: dict[str, Any], events: list[dict[str, Any]], states: Any = ()) -> dict[str, Any]:
    dated = [{"id": str(number), "at": AT.format(number % 10), **event} for number, event in enumerate(events)]
    [whole] = call(["progress"], ["progressOf", course, {"events": dated, "states": list(states)}])
    return dict(whole)


def found(whole: dict[str, Any], one: str) -> dict[str, Any]:
    return next(entry for entry in (*whole["modules"], *whole["cases"]) if entry["id"] == one)


def far(whole: dict[str, Any], block: str) -> set[str]:
    entries = (*whole["modules"], *whole["cases"])
    return {thing["far"] for entry in entries for thing in entry["things"] if thing["block"] == block}


def test_the_outline_names_every_module_and_case_in_order(course: dict[str, Any]) -> None:
    assert [one["id"] for one in course["modules"]] == [file.stem for file in module_files()]
    assert len(course["modules"]) >= 14
    assert course["modules"][0]["title"] == "The first 1001 days"
    assert {one["id"] for one in course["cases"]} == set(vignette_ids())
    for module in course["modules"]:
        assert len(module["blocks"]) >= 4
        assert all(kind in KEPT and title for kind, _, title in module["blocks"])


def test_what_keeps_something_is_what_there_is_to_do() -> None:
    """A block whose front end keeps a state is something to do; `choose` and its like keep none."""
    folder = course_folder() / "heldinmind" / "blocks"
    scripts = {kind: folder / f"{block.module}.tsx" for kind, block in BLOCKS.items()}
    keeping = r"export default block\(\s*\w+,\s*\{\s*\w+"
    kept = {kind for kind, file in scripts.items() if file.is_file() and re.search(keeping, file.read_text("utf-8"))}
    # A plan closes a module, and ‘worked through’ is the learner's own word; Review, forms and evidence are beside.
    assert kept == {*KEPT, "review", "gain", "plan", "cpd"}


def test_nothing_done_is_nothing(course: dict[str, Any]) -> None:
    whole = progress(course, [])
    assert whole["minutes"] == 0
    assert whole["days"] == []
    for entry in (*whole["modules"], *whole["cases"]):
        assert (entry["done"], entry["finished"], entry["last"], entry["minutes"]) == (0, False, None, 0)


def test_a_set_of_questions_is_done_when_each_was_answered_once(course: dict[str, Any]) -> None:
    asked = list(course["questions"]["bump-check"]["asked"])
    answers = [{"did": "answered", "set": "bump-check", "question": one, "where": "module"} for one in asked]
    assert far(progress(course, answers[:1] * 3), "quiz:bump-check") == {"begun"}
    whole = progress(course, answers)
    assert far(whole, "quiz:bump-check") == {"done"}
    assert found(whole, MODULE)["done"] == 1
    assert found(whole, MODULE)["last"] == AT.format(len(asked) - 1)


def test_a_record_of_the_earlier_edition_counts_too(course: dict[str, Any]) -> None:
    """It kept states alone, without a time."""
    asked = list(course["questions"]["bump-check"]["asked"])
    state = {"block": "quiz:bump-check", "values": {"checked": asked}, "at": "1970-01-01T00:00:00.000Z"}
    whole = progress(course, [], [state])
    assert far(whole, "quiz:bump-check") == {"done"}
    assert found(whole, MODULE)["last"] is None


def test_words_that_were_deleted_are_not_done(course: dict[str, Any]) -> None:
    wrote = {"did": "wrote", "place": "reflection:one-serve", "words": "I waited."}
    assert far(progress(course, [wrote]), "reflection:one-serve") == {"done"}
    assert far(progress(course, [wrote, {**wrote, "words": ""}]), "reflection:one-serve") == {"not"}


def test_a_case_is_finished_at_an_ending_and_a_module_by_the_learners_word(course: dict[str, Any]) -> None:
    began, ended = {"did": "began", "case": "two-homes"}, {"did": "ended", "case": "two-homes", "ending": "x"}
    assert far(progress(course, [began]), "scenario:two-homes") == {"begun"}
    assert found(progress(course, [began, ended]), "two-homes")["finished"] is True
    whole = progress(course, [{"did": "finished", "module": MODULE}])
    assert found(whole, MODULE)["finished"] is True
    assert found(whole, MODULE)["done"] == 0


def test_time_is_summed_by_page_and_by_day(course: dict[str, Any]) -> None:
    events = [
        {"did": "spent", "page": f"notebooks/{MODULE}.html", "seconds": 90, "at": AT.format(1)},
        {"did": "spent", "page": f"notebooks/{MODULE}", "seconds": 90, "at": AT.format(2)},
        {"did": "spent", "page": "book/welcome.html", "seconds": 60, "at": AT.format(2)},
        {"did": "spent", "page": "book/welcome.html", "seconds": -60, "at": AT.format(2)},
    ]
    whole = progress(course, events)
    assert found(whole, MODULE)["minutes"] == 3
    assert whole["minutes"] == 4
    assert [one["day"] for one in whole["days"]] == ["2026-11-22", "2026-11-21"]


@pytest.mark.parametrize("seed", range(4))
def test_any_record_can_be_counted(course: dict[str, Any], seed: int) -> None:
    [whole] = call(["progress"], ["progressOf", course, record_of(a_walk(seed, steps=200))])
    for entry in whole["modules"]:
        assert 0 <= entry["done"] <= len(entry["things"])


def test_names_for_statements_come_from_the_outline(course: dict[str, Any]) -> None:
    event = {
        "did": "answered", "set": "bump-check", "question": "no-photograph", "where": "module", "answer": ["as-it-was"],
        "right": True, "parts": {}, "sure": None, "id": "6f7c0b52-9d0b-4c39-9d53-0a4d2f0c7a11", "at": AT.format(1),
    }  # fmt: skip
    [names] = call(["naming"], ["namesFrom", course, "0.1.0"])
    [statements] = call(["statements"], ["backUp", {"events": [event], "states": []}, "x", names])
    assert statements[0]["context"]["extensions"]["https://heldinmind.example/xapi/file"]["course"] == "0.1.0"
    assert statements[1]["object"]["definition"] == {
        "name": {"en-GB": "Check what stays with you"},
        "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
        "interactionType": "choice",
        "correctResponsesPattern": ["as-it-was"],
    }
