"""A book's file under the app: replaced, written over, taken away or damaged while it is open."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from db import backups
from db.gateway import Query, Trouble, Unusable, insert
from db.sqlite import SQLiteGateway

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def book(empty_book: Path, tmp_path: Path) -> Iterator[SQLiteGateway]:
    """A book with Ines in it, open, whose last writes lie in its log."""
    (tmp_path / "data").mkdir()
    path = Path(shutil.copy(empty_book, tmp_path / "data" / "book.db"))
    book = SQLiteGateway(path, busy_seconds=0.3)
    book.write(insert("customers", first_name="Ines"))
    yield book
    book.close()


def people(book: SQLiteGateway) -> list[str]:
    return [row["first_name"] for row in book.rows(Query("customers"))[0]]


def closed_book(path: Path, *names: str) -> Path:
    book = SQLiteGateway(path)
    book.write(*(insert("customers", first_name=name, notes="n" * 9_000) for name in names))
    book.close()
    return path


def foreign_file(path: Path, statement: str = "create table customers (id integer)") -> Path:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement)
    return path


def moved_over(book: Path, aside: Path) -> None:
    os.replace(closed_book(aside, "Aria", "Bo"), book)


def copied_over(book: Path, aside: Path) -> None:
    shutil.copyfile(closed_book(aside, "Aria", "Bo"), book)


def older_copy_over(book: Path, aside: Path) -> None:
    """A copy from before Ines, of the same length to the byte."""
    before = book.stat().st_size
    shutil.copyfile(closed_book(aside), book)
    assert book.stat().st_size == before


def twin_over(book: Path, aside: Path) -> None:
    """A copy from before Ines, of the same length and the same moment."""
    there = book.stat()
    os.utime(closed_book(aside), ns=(there.st_atime_ns, there.st_mtime_ns))
    assert aside.stat().st_size == there.st_size
    os.replace(aside, book)


def foreign_over(book: Path, aside: Path) -> None:
    shutil.copyfile(foreign_file(aside), book)


def linked_elsewhere(book: Path, aside: Path) -> None:
    closed_book(aside, "Aria")
    book.unlink()
    book.symlink_to(aside)


def cut_short(book: Path, aside: Path) -> None:
    os.truncate(book, 8192)


def emptied(book: Path, aside: Path) -> None:
    os.truncate(book, 0)


def scribbled_on(book: Path, aside: Path) -> None:
    with book.open("r+b") as file:
        file.write(b"a letter" * 40)


def deleted(book: Path, aside: Path) -> None:
    book.unlink()


def moved_away(book: Path, aside: Path) -> None:
    os.replace(book, aside)


def folder_deleted(book: Path, aside: Path) -> None:
    shutil.rmtree(book.parent)


def folder_moved(book: Path, aside: Path) -> None:
    os.rename(book.parent, aside)


Change = Callable[[Path, Path], None]
CHANGES: list[tuple[Change, Trouble]] = [
    (moved_over, "changed"),
    (copied_over, "changed"),
    (older_copy_over, "changed"),
    (twin_over, "changed"),
    (foreign_over, "changed"),
    (linked_elsewhere, "changed"),
    (cut_short, "changed"),
    (emptied, "changed"),
    (scribbled_on, "changed"),
    (deleted, "gone"),
    (moved_away, "gone"),
    (folder_deleted, "gone"),
    (folder_moved, "gone"),
]
each_change = pytest.mark.parametrize(
    ("change", "trouble"), CHANGES, ids=lambda each: getattr(each, "__name__", each)
)


@each_change
def test_a_file_that_is_another_is_neither_read_nor_written(
    book: SQLiteGateway, tmp_path: Path, change: Change, trouble: Trouble
) -> None:
    change(book.path, tmp_path / "aside.db")
    for question in (people, lambda it: it.write(insert("customers", first_name="Lost"))) * 2:
        with pytest.raises(Unusable, match=r"The file book\.db was") as outage:
            question(book)
        assert outage.value.trouble == trouble


@each_change
def test_what_is_there_now_stays_to_the_byte_and_is_what_opens_next(
    book: SQLiteGateway, tmp_path: Path, change: Change, trouble: Trouble
) -> None:
    path = book.path
    change(path, tmp_path / "aside.db")
    there = path.read_bytes() if path.exists() else None
    with pytest.raises(Unusable):
        people(book)
    book.close()
    assert (path.read_bytes() if path.exists() else None) == there
    if change in (moved_over, copied_over, linked_elsewhere):
        assert people(SQLiteGateway(path))[0] == "Aria"
    elif change in (older_copy_over, twin_over):
        assert people(SQLiteGateway(path)) == []
    elif there is not None:
        with pytest.raises(Unusable) as outage:
            SQLiteGateway(path)
        assert outage.value.trouble == ("corrupt" if change is cut_short else "foreign")
        assert path.read_bytes() == there


@pytest.mark.parametrize("change", [deleted, moved_over, linked_elsewhere, moved_away])
def test_what_only_the_app_still_holds_is_kept_as_a_backup(
    book: SQLiteGateway, tmp_path: Path, change: Change
) -> None:
    change(book.path, tmp_path / "aside.db")
    with pytest.raises(Unusable) as outage:
        people(book)
    [backup] = backups.newest_first(book.path)
    assert f"All that was in it is kept as the backup {backup.path.name}." in str(outage.value)
    assert people(SQLiteGateway(backup.path)) == ["Ines"]


def test_a_log_that_was_left_behind_does_not_get_into_a_new_book(book: SQLiteGateway) -> None:
    assert Path(f"{book.path}-wal").stat().st_size
    path, log = book.path, Path(f"{book.path}-wal").read_bytes()
    book.close()
    path.unlink()
    Path(f"{path}-wal").write_bytes(log)
    assert people(SQLiteGateway(path)) == []
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_a_commit_after_the_file_was_taken_away_is_refused(book: SQLiteGateway) -> None:
    class Slow(dict[str, object]):
        """Values that are read after the transaction has begun."""

        def items(self):  # type: ignore[no-untyped-def]
            book.path.unlink()
            return super().items()

    change = insert("customers", first_name="Lost")
    object.__setattr__(change, "values", Slow(first_name="Lost"))
    with pytest.raises(Unusable, match="deleted or moved away"):
        book.write(change)
    [backup] = backups.newest_first(book.path)
    assert people(SQLiteGateway(backup.path)) == ["Ines"]


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether it has, after a hundredth of a second in which it is left its processor."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(0.01)
    return process.returncode is not None


def test_what_another_process_writes_is_no_change_of_the_file(book: SQLiteGateway) -> None:
    code = (
        "import sys; from pathlib import Path; from db.sqlite import SQLiteGateway; "
        "from db.gateway import insert; book = SQLiteGateway(Path(sys.argv[1])); "
        "[book.write(insert('customers', first_name='Bo', notes='n' * 90_000)) for _ in range(60)]"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(book.path)], cwd=ROOT)
    stamps, counts = set(), set()
    while not has_ended(other):
        stamps.add(book.path.stat().st_mtime_ns)
        counts.add(book.page(Query("customers", limit=1)).total)
    assert other.returncode == 0
    assert len(stamps) > 2, "its log was brought into the file while we looked"
    assert len(counts) > 2
    book.write(insert("customers", first_name="Aria"))
    assert len(people(book)) == 62


def test_what_many_threads_read_and_write_is_no_change_of_the_file(tmp_path: Path) -> None:
    book = SQLiteGateway(tmp_path / "book.db")

    def work(number: int) -> None:
        if number % 5:
            people(book)
        elif number % 2:
            book.settle()
        else:
            book.write(insert("customers", first_name="Bo", notes="n" * 90_000))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(200)))
    assert len(people(book)) == 20


def test_a_settled_book_is_whole_in_its_one_file(book: SQLiteGateway, tmp_path: Path) -> None:
    book.write(insert("customers", first_name="Aria"))
    book.settle()
    copy = tmp_path / "copy.db"
    shutil.copyfile(book.path, copy)
    assert people(SQLiteGateway(copy)) == ["Ines", "Aria"]
    copied_over(book.path, tmp_path / "aside.db")
    with pytest.raises(Unusable, match="replaced or written over"):
        people(book)


def test_looking_whose_a_file_is_ends_no_lock_of_this_process(book: SQLiteGateway) -> None:
    with book._connection() as connection:
        connection.execute("begin immediate")
        for _ in range(3):
            SQLiteGateway(book.path).close()
        begin = "sqlite3.connect(sys.argv[1], timeout=0).execute('begin immediate')"
        code = f"import sqlite3, sys; {begin}"
        other = subprocess.run([sys.executable, "-c", code, book.path], capture_output=True)
        assert b"database is locked" in other.stderr
        connection.execute("rollback")
