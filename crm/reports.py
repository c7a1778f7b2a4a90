"""Reports: what the book adds up to, by week, by month, and as it stands today."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from crm.ai_use import AIUse
from crm.models import (
    CATEGORIES,
    SENTIMENTS,
    STAGES,
    Category,
    InteractionType,
    Sentiment,
    Stage,
    full_name,
)
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query, Row

COUNTED: dict[InteractionType, str] = {
    "email": "emails",
    "call": "calls",
    "meeting": "meetings",
    "note": "remarks",
}
LONGEST = 20
SILENCES: tuple[tuple[int, str], ...] = (
    (30, "Up to 30 days"),
    (90, "31 to 90 days"),
    (180, "91 to 180 days"),
    (365, "181 to 365 days"),
)
LONGER = "Over a year"


@dataclass(frozen=True)
class StageFigures:
    """How many customers stand in a stage, and what they have bought so far, in euros."""

    stage: Stage
    customers: int
    bought_total: Decimal


@dataclass(frozen=True)
class QuietCustomer:
    """A customer who is silent, since when that is unusual, and the own rhythm, all in days."""

    customer_id: int
    name: str
    silent: int
    rhythm: int
    beyond: int


@dataclass(frozen=True)
class Standing:
    """How the book stands now: every stage, how many customers are quiet for how long, and who.

    `longest` are the twenty who are quiet for longest.
    """

    stages: list[StageFigures]
    quiet: dict[str, int]
    longest: list[QuietCustomer]


@dataclass(frozen=True)
class Day:
    """What was logged and sold on one day (UTC): by type, by mood if it has one, by category."""

    on: date
    types: dict[InteractionType, int]
    moods: dict[Sentiment, int]
    sold: dict[Category, Decimal]


@dataclass(frozen=True)
class Week:
    """How many interactions of each type one week has; it begins on Monday, `starts_on`."""

    starts_on: date
    types: dict[InteractionType, int]


@dataclass(frozen=True)
class SentimentMonth:
    """How many interactions of a month are of each mood; it begins on `starts_on`."""

    starts_on: date
    moods: dict[Sentiment, int]

    def share(self, mood: Sentiment) -> float | None:
        """The part of this mood, 0 to 1; None in a month that has no mood at all."""
        total = sum(self.moods.values())
        return self.moods[mood] / total if total else None


@dataclass(frozen=True)
class SalesMonth:
    """What was sold in a month, in euros by category; it begins on `starts_on`."""

    starts_on: date
    totals: dict[Category, Decimal]


def stages(ws: Workspace) -> list[StageFigures]:
    """Every stage as it stands now, from lead to customer."""
    [rows] = ws.db.rows(Query("stage_figures"))
    return _stages(rows)


def standing(ws: Workspace) -> Standing:
    """Every stage, and who counted as quiet before today (UTC) began, counted since that day.

    Quiet is who is silent for twice the own rhythm and at least two weeks (`quiet_at`, sql/).
    """
    today = ws.clock().astimezone(UTC).date()
    began = datetime.combine(today, time(), UTC)
    still_quiet = [Filter("archived_at", "is_null", True), Filter("quiet_at", "lt", began)]
    stages, quiet_days, longest = ws.db.rows(
        Query("stage_figures"),
        Query("quiet_days", [Filter("quiet_on", "lt", today)]),
        Query("customer_cards", still_quiet, [Order("quiet_at")], LONGEST),
    )
    quiet = dict.fromkeys([*(label for _, label in SILENCES), LONGER], 0)
    for row in quiet_days:
        quiet[_silence((today - row["quiet_on"]).days)] += row["customers"]
    return Standing(_stages(stages), quiet, [_quiet_customer(row, today) for row in longest])


def _quiet_customer(row: Row, today: date) -> QuietCustomer:
    """Who counts as quiet has been in touch at least three times, so the figures are there."""
    return QuietCustomer(
        row["id"],
        full_name(row["first_name"], row["last_name"]),
        (today - row["last_contact"].date()).days,
        max(round(row["rhythm_days"]), 1),
        (today - row["quiet_at"].date()).days,
    )


def days(ws: Workspace, since: date, until: date) -> list[Day]:
    """The days (UTC) on which something was logged or sold, both ends included."""
    where = [Filter("day_on", "gte", since), Filter("day_on", "lte", until)]
    answers = ws.db.rows(Query("interaction_days", where), Query("sale_days", where))
    logged, sold = ({row["day_on"]: row for row in rows} for rows in answers)
    return [_day(on, logged.get(on, {}), sold.get(on, {})) for on in sorted({*logged, *sold})]


def _day(on: date, logged: Row, sold: Row) -> Day:
    return Day(
        on,
        {type: logged.get(column, 0) for type, column in COUNTED.items()},
        {mood: logged.get(mood, 0) for mood in SENTIMENTS},
        {category: sold.get(f"{category}_total", Decimal(0)) for category in CATEGORIES},
    )


def by_week(days: Iterable[Day], since: date, until: date) -> list[Week]:
    """Every week of the range, also the empty ones; of the first and last only what is in it."""
    counts: dict[date, Counter[InteractionType]]
    counts = {monday: Counter() for monday in _mondays(since, until)}
    for day in days:
        counts[_monday(day.on)].update(day.types)
    return [Week(monday, {type: of[type] for type in COUNTED}) for monday, of in counts.items()]


def sentiments_by_month(days: Iterable[Day], since: date, until: date) -> list[SentimentMonth]:
    """Every month of the range, also the empty ones; of the first and last only what is in it."""
    counts: dict[date, Counter[Sentiment]] = {first: Counter() for first in _months(since, until)}
    for day in days:
        counts[day.on.replace(day=1)].update(day.moods)
    return [
        SentimentMonth(first, {mood: of[mood] for mood in SENTIMENTS})
        for first, of in counts.items()
    ]


def sales_by_month(days: Iterable[Day], since: date, until: date) -> list[SalesMonth]:
    """Every month of the range, also the empty ones, by the day of purchase; ends included."""
    sold: dict[tuple[date, Category], Decimal] = defaultdict(Decimal)
    for day in days:
        for category, amount in day.sold.items():
            sold[day.on.replace(day=1), category] += amount
    return [
        SalesMonth(first, {category: sold[first, category] for category in CATEGORIES})
        for first in _months(since, until)
    ]


def _stages(rows: Iterable[Row]) -> list[StageFigures]:
    """The figures of every stage; one where nobody stands has no row."""
    found = {row["id"]: (row["customers"], row["bought_total"]) for row in rows}
    return [StageFigures(stage, *found.get(stage, (0, Decimal(0)))) for stage in STAGES]


def _silence(days: int) -> str:
    return next((label for most, label in SILENCES if days <= most), LONGER)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(since: date, until: date) -> list[date]:
    first = _monday(since)
    return [first + timedelta(weeks=n) for n in range((_monday(until) - first).days // 7 + 1)]


def _months(since: date, until: date) -> list[date]:
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)]


def ai_use(ws: Workspace, since: date, until: date) -> list[AIUse]:
    """What an AI service was asked, by day (UTC), feature and engine, newest day first."""
    where = [Filter("used_on", "gte", since), Filter("used_on", "lte", until)]
    newest = [Order("used_on", descending=True), Order("feature"), Order("engine")]
    [rows] = ws.db.rows(Query("ai_use", where, newest))
    return AIUse.all(rows)
