"""A new book: whole before it has its name, and whose a file is that is there already."""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import backups, new_book
from db.book_schema import APPLICATION_ID
from db.gateway import Query, Unavailable, Unusable, insert
from db.sqlite import SQLiteGateway
from tests.forked import complete

ROOT = Path(__file__).resolve().parents[2]
FILL = """
import resource, sys
from pathlib import Path
from db import new_book
from db.gateway import Unavailable, insert
from db.sqlite import SQLiteGateway

def fill(new):
    for number in range(40):
        book = SQLiteGateway(new)  # with little in its log, as an app that has run for long
        book.write(insert("customers", first_name=str(number), notes="n" * 9000))
        book.close()
    print("filled", flush=True)

most = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    new_book.make(Path(sys.argv[1]), fill)
except Unavailable as error:
    sys.exit(f"told: {error}")
"""


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(f"pragma {name}").fetchone()[0]


SIZES = [0, 32, 280, 520, 608, 20_000]
MORE = [4, 200, 360, 440, 560, 590]


@pytest.mark.parametrize(
    "kilobytes", [*SIZES, *(pytest.param(size, marks=pytest.mark.thorough) for size in MORE)]
)
def test_a_disk_that_takes_no_more_leaves_no_book_or_a_whole_one(
    tmp_path: Path, kilobytes: int
) -> None:
    path = tmp_path / "book.db"
    done = complete(["-c", FILL, str(path), str(kilobytes * 1024)])
    if path.exists():
        assert pragma(path, "integrity_check") == "ok"
        assert len(SQLiteGateway(path).rows(Query("customers"))[0]) == 40
        assert done.returncode == 0
    else:
        assert "told: The book" in done.stderr
        assert list(tmp_path.iterdir()) == []
    assert path.exists() == (kilobytes == 20_000)


def test_nothing_is_left_of_a_first_start_that_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    code = FILL.replace('print("filled", flush=True)', "import os; os.kill(os.getpid(), 9)")
    assert complete(["-c", code, str(path), str(1 << 30)]).returncode == -signal.SIGKILL
    assert not path.exists() and list(tmp_path.iterdir())
    for older in (".book.db.4711", ".book.db.4711-wal"):
        (tmp_path / older).write_text("what an older version leaves")
    (tmp_path / ".book.db.Xk3a9Q").write_text("what rsync is copying")
    SQLiteGateway(path).close()
    assert sorted(each.name for each in tmp_path.iterdir()) == [".book.db.Xk3a9Q", "book.db"]


def test_what_was_left_beside_a_book_that_is_there_goes_too(new_book: SQLiteGateway) -> None:
    path = new_book.path
    new_book.close()
    (path.parent / f".{path.name}.new").write_text("its maker was killed just after it was named")
    SQLiteGateway(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_of_two_that_start_at_once_one_makes_the_book(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    command = [sys.executable, "-c", FILL, str(path), str(1 << 30)]
    starts = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(3)]
    told = [start.communicate()[0] for start in starts]
    assert [start.returncode for start in starts] == [0, 0, 0]
    assert sorted(told) == [b"", b"", b"filled\n"]
    assert len(SQLiteGateway(path).rows(Query("customers"))[0]) == 40


def test_a_book_that_fails_its_check_gets_no_name(tmp_path: Path) -> None:
    def scribble(new: Path) -> None:
        with new.open("r+b") as file:
            file.seek(9 * 4096)
            file.write(b"x" * 4096)

    with pytest.raises(Unusable, match="is damaged") as outage:
        new_book.make(tmp_path / "book.db", scribble)
    assert outage.value.trouble == "corrupt"
    assert list(tmp_path.iterdir()) == []


def strange_file(path: Path, kind: str) -> str:
    """Makes the file, and returns what is said of it."""
    if kind == "empty":
        path.touch()
        return "it is empty"
    if kind == "text":
        path.write_text("a letter, and no database " * 50)
        return "it is no SQLite file"
    with closing(sqlite3.connect(path)) as file:
        if kind == "in wal mode":
            file.execute("pragma journal_mode = wal")
        if kind == "marked":
            file.execute("pragma application_id = 252006675")
            file.execute("create table customers (id integer)")
            return "another program's mark is on it"
        file.execute("create table schema_versions (id integer primary key, applied_at text)")
        file.execute("create table customers (id integer primary key, first_name text)")
        file.commit()
    return "it has other tables"


@pytest.mark.parametrize("kind", ["empty", "text", "marked", "a web shop's", "in wal mode"])
def test_what_is_no_book_is_said_to_be_none_and_stays_to_the_byte(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "other.db"
    why = strange_file(path, kind)
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(Unusable, match=rf"other\.db is no book of AiCRM \({why}\)") as outage:
            SQLiteGateway(path)
        assert outage.value.trouble == "foreign"
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


def first_version(path: Path) -> None:
    """A book as the first version left it: without a mark."""
    book = SQLiteGateway(path)
    book.write(insert("customers", first_name="Ines"))
    book.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("pragma application_id = 0")


def test_a_book_of_the_first_version_is_adopted_once_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    first_version(path)
    assert pragma(path, "application_id") == 0
    for _ in range(2):
        book = SQLiteGateway(path)
        assert [row["first_name"] for row in book.rows(Query("customers"))[0]] == ["Ines"]
        book.close()
        assert pragma(path, "application_id") == APPLICATION_ID
    assert backups.newest_first(path) == [], "its schema was not changed"


def test_a_first_version_that_was_killed_has_its_tables_in_the_log_and_is_adopted(
    tmp_path: Path,
) -> None:
    whole, path = tmp_path / "whole.db", tmp_path / "book.db"
    first_version(whole)
    with (
        closing(sqlite3.connect(whole)) as source,
        closing(sqlite3.connect(tmp_path / "live.db", isolation_level=None)) as live,
    ):
        live.execute("pragma journal_mode = wal")
        live.execute("create table begun (id)")
        live.execute("pragma wal_checkpoint(truncate)")
        live.execute("pragma wal_autocheckpoint = 0")
        source.backup(live)
        for sibling in ("", "-wal"):
            shutil.copyfile(f"{tmp_path / 'live.db'}{sibling}", f"{path}{sibling}")
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as file:
        assert file.execute("select name from sqlite_master").fetchall() == [("begun",)]
    assert len(SQLiteGateway(path).rows(Query("customers"))[0]) == 1


def test_each_change_of_the_schema_is_preceded_by_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    first_version(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("drop view stage_counts")
        file.execute("pragma user_version = 7")
    SQLiteGateway(path).close()
    [backup] = backups.newest_first(path)
    with closing(sqlite3.connect(backup.path)) as file:
        views = file.execute("select name from sqlite_master where type = 'view'").fetchall()
        assert ("stage_counts",) not in views
        assert file.execute("select first_name from customers").fetchall() == [("Ines",)]


@pytest.mark.parametrize("name", ["n" * 300 + ".db", "n" * 245 + ".db", "no folder/book.db"])
def test_a_place_where_no_book_can_be_is_an_outage(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unavailable, match=re.escape(Path(name).name[:9])):
        SQLiteGateway(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
