"""The embedded store's own dangers: threads, locks, broken files, half-done migrations."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from db import schema
from db import sqlite as sqlite_store
from db.connections import transaction
from db.gateway import (
    Change,
    Conflict,
    NotFound,
    Query,
    Refused,
    Row,
    Unavailable,
    Unreadable,
    Unusable,
    delete,
    insert,
    update,
)
from db.sqlite import SQLiteGateway

ROOT = Path(__file__).resolve().parents[2]
REFUSES_TO_REFRESH = """
create trigger customer_refreshed instead of insert on customer_refresh begin
    select raise(abort, 'refreshed');
end
"""


@pytest.fixture
def book(empty_book: Path, tmp_path: Path) -> Iterator[SQLiteGateway]:
    book = SQLiteGateway(Path(shutil.copy(empty_book, tmp_path / "book.db")), busy_seconds=0.3)
    yield book
    book.close()


def people(book: SQLiteGateway) -> list[str]:
    return [row["first_name"] for row in book.rows(Query("customers"))[0]]


def test_two_hundred_inserts_from_twenty_threads_are_two_hundred_rows(tmp_path: Path) -> None:
    book = SQLiteGateway(tmp_path / "book.db")
    ines = book.write(insert("customers", first_name="Ines"))[0]
    with ThreadPoolExecutor(20) as threads:
        list(
            threads.map(
                lambda n: book.write(
                    insert("interactions", customer_id=ines["id"], type="call", subject=str(n))
                ),
                range(200),
            )
        )
    [rows] = book.rows(Query("interactions"))
    assert sorted(int(row["subject"]) for row in rows) == list(range(200))


def test_questions_asked_together_are_answered_of_one_moment(
    book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    select = sqlite_store._select

    def with_a_write_after(connection: sqlite3.Connection, query: Query) -> list[Row]:
        rows = select(connection, query)
        SQLiteGateway(book.path).write(insert("customers", first_name="Late"))
        return rows

    monkeypatch.setattr(sqlite_store, "_select", with_a_write_after)
    assert book.rows(Query("schema_versions", limit=0), *[Query("customers")] * 2) == [[], [], []]
    monkeypatch.undo()
    assert people(book) == ["Late"] * 3


def test_one_entry_key_from_twenty_threads_is_one_row(tmp_path: Path) -> None:
    book = SQLiteGateway(tmp_path / "book.db")
    with ThreadPoolExecutor(20) as threads:
        rows = list(
            threads.map(
                lambda n: book.write(insert("customers", first_name=str(n), entry_key="same"))[0],
                range(20),
            )
        )
    assert len({row["id"] for row in rows}) == 1
    assert len(people(book)) == 1


def test_another_process_writes_to_the_same_book(book: SQLiteGateway) -> None:
    code = (
        "import sys; from pathlib import Path; from db.sqlite import SQLiteGateway; "
        "from db.gateway import insert; book = SQLiteGateway(Path(sys.argv[1])); "
        "[book.write(insert('customers', first_name=f'other {n}')) for n in range(20)]"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(book.path)], cwd=ROOT)
    for number in range(20):
        SQLiteGateway(book.path).write(insert("customers", first_name=f"this {number}"))
    assert other.wait(30) == 0
    assert len(people(book)) == 40


def test_readers_do_not_wait_for_a_writer_and_a_long_lock_is_an_outage(
    book: SQLiteGateway,
) -> None:
    book.write(insert("customers", first_name="Ines"))
    holder = sqlite3.connect(book.path, isolation_level=None)
    holder.execute("begin immediate")
    assert people(book) == ["Ines"]
    with pytest.raises(Unavailable, match="locked"):
        book.write(insert("customers", first_name="Aria"))
    holder.execute("rollback")
    holder.close()
    book.write(insert("customers", first_name="Aria"))
    assert people(book) == ["Ines", "Aria"]


def test_ten_who_wait_for_a_lock_wait_once(book: SQLiteGateway) -> None:
    def seconds(number: int) -> float:
        started = monotonic()
        with pytest.raises(Unusable, match=r"book\.db is kept locked") as outage:
            book.write(insert("customers", first_name=str(number)))
        assert outage.value.trouble == "locked"
        return monotonic() - started

    with closing(sqlite3.connect(book.path, isolation_level=None)) as holder:
        holder.execute("begin immediate")
        with ThreadPoolExecutor(10) as threads:
            waits = list(threads.map(seconds, range(10)))
    assert max(waits) < 1.5, "each waits 0.3 s, and not ten times as long"
    book.write(insert("customers", first_name="Ines"))
    assert people(book) == ["Ines"]


def test_what_was_waited_for_a_turn_is_not_waited_again(
    book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[float] = []
    borrow = book._file.connection

    def noted(busy_seconds: float) -> AbstractContextManager[sqlite3.Connection]:
        left.append(busy_seconds)
        return borrow(busy_seconds)

    monkeypatch.setattr(book, "_busy_seconds", 30)
    monkeypatch.setattr(book._file, "connection", noted)
    book._writing.acquire()
    with ThreadPoolExecutor(1) as threads:
        saved = threads.submit(book.write, insert("customers", first_name="Ines"))
        with pytest.raises(TimeoutError):
            saved.result(0.2)
        book._writing.release()
        saved.result()
    assert left[0] <= 30 - 0.2


def test_a_full_disk_is_named_and_the_book_goes_on_when_there_is_room(book: SQLiteGateway) -> None:
    book.write(insert("customers", first_name="Ines"))
    with book._connection() as connection:
        connection.execute("pragma max_page_count = 1")  # no more than there are
    with pytest.raises(Unusable, match=r"disk of the book book\.db has no space left") as outage:
        book.write(*(insert("customers", first_name="x", notes="n" * 9_000) for _ in range(9)))
    assert outage.value.trouble == "full"
    book.write(insert("customers", first_name="Aria"))
    assert people(book) == ["Ines", "Aria"]


def test_what_ends_a_transaction_by_itself_is_told_as_what_it_is(book: SQLiteGateway) -> None:
    with (
        pytest.raises(ValueError, match="what went wrong"),
        book._connection() as connection,
        transaction(connection, "immediate"),
    ):
        connection.execute("rollback")  # as SQLite does when the disk is full
        raise ValueError("what went wrong")


def test_a_book_that_may_not_be_written_to_is_read_and_named(book: SQLiteGateway) -> None:
    book.write(insert("customers", first_name="Ines"))
    with book._connection() as connection:
        connection.execute("pragma query_only = on")
    with pytest.raises(Unusable, match=r"book\.db or its folder can't be written to") as outage:
        book.write(insert("customers", first_name="Lost"))
    assert outage.value.trouble == "read-only"
    assert people(book) == ["Ines"]


def test_a_damaged_book_is_named_and_not_written_to_any_more(book: SQLiteGateway) -> None:
    book.write(*(insert("customers", first_name=str(n), notes="n" * 9_000) for n in range(30)))
    book.close()
    with book.path.open("r+b") as file:
        file.seek(book.path.stat().st_size - 40 * 4096)
        file.write(b"\xff" * 39 * 4096)
    damaged = SQLiteGateway(book.path)
    with pytest.raises(Unusable, match=r"book\.db is damaged .*Restore a backup") as outage:
        for _ in range(30):
            damaged.rows(Query("customers"))
    assert outage.value.trouble == "corrupt"
    before = book.path.read_bytes()
    with pytest.raises(Unusable, match="is damaged"):
        damaged.write(insert("products", name="Coat", category="suits", price=1))
    damaged.close()
    assert book.path.read_bytes() == before


def test_what_is_no_book_is_an_outage_and_stays_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("a letter, and no database " * 50)
    for path in (text, text / "below.db", tmp_path / "no folder" / "book.db"):
        with pytest.raises(Unavailable):
            SQLiteGateway(path)
    assert text.read_text().startswith("a letter")


def test_a_book_that_breaks_while_open_is_an_outage_and_not_an_empty_list(
    book: SQLiteGateway,
) -> None:
    book.write(insert("customers", first_name="Ines"))
    book.close()
    for path in book.path.parent.glob("book.db*"):
        path.unlink()
    book.path.mkdir()
    with pytest.raises(Unavailable):
        book.rows(Query("customers"))


def test_a_connection_that_was_idle_while_the_file_was_written_anew_erases_too(
    book: SQLiteGateway,
) -> None:
    ids = [book.write(insert("customers", first_name=name))[0]["id"] for name in ("Ines", "Bo")]
    with book._connection() as idle:
        idle.execute("select 1 from customers").fetchone()
        book.write(delete("customers", ids[0]))
    with book._connection() as other:
        assert other is not idle
        book.write(delete("customers", ids[1]))
    assert people(book) == []


def test_a_refused_write_leaves_the_book_working(book: SQLiteGateway) -> None:
    for _ in range(3):
        with pytest.raises(Refused):
            book.write(insert("customers", first_name="x", stage="friend"))
    book.write(insert("customers", first_name="Ines"))
    assert people(book) == ["Ines"]


def test_every_connection_keeps_foreign_keys_and_writes_ahead(book: SQLiteGateway) -> None:
    with book._connection() as connection:
        assert connection.execute("pragma foreign_keys").fetchone()[0] == 1
        assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"
        assert connection.execute("select plain('ÉLODIE')").fetchone()[0] == "elodie"


def test_erasing_refreshes_nobody_who_is_gone(book: SQLiteGateway) -> None:
    [ines] = book.write(insert("customers", first_name="Ines"))
    book.write(insert("interactions", customer_id=ines["id"], type="note", content="Silk."))
    book.write(insert("follow_ups", customer_id=ines["id"], due_on=date(2026, 5, 14), note="Call"))
    with closing(sqlite3.connect(book.path)) as connection:
        connection.execute("drop trigger customer_refreshed")
        connection.execute(REFUSES_TO_REFRESH)
    book.write(delete("customers", ines["id"]))
    assert book.rows(Query("interactions"))[0] == []


def test_a_second_opening_changes_nothing(book: SQLiteGateway) -> None:
    book.write(insert("customers", first_name="Ines"))
    book.close()
    before = book.path.read_bytes()
    again = SQLiteGateway(book.path)
    assert people(again) == ["Ines"]
    again.close()
    assert book.path.read_bytes() == before


def test_a_book_of_a_newer_version_is_left_alone(book: SQLiteGateway) -> None:
    book.close()
    with sqlite3.connect(book.path) as connection:
        connection.execute("insert into schema_versions (id) values (99)")
        connection.execute("pragma user_version = 1")
    with pytest.raises(Unavailable, match="newer AiCRM"):
        SQLiteGateway(book.path)


def copied_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sql"
    shutil.copytree(schema.FOLDER, folder)
    monkeypatch.setattr(schema, "FOLDER", folder)
    return folder


def test_a_new_numbered_file_and_changed_views_are_applied_to_an_old_book(
    book: SQLiteGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines = book.write(insert("customers", first_name="Ines"))[0]
    book.close()
    folder = copied_schema(tmp_path, monkeypatch)
    before = schema.version()
    name = f"{before + 1:03}_shoes.sql"
    (folder / name).write_text(
        "alter table customers add column shoe_size text;\n"
        f"insert into schema_versions (id) values ({before + 1}) on conflict do nothing;\n"
    )
    again = SQLiteGateway(book.path)
    again.write(update("customers", ines["id"], 1, shoe_size="38"))
    assert again.get("customers", ines["id"])["shoe_size"] == "38"
    assert schema.missing(before) == [name, "views.sql", "supabase.sql"]


def test_a_migration_that_fails_half_way_leaves_the_book_as_it_was(
    book: SQLiteGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.write(insert("customers", first_name="Ines"))
    book.close()
    folder = copied_schema(tmp_path, monkeypatch)
    broken = folder / f"{schema.version() + 1:03}_broken.sql"
    broken.write_text("drop table purchases;\nselect nonsense from nowhere;\n")
    with pytest.raises(Unavailable):
        SQLiteGateway(book.path)
    monkeypatch.undo()
    again = SQLiteGateway(book.path)
    assert (people(again), again.rows(Query("purchases"))[0]) == (["Ines"], [])


def test_figures_are_right_after_twenty_threads_wrote_at_once(tmp_path: Path) -> None:
    book = SQLiteGateway(tmp_path / "book.db")
    ines = book.write(insert("customers", first_name="Ines"))[0]
    newest = datetime(2026, 3, 1, tzinfo=UTC)

    def call(days: int) -> None:
        mood = "positive" if days < 10 else "negative"
        values = {"customer_id": ines["id"], "type": "call", "sentiment": mood}
        book.write(insert("interactions", **values, date=newest - timedelta(days=days)))

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(call, range(100)))
    after = book.get("customers", ines["id"])
    assert (after["last_contact"], after["latest_sentiment_at"]) == (newest, newest)
    assert (after["overall_sentiment"], after["version"]) == ("positive", 1)
    assert after["rhythm_days"] == pytest.approx(1)


def test_many_may_open_a_new_book_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        books = list(threads.map(lambda _: SQLiteGateway(tmp_path / "book.db"), range(8)))
    for number, book in enumerate(books):
        book.write(insert("customers", first_name=str(number)))
    assert people(books[0]) == [str(number) for number in range(8)]


def test_each_of_many_connections_is_set_up(book: SQLiteGateway) -> None:
    with ExitStack() as stack:
        connections = [stack.enter_context(book._connection()) for _ in range(5)]
        assert len(set(connections)) == 5
        for connection in connections:
            assert connection.execute("pragma foreign_keys").fetchone()[0] == 1
            assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"
            assert connection.execute("select plain('ÉLODIE')").fetchone()[0] == "elodie"


@pytest.mark.parametrize(
    ("error", "bad"),
    [
        (NotFound, update("customers", 99, 1, notes="x")),
        (Conflict, update("customers", 1, 7, notes="x")),
        (Refused, insert("customers", first_name="x", stage="friend")),
        (Unavailable, insert("no_such_table", first_name="x")),
        (ValueError, insert("customers", first_name="x", last_contact=datetime(2026, 1, 1))),
    ],
)
def test_a_write_that_fails_leaves_no_row_no_lock_and_no_open_transaction(
    book: SQLiteGateway, error: type[Exception], bad: Change
) -> None:
    book.write(insert("customers", first_name="Ines"))
    with pytest.raises(error):
        book.write(insert("customers", first_name="half"), bad)
    with book._connection() as connection:
        assert not connection.in_transaction
    other = SQLiteGateway(book.path, busy_seconds=0.3)
    other.write(insert("customers", first_name="Aria"))
    assert people(book) == ["Ines", "Aria"]


def test_a_closed_book_opens_again_when_it_is_used(book: SQLiteGateway) -> None:
    book.write(insert("customers", first_name="Ines"))
    book.close()
    assert not book.path.with_name("book.db-wal").exists()
    assert people(book) == ["Ines"]


def test_each_changed_text_of_the_views_is_applied_at_the_next_opening(
    book: SQLiteGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.write(insert("customers", first_name="Ines"))
    views = copied_schema(tmp_path, monkeypatch) / "views.sql"
    text = views.read_text("utf-8")
    for shout in ("upper(first_name)", "first_name || '!'"):
        book.close()
        views.write_text(
            f"{text}\ndrop view if exists shouts;\n"
            f"create view shouts as select id, {shout} as shout from customers;\n"
        )
        book = SQLiteGateway(book.path)
    assert [row["shout"] for row in book.rows(Query("shouts"))[0]] == ["Ines!"]


def test_a_failed_migration_leaves_every_row_view_and_trigger(
    book: SQLiteGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dump() -> list[object]:
        with closing(sqlite3.connect(book.path)) as connection:
            mark = connection.execute("pragma user_version").fetchone()
            return [mark, *connection.iterdump()]

    ines = book.write(insert("customers", first_name="Ines"))[0]
    book.write(insert("interactions", customer_id=ines["id"], type="call", content="velvet"))
    book.close()
    before = dump()
    broken = copied_schema(tmp_path, monkeypatch) / "sqlite.sql"  # after tables and views were run
    broken.write_text(broken.read_text("utf-8") + "\ninsert into nowhere values (1);\n")
    with pytest.raises(Unavailable):
        SQLiteGateway(book.path)
    assert dump() == before


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("due_on", "soon", "date"),
        ("due_on", "2026-02-30", "date"),
        ("due_on", "", "date"),
        ("due_on", 20260610, "date"),
        ("due_on", "x" * 1000, "date"),
        ("created_at", b"\xff", "time"),
        ("created_at", "25:00", "time"),
        ("done_at", "9999-12-31T23:59:59-14:00", "time"),
    ],
)
def test_a_value_that_somebody_spoiled_is_named_and_not_shown(
    book: SQLiteGateway, column: str, value: object, kind: str
) -> None:
    ines = book.write(insert("customers", first_name="Ines"))[0]
    book.write(insert("follow_ups", customer_id=ines["id"], due_on=date(2026, 6, 1), note="Ring"))
    with closing(sqlite3.connect(book.path, isolation_level=None)) as connection:
        connection.execute(f"update follow_ups set {column} = ? where id = 1", [value])
    with pytest.raises(Unreadable) as spoiled:
        book.rows(Query("follow_ups"))
    assert str(spoiled.value) == f"follow_ups 1: {column} is no {kind}. Correct it in the book."
    assert book.pace.seconds is not None
    assert people(book) == ["Ines"]
