"""The whole book as one zip: each table as CSV for people, all of them as JSON for another store.

`book.json` is the book itself, every value exact, a row a line. The CSV files are to be looked at,
and have an apostrophe before what a spreadsheet would take for a formula. `SHA256SUMS`
tells whether all is as it was written, also to `sha256sum --check`.
"""

import csv
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from crm.errors import CommandError
from crm.exports import cell
from crm.tables import OWN_KEYS, TRANSFERRED
from db import book_schema, schema
from db.gateway import MAX_ID, Filter, Gateway, Order, Query, Refused, Row, Unreadable
from db.values import decode, encode

FORMAT = "AiCRM book 1"
BOOK, SUMS = "book.json", "SHA256SUMS"
ROWS_A_QUESTION = 1_000
LONGEST_LINE = 32 * 1024 * 1024
"""Bytes of one row: a note has at most 100,000 characters, a picture ten megabytes."""
BROKEN = (BadZipFile, zlib.error, LookupError, EOFError, ValueError, TypeError, RuntimeError)
DAMAGED = "is damaged, or was changed: download the book again"


def write(db: Gateway, to: IO[bytes]) -> None:
    """Writes the zip; the rows wait on the disk meanwhile, not in memory. Raises `Unavailable`."""
    with TemporaryDirectory() as folder:
        rows = _Rows(db, Path(folder))
        with ZipFile(to, "w", ZIP_DEFLATED) as archive:
            sums = [_add(archive, BOOK, _json_lines(rows))]
            sums += (_add(archive, f"{name}.csv", _csv_lines(rows, name)) for name in TRANSFERRED)
            archive.writestr(SUMS, "".join(sums))


def is_one(path: Path) -> bool:
    """Whether a file is a zip, by how it begins: a note in a book may hold how one ends."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def unpack(path: Path, folder: Path) -> Path:
    """A new embedded book in this folder with all that is in the zip.

    Raises `CommandError` when it is no whole book of this AiCRM or an older one.
    """
    try:
        with ZipFile(path) as archive:
            _check(archive, path.name)
            with archive.open(BOOK) as book:
                return _make_book(book, path.name, folder / "book.db")
    except BROKEN as error:
        raise CommandError(f"{path.name} {DAMAGED}.") from error
    except (Refused, Unreadable) as error:
        raise CommandError(f"{path.name} holds what no book can: {error}.") from error


class _Rows:
    """The rows of every table, a line of JSON each, in a folder.

    The tables are read from the last to the first: who is added meanwhile is there when a record
    names them, and of whom is erased meanwhile no record is told.
    """

    def __init__(self, db: Gateway, folder: Path) -> None:
        self._folder = folder
        for table in reversed(TRANSFERRED):
            with (folder / table).open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{_line(row)}\n" for row in _all(db, table))
        self._there = {json.loads(line)["id"] for line in self._lines("customers")}

    def of(self, table: str) -> Iterator[tuple[str, Row]]:
        """Each row as its line and as its values."""
        for line in self._lines(table):
            row = json.loads(line)
            if row.get("customer_id") is None or row["customer_id"] in self._there:
                yield line, row

    def _lines(self, table: str) -> Iterator[str]:
        with (self._folder / table).open(encoding="utf-8", newline="\n") as file:
            yield from file


def _all(db: Gateway, table: str) -> Iterator[Row]:
    last = 0
    while True:
        above = Query(table, [Filter("id", "gt", last)], [Order("id")], ROWS_A_QUESTION)
        [rows] = db.rows(above)
        yield from rows
        if len(rows) < ROWS_A_QUESTION:
            return
        last = rows[-1]["id"]


def _line(row: Row) -> str:
    values = {name: encode(name, value) for name, value in row.items() if name not in OWN_KEYS}
    return json.dumps(values, ensure_ascii=False)


def _json_lines(rows: _Rows) -> Iterator[str]:
    """One JSON object, a row a line, so that it can be read row by row too."""
    head = {"format": FORMAT, "schema": schema.version(), "made_at": datetime.now(UTC).isoformat()}
    yield f'{json.dumps(head)[:-1]}, "tables": {{\n'
    for number, table in enumerate(TRANSFERRED):
        yield f'{"," if number else ""}"{table}": [\n'
        for place, (line, _) in enumerate(rows.of(table)):
            yield f"{',' if place else ''}{line}"
        yield "]\n"
    yield "}}\n"


def _csv_lines(rows: _Rows, table: str) -> Iterator[str]:
    yield "\ufeff"
    for place, (_, row) in enumerate(rows.of(table)):
        if place == 0:
            yield _csv(row)
        yield _csv(v if isinstance(v, (int, float)) else cell(v) for v in row.values())


def _csv(values: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def _add(archive: ZipFile, name: str, texts: Iterable[str]) -> str:
    """Writes one file; the line of its checksum."""
    digest = sha256()
    with archive.open(name, "w", force_zip64=True) as file:
        for text in texts:
            content = text.encode()
            digest.update(content)
            file.write(content)
    return f"{digest.hexdigest()}  {name}\n"


def _check(archive: ZipFile, name: str) -> None:
    """Raises `CommandError` unless every file is as its checksum says."""
    if not {BOOK, SUMS} <= set(archive.namelist()):
        raise CommandError(f"{name} is no book that was downloaded from AiCRM.")
    with archive.open(SUMS) as sums:
        expected = dict(line.split("  ")[::-1] for line in sums.read(10_000).decode().splitlines())
    for file in {BOOK, *expected}:
        digest = sha256()
        with archive.open(file) as content:
            while piece := content.read(1024 * 1024):
                digest.update(piece)
        if digest.hexdigest() != expected.get(file):
            raise CommandError(f"{name} {DAMAGED} ({file}).")


def _make_book(book: IO[bytes], name: str, path: Path) -> Path:
    head = json.loads(book.readline(LONGEST_LINE).removesuffix(b"{\n") + b"{}}")
    if head["schema"] < 1:
        raise ValueError("no schema")
    if head["format"] != FORMAT or head["schema"] > schema.version():
        raise CommandError(f"{name} was made by a newer AiCRM: update the app first.")
    book_schema.make_older(path, head["schema"], _rows_of(book))
    return path


def _rows_of(book: IO[bytes]) -> Iterator[tuple[str, Row]]:
    """Each row with its table; raises `ValueError` where the book ends before its end."""
    table = ""
    while (line := book.readline(LONGEST_LINE).strip().removeprefix(b",")) != b"}}":
        if line.endswith(b": ["):
            table = json.loads(line.removesuffix(b": ["))
            if table not in TRANSFERRED:
                raise ValueError(table)
        elif line.startswith(b"{"):
            row = json.loads(line)
            decode(table, row)  # SQLite would take a day that is none
            if type(row.get("id")) is not int or not 0 < row["id"] <= MAX_ID:
                raise ValueError("no id")
            yield table, row
        elif line != b"]":
            raise ValueError("no row")
    if book.read(1):
        raise ValueError("more than a book")
