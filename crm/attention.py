"""Which customers need attention today, and because of what."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from ai.reading.silences import is_of_contact
from crm.dates import every, long_date
from crm.models import CustomerCard, Fact, FollowUp
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

MOST = 300
"""As many as a rep could look through."""

MOST_HOLDS = 2_000
"""Customers of a book who have asked to hear nothing for a while."""

SENTIMENT_DAYS = 90
"""A mood that turned longer ago than this is no news."""

UNHAPPY, MOST_LATE = 25, 30
"""What a mood that turned weighs, and of days late and of silence at most so many count."""
STAKE = {"customer": 20, "prospect": 10, "lead": 0}
"""What a stage weighs: a customer has more to lose."""
WEIGHT_HELP = (
    "Who weighs most is first: a day late counts 1, at most 30; an unhappy mood of the last 90 "
    "days 25; a silence 10 for each usual time between contacts, at most 30; a customer 20, a "
    "prospect 10; a date of theirs within the next 14 days 15, less 1 for each day until then."
)
DATE_DAYS = 14
"""How near a day is of which a rep should think."""
YEARS = range(-10, 2)
"""Of a day that has no year, such as a birthday: it is kept with the year of the record."""
MOST_DATES = 2_000

Kind = Literal["overdue", "today", "mood", "date", "quiet"]


@dataclass(frozen=True)
class Attention:
    """A customer to look after, why in a line for each reason, and the follow-up that is due."""

    customer: CustomerCard
    kind: Kind
    reasons: tuple[str, ...]
    weight: float
    follow_up: FollowUp | None = None

    @property
    def because(self) -> str:
        """The reasons in one line."""
        first, *others = self.reasons
        return "; ".join([first, *(reason[:1].lower() + reason[1:] for reason in others)])


def needed(ws: Workspace, today: date, limit: int = 10) -> list[Attention]:
    """The customers who weigh most, each once: what is due, turned moods, dates near, silence.

    Quiet is who counted as quiet before today began, but for those who want to hear nothing before
    a day to come; days of moods and silence are UTC's.
    """
    began = datetime.combine(today, time(), UTC)
    due, unhappy, quiet, held, named = ws.db.rows(
        Query("next_follow_ups", [Filter("due_on", "lte", today)], [Order("due_on")], limit),
        _cards(
            Filter("latest_sentiment", "eq", "negative"),
            Filter("latest_sentiment_at", "gte", began - timedelta(days=SENTIMENT_DAYS)),
            order=Order("latest_sentiment_at", descending=True),
            limit=limit,
        ),
        _cards(Filter("quiet_at", "lt", began), order=Order("quiet_at"), limit=2 * limit),
        _holds(today),
        _named_days(today),
    )
    silent = {
        fact.customer_id: fact.named_on
        for fact in Fact.all(held)
        if fact.named_on and is_of_contact(fact.words)
    }
    near = _nearest(named, today)
    dated = [row | {"id": row["customer_id"]} for row in named if row["customer_id"] in near]
    cards = {card.id: card for card in CustomerCard.all([*unhappy, *quiet, *dated])}
    first_due = {item.customer_id: item for item in FollowUp.all(due)}
    cards |= {card.id: card for card in CustomerCard.all(map(_card_of_due, due))}
    now = ws.clock()
    items = [
        item
        for card in cards.values()
        if (
            item := _weighed(
                card, first_due.get(card.id), today, now, silent.get(card.id), near.get(card.id)
            )
        )
    ]
    return sorted(items, key=lambda item: (-item.weight, item.customer.id))[:limit]


def _cards(*where: Filter, order: Order, limit: int) -> Query:
    active = Filter("archived_at", "is_null", True)
    return Query("customer_cards", [active, *where], [order], limit)


def _card_of_due(row: dict[str, Any]) -> dict[str, Any]:
    """The customer's card out of the row of the follow-up that is due first."""
    own = {"id": row["customer_id"], "version": row["customer_version"]}
    return row | own | {"next_follow_up_on": row["due_on"]}


def _holds(today: date) -> Query:
    """What was agreed not to be done before a day to come, the last day last."""
    where = [
        Filter("no_action", "eq", True),
        Filter("named_on", "gt", today),
        Filter("state", "in", ["proposed", "confirmed"]),
    ]
    return Query("known_facts", where, [Order("named_on")], MOST_HOLDS)


def _named_days(today: date) -> Query:
    """Days within the next two weeks, those without a year in any of the years around."""
    coming = [today + timedelta(days=days) for days in range(DATE_DAYS + 1)]
    years = {_in_year(day, day.year + year) for day in coming for year in YEARS}
    return Query("named_days", [Filter("named_on", "in", sorted(years))], limit=MOST_DATES)


def _in_year(day: date, year: int) -> date:
    """The same day of another year; of 29 February the first of March."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _nearest(rows: list[dict[str, Any]], today: date) -> dict[int, tuple[date, str]]:
    """Of each customer the nearest day to come, and what it is."""
    near: dict[int, tuple[date, str]] = {}
    for row in rows:
        named = row["named_on"]
        coming = (
            (_in_year(named, today.year + year) for year in (0, 1)) if row["no_year"] else [named]
        )
        for day in coming:
            if 0 <= (day - today).days <= DATE_DAYS:
                words = f"{row['whose']}: {row['words']}" if row["whose"] else row["words"]
                known = near.get(row["customer_id"])
                near[row["customer_id"]] = min((day, words), known or (day, words))
    return near


def _weighed(
    card: CustomerCard,
    due: FollowUp | None,
    today: date,
    now: datetime,
    silent: date | None,
    near: tuple[date, str] | None,
) -> Attention | None:
    """Why a customer needs attention, None for no reason; `silent` is until when they want none."""
    reasons: list[tuple[Kind, str, float]] = []
    if due:
        late = (today - due.due_on).days
        when = f"overdue since {long_date(due.due_on, today)}" if late else "due today"
        kind: Kind = "overdue" if late else "today"
        reasons.append((kind, f"Follow-up {when}: {due.note}", min(late, MOST_LATE) + 1))
    turned = card.latest_sentiment_at
    if card.latest_sentiment == "negative" and turned and (now - turned).days <= SENTIMENT_DAYS:
        told = f"Mood turned negative on {long_date(turned.date(), today)}"
        reasons.append(("mood", told, UNHAPPY))
    if near:
        day, words = near
        told = f"{words[:1].upper()}{words[1:]} on {long_date(day, today)}"
        reasons.append(("date", told, DATE_DAYS + 1 - (day - today).days))
    if (
        not silent
        and card.quiet_at
        and card.quiet_at < now
        and card.last_contact
        and card.rhythm_days
    ):
        days = (now.astimezone(UTC).date() - card.last_contact.date()).days  # as in Reports
        told = f"Silent for {days} days; usually in touch {every(card.rhythm_days)}"
        times = days / max(card.rhythm_days, 1)
        reasons.append(("quiet", told, min(10 * times, MOST_LATE)))
    if not reasons:
        return None
    if silent:
        reasons.append((reasons[0][0], f"No contact before {long_date(silent, today)}", 0))
    weight = sum(weight for *_, weight in reasons) + STAKE[card.stage]
    return Attention(card, reasons[0][0], tuple(told for _, told, _ in reasons), weight, due)
