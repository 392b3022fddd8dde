"""When questions come back: held to another implementation of FSRS, and to a clock that cannot be trusted."""

import itertools
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler

from heldinmind.course import course_folder

from .calling import call

MODULES = ["schedule", "rounds"]
BEGAN = datetime(2026, 11, 2, 12, tzinfo=UTC)
ANSWERS: dict[Rating, list[dict[str, Any]]] = {
    Rating.Again: [
        {"right": False, "sure": "guess"},
        {"right": False, "sure": "sure"},
        {"right": None, "sure": None, "self": "not-yet"},
    ],
    Rating.Hard: [{"right": True, "sure": "guess"}, {"right": None, "sure": None, "self": "partly"}],
    Rating.Good: [
        {"right": True, "sure": "fairly"},
        {"right": True, "sure": "sure"},
        {"right": True, "sure": None},
        {"right": None, "sure": None, "self": "like"},
    ],
}
RIGHT, WRONG = {"right": True, "sure": "sure"}, {"right": False, "sure": "fairly"}
SURE_AND_WRONG = {"right": False, "sure": "sure"}


def answered(key: str, day: float, **said: Any) -> dict[str, Any]:
    """An answer, this many days after the beginning."""
    owner, _, question = key.partition("/")
    event = {"did": "answered", "set": owner, "question": question, "answer": [], "parts": {}, "where": "module"}
    return {**event, **RIGHT, **said, "id": f"{key}-{day}", "at": at(day)}


def at(day: float) -> str:
    return (BEGAN + timedelta(days=day)).isoformat().replace("+00:00", "Z")


def cards(*events: dict[str, Any]) -> dict[str, Any]:
    [found] = call(MODULES, ["cardsFrom", events])
    return dict(found)


def plan(questions: list[dict[str, Any]], events: list[dict[str, Any]], day: float) -> dict[str, Any]:
    [found] = call(MODULES, ["planOf", questions, events, at(day)])
    return dict(found)


def asked(*keys: str, bank: bool = False) -> list[dict[str, Any]]:
    """Questions whose set is called like their module."""
    return [{"key": key, "module": key.partition("/")[0], "isBank": bank} for key in keys]


def modules_of(keys: list[str]) -> list[str]:
    return [key.partition("/")[0] for key in keys]


# The scheduler


def history(seed: int) -> list[tuple[float, Rating, dict[str, Any]]]:
    """Answers at random intervals of whole days: when, how it went, and what was said."""
    chance, day, made = random.Random(seed), 0.0, []
    for _ in range(chance.randint(1, 9)):
        rating = chance.choice([Rating.Again, Rating.Hard, Rating.Good, Rating.Good])
        made.append((day, rating, chance.choice(ANSWERS[rating])))
        day += chance.choice([1, 1, 2, 3, 5, 8, 14, 30, 90, 200])
    return made


def test_it_agrees_with_another_implementation_of_fsrs() -> None:
    """Each history, after each of its answers: the same day, and a memory as firm."""
    histories = [history(seed) for seed in range(120)]
    calls = [
        ["cardsFrom", [answered("s/q", day, **said) for day, _, said in one[: length + 1]]]
        for one in histories
        for length in range(len(one))
    ]
    found = iter(call(MODULES, *calls))
    compared = 0
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=365)
    for one in histories:
        theirs = Card()
        for day, rating, _ in one:
            now = BEGAN + timedelta(days=day)
            theirs, _ = scheduler.review_card(theirs, rating, review_datetime=now)
            ours = next(found)["s/q"]
            assert ours["last"] == now.date().isoformat()
            assert ours["interval"] == (theirs.due - now).days, one
            assert ours["stability"] == pytest.approx(theirs.stability, rel=1e-5)
            assert ours["difficulty"] == pytest.approx(theirs.difficulty, rel=1e-5)
            compared += 1
    assert compared > 400


def test_the_version_it_names_is_the_one_installed() -> None:
    lock = (course_folder() / "package-lock.json").read_text(encoding="utf-8")
    version = lock.partition('"node_modules/ts-fsrs": {')[2].partition('"version": "')[2].partition('"')[0]
    source = (course_folder() / "heldinmind/record/schedule.ts").read_text(encoding="utf-8")
    assert f"ts-fsrs {version} " in source


def test_what_was_known_comes_back_later_than_what_was_not() -> None:
    said = (WRONG, ANSWERS[Rating.Hard][0], RIGHT)
    found = [one["s/q"] for one in call(MODULES, *(["cardsFrom", [answered("s/q", 0, **one)]] for one in said))]
    firm = [one["stability"] for one in found]
    assert firm == sorted(set(firm))
    assert [one["interval"] for one in found] == [1, 1, 2]


def test_nothing_is_put_off_for_more_than_a_year() -> None:
    events = [answered("s/q", day) for day in (0, 3, 15, 60, 200, 500, 1000, 1400, 1800)]
    assert cards(*events)["s/q"]["interval"] == 365


def test_of_one_day_the_first_answer_counts() -> None:
    first = cards(answered("s/q", 0, **WRONG))
    assert cards(answered("s/q", 0, **WRONG), answered("s/q", 0.1), answered("s/q", 0.2)) == first
    assert cards(answered("s/q", 0, **WRONG), answered("s/q", 1)) != first


def test_words_that_nobody_compared_say_nothing() -> None:
    assert cards(answered("s/q", 0, right=None, sure=None)) == {}


@pytest.mark.parametrize("back", [-1, -40, -4000])
def test_a_clock_set_back_breaks_nothing(back: float) -> None:
    events = [answered("s/q", 0), answered("s/q", back), answered("s/q", back + 3)]
    for length in (2, 3):
        card = cards(*events[:length])["s/q"]
        assert card["stability"] > 0
        assert 1 <= card["interval"] <= 365
        assert card["last"] == events[length - 1]["at"][:10]


def test_what_was_answered_in_a_future_that_never_came_is_not_lost() -> None:
    """The clock was ten years ahead for one answer: it comes back as if it had been given today."""
    [event] = [answered("s/q", 3650)]
    interval = cards(event)["s/q"]["interval"]
    found = plan(asked("s/q"), [event], 0)
    assert found["due"] == []
    assert found["next"] == {"day": (BEGAN + timedelta(days=interval)).date().isoformat(), "count": 1}


# A round


def test_nothing_is_due_before_its_day() -> None:
    events = [answered("s/q", 0), answered("s/r", 0, **WRONG)]
    interval = cards(*events)["s/q"]["interval"]
    questions = asked("s/q", "s/r")
    assert plan(questions, events, 0)["round"] == []
    assert plan(questions, events, 0)["next"]["day"] == "2026-11-03"
    assert plan(questions, events, 1)["due"] == ["s/r"]
    assert plan(questions, events, interval - 1)["due"] == ["s/r"]
    assert set(plan(questions, events, interval)["due"]) == {"s/q", "s/r"}


def test_what_one_was_sure_of_and_wrong_comes_first() -> None:
    keys = [f"m{number % 3}/q{number}" for number in range(24)]
    events = [answered(key, 0, **(SURE_AND_WRONG if number > 20 else WRONG)) for number, key in enumerate(keys)]
    found = plan(asked(*keys), events, 5)
    assert set(found["round"][:3]) == set(keys[21:])
    assert len(found["round"]) == 10
    assert len(found["due"]) == 24


def test_modules_take_turns_where_it_can_be_helped() -> None:
    seeds = [random.Random(seed) for seed in range(60)]
    rounds = call(MODULES, *(["planOf", *an_evening(chance), at(9)] for chance in seeds))
    for found in rounds:
        inside = modules_of(found["round"])
        assert len(set(found["round"])) == len(inside) == min(10, len(found["due"]))
        pairs = sum(one == other for one, other in itertools.pairwise(inside))
        most = max(inside.count(module) for module in inside)
        assert pairs == max(0, most - (len(inside) - most) - 1), inside


def an_evening(chance: random.Random) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Questions of a few modules, all answered wrong some days ago."""
    modules = ["a", "b", "c", "d"][: chance.randint(2, 4)]
    keys = [f"{chance.choice(modules)}/q{number}" for number in range(chance.randint(2, 30))]
    said = [chance.choice([WRONG, SURE_AND_WRONG]) for _ in keys]
    return asked(*keys), [answered(key, chance.randint(0, 3), **one) for key, one in zip(keys, said, strict=True)]


def test_a_module_with_much_that_is_due_leaves_room_for_the_others() -> None:
    keys = [*(f"a/q{number}" for number in range(20)), *(f"b/q{number}" for number in range(20))]
    events = [answered(key, 0 if key[0] == "a" else 1, **WRONG) for key in keys]
    assert sorted(modules_of(plan(asked(*keys), events, 9)["round"])) == ["a"] * 5 + ["b"] * 5


def test_a_bank_opens_with_its_module_four_at_a_time() -> None:
    bank = asked(*(f"a/new{number}" for number in range(9)), "b/new", bank=True)
    questions = [*asked("a/q", "b/q"), *bank]
    assert plan(questions, [], 0)["fresh"] == []
    assert plan(questions, [answered("b/q", 0, where="before")], 0)["fresh"] == []
    begun = [answered("a/q", 0, **WRONG)]
    found = plan(questions, begun, 1)
    assert len(found["fresh"]) == 9
    assert "b/new" not in found["fresh"]
    assert found["due"] == ["a/q"]
    assert sorted(found["round"]) == ["a/new0", "a/new1", "a/new2", "a/new3", "a/q"]
    after = [*begun, *(answered(one, 1, where="review") for one in found["round"])]
    assert len(plan(questions, after, 1)["fresh"]) == 5


def test_a_form_is_not_explained_before_its_twin_was_asked() -> None:
    questions = [*asked("form-a/q", "form-a/r"), *asked("form-b/q")]
    before = [answered("form-a/q", 0, where="before"), answered("form-a/r", 0, where="before")]
    assert plan(questions, before, 30)["due"] == []
    both = [*before, answered("form-b/q", 1, where="after", **WRONG)]
    assert set(plan(questions, both, 30)["due"]) == {"form-a/q", "form-b/q"}


def test_what_is_new_waits_while_ten_are_due() -> None:
    known = [f"a/q{number}" for number in range(8)]
    questions = [*asked(*known), *asked("a/new0", "a/new1", "a/new2", bank=True)]
    events = [answered(key, 0, **WRONG) for key in known]
    assert sum("new" in key for key in plan(questions, events, 1)["round"]) == 2


def test_a_question_that_the_course_no_longer_has_is_passed_by() -> None:
    events = [answered("gone/q", 0, **WRONG), answered("a/q", 0, **WRONG)]
    assert plan(asked("a/q"), events, 3)["round"] == ["a/q"]


def test_the_forecast_counts_by_day_and_brings_what_is_overdue_today() -> None:
    events = [answered("a/one", 0), answered("a/two", 0), answered("b/one", 0, **WRONG)]
    days = {key: card["interval"] for key, card in cards(*events).items()}
    assert days["b/one"] < days["a/one"] == days["a/two"]
    [forecast] = call(MODULES, ["forecastOf", events, at(0)])
    assert [one["count"] for one in forecast] == [1, 2], "each on its day, the nearest first"
    [overdue] = call(MODULES, ["forecastOf", [*events, answered("b/two", 20)], at(21)])
    assert overdue[0] == {"day": at(21)[:10], "count": 3}


def test_the_forecast_leaves_out_what_would_spoil_the_form_after() -> None:
    before = answered("form-a/one", 0, where="before")
    [waiting] = call(MODULES, ["forecastOf", [before], at(1)])
    [told] = call(MODULES, ["forecastOf", [before, answered("form-b/one", 1, where="after")], at(1)])
    assert waiting == []
    assert sum(one["count"] for one in told) == 2
