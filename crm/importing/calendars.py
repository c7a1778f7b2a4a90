"""Calendars: what lies ahead becomes follow-ups, what is past meetings, a birthday a note."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from crm.errors import Refused
from crm.importing import texts
from crm.importing.choices import Choices
from crm.importing.people import Event, LeftOut, Reading, Who

KINDS = ("VEVENT", "VTODO")
MOST_LOOKED_AT = 400
"""Times of a series among which the next one is looked for."""
BIRTHDAY = re.compile(
    r"\b(?:birthday|geburtstag|anniversaire|cumpleaños|compleanno|aniversário|verjaardag|bday)\b",
    re.IGNORECASE,
)

REPEATS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
"""How an appointment repeats; one that is there each second since 1900 is none."""


def read(raw: bytes, choices: Choices) -> Reading:
    """The events of a calendar file; raises `Refused` for a damaged one."""
    import icalendar  # only a calendar needs it

    try:
        calendars = icalendar.Calendar.from_ical(texts.decoded(raw), multiple=True)
    except Exception as error:
        raise Refused("file", "This calendar can't be read: export it once more.") from error
    reading = Reading("Calendar")
    events = [event for calendar in calendars for kind in KINDS for event in calendar.walk(kind)]
    moved = _moved(events)
    for number, event in enumerate(events, 1):
        where, summary = f"event {number}", _text(event, "SUMMARY")
        try:
            reason = _take(event, where, summary, choices, reading, moved)
        except Exception as error:
            reason = f"it can't be read ({type(error).__name__})"
        if reason:
            reading.left_out.append(LeftOut(where, summary, reason))
    return reading


def _moved(events: list[Any]) -> dict[str, set[datetime]]:
    """Of each series the times at which an event of it was moved, or taken out."""
    moved: dict[str, set[datetime]] = {}
    for event in events:
        with suppress(Exception):  # what is broken of a series is told with its event
            moved.setdefault(str(event.get("UID", "")), set()).update(_taken_out(event))
    return moved


def _taken_out(event: Any) -> set[datetime]:
    exceptions = event.get("EXDATE", [])
    exceptions = exceptions if isinstance(exceptions, list) else [exceptions]
    times = {_moment(day.dt) for each in exceptions for day in each.dts}
    return times | (
        {_moment(event.decoded("RECURRENCE-ID"))} if "RECURRENCE-ID" in event else set()
    )


def _moment(day: date) -> datetime:
    """As times of one series are compared: by the clock of the place."""
    return day.replace(tzinfo=None) if isinstance(day, datetime) else datetime.combine(day, time())


def _take(
    event: Any,
    where: str,
    summary: str,
    choices: Choices,
    reading: Reading,
    moved: dict[str, set[datetime]],
) -> str:
    """Adds the event; returns why it is left out instead, or ""."""
    status = str(event.get("STATUS", "")).upper()
    if status in ("CANCELLED", "COMPLETED"):
        return "it was cancelled" if status == "CANCELLED" else "it is done"
    if "DTSTART" not in event and "DUE" not in event:
        return "it has no day"
    start = event.decoded("DUE" if "DUE" in event else "DTSTART")
    taken_out = moved.get(str(event.get("UID", "")), set())
    who = _who(event, summary, choices)
    if BIRTHDAY.search(summary):
        name = BIRTHDAY.sub("", summary).replace("'s ", " ").replace("’s ", " ")
        at = _next(event, start, choices, taken_out) or _at(start, choices)
        who = Who(who.name, who.email, _letters(name))
        reading.events.append(Event("birthday", at, who, where, summary))
        return ""
    at = _next(event, start, choices, taken_out) or _at(start, choices)
    place = _text(event, "LOCATION")
    told = _text(event, "DESCRIPTION")
    hour = f"{at.astimezone(choices.zone):%H:%M}" if isinstance(start, datetime) else ""
    if at > choices.now:
        head = ", ".join(filter(None, (summary, hour, place)))
        note = f"{head}: {told.replace(chr(10), '; ')}" if told else head
        reading.events.append(Event("follow_up", at, who, where, summary, note))
    else:
        content = "\n".join(filter(None, (place, told)))
        reading.events.append(Event("meeting", at, who, where, summary, content))
    return ""


def _next(event: Any, start: date, choices: Choices, taken_out: set[datetime]) -> datetime | None:
    """The next time of an event that repeats; None for one that does not, or not any more."""
    rule = event.get("RRULE")
    if rule is None or not set(rule.get("FREQ", [])) & REPEATS:
        return None
    from dateutil.rrule import rrulestr

    text = re.sub(r"UNTIL=(\d{8})T?\d{0,6}Z?", r"UNTIL=\1", rule.to_ical().decode())
    zone = start.tzinfo if isinstance(start, datetime) and start.tzinfo else choices.zone
    after = choices.now.astimezone(zone).replace(tzinfo=None)
    series: Iterator[datetime] = rrulestr(text, dtstart=_moment(start)).xafter(after)
    for coming in islice(series, MOST_LOOKED_AT):
        if coming not in taken_out:
            return coming.replace(tzinfo=zone)
    return None


def _at(start: date, choices: Choices) -> datetime:
    """A whole day, or a time without a zone, is the rep's own."""
    if not isinstance(start, datetime):
        return datetime.combine(start, time(), choices.zone)
    return start if start.tzinfo else start.replace(tzinfo=choices.zone)


def _who(event: Any, summary: str, choices: Choices) -> Who:
    """The first who attends and is neither the organiser nor the rep."""
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    organizer = str(event.get("ORGANIZER", "")).lower().removeprefix("mailto:")
    for attendee in attendees:
        address = re.sub("^mailto:", "", str(attendee), flags=re.IGNORECASE)
        if address.lower() in (organizer, choices.rep.lower()) or "@" not in address:
            continue
        name = str(attendee.params.get("CN", ""))
        last, comma, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}" if comma else name
        return Who("" if "@" in name else name, address, _letters(summary))
    return Who(text=_letters(summary))


def _text(event: Any, name: str) -> str:
    value = event.get(name, "")
    value = value[0] if isinstance(value, list) else value
    return texts.without_markup(str(value))


def _letters(text: str) -> str:
    return " ".join(
        "".join(each if each.isalpha() or each in " -'’." else " " for each in text).split()
    )
