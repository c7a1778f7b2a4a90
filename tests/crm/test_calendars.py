"""The calendar file: what another calendar reads is what stands in the book."""

from datetime import date, datetime, timedelta

import icalendar
import vobject

from crm import calendars
from crm.models import FollowUp
from tests.crm.conftest import NOW

HOSTILE = "Ring; Ines, now\nBEGIN:VALARM\\ 😀 שלום"


def made(id: int, note: str) -> FollowUp:
    return FollowUp(
        id=id, customer_id=1, first_name="Ines", last_name="Moreau", due_on=date(2026, 5, 14),
        note=note, done_at=None, version=1,
    )  # fmt: skip


def test_each_follow_up_is_a_whole_day_with_its_client_and_note() -> None:
    data = calendars.of_follow_ups([made(1, "Send two pairs"), made(2, HOSTILE)], NOW)
    first, second = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert first.decoded("dtstart") == date(2026, 5, 14)
    assert first.decoded("dtend") - first.decoded("dtstart") == timedelta(days=1)
    assert isinstance(first.decoded("dtstamp"), datetime)
    assert first["summary"] == "Ines Moreau: Send two pairs"
    assert second["summary"] == f"Ines Moreau: {HOSTILE}"
    assert first["uid"] != second["uid"]
    assert b"\nBEGIN:VALARM" not in data


def test_a_changed_follow_up_replaces_itself_in_the_calendar() -> None:
    uids = [
        icalendar.Calendar.from_ical(calendars.of_follow_ups([made(7, note)], NOW)).walk("VEVENT")[
            0
        ]["uid"]
        for note in ("before", "after")
    ]
    assert uids[0] == uids[1]


def test_another_parser_reads_the_same() -> None:
    data = calendars.of_follow_ups([made(1, "Send two pairs"), made(2, HOSTILE)], NOW)
    read = vobject.readOne(data.decode())
    assert [event.summary.value for event in read.vevent_list] == [
        "Ines Moreau: Send two pairs",
        f"Ines Moreau: {HOSTILE}",
    ]
    assert read.vevent_list[0].dtstart.value == date(2026, 5, 14)
