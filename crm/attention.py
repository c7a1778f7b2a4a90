"""Which customers need attention today, and because of what."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from crm import follow_ups
from crm.dates import every, long_date
from crm.models import CustomerCard
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

MOST = 300
"""As many as a rep could look through; the most urgent come first."""

MOOD_DAYS = 90
"""A mood that turned longer ago than this is no news."""


@dataclass(frozen=True)
class Attention:
    """A customer to look after, and the one line that says why."""

    customer_id: int
    name: str
    kind: Literal["overdue", "mood", "quiet"]
    because: str


def needed(ws: Workspace, today: date, limit: int = 10) -> list[Attention]:
    """The most urgent customers, each once: overdue follow-ups, turned moods, unusual silence."""
    found = [*_overdue(ws, today, limit), *_turned(ws, limit), *_quiet(ws, limit)]
    each_once = {item.customer_id: item for item in reversed(found)}
    return [item for item in found if each_once[item.customer_id] is item][:limit]


def _overdue(ws: Workspace, today: date, limit: int) -> list[Attention]:
    due = follow_ups.due(ws, today - timedelta(days=1), limit)
    return [
        Attention(
            item.customer_id,
            item.name,
            "overdue",
            f"Follow-up overdue since {long_date(item.due_on, today)}: {item.note}",
        )
        for item in due.items
    ]


def _turned(ws: Workspace, limit: int) -> list[Attention]:
    now = ws.clock()
    cards = _cards(
        ws,
        [
            Filter("latest_sentiment", "eq", "negative"),
            Filter("latest_sentiment_at", "gte", now - timedelta(days=MOOD_DAYS)),
        ],
        Order("latest_sentiment_at", descending=True),
        limit,
    )
    return [
        Attention(
            card.id,
            card.name,
            "mood",
            f"Mood turned negative on {long_date(card.latest_sentiment_at, now)}",
        )
        for card in cards
        if card.latest_sentiment_at
    ]


def _quiet(ws: Workspace, limit: int) -> list[Attention]:
    now = ws.clock()
    cards = _cards(ws, [Filter("quiet_at", "lt", now)], Order("quiet_at"), limit)
    return [
        Attention(
            card.id,
            card.name,
            "quiet",
            f"Silent for {(now - card.last_contact).days} days; usually in touch "
            f"{every(card.rhythm_days)}",
        )
        for card in cards
        if card.last_contact and card.rhythm_days is not None
    ]


def _cards(ws: Workspace, where: list[Filter], order: Order, limit: int) -> list[CustomerCard]:
    where = [Filter("archived_at", "is_null", True), *where]
    return CustomerCard.all(ws.db.rows(Query("customer_cards", where, [order], limit)))
