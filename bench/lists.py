"""How long the lists take over a hundred thousand customers: python -m bench.lists [customers]."""

import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from crm import attention, customers, interactions
from crm.workspace import OFFLINE, Workspace
from db.gateway import Query, insert
from db.sqlite import SQLiteGateway

RUNS = 15
NAMES = ["Aria", "Élodie", "Ines", "Lucian", "Mireille", "Nikolai", "Odette", "Priya", "Zoë"]
MOODS = ["positive", "neutral", "negative", None]


def main() -> None:
    """Fills a book, then prints each operation's median as a multiple of the floor."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        ws = Workspace(SQLiteGateway(Path(folder) / "bench.db"), OFFLINE)
        started = perf_counter()
        fill(ws, number)
        print(f"{number:,} customers filled in {perf_counter() - started:.0f} s")
        today = ws.clock().date()
        floor = measure(lambda: ws.db.rows(Query("schema_versions", limit=1)))
        print(f"floor: one small row {floor * 1000:.2f} ms")
        operations: dict[str, Callable[[], object]] = {
            "first page by name": lambda: customers.find(ws),
            "page 2,000 by name": lambda: customers.find(ws, page=2000),
            "leads by last contact": lambda: customers.find(ws, stage="lead", sort="last_contact"),
            "search for a name": lambda: customers.find(ws, search="élodie 77"),
            "search for nothing there": lambda: customers.find(ws, search="zzzz"),
            "one customer": lambda: customers.get(ws, number // 2),
            "a timeline": lambda: interactions.timeline(ws, number // 2),
            "words in a timeline": lambda: interactions.timeline(ws, number // 2, words="gown"),
            "stage counts": lambda: customers.counts(ws),
            "needs attention": lambda: attention.needed(ws, today),
            "recent activity": lambda: interactions.recent(ws),
        }
        for name, operation in operations.items():
            took = measure(operation)
            print(f"{name:26} {took * 1000:8.1f} ms {took / floor:8.0f} × floor")


def fill(ws: Workspace, number: int) -> None:
    """Customers with two interactions each, in writes of a thousand."""
    chance = random.Random(7)
    now = datetime.now(UTC)
    for start in range(0, number, 1000):
        rows = ws.db.write(
            *(
                insert(
                    "customers",
                    first_name=chance.choice(NAMES),
                    last_name=str(index),
                    company=f"House {index % 977}",
                    stage=chance.choice(["lead", "prospect", "customer"]),
                )
                for index in range(start, min(start + 1000, number))
            )
        )
        ws.db.write(
            *(
                insert(
                    "interactions",
                    customer_id=row["id"],
                    type="call",
                    subject="Gown",
                    content="She asked for the gown.",
                    date=now - timedelta(days=chance.uniform(0, 700)),
                    sentiment=chance.choice(MOODS),
                )
                for row in rows
                for _ in range(2)
            )
        )


def measure(operation: Callable[[], object]) -> float:
    """The median seconds of fifteen runs, after one that warms up."""
    operation()
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        operation()
        times.append(perf_counter() - started)
    return median(times)


if __name__ == "__main__":
    main()
