"""The calendar file: what another calendar reads is what stands in the book."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm import calendars, follow_ups
from crm.models import Customer, FollowUp
from crm.workspace import Workspace
from tests.crm.conftest import NOW, TODAY

HOSTILE = "Ring; Ines, now\nBEGIN:VALARM\\ 😀 שלום"


def made(id: int, note: str, **other: Any) -> FollowUp:
    values = {"done_at": None, "version": 1, "created_at": NOW} | other
    return FollowUp(
        id=id, customer_id=1, first_name="Ines", last_name="Moreau", due_on=date(2026, 5, 14),
        note=note, **values,
    )  # fmt: skip


def event_of(item: FollowUp) -> Any:
    (event,) = icalendar.Calendar.from_ical(calendars.of_follow_ups([item], NOW)).walk("VEVENT")
    return event


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


def test_a_changed_follow_up_replaces_itself_in_the_calendar(ws: Workspace, ines: Customer) -> None:
    before = follow_ups.add(ws, ines.id, "k", due_on=TODAY, note="Ring")
    follow_ups.snooze(ws, before.id, before.version, TODAY + timedelta(days=2))
    after = FollowUp(**ws.db.get("due_follow_ups", before.id))
    assert event_of(before)["uid"] == event_of(after)["uid"]
    assert event_of(before)["sequence"] < event_of(after)["sequence"]
    assert event_of(after).decoded("dtstart") == TODAY + timedelta(days=2)


def test_a_follow_up_of_another_book_with_the_same_number_is_another_event() -> None:
    other = made(7, "Ring", created_at=NOW + timedelta(milliseconds=1))
    assert event_of(made(7, "Ring"))["uid"] != event_of(other)["uid"]


def test_a_whole_day_keeps_nobody_busy() -> None:
    assert event_of(made(1, "Ring"))["transp"] == "TRANSPARENT"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@example("é" * 300)
@example("a\x0bb\x1fc\x7f\r\nd\u2028e")
@example(HOSTILE)
def test_both_parsers_read_any_note_in_lines_of_75_bytes(note: str) -> None:
    data = calendars.of_follow_ups([made(1, note)], NOW)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    shown = "Ines Moreau: " + re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", note)
    assert event["summary"] == shown.replace("\\N", "\n")  # it takes an escaped backslash for none
    assert vobject.readOne(data.decode()).vevent.summary.value == shown


def test_another_parser_reads_the_same() -> None:
    data = calendars.of_follow_ups([made(1, "Send two pairs"), made(2, HOSTILE)], NOW)
    read = vobject.readOne(data.decode())
    assert [event.summary.value for event in read.vevent_list] == [
        "Ines Moreau: Send two pairs",
        f"Ines Moreau: {HOSTILE}",
    ]
    assert read.vevent_list[0].dtstart.value == date(2026, 5, 14)
