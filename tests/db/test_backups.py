"""Backups of a book: whole, the last seven, put back in its place while an app has it open."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import backups, new_book
from db.gateway import Query, Unusable, insert
from db.sqlite import SQLiteGateway


@pytest.fixture
def book(new_book: SQLiteGateway) -> Iterator[SQLiteGateway]:
    new_book.write(insert("customers", first_name="Ines"))
    yield new_book


def grow(book: SQLiteGateway) -> None:
    book.write(*(insert("customers", first_name="Bo", notes="n" * 9_000) for _ in range(30)))


def people(book: SQLiteGateway | Path) -> list[str]:
    store = SQLiteGateway(book) if isinstance(book, Path) else book
    return [row["first_name"] for row in store.rows(Query("customers"))[0]]


def damage(path: Path) -> None:
    """Rows in the middle of it: it opens, and is not whole."""
    with path.open("r+b") as file:
        file.seek(-30 * 4096, 2)
        file.write(b"\xff" * 4096 * 20)


def test_a_backup_is_whole_and_of_one_moment_while_somebody_writes(book: SQLiteGateway) -> None:
    with book._connection() as connection:
        connection.execute("begin immediate")
        connection.execute("update customers set first_name = 'half'")
        backup = book.back_up()
        connection.execute("rollback")
    assert list(backups.folder(book.path).iterdir()) == [backup.path]
    assert people(backup.path) == ["Ines"]
    with closing(sqlite3.connect(backup.path)) as file:
        assert file.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_the_last_seven_are_kept_and_nothing_else_is_taken_away(book: SQLiteGateway) -> None:
    made = [book.back_up() for _ in range(3)]
    own = backups.folder(book.path) / "my own copy.db"
    shutil.copyfile(made[0].path, own)
    made += [book.back_up() for _ in range(6)]
    assert backups.newest_first(book.path) == made[:1:-1]
    assert own.exists()


def test_a_damaged_book_makes_no_backup_and_leaves_nothing_behind(book: SQLiteGateway) -> None:
    grow(book)
    good = book.back_up()
    book.close()
    damage(book.path)
    with pytest.raises(Unusable, match="is damaged") as outage:
        SQLiteGateway(book.path).back_up()
    assert outage.value.trouble == "corrupt"
    assert list(backups.folder(book.path).iterdir()) == [good.path]


def test_a_backup_for_which_there_is_no_room_is_told_in_the_name_of_the_book(
    book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backups, "seal", full)
    with pytest.raises(Unusable, match=f"disk of the book {book.path.name} has no space left"):
        book.back_up()
    assert list(backups.folder(book.path).iterdir()) == []


def test_restoring_keeps_what_was_there_and_an_open_app_notices(book: SQLiteGateway) -> None:
    backup = book.back_up()
    book.write(insert("customers", first_name="Aria"))
    kept = backups.restore(book.path, backup.path)
    with pytest.raises(Unusable, match="was replaced") as outage:
        book.write(insert("customers", first_name="Lost"))
    assert outage.value.trouble == "changed"
    assert people(book.path) == ["Ines"]
    assert kept is not None and people(kept) == ["Ines", "Aria"]
    assert backups.newest_first(book.path) == [backup], "what is kept needs no backup"
    assert people(backup.path) == ["Ines"]


def test_what_an_interrupted_restoring_left_behind_is_not_taken_along(book: SQLiteGateway) -> None:
    backup = book.back_up()
    book.write(insert("customers", first_name="Ghost"))
    for part in ("", "-wal"):  # of a copy that was killed while it was being written
        left = book.path.with_name(f".{book.path.name}.new{part}")
        shutil.copyfile(f"{book.path}{part}", left)
    backups.restore(book.path, backup.path)
    assert people(book.path) == ["Ines"]


def test_a_backup_that_is_not_whole_changes_nothing(book: SQLiteGateway) -> None:
    grow(book)
    backup = book.back_up()
    damage(backup.path)
    with pytest.raises(Unusable, match="is damaged"):
        backups.restore(book.path, backup.path)
    assert len(people(book)) == 31
    assert not any(each.name.startswith(".") for each in book.path.parent.iterdir())


@pytest.mark.parametrize("loss", ["damaged", "deleted", "emptied", "of another program"])
def test_whatever_has_become_of_the_book_a_backup_takes_its_place(
    book: SQLiteGateway, loss: str
) -> None:
    grow(book)
    backup, path = book.back_up(), book.path
    book.close()
    if loss == "damaged":
        damage(path)
    elif loss == "emptied":
        os.truncate(path, 0)
    else:
        path.unlink()
    if loss == "of another program":
        with closing(sqlite3.connect(path)) as file:
            file.execute("create table shop (id integer)")
    before = path.read_bytes() if path.exists() else None
    kept = backups.restore(path, backup.path)
    assert len(people(path)) == 31
    assert (kept.read_bytes() if kept else None) == before


def test_a_locked_book_is_not_replaced(
    book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "HOLD_SECONDS", 0.1)
    backup = book.back_up()
    with closing(sqlite3.connect(book.path, isolation_level=None)) as holder:
        holder.execute("begin immediate")
        with pytest.raises(Unusable, match="is kept locked"):
            backups.restore(book.path, backup.path)
    assert people(book) == ["Ines"]


def test_what_is_carried_outlives_the_restoring(book: SQLiteGateway) -> None:
    backup = book.back_up()
    row = insert("ended_sessions", entry_key="a cookie", expires_at="2030-01-01")
    with book._connection() as connection:
        connection.execute(
            "insert into ended_sessions (entry_key, expires_at) values (?, ?)",
            (row.values["entry_key"], row.values["expires_at"]),
        )
    backups.restore(book.path, backup.path, ["ended_sessions", "a table that was never there"])
    with closing(sqlite3.connect(book.path)) as file:
        assert file.execute("select entry_key from ended_sessions").fetchall() == [("a cookie",)]


def test_a_row_that_was_erased_is_in_no_byte_of_a_backup(book: SQLiteGateway) -> None:
    gone = book.write(insert("customers", first_name="Quillonby", notes="Quillonby " * 900))[0]
    book.write(
        insert("interactions", customer_id=gone["id"], type="note", content="Quillonby came.")
    )
    made = [book.back_up() for _ in range(3)]
    assert all(b"Quillonby" in each.path.read_bytes() for each in made)
    backups.forget(book.path, "customers", {"id": gone["id"]})
    assert not any(b"uillonb" in each.path.read_bytes() for each in made)
    assert [people(each.path) for each in made] == [["Ines"]] * 3
    backups.forget(book.path, "customers", {"id": 4711})


def test_a_copy_never_takes_the_place_of_a_file(book: SQLiteGateway, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("somebody's")
    with book._connection() as connection, pytest.raises(Unusable):
        backups.copy(connection, there, book.path)
    assert there.read_text() == "somebody's"
    with pytest.raises(Unusable):
        new_book.seal(there)
