"""The server beside its pages: whether it is ready, and what every answer's headers forbid."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from db import schema
from tests.browser.server import App
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
SECRET = "a secret of at least thirty-two characters"


@pytest.fixture
def dsn(postgres: Postgres) -> str:
    return postgres.create_database(f"server_{uuid4().hex}")


@pytest.fixture
def api(dsn: str) -> Iterator[PostgREST]:
    with PostgREST(api_dsn(dsn), SECRET) as server:
        yield server


@pytest.fixture
def app(api: PostgREST, tmp_path: Path) -> Iterator[App]:
    started = App(tmp_path, SUPABASE_URL=api.url, SUPABASE_KEY=api.key("service_role"))
    yield started
    started.stop()


def test_ready_asks_the_store_each_time_and_says_why_not(
    app: App, api: PostgREST, dsn: str
) -> None:
    key = api.key("service_role")

    def ready() -> tuple[int, str]:
        answer = httpx.get(f"{app.url}/ready", timeout=30)
        assert not any(part in answer.text for part in key.split("."))
        return answer.status_code, answer.json().get("reason", "")

    status, reason = ready()
    assert (status, "run sql/001_tables.sql" in reason) == (503, True)
    run_sql(dsn, SCRIPTS)
    assert ready() == (200, "")
    api.misbehave("drop")
    assert ready() == (503, "Supabase did not answer (RemoteProtocolError)")
    assert httpx.get(f"{app.url}/_stcore/health").text == "ok"
    api.misbehave()
    assert ready() == (200, "")
    run_sql(dsn, ["alter table schema_versions rename to gone"])
    assert ready()[0] == 503


def test_every_answer_forbids_what_does_not_come_with_the_app(app: App) -> None:
    for path in ("/", "/customers", "/ready"):
        policy = httpx.get(f"{app.url}{path}", timeout=30).headers["content-security-policy"]
        rules: dict[str, str] = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'self'", path
        assert "unsafe" not in rules["script-src"], path
        assert "http" not in rules["script-src"], path


def test_the_book_is_open_before_the_first_visit(tmp_path: Path) -> None:
    app = App(tmp_path)
    try:
        deadline = time.monotonic() + 60
        while not (tmp_path / "aicrm.db").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert (tmp_path / "aicrm.db").exists()
    finally:
        app.stop()
