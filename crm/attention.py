"""Which customers need attention today, and because of what."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from crm.dates import every, long_date
from crm.models import CustomerCard, OfCustomer
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

MOST = 300
"""As many as a rep could look through."""

SENTIMENT_DAYS = 90
"""A mood that turned longer ago than this is no news."""

Kind = Literal["overdue", "mood", "quiet"]


@dataclass(frozen=True)
class Attention:
    """A customer to look after, and the one line that says why."""

    customer_id: int
    name: str
    kind: Kind
    because: str


class _Late(OfCustomer):
    """The open follow-up of a customer that is due first."""

    customer_id: int
    due_on: date
    note: str


def needed(ws: Workspace, today: date, limit: int = 10) -> list[Attention]:
    """The most urgent customers, each once: overdue follow-ups, turned moods, unusual silence.

    Quiet is who counted as quiet before today began; days of moods and silence are UTC's.
    """
    began = datetime.combine(today, time(), UTC)
    overdue, unhappy, quiet = ws.db.rows(
        Query("next_follow_ups", [Filter("due_on", "lt", today)], [Order("due_on")], limit),
        _cards(
            Filter("latest_sentiment", "eq", "negative"),
            Filter("latest_sentiment_at", "gte", began - timedelta(days=SENTIMENT_DAYS)),
            order=Order("latest_sentiment_at", descending=True),
            limit=limit,
        ),
        _cards(Filter("quiet_at", "lt", began), order=Order("quiet_at"), limit=limit),
    )
    now = ws.clock()
    reasons = [
        *(_overdue(late, today) for late in _Late.all(overdue)),
        *(_unhappy(card, today) for card in CustomerCard.all(unhappy)),
        *(_quiet(card, now) for card in CustomerCard.all(quiet)),
    ]
    each_once = {item.customer_id: item for item in reversed(reasons)}
    return [item for item in reasons if each_once[item.customer_id] is item][:limit]


def _cards(*where: Filter, order: Order, limit: int) -> Query:
    active = Filter("archived_at", "is_null", True)
    return Query("customer_cards", [active, *where], [order], limit)


def _overdue(late: _Late, today: date) -> Attention:
    because = f"Follow-up overdue since {long_date(late.due_on, today)}: {late.note}"
    return Attention(late.customer_id, late.name, "overdue", because)


def _unhappy(card: CustomerCard, today: date) -> Attention:
    turned = card.latest_sentiment_at and card.latest_sentiment_at.date()
    return Attention(
        card.id, card.name, "mood", f"Mood turned negative on {long_date(turned, today)}"
    )


def _quiet(card: CustomerCard, now: datetime) -> Attention:
    silent = (now - (card.last_contact or now)).days
    rhythm = every(card.rhythm_days or 1)
    return Attention(
        card.id, card.name, "quiet", f"Silent for {silent} days; usually in touch {rhythm}"
    )
