"""The demo by command: into either store, once, never beside somebody's clients unasked."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from crm import (
    attention,
    customer_files,
    customers,
    demo,
    emails,
    follow_ups,
    insights,
    interactions,
    recommendations,
)
from crm.boutique import boutique
from crm.models import Product
from crm.workspace import OFFLINE, Workspace
from db.gateway import Filter, Gateway, Query, insert
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway
from tests import commands, read_demo
from tests.crm.conftest import NOW, SCRIPTS
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

ROOT = Path(__file__).resolve().parents[2]


on_supabase = pytest.mark.parametrize(
    "store", [pytest.param("sqlite", marks=pytest.mark.thorough), "supabase"], indirect=True
)
on_sqlite = pytest.mark.parametrize(
    "store", ["sqlite", pytest.param("supabase", marks=pytest.mark.thorough)], indirect=True
)


@pytest.fixture(params=["sqlite", "supabase"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Gateway]:
    """Each store in turn, as the environment configures it; not there before it is asked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["python -m crm.demo"])
    if request.param == "sqlite":
        monkeypatch.setenv("AICRM_DATABASE", "books/aicrm.db")
        yield SQLiteGateway(tmp_path / "aside.db")
        return
    server: Postgres = request.getfixturevalue("postgres")
    dsn = server.create_database(f"demo_{uuid4().hex}", SCRIPTS)
    with PostgREST(api_dsn(dsn), "a secret of at least thirty-two characters") as api:
        monkeypatch.setenv("SUPABASE_URL", api.url)
        monkeypatch.setenv("SUPABASE_KEY", api.key("service_role"))
        yield SupabaseGateway(api.url, api.key("service_role"))


def configured(store: Gateway) -> Gateway:
    return store if store.name == "Supabase" else SQLiteGateway(Path("books/aicrm.db"))


def count(store: Gateway) -> int:
    tables = ("products", "customers", "interactions", "purchases", "follow_ups")
    return sum(store.page(Query(table, limit=1)).total for table in tables)


@on_sqlite
def test_a_store_with_clients_is_left_alone_unless_told(
    store: Gateway, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("books").mkdir()
    configured(store).write(insert("customers", first_name="Ines"))
    assert demo.main() == 1
    said = capsys.readouterr().err
    assert f"({store.name}) has 1 clients" in said and "--anyway" in said
    assert count(configured(store)) == 1
    monkeypatch.setattr(sys, "argv", ["python -m crm.demo", "--anyway"])
    for _ in range(2):
        assert demo.main() == 0
        assert "56 clients" in capsys.readouterr().out
        assert count(configured(store)) == 1 + boutique(NOW.date()).rows


@on_supabase
def test_an_interrupted_load_goes_on_and_makes_nothing_twice(
    store: Gateway, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(Exception):
        pass

    Path("books").mkdir()
    book = configured(store)

    def stop(rows: int) -> None:
        if count(book) > 300:
            raise Interrupted

    with pytest.raises(Interrupted):
        demo.load(book, NOW, stop)
    assert 300 < count(book) < boutique(NOW.date()).rows
    assert demo.main() == 0
    assert "56 clients" in capsys.readouterr().out
    assert count(book) == boutique(NOW.date()).rows


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"SUPABASE_URL": "https://x.example"}, "SUPABASE_KEY"),
        ({"SUPABASE_URL": "http://127.0.0.1:9", "SUPABASE_KEY": "k"}, "can't be reached"),
    ],
)
def test_it_says_what_is_wrong(
    wrong: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = commands.run(demo.main, **wrong)
    assert done.returncode == 1
    assert said in done.stderr


def test_as_a_command_it_says_what_is_wrong_without_a_traceback(tmp_path: Path) -> None:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("AICRM_", "SUPABASE_"))}
    done = subprocess.run(
        [sys.executable, "-m", "crm.demo"],
        cwd=tmp_path,
        env={**known, "PYTHONPATH": str(ROOT), "AICRM_DATABASE": "/dev/null/aicrm.db"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "AICRM_DATABASE" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        pytest.param(datetime(2028, 2, 29, 12, tzinfo=UTC), "UTC", marks=pytest.mark.thorough),
        (datetime(2026, 12, 31, 23, 58, tzinfo=UTC), "Asia/Tokyo"),
        pytest.param(
            datetime(2027, 1, 1, 3, tzinfo=UTC), "America/Los_Angeles", marks=pytest.mark.thorough
        ),
        pytest.param(
            datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "Europe/Paris", marks=pytest.mark.thorough
        ),
    ],
    ids=str,
)
def test_the_story_of_the_five_minutes_is_true_on_any_day(
    moment: datetime, zone: str, tmp_path: Path
) -> None:
    ws = Workspace(SQLiteGateway(tmp_path / "book.db"), OFFLINE, lambda: moment)
    demo.load(ws.db, moment)
    for name in ("Lucian", "Aria"):
        read_demo.read_of(ws, customers.find(ws, search=name).items[0].id)
    today = moment.astimezone(ZoneInfo(zone)).date()
    lucian = customers.get(ws, customers.find(ws, search="Lucian").items[0].id)
    urgent = {item.customer.id: item.kind for item in attention.needed(ws, today)}
    assert urgent[lucian.id] == "overdue"
    assert lucian.overall_sentiment == "negative"
    assert follow_ups.due(ws, today + timedelta(days=7)).total > follow_ups.due(ws, today).total

    known = insights.refresh(ws, lucian, customer_files.gather(ws, lucian, today))
    told = " ".join(claim.text for claim, _ in known.claims("Things to know"))
    assert "Promised to settle the amount within the week" in told
    assert "Philippa complained that the credit note still showed the old amount" in told

    words = (
        "He forgave us and was delighted with the jacket. Promised to send two sketches by Friday."
    )
    given = {"type": "call", "subject": "Apology", "content": words, "date": moment}
    logged = interactions.log(ws, lucian.id, "call", today, **given)
    assert logged.interaction.sentiment == "positive"
    assert logged.suggested and logged.suggested.note == "Send two sketches"
    assert 0 <= (logged.suggested.due_on - today).days <= 7
    assert logged.suggested.due_on.weekday() == 4

    file = customer_files.gather(ws, customers.get(ws, lucian.id), today)
    letter = emails.draft(ws, emails.request(ws, file, *emails.proposal(ws, file), ""))
    draft = letter.reply.answer
    assert "I promised to send two sketches. That stands." in draft.body
    assert emails.check(ws, letter, draft.subject, draft.body) == ()

    [[row]] = ws.db.rows(Query("products", [Filter("name", "contains", "Lagoon Silk")]))
    found = recommendations.admirers(ws, Product(**row), today)
    assert "Aria Valmont" in {admirer.name for admirer in found}
