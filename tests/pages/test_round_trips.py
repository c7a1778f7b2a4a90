"""How often a page waits for Supabase: at most three times, and never while nothing changes."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from crm import demo, touches
from db import schema
from db.supabase import SupabaseGateway
from pages.ui import memory
from tests.pages.conftest import ROOT, forget
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
SECRET = "a secret of at least thirty-two characters"
MOST = 3
PAGES = ["home", "customers", "customer", "pipeline", "follow_ups", "catalog", "reports"]


@pytest.fixture(scope="module")
def template(postgres: Postgres) -> str:
    """The name of a database with the demo in it, to be copied."""
    dsn = postgres.create_database("round_trips", SCRIPTS)
    with PostgREST(api_dsn(dsn), SECRET) as api:
        demo.load(SupabaseGateway(api.url, api.key("service_role")), datetime.now(UTC))
    return "round_trips"


@pytest.fixture
def api(
    postgres: Postgres, template: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[PostgREST]:
    dsn = postgres.copy_database(f"trips_{uuid4().hex}", template)
    with PostgREST(api_dsn(dsn), SECRET) as server:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SUPABASE_URL", server.url)
        monkeypatch.setenv("SUPABASE_KEY", server.key("service_role"))
        forget()
        yield server
        forget()


@dataclass
class Waits:
    """What is asked of the store, one entry a wait: the sources that are asked for together."""

    api: PostgREST
    of: list[list[str]] = field(default_factory=list)

    def counted(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Counts a method of the gateway, but not what it calls itself, as one wait."""
        method = getattr(SupabaseGateway, name)

        def call(store: SupabaseGateway, *asked: Any) -> Any:
            if sys._getframe(1).f_globals["__name__"] == "db.supabase":
                return method(store, *asked)
            before = len(self.api.requests)
            try:
                return method(store, *asked)
            finally:
                requests = [path.partition("?")[0] for _, path in self.api.requests[before:]]
                assert len(requests) <= (len(asked) if name == "rows" else 1)
                self.of.append(sorted(path.rpartition("/")[2] for path in requests))

        monkeypatch.setattr(SupabaseGateway, name, call)


@pytest.fixture
def asked(
    api: PostgREST, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[], object]], list[list[str]]]:
    """The waits of an act."""
    waits = Waits(api)
    for name in ("get", "rows", "page", "write"):
        waits.counted(name, monkeypatch)

    def during(act: Callable[[], object]) -> list[list[str]]:
        waits.of.clear()
        before = len(api.requests)
        act()
        assert sum(map(len, waits.of)) == len(api.requests) - before
        return list(waits.of)

    return during


def visitor() -> AppTest:
    """Somebody on a page that asks for nothing; the server is warm."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["customer"] = "0"
    return app.run()


def open_page(app: AppTest, page: str) -> AppTest:
    app.query_params.clear()
    if page == "customer":
        app.query_params["customer"] = "3"
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert app.title[0].value != "No such customer"
    return app


@pytest.mark.parametrize("page", PAGES)
def test_a_page_waits_at_most_three_times_and_a_rerun_not_at_all(
    asked: Callable[..., list[list[str]]], page: str
) -> None:
    visitor()
    app = visitor()
    first = asked(lambda: open_page(app, page))
    assert 0 < len(first) <= MOST, first
    again = asked(lambda: [app.run() for _ in range(3)])
    assert again == []
    assert not app.exception


def test_typing_and_opening_things_asks_nothing(asked: Callable[..., list[list[str]]]) -> None:
    app = open_page(visitor(), "customer")

    def work() -> None:
        next(area for area in app.text_area if area.label == "What happened").input("Half a thou")
        app.run()
        next(box for box in app.selectbox if box.label == "Sentiment").set_value(None)
        app.run()

    assert asked(work) == []


def test_a_filter_asks_only_for_what_it_changes(asked: Callable[..., list[list[str]]]) -> None:
    app = open_page(visitor(), "customer")
    mood = next(box for box in app.selectbox if box.key and box.key.endswith("timeline_sentiment"))
    assert asked(lambda: mood.set_value("positive").run()) == [["timeline"]]
    assert not app.exception
    board = open_page(visitor(), "pipeline")
    found = asked(lambda: board.text_input(key="pipeline_search").set_value("Lucian").run())
    assert found == [["customer_cards"]] * 3
    listed = open_page(visitor(), "customers")
    assert len(asked(lambda: listed.selectbox(key="stage").set_value("lead").run())) == 1


def test_many_open_pages_share_one_question(asked: Callable[..., list[list[str]]]) -> None:
    apps = [open_page(visitor(), "home") for _ in range(2)]
    memory.server().reads.look(touches.latest(memory.server().workspace()))
    memory.server().reads.drop()
    first = asked(lambda: apps[0].run())
    assert len(first) == MOST
    assert asked(lambda: apps[1].run()) == []
