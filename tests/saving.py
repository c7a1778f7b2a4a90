"""A process that saves through every service and says of each step once it is saved.

`python -m tests.saving BOOK NAME [--until-refused]` does so until it is ended. `Saver` starts one
and reads what it says; `lost` compares that with what is in the files.
"""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Condition, Thread

from crm import customers, follow_ups, interactions, products, purchases
from crm.errors import Conflict, NotFound, Refused, Unavailable
from crm.workspace import OFFLINE, Workspace
from db.gateway import Filter, Query
from db.sqlite import SQLiteGateway
from tests import forked
from tests.forked import Forked

ROOT = Path(__file__).resolve().parents[1]
COMPANY, WORDS = "House of Quill", "She adored the ivory coat, and wants it by Friday."


def story(ws: Workspace, key: str) -> Iterator[str]:
    """One client's story; each step is named once it is saved."""
    today = ws.clock().date()
    customer = customers.add(ws, key, first_name=key)
    yield "added"
    values = {"type": "call", "subject": key, "content": WORDS, "date": ws.clock()}
    plan = {"follow_up_on": today, "follow_up_note": key}
    call = interactions.log(ws, customer.id, key, today, **values, **plan).interaction
    yield "logged"
    interactions.edit(ws, call.id, call.version, today, **{**values, "type": "meeting"})
    yield "reworded"
    [plans] = ws.db.rows(Query("follow_ups", [Filter("note", "eq", key)]))
    if not plans:
        raise NotFound(key)
    follow_ups.done(ws, plans[0]["id"], plans[0]["version"])
    yield "done"
    coat = products.add(ws, key, name=key, category="suits", price=1)
    yield "offered"
    coat = products.edit(ws, coat.id, coat.version, name=key, category="suits", price=2)
    yield "priced"
    bought = {"product_id": coat.id, "quantity": 3, "price_paid": 2, "bought_on": today}
    purchases.add(ws, customer.id, key, today, **bought)
    yield "bought"
    named = customers.edit(ws, customer.id, customer.version, first_name=key, company=COMPANY)
    yield "named"
    moved = customers.move(ws, customer.id, named.version, "customer")
    yield "moved"
    customers.archive(ws, customer.id, moved)
    yield "archived"
    if _ends_erased(key):
        customers.erase(ws, customers.get(ws, customer.id), key)
        yield "erased"


CLIENT = "select 1 from customers where first_name = :key"
STEPS = {
    "added": CLIENT,
    "logged": "select 1 from interactions i join follow_ups f using (customer_id)"
    " where i.subject = :key and f.note = :key",
    "reworded": "select 1 from interactions where subject = :key and type = 'meeting'",
    "done": "select 1 from follow_ups where note = :key and done_at is not null",
    "offered": "select 1 from products where name = :key",
    "priced": "select 1 from products where name = :key and price = 2",
    "bought": "select 1 from purchases join products p on p.id = product_id"
    " where p.name = :key and quantity = 3",
    "named": f"{CLIENT} and company = '{COMPANY}'",
    "moved": f"{CLIENT} and stage = 'customer'",
    "archived": f"{CLIENT} and archived_at is not null",
}
"""What finds a row after each step."""

OUTLIVE = ("offered", "priced")
"""What stays of a client who was erased."""

HALF = (
    "select i.subject from interactions i where not exists"
    " (select 1 from follow_ups f where f.customer_id = i.customer_id and f.note = i.subject)"
    f" and i.content = '{WORDS}'"
)
"""A call whose follow-up, saved with it, is not there."""


def lost(said: Iterable[str], files: Iterable[Path]) -> list[str]:
    """What was said to be saved and is in none of these books, or there by half."""
    lines = [tuple(line.split()) for line in said]
    books = [sqlite3.connect(path) for path in files]

    def there(question: str, key: str) -> bool:
        return any(book.execute(question, {"key": key}).fetchone() for book in books)

    erased = {key for key, step in lines if step == "erased"}
    # Who was about to be erased may be gone before that was said; then all of it is.
    last = {key for key, step in lines if step == "archived" and _ends_erased(key)}
    erased |= {key for key in last if not there(CLIENT, key)}
    missing = []
    for key, step in lines:
        gone = key in erased and step not in OUTLIVE
        if there(CLIENT if gone else STEPS[step], key) == gone:
            missing.append(f"{key} {step}")
    for book in books:
        with closing(book):
            missing += [f"half of {key}" for (key,) in book.execute(HALF)]
            [(finding,)] = book.execute("pragma integrity_check(1)")
            missing += [] if finding == "ok" else [finding]
    return missing


def _ends_erased(key: str) -> bool:
    return int(key.rpartition("-")[2]) % 5 == 4


class Saver:
    """A process that saves; what it said is in `said`, and in `refusals` what it could not save."""

    def __init__(self, book: Path, name: str, *options: str) -> None:
        self.said: list[str] = []
        self.refusals: list[str] = []
        self._news, self._ended = Condition(), False
        reader, writer = forked.started().Pipe(duplex=False)
        command = ["tests.saving", str(book), name, *options]
        self._process = Forked(command, output=writer)
        writer.close()
        self._reader = Thread(target=self._read, args=(reader,))
        self._reader.start()

    def wait_for(self, number: int, seconds: float = 300) -> None:
        """Waits until so many steps more are saved."""
        with self._news:
            wanted = len(self.said) + number
            self._news.wait_for(lambda: self._ended or len(self.said) >= wanted, seconds)
            if len(self.said) < wanted:
                raise TimeoutError(f"{len(self.said)} of {wanted} saved; ended: {self._ended}")

    def wait_for_end(self, seconds: float = 60) -> None:
        """Waits until it ends by itself."""
        self._process.wait(seconds)
        self._reader.join()

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self._process.kill()
        self._process.wait()
        self._reader.join()

    def _read(self, output: Connection) -> None:
        with output, open(output.fileno(), closefd=False) as lines:
            for line in lines:
                if line.endswith("\n"):
                    with self._news:
                        (self.refusals if line.startswith("!") else self.said).append(line.strip())
                        self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()


def main(path: str, name: str, until_refused: str = "") -> None:
    """Tells one story after another; one that fails half-way is left, and the book opened anew."""
    ws = Workspace(SQLiteGateway(Path(path)), OFFLINE)
    for number in count():
        key = f"{name}-{number}"
        try:
            for step in story(ws, key):
                print(key, step, flush=True)
        except (NotFound, Conflict):
            continue  # the book was emptied meanwhile
        except Refused as error:
            if not error.field.endswith("_id"):
                raise
        except Unavailable as error:
            print(f"! {key}: {error}", flush=True)
            if until_refused:
                return
            ws = Workspace(SQLiteGateway(Path(path)), OFFLINE)


if __name__ == "__main__":
    main(*sys.argv[1:])
