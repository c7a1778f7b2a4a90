"""The demo boutique in a book whose records are read already, made once for all processes of a run.

An app over the demo as it is loaded reads eight hundred records beside its first pages.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crm import customers, demo, reading, records, rereading
from crm.workspace import OFFLINE, Workspace
from db import files
from db.gateway import Gateway
from db.sqlite import SQLiteGateway


def of_run(factory: pytest.TempPathFactory) -> Path:
    """The book, to be copied."""
    return once_a_run(factory, "read-demo.db", _make)


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


def _make(path: Path) -> None:
    demo.make_book(path)
    book = SQLiteGateway(path)
    read(book)
    book.close()


def read(store: Gateway) -> None:
    """Reads all records of a store, as a server does in its spare time."""
    ws = Workspace(store, OFFLINE)
    rereading.read_all(ws, rereading.Progress(), lambda seconds: None)


def read_of(ws: Workspace, customer_id: int) -> None:
    """Reads the records of one customer."""
    customer = customers.get(ws, customer_id)
    told = records.of_customer(ws, customer).interactions
    reading.read_record(ws, reading.of_notes(customer, customer.updated_at.date()))
    for item in told:
        reading.read_record(ws, reading.of_interaction(item))
