"""A large book made quickly, on either store: the same customers and records every time.

The triggers that an interaction would run one by one are run once a customer at the end.
"""

import random
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from ai.reading.proposal import VERSION
from db.connections import add_spellings
from db.sqlite import SQLiteGateway
from db.traces import WORDS

CUSTOMERS = 20_000
PRODUCTS = 60
BUSIEST = 400
"""Interactions of the client with most of them."""

FIRST = ("Aria", "Élodie", "Ines", "Lucian", "Mireille", "Nikolai", "Odette", "Priya", "Zoë", "Bo")
LAST = ("Abernathy", "Moreau", "Quill", "Sørensen", "Okafor", "Lindqvist", "Vale", "Marchetti")
PIECES = ("gown", "tuxedo", "clutch", "loafers", "coat", "evening dress", "cufflinks", "sandals")
COLOURS = ("ivory", "midnight blue", "emerald", "burgundy", "silver", "black")
NOTES = (
    "She adored the {colour} {piece} and asked for a fitting.",
    "He found the {piece} too heavy, would rather see it in {colour}.",
    "Sent the sketch of the {piece}; no answer yet.",
    "Wants the {colour} {piece} before the premiere.",
)
MOODS = ("positive", "neutral", "neutral", "negative", None)
Row = tuple[Any, ...]

DAYS = (
    "select s.kind, s.day_on, sum(s.amount) from day_shares s join customers c"
    " on c.id = s.customer_id where c.archived_at is null group by s.kind, s.day_on"
)
"""What the days add up to, which the triggers would have kept."""

COLUMNS = {
    "products": "id name category price description in_stock",
    "customers": "id first_name last_name email company stage notes created_at archived_at",
    "interactions": "id customer_id type subject content date sentiment sentiment_by summary",
    "purchases": "id customer_id product_id quantity price_paid bought_on",
    "follow_ups": "id customer_id due_on note done_at",
}


def make(path: Path, customers: int = CUSTOMERS) -> None:
    """A new embedded book at this path."""
    make_of(path, _tables(customers))


def make_of(path: Path, tables: Iterable[tuple[str, Iterable[Row]]]) -> None:
    """A new embedded book of these rows, whose columns are those of `COLUMNS`.

    Its records count as read, so that no server does that meanwhile.
    """
    SQLiteGateway(path).close()
    with sqlite3.connect(path) as book:
        add_spellings(book)
        triggers = book.execute(
            "select name, sql from sqlite_master where type = 'trigger' and name in"
            " ('interactions_added', 'interactions_spelled', 'follow_ups_added',"
            " 'follow_ups_spelled', 'purchases_added')"
        ).fetchall()
        for name, _ in triggers:
            book.execute(f"drop trigger {name}")
        for table, rows in tables:
            columns = COLUMNS[table].split()
            marks = ", ".join("?" * len(columns))
            book.executemany(f"insert into {table} ({', '.join(columns)}) values ({marks})", rows)
        book.execute("insert into customer_refresh select id, null from customers")
        book.execute("insert into customer_spent select id from customers")
        book.execute("delete from day_sums")
        book.execute(f"insert into day_sums (kind, day_on, amount) {DAYS}")
        book.execute("update interactions set read_version = ?", [VERSION])
        book.execute("update customers set notes_read_version = ?", [VERSION])
        book.execute("update interactions set search_text = spaced(subject || ' ' || content)")
        book.execute("update follow_ups set search_text = spaced(note)")
        for words in WORDS:
            book.execute(f"insert into {words} ({words}) values ('rebuild')")
        book.execute("analyze")
        for _, statement in triggers:
            book.execute(statement)
    book.close()


def fill(dsn: str, customers: int = CUSTOMERS) -> None:
    """The same book in a PostgreSQL database that has the schema, with the ids of `make`."""
    fill_of(dsn, _tables(customers))


def fill_of(dsn: str, tables: Iterable[tuple[str, Iterable[Row]]]) -> None:
    """The book that `make_of` makes, in a PostgreSQL database that has the schema."""
    with psycopg.connect(dsn) as database:
        for table in ("interactions", "purchases", "follow_ups"):
            database.execute(_on(table, "alter table {} disable trigger user"))
        for table, rows in tables:
            columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS[table].split()))
            into = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), columns)
            with database.cursor().copy(into) as copy:
                for row in rows:
                    copy.write_row(row)
            last = "select setval(pg_get_serial_sequence({0}, 'id'), (select max(id) from {1}))"
            database.execute(sql.SQL(last).format(sql.Literal(table), sql.Identifier(table)))
        for table in ("interactions", "purchases", "follow_ups"):
            database.execute(_on(table, "alter table {} enable trigger user"))
        database.execute("update interactions set search_text = spaced(subject || ' ' || content)")
        database.execute("update follow_ups set search_text = spaced(note)")
        database.execute("analyze")
        database.execute("select customer_refresh(id, null) from customers")
        database.execute("select customer_spent(id) from customers")
        database.execute("delete from day_sums")
        database.execute(f"insert into day_sums (kind, day_on, amount) {DAYS}".encode())
    with psycopg.connect(dsn, autocommit=True) as database:
        database.execute("vacuum analyze")


def _on(table: str, statement: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(table))  # type: ignore[arg-type]


def _tables(customers: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table with its rows, in an order that foreign keys allow."""
    chance = random.Random(7)
    now = datetime.now(UTC).replace(microsecond=0)
    yield "products", [product(id, chance) for id in range(1, PRODUCTS + 1)]
    people = [customer(id, chance, now) for id in range(1, customers + 1)]
    yield "customers", people
    told = [row for person in people for row in interactions(person[0], chance, now)]
    yield "interactions", [(id, *row) for id, row in enumerate(told, 1)]
    bought = [row for person in people for row in purchases(person, chance, now)]
    yield "purchases", [(id, *row) for id, row in enumerate(bought, 1)]
    planned = [row for person in people for row in follow_ups(person, chance, now)]
    yield "follow_ups", [(id, *row) for id, row in enumerate(planned, 1)]


def product(id: int, chance: random.Random) -> Row:
    """A row of the catalog."""
    colour, piece = chance.choice(COLOURS), chance.choice(PIECES)
    category = chance.choice(("suits", "dresses", "accessories", "shoes"))
    name = f"{colour.capitalize()} {piece} {id}"
    return id, name, category, chance.randrange(200, 9000), f"A {colour} {piece}.", id % 7 != 0


def customer(id: int, chance: random.Random, now: datetime) -> Row:
    """A customer; two in a hundred are archived."""
    first, last = chance.choice(FIRST), f"{chance.choice(LAST)} {id}"
    stage = chance.choices(("lead", "prospect", "customer"), (5, 3, 2))[0]
    made = now - timedelta(days=chance.uniform(700, 1500))
    archived = now if chance.random() < 0.02 else None
    email = f"client{id}@house{id % 977}.example"
    notes = f"Loves {chance.choice(COLOURS)}." if id % 3 == 0 else ""
    return id, first, last, email, f"House {id % 977}", stage, notes, _at(made), _at(archived)


def interactions(
    customer: int, chance: random.Random, now: datetime, most: int | None = None
) -> Iterator[Row]:
    """About five a customer, most have one or two; each customer has an own rhythm."""
    rhythm = chance.uniform(5, 60)
    at = now - timedelta(days=chance.expovariate(1 / 60))
    for number in range(most or min(int(chance.paretovariate(1.1)), BUSIEST)):
        text = chance.choice(NOTES).format(
            colour=chance.choice(COLOURS), piece=chance.choice(PIECES)
        )
        mood = chance.choice(MOODS)
        kind = chance.choice(("email", "call", "meeting", "note"))
        yield customer, kind, f"Visit {number + 1}", text, _at(at), mood, mood and "ai", text
        at -= timedelta(days=chance.expovariate(1 / rhythm))


def purchases(customer: Row, chance: random.Random, now: datetime) -> Iterator[Row]:
    """What somebody who stands at the stage of a customer has bought."""
    for _ in range(chance.choice((1, 2, 3, 5)) if customer[5] == "customer" else 0):
        day = (now - timedelta(days=chance.uniform(0, 900))).date().isoformat()
        paid = chance.randrange(200, 9000)
        yield customer[0], chance.randint(1, PRODUCTS), chance.choice((1, 1, 1, 2)), paid, day


def follow_ups(customer: Row, chance: random.Random, now: datetime) -> Iterator[Row]:
    """Up to two, most of those that were due are done."""
    for _ in range(chance.choices((0, 1, 2), (6, 3, 1))[0]):
        due = now + timedelta(days=chance.uniform(-200, 120))
        late = due < now and chance.random() < 0.9
        yield customer[0], due.date().isoformat(), "Send the swatches", _at(due if late else None)


def _at(moment: datetime | None) -> str | None:
    return moment and moment.isoformat(timespec="microseconds")
