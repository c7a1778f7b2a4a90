"""Erased is gone: no byte of a book's files tells of what was erased, whatever happened before."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from db import backups, traces
from db.gateway import Query, amend, delete, insert
from db.sqlite import SQLiteGateway

MOST = 120
"""Clients in it: of many fewer, no page is split in two."""
SECRET = "Quillonby"
"""The only word with its first letter, so that the full-text index has the first one in full."""


@pytest.fixture(params=[MOST])
def book(new_book: SQLiteGateway, request: pytest.FixtureRequest) -> Iterator[SQLiteGateway]:
    """A book in which rows of all sizes were written and rewritten, so that pages were split."""
    chance, most = random.Random(4), request.param
    people = new_book.write(
        *(insert("customers", first_name=word(number)) for number in range(most))
    )
    for _ in range(3):
        for number in chance.sample(range(most), most):
            text = f"{word(number)} " * chance.choice([1, 5, 50, 1500])
            id = people[number]["id"]
            new_book.write(
                insert(
                    "interactions", customer_id=id, type="call", subject=text[:90], content=text
                ),
                amend("customers", id, notes=text[::2], company=word(number)),
                insert("follow_ups", customer_id=id, due_on=date(2026, 3, 1), note=text[:400]),
            )
    yield new_book


def word(number: int) -> str:
    """A word that nobody else has, in one piece."""
    return f"{SECRET}{number:03}x"


def told(book: SQLiteGateway) -> dict[str, list[int]]:
    """By file, which of the words stand in its bytes, in either case."""
    found = {}
    for file in sorted(book.path.parent.glob(f"{book.path.name}*")):
        text = file.read_bytes().lower() if file.is_file() else b""
        found[file.name] = [n for n in range(MOST) if word(n).lower().encode() in text]
    return found


def test_what_was_erased_is_in_no_byte_of_the_books_files(book: SQLiteGateway) -> None:
    [people] = book.rows(Query("customers"))
    gone = random.Random(5).sample(people, MOST // 2)
    ids = {int(row["first_name"][-4:-1]) for row in gone}
    assert ids <= {number for numbers in told(book).values() for number in numbers}
    book.write(*(delete("customers", row["id"]) for row in gone))
    kept = {number for numbers in told(book).values() for number in numbers}
    assert kept == set(range(MOST)) - ids
    assert len(book.rows(Query("customers"))[0]) == MOST // 2


def test_a_row_is_emptied_at_once(new_book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "remove", lambda connection: None)
    row = new_book.write(insert("products", name=word(1), category="suits", price=1))[0]
    new_book.settle()
    assert told(new_book)["book.db"] == [1]
    new_book.write(delete("products", row["id"]))
    new_book.close()
    assert told(new_book) == {"book.db": []}


def erase_all(book: SQLiteGateway) -> None:
    book.write(*(delete("customers", row["id"]) for row in book.rows(Query("customers"))[0]))


@pytest.mark.parametrize("book", [40], indirect=True)
def test_traces_that_could_not_be_removed_go_at_the_next_start(
    book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(traces, "remove", fail)
        erase_all(book)
    assert book.rows(Query("customers")) == [[]]
    assert any(told(book).values())
    assert "stay in book.db for now" in caplog.text
    book.close()
    again = SQLiteGateway(book.path)
    assert not any(told(again).values())
    assert not backups.newest_first(book.path)
    again.close()


@pytest.mark.parametrize("book", [40], indirect=True)
def test_a_book_of_the_first_version_loses_its_traces_once(
    book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(traces, "note", lambda connection: None)
        erase_all(book)
    book.close()
    with closing(sqlite3.connect(book.path)) as file:
        file.execute("pragma application_id = 0")
    assert any(told(book).values())
    SQLiteGateway(book.path).close()
    assert told(book) == {"book.db": []}


def test_without_an_erasing_nothing_is_written_anew(
    new_book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[str] = []
    with new_book._connection() as connection:
        connection.set_trace_callback(statements.append)
    row = new_book.write(insert("customers", first_name="Ines"))[0]
    assert any("insert" in each.lower() for each in statements)
    assert not any("vacuum" in each.lower() for each in statements)
    new_book.write(delete("customers", row["id"]))
    assert any("vacuum" in each.lower() for each in statements)
