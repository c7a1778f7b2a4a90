"""Starting with an empty book: the demo stays beside it."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm import books, customers, demo
from crm.errors import Unusable
from crm.workspace import OFFLINE, Workspace
from db import traces
from db.gateway import Query
from db.sqlite import SQLiteGateway
from tests.saving import Saver, lost


def test_the_book_is_emptied_and_a_copy_of_all_that_was_in_it_stays(tmp_path: Path) -> None:
    ws = Workspace(SQLiteGateway(tmp_path / "aicrm.db"), OFFLINE)
    demo.load(ws.db, datetime.now(UTC))
    customers.add(ws, "mine", first_name="Quillonby")
    kept = books.start_empty(ws)
    for table in ("customers", "interactions", "products", "purchases", "follow_ups"):
        assert ws.db.rows(Query(table))[0] == [], table
    assert not customers.counts(ws).demo
    files = [file for file in tmp_path.glob("aicrm.db*") if file.is_file()]
    assert files and not any(b"quillonby" in file.read_bytes().lower() for file in files)
    assert kept.name == "aicrm-demo.db"
    copy = Workspace(SQLiteGateway(kept), OFFLINE)
    assert customers.find(copy, search="quillonby").total == 1
    assert customers.counts(copy).demo


def test_a_second_copy_never_writes_over_the_first(tmp_path: Path) -> None:
    ws = Workspace(SQLiteGateway(tmp_path / "aicrm.db"), OFFLINE)
    assert [books.start_empty(ws).name for _ in range(2)] == ["aicrm-demo.db", "aicrm-demo-2.db"]


def test_a_disk_that_is_too_full_to_empty_the_book_leaves_it_as_it_was_and_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: sqlite3.Connection) -> None:
        raise type("Full", (sqlite3.OperationalError,), {"sqlite_errorcode": sqlite3.SQLITE_FULL})

    ws = Workspace(SQLiteGateway(tmp_path / "aicrm.db"), OFFLINE)
    customers.add(ws, "mine", first_name="Ines")
    monkeypatch.setattr(traces, "note", full)
    with pytest.raises(Unusable, match="has no space left"):
        books.start_empty(ws)
    assert customers.counts(ws).total == 1
    assert list(tmp_path.glob("aicrm-*.db")) == []


def test_what_is_saved_while_the_book_is_emptied_is_in_one_of_the_two(tmp_path: Path) -> None:
    ws = Workspace(SQLiteGateway(tmp_path / "aicrm.db"), OFFLINE)
    savers = [Saver(ws.db.path, "first"), Saver(ws.db.path, "second")]
    copies = []
    try:
        for _ in range(2):
            for saver in savers:
                saver.wait_for(8)
            copies.append(books.start_empty(ws))
    finally:
        for saver in savers:
            saver.kill()
    said = [line for saver in savers for line in saver.said]
    assert lost(said, [ws.db.path, *copies]) == []
