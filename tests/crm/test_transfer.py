"""The transfer: a book goes to Supabase and comes back as it was, also when it is interrupted."""

import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from crm import customers, transfer
from crm.tables import OWN_KEYS, TRANSFERRED
from crm.workspace import OFFLINE, Workspace
from db.gateway import Gateway, Query, insert, update
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway
from tests import commands
from tests.crm.conftest import NOW
from tests.forked import Forked
from tests.supabase.postgrest import PostgREST

ROOT = Path(__file__).resolve().parents[2]


class Requests(list[tuple[str, str]]):
    """The requests that reach a server; the event is set by the one that was waited for."""

    def __init__(self, path: str, number: int) -> None:
        super().__init__()
        self.reached, self._path, self._left = Event(), path, number

    def append(self, request: tuple[str, str]) -> None:
        super().append(request)
        self._left -= self._path in request[1]
        if self._left == 0:
            self.reached.set()


def hosted(empty_store: PostgREST) -> SupabaseGateway:
    return SupabaseGateway(empty_store.url, empty_store.key("service_role"))


def command(source: str | Path, target: str | Path) -> list[str]:
    return ["crm.transfer", "--from", str(source), "--to", str(target)]


def run(source: str | Path, target: str | Path) -> subprocess.CompletedProcess[str]:
    return commands.run(transfer.main, "--from", source, "--to", target)


def killed(empty_store: PostgREST, path: str, number: int, *names: str | Path) -> None:
    """Runs a transfer and kills it when so many requests for this path have been made."""
    empty_store.requests = Requests(path, number)
    process = Forked(command(*names), Path.cwd())
    assert empty_store.requests.reached.wait(300)
    process.kill()
    process.wait()


def everything(path: Path) -> dict[str, list[Any]]:
    """Every value of every table of an embedded book, as the file has it."""
    with closing(sqlite3.connect(path)) as file:
        return {
            table: file.execute(f"select * from {table} order by id").fetchall()
            for table in TRANSFERRED
        }


def rows(store: Gateway) -> dict[str, list[Any]]:
    own = OWN_KEYS
    return {
        table: [
            {k: v for k, v in row.items() if k not in own} for row in store.rows(Query(table))[0]
        ]
        for table in TRANSFERRED
    }


def test_there_and_back_killed_in_the_middle_of_each_way_it_is_the_same_book(
    full: Path, empty_store: PostgREST, tmp_path: Path
) -> None:
    killed(empty_store, "apply_changes", 4, full, "supabase")
    store, whole = hosted(empty_store), rows(SQLiteGateway(full))
    begun = rows(store)
    assert 0 < sum(map(len, begun.values())) < sum(map(len, whole.values()))
    there = run(full, "supabase")
    assert there.returncode == 0, there.stderr
    assert "Identical" in there.stdout
    assert rows(store) == whole

    copy = tmp_path / "copy.db"
    killed(empty_store, "interactions?", 3, "supabase", copy)
    assert 0 < len(everything(copy)["interactions"]) < len(whole["interactions"])
    back = run("supabase", copy)
    assert back.returncode == 0, back.stderr
    assert everything(copy) == everything(full)


def test_the_copy_goes_on_where_the_original_stood(full: Path, empty_store: PostgREST) -> None:
    assert run(full, "supabase").returncode == 0
    original = max(row["id"] for row in SQLiteGateway(full).rows(Query("customers"))[0])
    ws = Workspace(hosted(empty_store), OFFLINE, lambda: NOW)
    assert customers.add(ws, "new", first_name="New").id > original
    assert run(full, "supabase").returncode == 1, "the copy has more by now"


def test_a_target_with_other_data_is_left_alone(full: Path, empty_store: PostgREST) -> None:
    store = hosted(empty_store)
    store.write(insert("customers", first_name="Somebody"))
    before = rows(store)
    done = run(full, "supabase")
    assert done.returncode == 1
    assert "The target holds other data (customers 1), so nothing was written" in done.stderr
    assert rows(store) == before


def test_what_was_changed_meanwhile_is_named_and_never_its_words(
    full: Path, empty_store: PostgREST, tmp_path: Path
) -> None:
    source = tmp_path / "source.db"
    source.write_bytes(full.read_bytes())
    killed(empty_store, "apply_changes", 8, source, "supabase")
    SQLiteGateway(source).write(update("customers", 2, 1, notes="A secret"))
    done = run(source, "supabase")
    assert done.returncode == 1
    assert re.search("customers 2: another .*notes, .*updated_at, version$", done.stderr, re.M)
    assert "secret" not in done.stderr and "Identical" not in done.stdout


@pytest.mark.parametrize("kind", ["a text", "empty", "another program's database"])
def test_what_is_no_book_is_neither_source_nor_target(
    full: Path, tmp_path: Path, kind: str
) -> None:
    other = tmp_path / "other.db"
    if kind == "another program's database":
        with closing(sqlite3.connect(other)) as file:
            file.execute("create table customers (id integer primary key, name text)")
    else:
        other.write_text("a letter " * 500 if kind == "a text" else "")
    before = other.read_bytes()
    for names in ((full, other), (other, tmp_path / "copy.db")):
        done = run(*names)
        assert done.returncode == 1
        assert "other.db is no book of AiCRM" in done.stderr and "Identical" not in done.stdout
        assert other.read_bytes() == before
    assert list(tmp_path.iterdir()) == [other]


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("nowhere.db", "supabase", "no book at nowhere.db"),
        ("same.db", "same.db", "the same store"),
        ("{full}", "supabase", "SUPABASE_URL"),
        ("{full}", "nowhere/copy.db", "nowhere/copy.db: The book copy.db can't be read or written"),
    ],
)
def test_a_senseless_transfer_is_refused(
    source: str, target: str, said: str, full: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SUPABASE_URL", raising=False)
    done = run(source.format(full=full), target)
    assert done.returncode == 1
    assert said in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.glob("*.db")) == []
