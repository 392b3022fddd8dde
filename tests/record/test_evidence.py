"""CPD evidence from a record: the log's rows, and drafts of accounts in the learner's own words."""

from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from heldinmind.blocks.outline import outline
from heldinmind.catalogue.revalidation import edition_on, editions

from .calling import call

MODULE, CASE = "bonding-with-the-bump", "six-weeks-in"
KEY = f"module:{MODULE}"
PLAN = {
    "did": "planned",
    "id": "plan",
    "from": KEY,
    "contact": "New birth visit",
    "when": "he looks at her",
    "say": "He knows your voice.",
    "ask_on": "2026-12-10",
}
WHAT_WAS_WRITTEN = "I will ask what she imagines."


@pytest.fixture(scope="module")
def course() -> dict[str, Any]:
    return outline()


@pytest.fixture(scope="module")
def edition() -> dict[str, Any]:
    return edition_on(date(2026, 11, 26)).model_dump()


@pytest.fixture(scope="module")
def reflection(course: dict[str, Any]) -> str:
    """The place of the module's reflection."""
    blocks = next(one["blocks"] for one in course["modules"] if one["id"] == MODULE)
    return next(f"{kind}:{block}" for kind, block, _ in blocks if kind == "reflection")


@pytest.fixture(scope="module")
def given(course: dict[str, Any], edition: dict[str, Any], reflection: str) -> tuple[Any, Any, str]:
    return course, edition, reflection


def asked(what: str, course: Any, edition: Any, *events: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    number = count()
    dated = [{"id": f"e{next(number)}", "at": "2026-11-26T10:00:00.000Z", **event} for event in events]
    given = {
        "record": {"events": dated, "states": more.pop("states", [])},
        "outline": course,
        "edition": edition,
        "rows": {},
        "themes": {},
        "accounts": {},
        "today": "2026-11-26T12:00:00Z",
        **more,
    }
    [found] = call(["evidence", "accounts"], [what, given])
    return list(found)


def log(*given: Any, **more: Any) -> list[dict[str, Any]]:
    return asked("logOf", *given, **more)


def spent(page: str, minutes: float, at: str = "2026-11-26T10:00:00.000Z") -> dict[str, Any]:
    return {"did": "spent", "page": page, "seconds": minutes * 60, "at": at}


def account(*given: Any, **more: Any) -> dict[str, dict[str, Any]]:
    """The answers of the one account there is, by the id of the question."""
    [found] = asked("accountsOf", *given, **more)
    return {answer["question"]["id"]: answer for answer in found["answers"]}


@pytest.mark.parametrize(
    ("minutes", "hours"), [(7, 0), (8, 0.25), (22, 0.25), (23, 0.5), (38, 0.75), (52.5, 1), (125, 2)]
)
def test_hours_are_rounded_to_the_quarter(minutes: float, hours: float) -> None:
    assert call(["evidence"], ["quarters", minutes * 60]) == [hours]


def test_a_module_and_a_case_are_rows_and_study_alone_is_never_participatory(course: Any, edition: Any) -> None:
    case_page, module_page = f"cases/{CASE}.html", f"notebooks/{MODULE}.html"
    rows = log(
        course,
        edition,
        spent(case_page, 20, "2026-11-28T10:00:00.000Z"),
        {"did": "ended", "case": CASE, "ending": "x", "at": "2026-11-28T10:30:00.000Z"},
        spent(module_page, 20),
        spent(module_page.removesuffix(".html"), 13, "2026-11-27T10:00:00.000Z"),
        {"did": "finished", "module": MODULE, "at": "2026-11-27T10:20:00.000Z"},
        rows={KEY: {"participatory": 2}},
    )
    assert [row["key"] for row in rows] == [KEY, f"case:{CASE}"], "by their first day"
    module, case = rows
    assert module["dates"] == "26 November 2026 to 27 November 2026"
    assert (module["hours"], case["hours"]) == (0.5, 0.25)
    assert (module["participatory"], case["participatory"]) == (0, 0)
    assert module["method"] == "Online learning, on my own"
    assert "worked through on 27 november 2026" in module["evidence"].lower()
    assert "Played to an ending on 28 November 2026" in case["evidence"]
    assert not module["isLinked"], "nothing says yet what it has to do with her own practice"


def test_a_page_only_looked_at_is_no_row(course: Any, edition: Any) -> None:
    seen = [spent(f"notebooks/{MODULE}.html", 5), spent("book/about.html", 90), spent("book/my-record.html", 90)]
    assert log(course, edition, *seen) == []


def test_each_thing_goes_where_it_belongs(course: Any, edition: Any, reflection: str) -> None:
    said = {"did": "answered", "set": "bump-check", "answer": [], "right": True, "parts": {}, "sure": None}
    rows = log(
        course,
        edition,
        {**said, "question": "q1", "where": "module"},
        {**said, "question": "q1", "where": "module"},
        {**said, "question": "q1", "where": "review"},
        {"did": "wrote", "place": reflection, "words": WHAT_WAS_WRITTEN},
        {"did": "wrote", "place": "reflection:no-longer-there", "words": "words"},
        {**PLAN, "from": "module:no-longer-there"},
    )
    by_key = {row["key"]: row for row in rows}
    assert set(by_key) == {KEY, "review"}
    assert by_key[KEY]["evidence"] == "1 question answered; 1 text of my own."
    assert by_key[KEY]["hours"] == 0, "in JupyterLab no time is counted: she fills it in"


def test_a_session_with_others_can_be_participatory(course: Any, edition: Any) -> None:
    session = {
        "did": "attended", "id": "s", "title": "A case, decided by the room", "on": "2026-11-20", "minutes": 90,
        "group": "my team",
    }  # fmt: skip
    [row] = log(course, edition, session)
    assert (row["dates"], row["hours"], row["participatory"]) == ("20 November 2026", 1.5, 0)
    assert row["method"] == "A session with others (my team)"
    [row] = log(course, edition, session, rows={"session:s": {"participatory": 1}})
    assert row["participatory"] == 1
    [row] = log(course, edition, session, rows={"session:s": {"participatory": 9}})
    assert row["participatory"] == 1.5, "never more than there were hours"


def test_what_she_changed_stands_and_what_she_left_out_does_not_count(course: Any, edition: Any) -> None:
    events = [spent(f"notebooks/{MODULE}.html", 30), spent(f"cases/{CASE}.html", 30)]
    edits = {KEY: {"hours": 1.75, "topic": "Mine"}, f"case:{CASE}": {"isLeftOut": True}}
    rows = log(course, edition, *events, rows=edits, themes={KEY: "preserve-safety"})
    module = next(row for row in rows if row["key"] == KEY)
    assert (module["hours"], module["topic"], module["theme"]) == (1.75, "Mine", "preserve-safety")
    assert call(["evidence"], ["totalOf", rows]) == [{"hours": 1.75, "participatory": 0}]


@pytest.mark.parametrize("hours", [-1, "two", None, -0.5])
def test_nonsense_is_no_hours(course: Any, edition: Any, hours: Any) -> None:
    [row] = log(course, edition, spent(f"notebooks/{MODULE}.html", 30), rows={KEY: {"hours": hours}})
    assert row["hours"] == 0


def test_a_theme_is_suggested_until_she_chooses(course: Any, edition: Any) -> None:
    pages = ["notebooks/referring-on.html", "notebooks/states-and-cues.html", f"notebooks/{MODULE}.html"]
    rows = log(course, edition, *(spent(page, 30) for page in pages), themes={KEY: "of-an-older-code"})
    assert {row["key"]: row["theme"] for row in rows} == {
        "module:referring-on": "preserve-safety",
        "module:states-and-cues": "practise-effectively",
        KEY: "prioritise-people",
    }


def test_the_newest_edition_in_force_counts_as_in_python() -> None:
    [present] = [one.model_dump() for one in editions()]
    both = [present, {**present, "id": "later", "effective_from": "2027-10-01"}]
    days = {"2015-01-01": "nmc-2016", "2027-09-30": "nmc-2016", "2027-10-01": "later"}
    found = call(["editions"], *(["editionOn", both, f"{day}T12:00"] for day in days))
    assert [one["id"] for one in found] == list(days.values())


def test_an_account_is_drafted_from_her_own_words(course: Any, edition: Any, reflection: str) -> None:
    said = {
        "did": "answered", "set": "bump-check", "question": "q", "answer": [], "right": None, "parts": {}, "sure": None,
        "where": "review", "words": "You talk to him already.",
    }  # fmt: skip
    answers = account(
        course,
        edition,
        {"did": "wrote", "place": reflection, "words": "Earlier words"},
        {"did": "wrote", "place": reflection, "words": WHAT_WAS_WRITTEN, "at": "2026-11-26T11:00:00.000Z"},
        {**said, "at": "2026-11-26T12:00:00.000Z"},
        {**PLAN, "at": "2026-11-26T13:00:00.000Z"},
    )
    assert "26 November 2026" in answers["nature"]["words"]
    assert "I studied on my own" in answers["nature"]["words"]
    paragraphs = answers["learning"]["words"].split("\n\n")
    assert paragraphs == [
        WHAT_WAS_WRITTEN,
        "You talk to him already.",
        "My plan: At my next new birth visit, when he looks at her, I will say: ‘He knows your voice.’",
    ]
    assert answers["code"]["words"] == "Prioritise people."


def test_nothing_written_makes_no_account(course: Any, edition: Any) -> None:
    assert asked("accountsOf", course, edition, spent(f"notebooks/{MODULE}.html", 30)) == []


def followed(happened: str, words: str, at: str = "2026-12-10T08:00:00.000Z") -> dict[str, Any]:
    return {"did": "followed-up", "plan": "plan", "happened": happened, "words": words, "at": at}


@pytest.mark.parametrize(
    ("events", "today", "waiting"),
    [
        ([], "2027-01-01", "plan"),
        ([PLAN], "2026-12-09", "day"),
        ([PLAN], "2026-12-10", "answer"),
        ([PLAN, followed("not-yet", "No visit")], "2026-12-11", "change"),
        ([PLAN, followed("did", "Too early", "2026-12-01T08:00:00.000Z")], "2026-12-01", "day"),
    ],
)
def test_change_is_not_asked_before_it_can_be_known(
    given: tuple[Any, Any, str], events: list[Any], today: str, waiting: str
) -> None:
    course, edition, place = given
    wrote = {"did": "wrote", "place": place, "words": WHAT_WAS_WRITTEN}
    answers = account(course, edition, wrote, *events, today=f"{today}T12:00", accounts={KEY: {"change": "I changed"}})
    assert answers["change"]["words"] == ""
    assert answers["change"]["waiting"]["for"] == waiting
    assert all("waiting" not in answers[one] for one in answers if one != "change")


def test_two_weeks_on_what_happened_fills_it(course: Any, edition: Any) -> None:
    answers = account(
        course, edition, PLAN, followed("not-yet", ""), followed("did", "She laughed."), today="2026-12-11"
    )
    change = answers["change"]["words"]
    assert "I planned: At my next new birth visit" in change
    assert "I did it, or something close to it.\nShe laughed." in change
    answers = account(
        course, edition, PLAN, followed("otherwise", ""), today="2026-12-11", accounts={KEY: {"change": "Mine."}}
    )
    assert answers["change"]["words"] == "Mine."
    assert answers["change"]["isEdited"]
    assert "I did something else." in answers["change"]["drafted"]


def test_no_name_or_pin_of_a_colleague_has_a_place() -> None:
    source = Path(__file__).parents[2] / "heldinmind" / "record" / "events.ts"
    attended = next(line for line in source.read_text(encoding="utf-8").splitlines() if 'did: "attended"' in line)
    assert {"title", "on", "minutes", "group"} == {
        part.split(":")[0].strip() for part in attended.strip(" |{};").split(";") if "did" not in part
    }
