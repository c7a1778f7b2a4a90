"""A new embedded book: made aside, checked and on the disk before it gets its name."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from db import files, troubles
from db.book_schema import migrate
from db.connections import connect
from db.gateway import Unusable

LEFT = re.compile(r"(new|\d+)(-wal|-shm|-journal)?")
"""How a hidden file goes on after the book's name that a killed start has left; once it was the
process's number."""


def make(path: Path, fill: Callable[[Path], object] = lambda new: None) -> None:
    """A new book at this path; one that is there meanwhile is left alone.

    `fill` is given the place where it is made, and puts in what it begins with.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        with files.alone(path.with_name(f".{path.name}.lock")):
            if path.exists():
                return
            _sweep(path)
            try:
                _create(new)
                fill(new)
                seal(new)
                files.set_strays_aside(path)
                with suppress(FileExistsError):
                    files.publish(new, path)
            finally:
                _sweep(path)
    except (sqlite3.Error, OSError) as error:
        raise troubles.named(path, error) from error


def sweep(path: Path) -> None:
    """Takes away what a killed start has left beside the book."""
    with suppress(OSError, Unusable):
        if any(_left(path)):
            with files.alone(path.with_name(f".{path.name}.lock")):
                _sweep(path)


def seal(path: Path) -> None:
    """Sees to it that all of a closed book is in its one file and on the disk.

    Raises `Unusable` when it can't be, or is not whole.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as book:
            busy, *_ = book.execute("pragma wal_checkpoint(truncate)").fetchone()
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as book:
            [(finding,)] = book.execute("pragma integrity_check(1)")
        files.sync(path)
    except (sqlite3.Error, OSError) as error:
        raise troubles.named(path, error) from error
    if busy or finding != "ok":
        raise troubles.damaged(path, "it is still open" if busy else finding)


def _create(new: Path) -> None:
    with closing(connect(new, 0, mode="rwc")) as book:
        book.execute("pragma synchronous = off")  # `seal` waits for the disk once
        book.execute("pragma journal_mode = off")  # what fails half-way is thrown away
        migrate(book, before_change=lambda: None)
        book.execute("pragma journal_mode = wal")


def _left(path: Path) -> Iterator[Path]:
    prefix = f".{path.name}."
    for each in path.parent.iterdir():
        if each.name.startswith(prefix) and LEFT.fullmatch(each.name[len(prefix) :]):
            yield each


def _sweep(path: Path) -> None:
    for each in list(_left(path)):
        each.unlink(missing_ok=True)
