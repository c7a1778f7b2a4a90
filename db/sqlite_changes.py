"""One change to a row of a book, and why SQLite refuses one."""

import re
import sqlite3
from collections.abc import Iterable
from typing import Any

from db.gateway import Change, Conflict, NotFound, Refused, Row
from db.values import decode, encode

CONSTRAINT = re.compile(r"(CHECK|NOT NULL|UNIQUE) constraint failed: (?P<name>[\w.]+)")


def apply(connection: sqlite3.Connection, change: Change) -> Row:
    """The row as written; raises `NotFound`, `Conflict` or `Refused`."""
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
    table, known = change.table, [change.id, change.version]
    if change.action == "delete":
        gone = f"delete from {table} where id = ? and version = coalesce(?, version) returning *"
        return _first(connection, gone, known)
    if change.action == "insert":
        marks = ", ".join("?" * len(values))
        id = _first(
            connection,
            f"insert into {table} ({', '.join(values)}) values ({marks})"
            " on conflict (entry_key) do nothing returning id",
            values.values(),
        ) or _first(
            connection, f"select id from {table} where entry_key = ?", [values.get("entry_key")]
        )
    else:
        assignments = "".join(f"{column} = ?, " for column in values)
        id = _first(
            connection,
            f"update {table} set {assignments}version = version + ?"
            " where id = ? and version = coalesce(?, version) returning id",
            [*values.values(), change.action == "update", *known],
        )
    return id and _first(connection, f"select * from {table} where id = ?", id)


def _first(
    connection: sqlite3.Connection, statement: str, values: Iterable[Any]
) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(statement, tuple(values)).fetchone()
    return row


def _refusal(
    connection: sqlite3.Connection, table: str, values: dict[str, Any], message: str
) -> Refused:
    if failed := CONSTRAINT.search(message):
        field = failed["name"].rpartition(".")[2].removeprefix(f"{table}_")
        reason = "is already there" if failed[1] == "UNIQUE" else "is not allowed"
        return Refused(field, f"{field}: this value {reason}")
    named = {column for column, value in values.items() if value is not None}
    for key in connection.execute(f"pragma foreign_key_list({table})").fetchall():
        if key["from"] not in named:
            continue
        parent = connection.execute(
            f"select 1 from {key['table']} where id = ?", [values[key["from"]]]
        )
        if parent.fetchone() is None:
            return Refused(key["from"], f"{key['from']}: there is no such row")
    return Refused("", "the value is not allowed")
