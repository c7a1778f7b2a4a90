"""A connection to a book's file, with what the schema needs, and its transactions."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db import folding


def connect(path: Path, busy_seconds: float, mode: str = "rw") -> sqlite3.Connection:
    """A connection to this file; none is made unless `mode` is "rwc"."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.row_factory = sqlite3.Row
    add_spellings(connection)
    connection.create_function("unicode_lower", 1, _lower, deterministic=True)
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma secure_delete = on")
    return connection


def add_spellings(connection: sqlite3.Connection) -> None:
    """Gives the connection the functions that the triggers spell names and texts with."""
    for function in (
        folding.plain, folding.squeezed, folding.sortable, folding.spaced, folding.unlabelled,
    ):  # fmt: skip
        connection.create_function(function.__name__, 1, function, deterministic=True)
    connection.create_function("phone_digits", 1, folding.digits, deterministic=True)
    connection.create_function("phones_digits", 1, folding.digits_by_line, deterministic=True)


@contextmanager
def transaction(
    connection: sqlite3.Connection,
    kind: str,
    commit: Callable[[sqlite3.Connection], object] = lambda it: it.execute("commit"),
) -> Iterator[None]:
    """All or nothing."""
    connection.execute(f"begin {kind}")
    try:
        # Where another connection has changed the schema or written the file anew, SQLite loses the
        # tables of a delete with full-text triggers unless it reads the schema before.
        connection.execute("select 1 from sqlite_master limit 1").fetchone()
        yield
        commit(connection)
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("rollback")
        raise


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()
