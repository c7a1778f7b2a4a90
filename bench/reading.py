"""What reading costs those who work: `python -m bench.reading [FOLDER]`, on a machine at rest.

Logging a note of sixty words with reading beside without, opening a client with 300 interactions
beside one with 10 (both in time of a processor), and the clicks of twenty sessions while a book of
20,000 customers is read anew beside the same clicks while nothing is.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

from ai.reading.proposal import Reading
from bench import book, sessions
from bench.calls import RUNS
from bench.pages import configured, served
from crm import interactions
from crm.workspace import OFFLINE, Workspace
from db.connections import connect
from db.gateway import insert
from db.sqlite import SQLiteGateway
from tests.browser.server import App
from tests.large_book import CUSTOMERS

SESSIONS = 20
FEW, MANY = 10, 300
NOTE = (
    "Came by on the way to the airport, number {}. She adored the emerald silk gown and asked for "
    "a second fitting; the midnight blue coat was too heavy for her. Wears a French 38 and a shoe "
    "39. Allergic to wool. Her sister Odette marries on 12 June. I promised to send the swatches "
    "by Friday. Up to 6,000 euros, and always through her agent."
)
"""Sixty words with a fact of nearly every kind."""


def table(folder: Path) -> Iterator[str]:
    """A line for each promise: what was measured, beside what, and what was wanted."""
    yield "| reading | without or least | with or most | wanted |"
    yield "| --- " * 4 + "|"
    ws = Workspace(SQLiteGateway(folder / "notes.db"), OFFLINE)
    without, with_ = _logged(ws)
    yield f"| a note is logged, ms of a processor | {without:.1f} | {with_:.1f} | 50 more |"
    few, many = _opened(ws, folder)
    yield f"| {FEW} or {MANY} interactions, the same | {few:.1f} | {many:.1f} | 1.1 times |"
    yield from _beside_sessions(folder)


def _logged(ws: Workspace) -> tuple[float, float]:
    """The milliseconds of a processor that logging takes, without and with reading."""
    customer = _customer(ws, 1)
    numbers = iter(range(10_000))

    def log() -> None:
        number, now = next(numbers), datetime.now(UTC)
        content = NOTE.format(number)
        interactions.log(
            ws, customer, f"note {number}", now.date(), type="note", content=content, date=now
        )

    def reads_nothing(*_: object) -> Reading:
        return Reading((), ())

    with_ = _used(log)
    with patch("ai.reading.reader.read", reads_nothing):
        return _used(log), with_


def _used(act: Callable[[], object]) -> float:
    act()  # whatever is only loaded once
    taken = []
    for _ in range(RUNS):
        before = process_time()
        act()
        taken.append((process_time() - before) * 1000)
    return median(taken)


def _opened(ws: Workspace, folder: Path) -> tuple[float, float]:
    """The milliseconds of a processor that opening either client takes, in turn."""
    clients = [_customer(ws, count) for count in (FEW, MANY)]
    taken: list[list[float]] = [[], []]
    with (
        TemporaryDirectory(dir=folder) as place,
        served(App(configured(Path(place)), AICRM_DATABASE=str(folder / "notes.db"))) as app,
    ):
        for client in clients:
            app.screen.open("customer", f"customer={client}")
        for _ in range(RUNS):
            for client, each in zip(clients, taken, strict=True):
                before = app.app.processor_ms()
                app.screen.open("customer", f"customer={client}")
                each.append(app.app.processor_ms() - before)
    return median(taken[0]), median(taken[1])


def _customer(ws: Workspace, count: int) -> int:
    """A new customer with so many notes, all read."""
    id = int(ws.db.write(insert("customers", first_name=f"Ada {count}"))[0]["id"])
    now = datetime.now(UTC)
    for number in range(count):
        on = now - timedelta(days=number + 1)
        content = NOTE.format(number)
        interactions.log(
            ws, id, f"note {number}", now.date(), type="note", content=content, date=on
        )
    return id


def _beside_sessions(folder: Path) -> Iterator[str]:
    """The clicks of sessions beside reading and beside none."""
    path = folder / "large.db"
    book.make(path, CUSTOMERS)
    halves, mosts = [], []
    for is_read in (True, False):
        if not is_read:
            _forget(path)
        with TemporaryDirectory(dir=folder) as place:
            app = App(configured(Path(place)), AICRM_DATABASE=str(path))
            try:
                times = sorted(sessions.worked(app.url, _rep, SESSIONS))
            finally:
                app.stop()
        halves.append(median(times))
        mosts.append(times[int(len(times) * 0.95)])
    for name, (least, most) in (("median", halves), ("p95", mosts)):
        yield f"| {SESSIONS} sessions, ms, {name} | {least:.0f} | {most:.0f} | 1.5 times |"


def _rep() -> sessions.Click:
    return sessions.Rep(CUSTOMERS).click


def _forget(path: Path) -> None:
    """Leaves all records of the book to be read anew."""
    with closing(connect(path, 10)) as opened, opened:
        opened.execute("update interactions set read_version = 0")
        opened.execute("update customers set notes_read_version = 0")


if __name__ == "__main__":
    with TemporaryDirectory() as spare:
        kept = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(spare)
        for line in table(kept.resolve()):
            print(line, flush=True)
