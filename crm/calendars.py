"""Follow-ups as a calendar file, for the rep's own calendar."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from crm.models import FollowUp

PRODUCT = "-//AiCRM//Follow-ups//EN"
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Each control character but tab and newline: RFC 5545 allows it in no text, however escaped."""


def of_follow_ups(items: Iterable[FollowUp], now: datetime) -> bytes:
    """An iCalendar file (RFC 5545): one whole day for each, which keeps nobody busy.

    A follow-up that was changed replaces itself in the calendar, and none of another book.
    """
    from icalendar import Calendar, Event  # only a download needs it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for item in items:
        event = Event()
        event.add("uid", f"follow-up-{item.id}-{item.created_at:%Y%m%dT%H%M%S.%fZ}@aicrm")
        event.add("sequence", item.version - 1)
        event.add("dtstamp", now)
        event.add("dtstart", item.due_on)
        event.add("dtend", item.due_on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", NOT_TEXT.sub(" ", f"{item.name}: {item.note}"))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
