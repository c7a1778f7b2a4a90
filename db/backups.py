"""A book's backups: whole, checked copies in a folder beside it, the last seven of them."""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db import files, traces, troubles
from db.book_schema import check_ours
from db.connections import connect, transaction
from db.gateway import Unusable
from db.new_book import seal

KEPT = 7
HOLD_SECONDS = 10.0
FORMAT = "%Y-%m-%dT%H%M%S.%fZ"
NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}\.\d{6}Z\.db")


@dataclass(frozen=True)
class Backup:
    """One copy of a book."""

    path: Path
    made_at: datetime


def folder(book: Path) -> Path:
    """Where the backups of this book are kept."""
    return book.with_name(f"{book.name}-backups")


def newest_first(book: Path) -> list[Backup]:
    """The backups of this book."""
    with suppress(OSError):
        names = [each.name for each in folder(book).iterdir() if NAME.fullmatch(each.name)]
        return [_backup(folder(book) / name) for name in sorted(names, reverse=True)]
    return []


def make(book: Path, source: sqlite3.Connection) -> Backup:
    """A backup of what the connection sees; older ones than the last seven go.

    Raises `Unusable`, and then it leaves nothing behind.
    """
    place = folder(book)
    try:
        place.mkdir(exist_ok=True)
        with files.alone(place / ".lock"):
            backup = _backup(place / f"{datetime.now(UTC).strftime(FORMAT)}.db")
            copy(source, backup.path, book)
            for old in newest_first(book)[KEPT:]:
                files.remove(old.path)
    except OSError as error:
        raise troubles.named(book, error) from error
    return backup


def copy(source: sqlite3.Connection, path: Path, book: Path) -> None:
    """A copy of an open book, whole and checked before it has its name.

    Raises `Unusable` in the name of the book: a copy that failed has none that anybody knows.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        files.remove(new)
        with closing(sqlite3.connect(new)) as target:
            target.execute("pragma synchronous = off")  # `seal` waits for the disk once
            source.backup(target)
        seal(new)
        files.publish(new, path)
    except (sqlite3.Error, OSError) as error:
        raise troubles.named(book, error) from error
    finally:
        files.remove(new)


def restore(book: Path, backup: Path, carried: Iterable[str] = ()) -> Path | None:
    """Puts a copy of the backup in the book's place; whoever has the book open notices.

    Rows of the tables `carried` are taken along from what was there, which is kept beside it under
    the name that is returned. Raises `Unusable` when the backup is not whole, or the book is
    locked; then nothing is changed.
    """
    new = book.with_name(f".{book.name}.new")
    try:
        with files.alone(book.with_name(f".{book.name}.lock")):
            check_ours(backup)
            files.remove(new)
            shutil.copyfile(backup, new)
            with suppress(sqlite3.Error, Unusable):  # a damaged book may give nothing
                check_ours(book)
                _carry(book, new, carried)
            seal(new)
            return _exchange(book, new)
    except (sqlite3.Error, OSError) as error:
        raise troubles.named(book, error) from error
    finally:
        files.remove(new)


def forget(book: Path, table: str, row: Mapping[str, Any]) -> None:
    """Takes a row that was erased, and what hangs on it, out of each backup too."""
    where = " and ".join(f"{column} = :{column}" for column in row)
    with files.alone(folder(book) / ".lock"):
        for backup in newest_first(book):
            new = backup.path.with_name(f".{backup.path.name}.new")
            try:
                shutil.copyfile(backup.path, new)
                if _erase(new, f"delete from {table} where {where}", row):
                    seal(new)
                    os.replace(new, backup.path)
            except (sqlite3.Error, OSError) as error:
                raise troubles.named(backup.path, error) from error
            finally:
                files.remove(new)


def _erase(copy: Path, statement: str, row: Mapping[str, Any]) -> bool:
    """Whether there was such a row; nothing of it is left in the file."""
    with closing(connect(copy, 0)) as connection:
        with transaction(connection, "immediate"):
            if connection.execute(statement, row).rowcount == 0:
                return False
            traces.note(connection)
        traces.remove(connection)
    return True


def _carry(book: Path, new: Path, tables: Iterable[str]) -> None:
    with closing(connect(new, 0)) as connection:
        connection.execute("attach ? as before", (str(book),))
        for table in tables:
            connection.execute(f"insert or ignore into {table} select * from before.{table}")


def _backup(path: Path) -> Backup:
    return Backup(path, datetime.strptime(path.stem, FORMAT).replace(tzinfo=UTC))


def _exchange(book: Path, new: Path) -> Path | None:
    """Gives the new file the book's name, and the old one with all that is its own another."""
    kept = book.with_name(f"{book.stem}-kept-{datetime.now(UTC).strftime(FORMAT)}{book.suffix}")
    with _held(book):
        if not book.exists():
            files.set_strays_aside(book)
            os.replace(new, book)
            return None
        _link(book, kept)
        for sibling in files.SIBLINGS:
            with suppress(FileNotFoundError):
                os.replace(f"{book}{sibling}", f"{kept}{sibling}")
        os.replace(new, book)
    files.sync(book.parent)
    return kept


def _link(book: Path, kept: Path) -> None:
    """Another name for the same file, so that the first one never names nothing."""
    try:
        os.link(book, kept)
    except OSError:  # a file system without hard links
        os.replace(book, kept)


@contextmanager
def _held(book: Path) -> Iterator[None]:
    """Nobody commits to the book meanwhile; of what is damaged, or no book, nothing is held."""
    with ExitStack() as stack:
        try:
            check_ours(book)
            connection = stack.enter_context(closing(connect(book, HOLD_SECONDS)))
            connection.execute("pragma wal_checkpoint(truncate)")
            connection.execute("begin immediate")
        except (sqlite3.Error, Unusable) as error:
            trouble = error if isinstance(error, Unusable) else troubles.named(book, error)
            if trouble.trouble == "locked":
                raise trouble from error
        yield
