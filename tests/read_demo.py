"""The demo boutique in a book whose records are read already, made once for all processes of a run.

An app over the demo as it is loaded reads eight hundred records beside its first pages. Of a client
who has three hundred only the newest are read here, and the rest count as read.
"""

import os
from collections.abc import Callable, Container
from pathlib import Path

import pytest

from ai.reading.proposal import VERSION
from crm import customers, demo, reading, records
from crm.models import Customer, Interaction
from crm.workspace import OFFLINE, Workspace
from db import files
from db.gateway import Filter, Order, Query, amend
from db.sqlite import SQLiteGateway

NEWEST = 30
"""Records of a client that are read."""
OPENED = (2, 3)


def of_run(factory: pytest.TempPathFactory) -> Path:
    """The book, to be copied."""
    return once_a_run(factory, "read-demo.db", _make)


def opened_ones_of_run(factory: pytest.TempPathFactory) -> Path:
    """The same where only those clients are read whose pages are opened without a browser."""
    return once_a_run(factory, "opened-demo.db", lambda path: _make(path, OPENED))


def once_a_run(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A file that the first process which wants it makes, for all of a run."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # else the folder above is that of all runs
        folder = folder.parent
    path, half = folder / name, folder / f"half-{name}"
    with files.alone(folder / f"{name}.lock"):
        if not path.exists():
            make(half)
            half.rename(path)
    return path


def _make(path: Path, ids: Container[int] | None = None) -> None:
    demo.make_book(path)
    book = SQLiteGateway(path)
    read_newest(Workspace(book, OFFLINE), ids)
    book.close()


def read_newest(ws: Workspace, ids: Container[int] | None = None) -> None:
    """Reads the notes and newest records of these clients, or each; no server reads the rest."""
    for row in ws.db.rows(Query("customer_profiles"))[0]:
        customer = Customer(**row)
        newest = NEWEST if ids is None or customer.id in ids else 0
        of_client = Filter("customer_id", "eq", customer.id)
        [rows] = ws.db.rows(Query("timeline", [of_client], [Order("date", descending=True)]))
        texts = [reading.of_notes(customer, customer.updated_at.date())] if newest else []
        texts += map(reading.of_interaction, Interaction.all(rows[:newest]))
        ws.write(
            amend("customers", customer.id, notes_read_version=VERSION),
            *(change for text in texts for change in reading.changes(ws, text)),
            *(amend("interactions", row["id"], read_version=VERSION) for row in rows[newest:]),
        )


def read_of(ws: Workspace, customer_id: int) -> None:
    """Reads the records of one customer."""
    customer = customers.get(ws, customer_id)
    told = records.of_customer(ws, customer).interactions
    reading.read_record(ws, reading.of_notes(customer, customer.updated_at.date()))
    for item in told:
        reading.read_record(ws, reading.of_interaction(item))
