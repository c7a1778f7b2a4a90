"""Follow-ups as a calendar file, for the rep's own calendar."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from crm.models import FollowUp

PRODUCT = "-//AiCRM//Follow-ups//EN"


def of_follow_ups(items: Iterable[FollowUp], now: datetime) -> bytes:
    """An iCalendar file (RFC 5545): one whole day for each; the same one replaces itself."""
    from icalendar import Calendar, Event  # only a download needs it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for item in items:
        event = Event()
        event.add("uid", f"follow-up-{item.id}@aicrm")
        event.add("dtstamp", now)
        event.add("dtstart", item.due_on)
        event.add("dtend", item.due_on + timedelta(days=1))
        event.add("summary", f"{item.name}: {item.note}")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
