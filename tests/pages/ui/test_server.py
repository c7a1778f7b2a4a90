"""The server beside its pages: whether it is ready, and what every answer's headers forbid."""

import re
import time
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Event
from uuid import uuid4

import httpx
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient

from crm import rereading
from crm.addresses import HUGGING_FACE
from crm.errors import Unavailable
from crm.workspace import Workspace
from db import schema
from pages.ui import connections, hooks, logs, memory, server
from pages.ui.server import policy
from tests.browser import oidc_provider
from tests.browser.server import ROOT, App, ForkedApp
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
WHY = "AICRM_DATABASE: "
SECRET = "a secret of at least thirty-two characters"


@pytest.fixture(scope="module")
def dsn(postgres: Postgres) -> str:
    return postgres.create_database(f"server_{uuid4().hex}")


@pytest.fixture(scope="module")
def api(dsn: str) -> Iterator[PostgREST]:
    with PostgREST(api_dsn(dsn), SECRET) as server:
        yield server


@pytest.fixture(scope="module")
def app(api: PostgREST, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app over a hosted store that has no table yet."""
    folder = tmp_path_factory.mktemp("hosted")
    started = ForkedApp(folder, SUPABASE_URL=api.url, SUPABASE_KEY=api.key("service_role"))
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
        answer = httpx.get(f"{app.url}{path}", timeout=30)
        assert answer.headers["content-security-policy"] == policy(""), path


def test_nothing_runs_is_shown_or_asked_but_what_comes_with_the_app() -> None:
    rules: dict[str, str] = dict(rule.split(" ", 1) for rule in policy("").split("; "))
    scripts = rules.pop("script-src")
    assert "unsafe" not in scripts and "http" not in scripts
    assert rules == {
        "default-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }


def test_only_a_space_is_shown_in_a_frame_and_by_its_own_page_alone() -> None:
    assert "frame-ancestors 'self' https://huggingface.co" in policy(HUGGING_FACE).split("; ")
    assert "frame-ancestors 'self'" in policy("").split("; ")


@pytest.fixture
def no_book(tmp_path: Path) -> str:
    """A path at which no book can be made."""
    (tmp_path / "file").touch()
    return str(tmp_path / "file" / "aicrm.db")


def not_ready(app: App, **headers: str) -> str:
    answer = httpx.get(f"{app.url}/ready", headers=headers, timeout=30)
    assert answer.status_code == 503
    return answer.text


def test_where_people_sign_in_ready_tells_nobody_else_why_not(tmp_path: Path, no_book: str) -> None:
    oidc_provider.write_secrets(tmp_path, "http://127.0.0.1:9")
    app = ForkedApp(tmp_path, AICRM_ALLOWED="@house.com", AICRM_DATABASE=no_book)
    try:
        assert not_ready(app) == '{"ready":false}'
        assert httpx.get(f"{app.url}/_stcore/metrics").status_code == 401
    finally:
        app.stop()
    assert WHY in (tmp_path / "app.log").read_text("utf-8")


def test_where_nobody_signs_in_ready_tells_the_machine_itself_why_not(
    tmp_path: Path, no_book: str
) -> None:
    app = ForkedApp(tmp_path, AICRM_DATABASE=no_book)
    try:
        assert WHY in not_ready(app)
        assert WHY not in not_ready(app, **{"X-Forwarded-For": "10.0.0.7"})
    finally:
        app.stop()


def test_an_address_that_can_not_be_one_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AICRM_ADDRESS", "not an address")
    with pytest.raises(SystemExit, match="AICRM_ADDRESS"):
        server.options(ROOT)


def test_the_book_is_open_before_the_first_visit(tmp_path: Path) -> None:
    app = ForkedApp(tmp_path, AICRM_DEMO="false")
    try:
        deadline = time.monotonic() + 60
        while not (tmp_path / "aicrm.db").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert (tmp_path / "aicrm.db").exists()
    finally:
        app.stop()


@pytest.fixture
def unhooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves Streamlit and the logs of this process as they are."""
    monkeypatch.setattr(hooks, "install", lambda: None)
    monkeypatch.setattr(logs, "limit", lambda: None)
    monkeypatch.setattr(connections, "install", lambda: None)


@pytest.fixture
def client(house: Workspace) -> TestClient:
    """The server's own routes and headers, in this process."""
    routes = [Route("/ready", server.ready)]
    middleware = [Middleware(server.SafeHeaders, policy(""))]
    app = Starlette(routes=routes, middleware=middleware)
    return TestClient(app, client=("127.0.0.1", 50_000))


def test_ready_is_told_in_one_word_and_a_reason(
    client: TestClient, house: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = client.get("/ready")
    assert (answer.status_code, answer.json()) == (200, {"ready": True})
    (tmp_path / "file").touch()
    monkeypatch.setenv("AICRM_DATABASE", str(tmp_path / "file" / "aicrm.db"))
    monkeypatch.setattr(type(house.db), "rows", silent)
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["ready"] is False
    assert answer.json()["reason"].startswith("AICRM_DATABASE: ")


def silent(*_: object) -> None:
    raise Unavailable("no answer")


def test_inline_scripts_of_streamlit_alone_may_run(client: TestClient) -> None:
    answer = client.get("/ready")
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    allowed = answer.headers["content-security-policy"].split("script-src ")[1].split(";")[0]
    digests = [f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in scripts]
    assert scripts
    assert allowed.split() == ["'self'", "blob:", *digests]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_the_book_is_opened_and_looked_after_beside_the_first_visit_and_read_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened, read, looked_after, waited, drawn = Event(), Event(), Event(), Event(), Event()
    monkeypatch.setattr(memory.server(), "open_again", opened.set)
    monkeypatch.setattr(memory.server().has_drawn, "wait", lambda _: waited.set() or drawn.wait())
    monkeypatch.setattr(rereading, "keep_up", lambda *_: read.set())  # which never ends
    monkeypatch.setattr(server, "_look_after", looked_after.set)
    with TestClient(Starlette(lifespan=server.lifespan)):
        assert opened.wait(20) and looked_after.wait(20) and waited.wait(20)
        assert not read.is_set()
        drawn.set()
        assert read.wait(20)


@pytest.mark.parametrize(("is_awaited", "waits"), [(False, 1), (True, 3)])
def test_what_takes_long_waits_for_a_first_page_that_somebody_has_come_for(
    monkeypatch: pytest.MonkeyPatch, is_awaited: bool, waits: int
) -> None:
    waited, read = [], []
    mine = memory.server()
    monkeypatch.setattr(mine, "is_awaited", is_awaited)
    monkeypatch.setattr(mine, "open_again", lambda: None)
    monkeypatch.setattr(mine.has_drawn, "wait", lambda _: waited.append(1) or len(waited) == 3)
    monkeypatch.setattr(rereading, "keep_up", lambda *_: read.append(len(waited)))
    server._warm_up()
    assert read == [waits]


def test_secrets_in_a_variable_are_read_or_end_the_start(
    monkeypatch: pytest.MonkeyPatch, unhooked: None
) -> None:
    monkeypatch.setenv("AICRM_SECRETS", '[auth]\nclient_id = "x"')
    assert server.options(ROOT)["secrets"] == {"auth": {"client_id": "x"}}
    monkeypatch.setenv("AICRM_SECRETS", "no toml, and secret")
    with pytest.raises(SystemExit, match="AICRM_SECRETS can't be read") as ended:
        server.options(ROOT)
    assert "and secret" not in str(ended.value)
