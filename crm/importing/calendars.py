"""Calendars: what lies ahead becomes follow-ups, what is past meetings, a birthday a note."""

import re
from datetime import date, datetime, time
from typing import Any

from crm.errors import Refused
from crm.importing import texts
from crm.importing.choices import Choices
from crm.importing.people import Event, LeftOut, Reading, Who

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
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    for number, event in enumerate(events, 1):
        where, summary = f"event {number}", _text(event, "SUMMARY")
        try:
            reason = _take(event, where, summary, choices, reading)
        except Exception as error:
            reason = f"it can't be read ({type(error).__name__})"
        if reason:
            reading.left_out.append(LeftOut(where, summary, reason))
    return reading


def _take(event: Any, where: str, summary: str, choices: Choices, reading: Reading) -> str:
    """Adds the event; returns why it is left out instead, or ""."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return "it was cancelled"
    start = event.decoded("DTSTART")
    who = _who(event, summary, choices)
    if BIRTHDAY.search(summary):
        name = BIRTHDAY.sub("", summary).replace("'s ", " ").replace("’s ", " ")
        at = _next(event, start, choices) or _at(start, choices)
        who = Who(who.name, who.email, _letters(name))
        reading.events.append(Event("birthday", at, who, where, summary))
        return ""
    at = _next(event, start, choices) or _at(start, choices)
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


def _next(event: Any, start: date, choices: Choices) -> datetime | None:
    """The next time of an event that repeats; None for one that does not, or not any more."""
    rule = event.get("RRULE")
    if rule is None or not set(rule.get("FREQ", [])) & REPEATS:
        return None
    from dateutil.rrule import rrulestr

    at = _at(start, choices)
    local = at.astimezone(choices.zone).replace(tzinfo=None)
    text = re.sub(r"UNTIL=(\d{8})T?\d{0,6}Z?", r"UNTIL=\1", rule.to_ical().decode())
    after = choices.now.astimezone(choices.zone).replace(tzinfo=None)
    if isinstance(start, datetime):
        coming = rrulestr(text, dtstart=local).after(after)
    else:
        coming = rrulestr(text, dtstart=datetime.combine(start, time())).after(after)
    return coming.replace(tzinfo=choices.zone) if coming else None


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
