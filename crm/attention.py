"""Which customers need attention today, and because of what."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from crm.dates import every, long_date
from crm.models import OfCustomer
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

MOST = 300
"""As many as a rep could look through, and as sql/views.sql has of each kind."""

SENTIMENT_DAYS = 90
"""A mood that turned longer ago than this is no news."""

Kind = Literal["overdue", "mood", "quiet"]
URGENCY = [Order("rank"), Order("due_on"), Order("quiet_on"), Order("mood_on", descending=True)]


@dataclass(frozen=True)
class Attention:
    """A customer to look after, and the one line that says why."""

    customer_id: int
    name: str
    kind: Kind
    because: str


class _Reason(OfCustomer):
    """A row of the view; of the three days one is told, by its kind."""

    customer_id: int
    kind: Kind
    due_on: date
    note: str
    mood_on: date
    last_contact: datetime | None
    rhythm_days: float | None


def needed(ws: Workspace, today: date, limit: int = 10) -> list[Attention]:
    """The most urgent customers, each once: overdue follow-ups, turned moods, unusual silence.

    Quiet is who counted as quiet before today began; days of moods and silence are UTC's.
    """
    where = [
        Filter("due_on", "lt", today),
        Filter("quiet_on", "lt", today),
        Filter("mood_on", "gte", today - timedelta(days=SENTIMENT_DAYS)),
    ]
    most = limit * 3  # nobody is there more often
    found = _Reason.all(ws.db.rows(Query("needs_attention", where, URGENCY, most)))
    each_once = {item.customer_id: item for item in reversed(found)}
    now = ws.clock()
    return [
        Attention(item.customer_id, item.name, item.kind, _because(item, today, now))
        for item in found
        if each_once[item.customer_id] is item
    ][:limit]


def _because(item: _Reason, today: date, now: datetime) -> str:
    if item.kind == "overdue":
        return f"Follow-up overdue since {long_date(item.due_on, today)}: {item.note}"
    if item.kind == "mood":
        return f"Mood turned negative on {long_date(item.mood_on, today)}"
    silent = (now - (item.last_contact or now)).days
    return f"Silent for {silent} days; usually in touch {every(item.rhythm_days or 1)}"
