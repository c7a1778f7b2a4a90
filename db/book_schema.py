"""What makes a database file a book of AiCRM: its mark, and the schema that it is brought up to."""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from db import schema, traces, troubles
from db.connections import connect, transaction
from db.gateway import Change, Refused, Row, Unready, Unusable, insert
from db.values import encode

APPLICATION_ID = 0x41694352
"""The letters AiCR, at the place of a SQLite file that says whose it is."""

FOREIGN = (
    "{name} is no book of AiCRM ({why}), so nothing was written to it. Name another file, or move "
    "this one away to begin a new book."
)


def check_ours(path: Path) -> None:
    """Raises `Unusable` unless the file is a book of AiCRM; it is only looked at."""
    try:
        why = "it is empty" if path.stat().st_size == 0 else _strangeness(path)
    except (sqlite3.Error, OSError) as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_NOTADB:
            raise troubles.named(path, error) from error
        why = "it is no SQLite file"
    if why:
        raise Unusable("foreign", FOREIGN.format(name=path.name, why=why))


def _strangeness(path: Path) -> str:
    """Why a SQLite file is none of ours, or "".

    A book of the first version has no mark yet: it is known by its tables.
    """
    with closing(_looked_at(path)) as file:
        mark = file.execute("pragma application_id").fetchone()[0]
        if mark not in (APPLICATION_ID, 0):
            return "another program's mark is on it"
        return "" if mark or _first_columns() <= _columns(file) else "it has other tables"


def _looked_at(path: Path) -> sqlite3.Connection:
    """The file, not to be written to; nor does this leave anything beside it.

    Where a killed process left a log, what counts may lie in that alone, and it must be read.
    """
    log = Path(f"{path.resolve()}-wal")
    options = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True)


def _first_columns() -> set[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as first:
        for statement in _statements(schema.for_sqlite(schema.tables()[0].read_text("utf-8"))):
            first.execute(statement)
        return _columns(first)


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(
        connection.execute(
            "select t.name, c.name from sqlite_master t, pragma_table_info(t.name) c"
            " where t.type = 'table' and t.name not like 'sqlite_%'"
        )
    )


def migrate(connection: sqlite3.Connection, before_change: Callable[[], object]) -> None:
    """Runs what is new of the schema; `user_version`, but for its sign, tells which text was run.

    `before_change` is called first where there is a schema to be changed.
    """
    files = schema.tables()
    again = [schema.FOLDER / "views.sql", schema.FOLDER / "sqlite.sql"]
    scripts = {path: schema.for_sqlite(path.read_text("utf-8")) for path in [*files, *again]}
    text = zlib.crc32("".join(scripts.values()).encode()) & 0x7FFFFFFF
    existed = _known_version(connection) > 0
    if abs(_number(connection, "user_version")) != text:
        if existed:
            before_change()
        with transaction(connection, "immediate"):
            there = _known_version(connection)
            for path, script in scripts.items():
                if path in again or int(path.name[:3]) > there:
                    for statement in _statements(script):
                        connection.execute(statement)
            connection.execute(f"pragma user_version = {text}")
    if _number(connection, "application_id") != APPLICATION_ID:
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        if existed:  # a book of the first version, in which traces of what was erased were left
            traces.note(connection)


def make_older(path: Path, version: int, rows: Iterable[tuple[str, Row]]) -> None:
    """Makes a book as a schema of this version had it, with rows by their tables.

    Opening it brings it up to date. Raises `Refused` for a row that no such book can hold.
    """
    with closing(connect(path, 0, mode="rwc")) as book:
        for file in schema.tables()[:version]:
            for statement in _statements(schema.for_sqlite(file.read_text("utf-8"))):
                book.execute(statement)
        book.execute(f"pragma application_id = {APPLICATION_ID}")
        with transaction(book, "immediate"):
            for table, row in rows:
                _insert(book, insert(table, **row))


def _insert(book: sqlite3.Connection, row: Change) -> None:
    places = ", ".join("?" * len(row.values))
    statement = f"insert into {row.table} ({', '.join(row.values)}) values ({places})"
    values = [encode(name, value) for name, value in row.values.items()]
    try:
        book.execute(statement, values)
    except (sqlite3.Error, OverflowError) as error:
        raise Refused("", f"{row.table} {row.values.get('id')} can't be kept") from error


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"pragma {pragma}").fetchone()[0])


def _known_version(connection: sqlite3.Connection) -> int:
    """The schema version of the book, 0 of a new one; raises `Unready` when it is from later."""
    with closing(connection.cursor()) as cursor:
        cursor.execute("select 1 from sqlite_master where name = 'schema_versions'")
        if cursor.fetchone() is None:
            return 0
        there = cursor.execute("select max(id) from schema_versions").fetchone()[0] or 0
    if there > schema.version():
        raise Unready(
            f"this book was made by a newer AiCRM (schema {there}, this one knows "
            f"{schema.version()}): update the app"
        )
    return int(there)


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; executescript would commit the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
