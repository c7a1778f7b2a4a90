"""The transfer: a book goes to Supabase and comes back as it was, also when it is interrupted."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import pytest

from crm import customers, demo, follow_ups, interactions, purchases, records, transfer
from crm.tables import TRANSFERRED
from crm.workspace import OFFLINE, Workspace
from db.gateway import Gateway, Query, amend, delete, insert, update
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway
from tests.crm.conftest import NOW, SCRIPTS, TODAY
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

ROOT = Path(__file__).resolve().parents[2]
SECRET = "a secret of at least thirty-two characters"
PICTURE = "data:image/webp;base64," + "UklGRg" * 5_000


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


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that has lived: edited, archived, deleted, erased, undone, written by several."""
    path = tmp_path_factory.mktemp("full") / "book.db"
    book = SQLiteGateway(path)
    book.write(insert("products", name="Older than the keys", category="shoes", price=1))
    demo.load(book, NOW)
    ws = Workspace(book, OFFLINE, lambda: NOW, rep="odile@luxe.example")
    for id in range(1, 40, 3):
        found = interactions.timeline(ws, id).items
        for item in found[:2]:
            interactions.delete(ws, item.id, item.version)
        known = customers.get(ws, id)
        customers.move(ws, id, known.version, "customer")
        for plan in records.of_customer(ws, customers.get(ws, id)).follow_ups[:1]:
            follow_ups.snooze(ws, plan.id, plan.version, TODAY + timedelta(days=400))
        for bought in records.of_customer(ws, customers.get(ws, id)).purchases[:1]:
            purchases.remove(ws, bought.id, bought.version)
    lone = customers.add(ws, "lone", first_name="ΟΔΥΣΣΕΎΣ", last_name="İnci", notes="\r\n\t😀'\\")
    long_ago = {"subject": "Σας", "date": NOW - timedelta(days=900)}
    interactions.log(ws, lone.id, "old", TODAY, type="call", **long_ago)
    written = {"ai_summary": "Loves silk. [I1]", "ai_insights": "{}", "ai_facts_hash": "ab"}
    book.write(
        amend("customers", 2, **written, ai_engine="an engine", ai_made_at=NOW, no_ai=True),
        update("products", 3, 1, picture=PICTURE),
        insert("ai_calls", feature="assistant", engine="x", microdollars=7, called_at=NOW),
        insert("interactions", customer_id=3, type="note", content="no entry key"),
        *(delete("customers", id) for id in (5, lone.id - 1)),
    )
    customers.archive(ws, 8, customers.get(ws, 8).version)
    book.close()
    return path


@pytest.fixture
def api(postgres: Postgres, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[PostgREST]:
    """An empty Supabase store, the one that the environment names."""
    monkeypatch.chdir(tmp_path)
    dsn = postgres.create_database(f"transfer_{uuid4().hex}", SCRIPTS)
    with PostgREST(api_dsn(dsn), SECRET) as server:
        monkeypatch.setenv("SUPABASE_URL", server.url)
        monkeypatch.setenv("SUPABASE_KEY", server.key("service_role"))
        yield server


def hosted(api: PostgREST) -> SupabaseGateway:
    return SupabaseGateway(api.url, api.key("service_role"))


def command(source: str | Path, target: str | Path) -> list[str]:
    return [sys.executable, "-m", "crm.transfer", "--from", str(source), "--to", str(target)]


def run(source: str | Path, target: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command(source, target), env=environment, capture_output=True, text=True)


def killed(api: PostgREST, path: str, number: int, *names: str | Path) -> None:
    """Runs a transfer and kills it when so many requests for this path have been made."""
    api.requests = Requests(path, number)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command(*names), env=environment, stderr=subprocess.DEVNULL)
    assert api.requests.reached.wait(300)
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
    own = transfer.OWN_KEYS
    return {
        table: [
            {k: v for k, v in row.items() if k not in own} for row in store.rows(Query(table))[0]
        ]
        for table in TRANSFERRED
    }


def test_there_and_back_killed_in_the_middle_of_each_way_it_is_the_same_book(
    full: Path, api: PostgREST, tmp_path: Path
) -> None:
    killed(api, "apply_changes", 4, full, "supabase")
    store, whole = hosted(api), rows(SQLiteGateway(full))
    begun = rows(store)
    assert 0 < sum(map(len, begun.values())) < sum(map(len, whole.values()))
    there = run(full, "supabase")
    assert there.returncode == 0, there.stderr
    assert "Identical" in there.stdout
    assert rows(store) == whole

    copy = tmp_path / "copy.db"
    killed(api, "interactions?", 3, "supabase", copy)
    assert 0 < len(everything(copy)["interactions"]) < len(whole["interactions"])
    back = run("supabase", copy)
    assert back.returncode == 0, back.stderr
    assert everything(copy) == everything(full)


def test_the_copy_goes_on_where_the_original_stood(full: Path, api: PostgREST) -> None:
    assert run(full, "supabase").returncode == 0
    original = max(row["id"] for row in SQLiteGateway(full).rows(Query("customers"))[0])
    ws = Workspace(hosted(api), OFFLINE, lambda: NOW)
    assert customers.add(ws, "new", first_name="New").id > original
    assert run(full, "supabase").returncode == 1, "the copy has more by now"


def test_a_target_with_other_data_is_left_alone(full: Path, api: PostgREST) -> None:
    store = hosted(api)
    store.write(insert("customers", first_name="Somebody"))
    before = rows(store)
    done = run(full, "supabase")
    assert done.returncode == 1
    assert "The target holds other data (customers 1), so nothing was written" in done.stderr
    assert rows(store) == before


def test_what_was_changed_meanwhile_is_named_and_never_its_words(
    full: Path, api: PostgREST, tmp_path: Path
) -> None:
    source = tmp_path / "source.db"
    source.write_bytes(full.read_bytes())
    killed(api, "apply_changes", 4, source, "supabase")
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
