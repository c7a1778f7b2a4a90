"""The book to measure on: a hundred thousand customers with a million interactions."""

import random
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ai.reading.proposal import VERSION
from db.connections import connect
from db.sqlite import SQLiteGateway
from tests import large_book
from tests.large_book import Row

CUSTOMERS = 100_000
BUSIEST, MOST = 1_434, 10_000
"""The customer with most interactions, and how many those are."""
TIMES = {"interactions": 2, "purchases": 4, "follow_ups": 6}
"""How many times as much each customer has as in the tests' large book."""


def make(path: Path, customers: int = CUSTOMERS) -> None:
    """A new embedded book at this path, or the one that is there brought up to date.

    All counts as read by today's readers: a server would do that beside what is measured.
    """
    if not path.exists():
        large_book.make_of(path, _tables(customers))
    SQLiteGateway(path).close()
    with closing(connect(path, 10)) as book, book:
        for table, version in (
            ("interactions", "read_version"),
            ("customers", "notes_read_version"),
        ):
            book.execute(f"update {table} set {version} = ? where {version} < ?", [VERSION] * 2)
        book.execute("analyze")


def _tables(customers: int) -> Iterator[tuple[str, Iterable[Row]]]:
    chance, now = random.Random(11), datetime.now(UTC).replace(microsecond=0)
    yield "products", [large_book.product(id, chance) for id in range(1, large_book.PRODUCTS + 1)]
    people = [large_book.customer(id, chance, now) for id in range(1, customers + 1)]
    yield "customers", people
    told = (
        row
        for person in people
        for _ in range(TIMES["interactions"])
        for row in large_book.interactions(person[0], chance, now)
    )
    most = large_book.interactions(BUSIEST, chance, now, MOST)
    yield "interactions", _numbered(row for rows in (told, most) for row in rows)
    for name, rows in (("purchases", large_book.purchases), ("follow_ups", large_book.follow_ups)):
        yield (
            name,
            _numbered(
                row
                for person in people
                for _ in range(TIMES[name])
                for row in rows(person, chance, now)
            ),
        )


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    return ((id, *row) for id, row in enumerate(rows, 1))
