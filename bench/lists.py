"""How long the lists take over a hundred thousand customers: python -m bench.lists [customers]."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from crm import attention, customers, follow_ups, interactions, records, reports, touches
from crm.workspace import OFFLINE, Workspace
from db.gateway import Query
from db.sqlite import SQLiteGateway
from tests import large_book

RUNS = 15
YEAR = timedelta(days=364)


def main() -> None:
    """Fills a book, then prints each operation's median as a multiple of the floor."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        started = perf_counter()
        large_book.make(Path(folder) / "bench.db", number)
        ws = Workspace(SQLiteGateway(Path(folder) / "bench.db"), OFFLINE)
        print(f"{number:,} customers filled in {perf_counter() - started:.0f} s")
        today, customer = ws.clock().date(), customers.get(ws, number // 2)
        floor = measure(lambda: ws.db.rows(Query("schema_versions", limit=1))[0])
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
            "a client's records": lambda: records.of_customer(ws, customer),
            "stage counts": lambda: customers.counts(ws),
            "needs attention": lambda: attention.needed(ws, today),
            "recent activity": lambda: interactions.recent(ws),
            "who was changed last": lambda: touches.latest(ws),
            "pipeline: first cards": lambda: customers.first_cards(ws),
            "pipeline: stage values": lambda: reports.stages(ws),
            "follow-ups": lambda: follow_ups.board(ws),
            "reports: as it stands": lambda: reports.standing(ws),
            "reports: a year's days": lambda: reports.days(ws, today - YEAR, today),
        }
        for name, operation in operations.items():
            took = measure(operation)
            print(f"{name:26} {took * 1000:8.1f} ms {took / floor:8.0f} × floor")


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
