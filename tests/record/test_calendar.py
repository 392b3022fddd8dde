"""The reminder: a calendar file that other programs read, and that tells nothing of the plan."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from .calling import call

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def reminder(day: str = "2026-12-10") -> str:
    """The file as the browser saves it."""
    [text] = call(["calendar"], ["reminder", {"id": "a-plan", "day": day, "now": NOW.isoformat()}])
    return str(text)


def test_it_is_one_whole_day_with_a_quiet_word() -> None:
    calendar = icalendar.Calendar.from_ical(reminder())
    assert not calendar.errors
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert event["UID"] == "a-plan@heldinmind.example"
    assert event.decoded("DTSTART") == date(2026, 12, 10)
    assert event.decoded("DTEND") == date(2026, 12, 11)
    assert event.decoded("DTSTAMP") == NOW
    assert "plan" in event["SUMMARY"]
    assert event["TRANSP"] == "TRANSPARENT"
    (alarm,) = calendar.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(hours=9)


@pytest.mark.parametrize(("day", "next_day"), [("2026-12-31", date(2027, 1, 1)), ("2028-02-28", date(2028, 2, 29))])
def test_the_day_after_is_right(day: str, next_day: date) -> None:
    (event,) = icalendar.Calendar.from_ical(reminder(day)).walk("VEVENT")
    assert event.decoded("DTEND") == next_day


def test_its_lines_are_as_long_as_they_may_be_and_end_as_they_must() -> None:
    text = reminder()
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines), "nothing was long enough to be folded"


@pytest.mark.parametrize("text", ["SUMMARY:" + "é🙂 " * 60, "SUMMARY:" + "x" * 67, "SUMMARY:" + "x" * 68])
def test_folding_cuts_no_character(text: str) -> None:
    [folded] = call(["calendar"], ["folded", text])
    assert max(len(line.encode()) for line in folded.split("\r\n")) <= 75
    assert folded.replace("\r\n ", "") == text


@pytest.mark.parametrize("day", ["2026-11-26T08:00:00", "2026-12-24T23:59:00", "2027-03-20T12:00:00"])
def test_it_is_asked_two_weeks_on(day: str) -> None:
    made = datetime.fromisoformat(day)
    [asked] = call(["calendar"], ["askOn", day])
    assert asked == (made + timedelta(days=14)).date().isoformat()
