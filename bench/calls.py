"""What the services take, beside hand-written SQL for the same question on the same book."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.book import BUSIEST
from crm import customers, follow_ups, interactions, reports
from crm.workspace import OFFLINE, Workspace
from db.connections import add_spellings
from db.sqlite import SQLiteGateway

RUNS = 15
YEAR = timedelta(days=364)
ACTIVE = "from customers where archived_at is null"
OPEN = "from follow_ups where done_at is null and archived_at is null"
LONG = f"from interactions where customer_id = {BUSIEST} and archived_at is null"
NAMED = f"{ACTIVE} and instr(search_text, 'elodie') and instr(search_text, '77')"
STAGES = (
    f"select stage, count(*) {ACTIVE} group by stage",
    "select c.stage, sum(p.price_paid * p.quantity) from purchases p join customers c"
    " on c.id = p.customer_id where p.archived_at is null and c.archived_at is null group by 1",
)

Question = tuple[Callable[[Workspace], object], tuple[str, ...]]
QUESTIONS: dict[str, Question] = {
    "customers by name": (
        customers.find,
        (f"select * {ACTIVE} order by name_key, id limit 25", f"select count(*) {ACTIVE}"),
    ),
    "customers by sentiment": (
        lambda ws: customers.find(ws, sort="sentiment"),
        (
            f"select * {ACTIVE} and overall_sentiment is not null"
            " order by overall_sentiment, name_key, id limit 25",
            f"select count(*) {ACTIVE}",
        ),
    ),
    "leads who are unhappy": (
        lambda ws: customers.find(ws, stage="lead", sentiment="negative"),
        (
            f"select * {ACTIVE} and stage = 'lead' and overall_sentiment = 'negative'"
            " order by name_key, id limit 25",
            f"select count(*) {ACTIVE} and stage = 'lead' and overall_sentiment = 'negative'",
        ),
    ),
    "search for a name": (
        lambda ws: customers.find(ws, search="élodie 77"),
        (f"select * {NAMED} order by name_key, id limit 25", f"select count(*) {NAMED}"),
    ),
    "stages": (reports.stages, STAGES),
    "how the book stands": (
        reports.standing,
        (
            *STAGES,
            f"select date(quiet_at), count(*) {ACTIVE} and quiet_at < datetime() group by 1",
            f"select * {ACTIVE} and quiet_at < datetime() order by quiet_at limit 20",
        ),
    ),
    "a year's report": (
        lambda ws: reports.days(ws, ws.clock().date() - YEAR, ws.clock().date()),
        (
            "select date(date), type, sentiment, count(*) from interactions"
            " where archived_at is null and date >= date('now', '-364 days') group by 1, 2, 3",
            "select bought_on, r.category, sum(price_paid * quantity) from purchases p"
            " join products r on r.id = product_id where archived_at is null"
            " and bought_on >= date('now', '-364 days') group by 1, 2",
        ),
    ),
    "follow-ups": (
        follow_ups.board,
        (f"select * {OPEN} order by due_on, id limit 100", f"select count(*) {OPEN}"),
    ),
    "words in a long history": (
        lambda ws: interactions.timeline(ws, BUSIEST, words="gown"),
        (
            f"select * {LONG} and instr(search_text, ' gown') order by date desc, id desc limit 20",
            f"select count(*) {LONG} and instr(search_text, ' gown')",
        ),
    ),
}


def milliseconds(*acts: Callable[[], object]) -> list[tuple[float, float]]:
    """Of each act the median and the 95th percentile, after a run that warms up.

    They take turns, so that a machine that is busy meanwhile is so for all of them.
    """
    times: list[list[float]] = [[] for _ in acts]
    for act in acts:
        act()
    for _ in range(RUNS):
        for act, own in zip(acts, times, strict=True):
            began = perf_counter()
            act()
            own.append((perf_counter() - began) * 1000)
    return [(median(own), sorted(own)[int(RUNS * 0.95)]) for own in times]


def table(book: Path, small: Path) -> list[str]:
    """A line for each question: large, by hand, and what a thousand customers take."""
    lines = [
        "| question | ms, median | p95 | by hand | times | 1,000 customers | times |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    large, few = (Workspace(SQLiteGateway(path), OFFLINE) for path in (book, small))
    with closing(sqlite3.connect(book)) as plain:
        add_spellings(plain)
        for name, (ask, statements) in QUESTIONS.items():
            (half, most), (hand, _), (less, _) = milliseconds(
                partial(ask, large),
                partial(_answer, plain, statements),
                partial(ask, few),
            )
            lines.append(
                f"| {name} | {half:.1f} | {most:.1f} | {hand:.1f} | {half / hand:.1f}"
                f" | {less:.1f} | {half / less:.1f} |"
            )
    return lines


def _answer(plain: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    for each in statements:
        plain.execute(each).fetchall()
