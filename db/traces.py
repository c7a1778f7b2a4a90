"""What erased rows leave in a book's file, and how it goes: free pages, full text, the log.

`pragma secure_delete` empties what a row took, but not the copies that SQLite leaves where it
moved rows from page to page, nor the words in older parts of the full-text index. That some may be
left is the sign of `user_version`, written with the erasing itself: who is killed leaves it to the
next start.
"""

import sqlite3

WORDS = ("interaction_words", "fact_words", "follow_up_words", "about_words")
"""The full-text indexes, which keep words of what was erased until they are written anew."""


def note(connection: sqlite3.Connection) -> None:
    """Remembers, in the transaction that erases, that traces will be left."""
    _sign(connection, -abs(_version(connection)))


def remove(connection: sqlite3.Connection) -> None:
    """Writes the file anew without the traces, if there are any; raises `sqlite3.Error`."""
    version = _version(connection)
    if version >= 0:
        return
    for words in WORDS:
        connection.execute(f"insert into {words} ({words}) values ('optimize')")
    connection.execute("vacuum")
    busy, *_ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    if not busy:
        _sign(connection, -version)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _sign(connection: sqlite3.Connection, version: int) -> None:
    connection.execute(f"pragma user_version = {version}")
