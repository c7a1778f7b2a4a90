"""A book that has lived, and an empty hosted store for a copy of it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from crm import customers, demo, follow_ups, interactions, purchases, records
from crm.workspace import OFFLINE, Workspace
from db import schema
from db.gateway import amend, delete, insert, update
from db.sqlite import SQLiteGateway
from tests import read_demo
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

NOW = datetime(2026, 3, 11, 15, 30, tzinfo=UTC)
TODAY = date(2026, 3, 11)
SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
SECRET = "a secret of at least thirty-two characters"
FACT = {"said_on": TODAY, "named_on": TODAY, "no_year": True}
PICTURE = "data:image/webp;base64," + "UklGRg" * 5_000


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that has lived: edited, archived, deleted, erased, undone, written by several."""
    made = read_demo.once_a_run(tmp_path_factory, "full.db", _live)
    return Path(shutil.copy(made, tmp_path_factory.mktemp("full") / "book.db"))


def _live(path: Path) -> None:
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
        insert("reps", entry_key="ann@luxe.example", signature="Ann Lee"),
        insert("interactions", customer_id=3, type="note", content="no entry key"),
        insert("facts", customer_id=2, **FACT, kind="like", words="=silk", read_by="rep"),
        insert("facts", customer_id=2, **FACT, kind="size", words="38", figure=-0.1, read_by="rep"),
        insert("imports", name="clients.csv", format="Table", customers=1, imported_at=NOW),
        insert("import_joins", import_id=1, customer_id=2, before="{}", after="{}"),
        amend("customers", 3, import_id=1),
        insert("tags", name="VIP", colour="violet", entry_key="vip"),
        insert("distinct_pairs", customer_id=2, other_id=4, entry_key="2-4"),
        insert("merges", customer_id=2, other_id=4, before="[]", after="{}", moved="{}"),
        *(delete("customers", id) for id in (5, lone.id - 1)),
    )
    customers.archive(ws, 8, customers.get(ws, 8).version)
    book.close()


@pytest.fixture
def empty_store(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[PostgREST]:
    """An empty Supabase store, the one that the environment names."""
    monkeypatch.chdir(tmp_path)
    dsn = postgres.create_database(f"transfer_{uuid4().hex}", SCRIPTS)
    with PostgREST(api_dsn(dsn), SECRET) as server:
        monkeypatch.setenv("SUPABASE_URL", server.url)
        monkeypatch.setenv("SUPABASE_KEY", server.key("service_role"))
        yield server
