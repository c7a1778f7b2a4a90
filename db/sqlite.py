"""The embedded store: one SQLite file, safe from many threads and processes."""

import re
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from db import schema
from db.gateway import (
    MAX_ID,
    Change,
    Conflict,
    Filter,
    NotFound,
    Pace,
    Page,
    Query,
    Refused,
    Row,
    Unavailable,
)
from db.sqlite_where import order_clause, where_clause
from db.values import decode, encode, plain

CONSTRAINT = re.compile(r"(CHECK|NOT NULL|UNIQUE) constraint failed: (?P<name>[\w.]+)")
_SWITCHING = threading.Lock()
"""Of two that give a new book its journal at once, one would fail without waiting."""


class SQLiteGateway:
    """A store in one file, made and brought up to date when it is opened."""

    name = "SQLite"

    def __init__(self, path: Path, busy_seconds: float = 10) -> None:
        """Raises `Unavailable` when the file can't be opened, or is from a newer version."""
        self.path = path
        self._busy_seconds = busy_seconds
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        self._writing = threading.Lock()
        self.pace = Pace()
        with self._connection() as connection:
            _migrate(connection)

    def get(self, source: str, id: int) -> Row:
        if not 0 < id <= MAX_ID:
            raise NotFound(f"{source} {id}")
        [rows] = self.rows(Query(source, [Filter("id", "eq", id)], limit=1))
        if not rows:
            raise NotFound(f"{source} {id}")
        return rows[0]

    def rows(self, *queries: Query) -> list[list[Row]]:
        with self._connection() as connection, _transaction(connection, "deferred"):
            return [_select(connection, query) for query in queries]

    def page(self, query: Query) -> Page:
        where, values = where_clause(query)
        with self._connection() as connection, _transaction(connection, "deferred"):
            counted = connection.execute(f"select count(*) from {query.source}{where}", values)
            total = counted.fetchone()[0]
            return Page(_select(connection, query), total)

    def write(self, *changes: Change) -> list[Row]:
        with self._writing, self._connection() as connection, _transaction(connection, "immediate"):
            return [_apply(connection, change) for change in changes]

    def copy_to(self, path: Path) -> None:
        """Writes the book as it stands into a new file."""
        with self._connection() as connection:
            connection.execute("vacuum into ?", (str(path),))

    def close(self) -> None:
        """Lets go of the file; a later call opens it again."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with self.pace.timed(), self._borrowed() as connection:
            yield connection

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = self._open()
        try:
            yield connection
        except sqlite3.Error as error:
            connection.close()
            raise Unavailable(f"the book {self.path.name} did not answer: {error}") from error
        except BaseException:
            connection.close()
            raise
        self._idle.put(connection)

    def _open(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                self.path, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise Unavailable(f"the book {self.path} can't be opened: {error}") from error
        try:
            connection.row_factory = sqlite3.Row
            connection.create_function("plain", 1, plain, deterministic=True)
            connection.create_function("unicode_lower", 1, _lower, deterministic=True)
            connection.execute("pragma foreign_keys = on")
            with _SWITCHING:
                connection.execute("pragma journal_mode = wal")
        except sqlite3.Error as error:
            connection.close()
            raise Unavailable(f"the book {self.path} can't be opened: {error}") from error
        return connection


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    connection.execute(f"begin {kind}")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def _migrate(connection: sqlite3.Connection) -> None:
    """Runs what is new of the schema; `user_version` remembers which text of it has been run."""
    files = schema.tables()
    again = [schema.FOLDER / "views.sql", schema.FOLDER / "sqlite.sql"]
    scripts = {path: schema.for_sqlite(path.read_text("utf-8")) for path in [*files, *again]}
    mark = zlib.crc32("".join(scripts.values()).encode()) & 0x7FFFFFFF
    if connection.execute("pragma user_version").fetchone()[0] == mark:
        return
    with _transaction(connection, "immediate"):
        found = _found_version(connection)
        if found > schema.version():
            raise Unavailable(
                f"this book was made by a newer AiCRM (schema {found}, this one knows "
                f"{schema.version()}): update the app"
            )
        for path, script in scripts.items():
            if path in again or int(path.name[:3]) > found:
                for statement in _statements(script):
                    connection.execute(statement)
        connection.execute(f"pragma user_version = {mark}")


def _found_version(connection: sqlite3.Connection) -> int:
    with closing(connection.cursor()) as cursor:
        cursor.execute("select 1 from sqlite_master where name = 'schema_versions'")
        if cursor.fetchone() is None:
            return 0
        return cursor.execute("select max(id) from schema_versions").fetchone()[0] or 0


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; executescript would commit the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _select(connection: sqlite3.Connection, query: Query) -> list[Row]:
    where, values = where_clause(query)
    values += [-1 if query.limit is None else query.limit, query.offset]
    cursor = connection.execute(
        f"select * from {query.source}{where}{order_clause(query)} limit ? offset ?", values
    )
    return [decode(query.source, dict(row)) for row in cursor]


def _apply(connection: sqlite3.Connection, change: Change) -> Row:
    values = {column: encode(column, value) for column, value in change.values.items()}
    try:
        row = _execute(connection, change, values)
    except sqlite3.IntegrityError as error:
        raise _refusal(connection, change.table, values, str(error)) from error
    if row is not None:
        return decode(change.table, dict(row))
    there = connection.execute(f"select 1 from {change.table} where id = ?", [change.id]).fetchone()
    raise (Conflict if there else NotFound)(f"{change.table} {change.id}")


def _execute(
    connection: sqlite3.Connection, change: Change, values: dict[str, Any]
) -> sqlite3.Row | None:
    """The row that was written, as the triggers left it; None when it was gone or newer."""
    table, given = change.table, [change.id, change.version]
    if change.action == "delete":
        return connection.execute(
            f"delete from {table} where id = ?1 and version = coalesce(?2, version) returning *",
            given,
        ).fetchone()
    if change.action == "insert":
        marks = ", ".join("?" * len(values))
        found = connection.execute(
            f"insert into {table} ({', '.join(values)}) values ({marks})"
            " on conflict (entry_key) do nothing returning id",
            list(values.values()),
        ).fetchone()
        found = (
            found
            or connection.execute(
                f"select id from {table} where entry_key = ?", [values.get("entry_key")]
            ).fetchone()
        )
    else:
        assignments = "".join(f"{column} = ?, " for column in values)
        found = connection.execute(
            f"update {table} set {assignments}version = version + ?"
            " where id = ? and version = coalesce(?, version) returning id",
            [*values.values(), change.action == "update", *given],
        ).fetchone()
    return found and connection.execute(f"select * from {table} where id = ?", found).fetchone()


def _refusal(
    connection: sqlite3.Connection, table: str, values: dict[str, Any], message: str
) -> Refused:
    if failed := CONSTRAINT.search(message):
        field = failed["name"].rpartition(".")[2].removeprefix(f"{table}_")
        reason = "is already there" if failed[1] == "UNIQUE" else "is not allowed"
        return Refused(field, f"{field}: this value {reason}")
    for key in connection.execute(f"pragma foreign_key_list({table})").fetchall():
        parent = connection.execute(
            f"select 1 from {key['table']} where id = ?", [values.get(key["from"])]
        )
        if parent.fetchone() is None:
            return Refused(key["from"], f"{key['from']}: there is no such row")
    return Refused("", "the value is not allowed")
