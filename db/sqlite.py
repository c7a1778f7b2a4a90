"""The embedded store: one SQLite file, safe from many threads and processes."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from db import backups, files, new_book, traces, troubles
from db.book_file import BookFile
from db.book_schema import migrate
from db.connections import transaction
from db.gateway import (
    MAX_ID,
    MAX_LIST,
    Change,
    Filter,
    NotFound,
    Pace,
    Page,
    Query,
    Row,
    Unusable,
)
from db.sqlite_changes import apply
from db.sqlite_where import order_clause, where_clause
from db.values import decode

LOG = logging.getLogger(__name__)


MOST_COUNTED = 1_000
"""Rows of a search that are counted, besides those up to the end of the page."""


class AtLeast(int):
    """A number that was not counted on from, written as one less with a plus: 1,000+."""

    def __format__(self, how: str) -> str:
        return f"{int(self) - 1:{how}}+"


class SQLiteGateway:
    """A store in one file, made and brought up to date when it is opened."""

    name = "SQLite"

    def __init__(self, path: Path, busy_seconds: float = 10) -> None:
        """Raises `Unusable` when the file can't be worked with, `Unready` when it is from later.

        Whoever finds the book locked waits `busy_seconds`, however many others wait too.
        """
        self.path = path
        self._busy_seconds = busy_seconds
        self._writing = threading.Lock()
        self.pace = Pace()
        try:
            if not path.exists():
                new_book.make(path)
        except OSError as error:
            raise troubles.named(path, error) from error
        new_book.sweep(path)
        self._file = BookFile(path, busy_seconds, self._rescue)
        with self._turn() as connection:
            migrate(connection, lambda: backups.make(path, connection))
            self._remove_traces(connection)
        with suppress(Unusable):  # whoever asks something is told
            self._file.settle()

    @property
    def has_stopped(self) -> bool:
        """Whether every call will raise `Unusable`: the file is another now, gone or damaged."""
        return self._file.has_stopped

    def get(self, source: str, id: int) -> Row:
        if not 0 < id <= MAX_ID:
            raise NotFound(f"{source} {id}")
        [rows] = self.rows(Query(source, [Filter("id", "eq", id)], limit=1))
        if not rows:
            raise NotFound(f"{source} {id}")
        return rows[0]

    def rows(self, *queries: Query) -> list[list[Row]]:
        with self._reading() as connection:
            return [_select(connection, query) for query in queries]

    def page(self, query: Query) -> Page:
        where, values = where_clause(query)
        with self._reading() as connection:
            is_search = any(each.operator == "contains" for each in query.where)
            if is_search and query.limit is not None and query.limit <= MAX_LIST:
                return _searched(connection, query)
            counted = connection.execute(f"select count(*) from {query.source}{where}", values)
            total = counted.fetchone()[0]
            return Page(_select(connection, query), total)

    def write(self, *changes: Change) -> list[Row]:
        erases = any(change.action == "delete" for change in changes)
        with self._turn() as connection:
            with transaction(connection, "immediate", self._file.commit):
                rows = [apply(connection, change) for change in changes]
                if erases:
                    traces.note(connection)
            if erases:
                self._remove_traces(connection)
        return rows

    def move_to(self, free_name: Callable[[], Path], *tables: str) -> Path:
        """Copies the book under a name that is free then, and empties these tables.

        Nobody writes meanwhile: what is saved is in one of the two books, whole.
        """
        with self._turn() as connection:
            made: list[Path] = []
            try:
                with transaction(connection, "immediate", self._file.commit):
                    copy = free_name()
                    with self._connection() as reader:  # the writer's own can't be copied from
                        backups.copy(reader, copy, self.path)
                    made.append(copy)
                    for table in tables:
                        connection.execute(f"delete from {table}")
                    traces.note(connection)
            except sqlite3.Error as error:
                if troubles.named(self.path, error).trouble != "failed":  # nothing was emptied
                    for copy in made:
                        files.remove(copy)
                raise
            self._remove_traces(connection)
        return copy

    def back_up(self) -> backups.Backup:
        """A backup of the book as it stands; raises `Unusable`."""
        with self._connection() as connection:
            return backups.make(self.path, connection)

    def check(self, thoroughly: bool = False) -> None:
        """Raises `Unusable` once the file that was opened is not at its path any more.

        `thoroughly` finds a damaged one too, by reading all of it.
        """
        self._file.check()
        if thoroughly:
            with self._connection() as connection:
                self._file.verify(connection)

    def settle(self) -> None:
        """Sees to it that the file alone is the whole book, when nobody writes just now."""
        if self._writing.acquire(blocking=False):
            try:
                self._file.settle()
            finally:
                self._writing.release()

    def close(self) -> None:
        """Lets go of the file; a later call opens it again."""
        self._file.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Answers of one moment, and of the file that was opened."""
        with self._connection() as connection, transaction(connection, "deferred"):
            yield connection
            self._file.check()

    @contextmanager
    def _turn(self) -> Iterator[sqlite3.Connection]:
        """A connection to write with: one at a time, and nobody waits longer than another."""
        until = monotonic() + self._busy_seconds
        if not self._writing.acquire(timeout=self._busy_seconds):
            raise troubles.locked(self.path)
        try:
            with self._connection(until - monotonic()) as connection:
                yield connection
        finally:
            self._writing.release()

    @contextmanager
    def _connection(self, busy_seconds: float | None = None) -> Iterator[sqlite3.Connection]:
        with self.pace.timed(), self._file.connection(busy_seconds) as connection:
            yield connection

    def _remove_traces(self, connection: sqlite3.Connection) -> None:
        """What was erased is erased: when this fails, it is done again at the next start."""
        try:
            traces.remove(connection)
        except sqlite3.Error as error:
            LOG.warning("Traces of what was erased stay in %s for now: %s", self.path.name, error)

    def _rescue(self, connection: sqlite3.Connection) -> str:
        try:
            return backups.make(self.path, connection).path.name
        except Unusable:
            return ""


def _searched(connection: sqlite3.Connection, query: Query) -> Page:
    """A page of what no index finds: each text is read once, for the rows and for their number.

    In the order of an index it is read no further than is counted: of a frequent name few texts.
    """
    where, values = where_clause(query)
    most = max(MOST_COUNTED, query.offset + (query.limit or 0)) + 1
    sql = f"select id from {query.source}{where}{order_clause(query)} limit {most}"
    ids = [row["id"] for row in connection.execute(sql, values)]
    wanted = ids[query.offset :][: query.limit]
    rows = _select(connection, Query(query.source, [Filter("id", "in", wanted)])) if wanted else []
    by_id = {row["id"]: row for row in rows}
    total = len(ids) if len(ids) < most else AtLeast(most)
    return Page([by_id[id] for id in wanted], total)


def _select(connection: sqlite3.Connection, query: Query) -> list[Row]:
    where, values = where_clause(query)
    values += [-1 if query.limit is None else query.limit, query.offset]
    cursor = connection.execute(
        f"select * from {query.source}{where}{order_clause(query)} limit ? offset ?", values
    )
    return [decode(query.source, dict(row)) for row in cursor]
