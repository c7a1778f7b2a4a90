"""Supabase's bad days as the rep sees them: one table, a row a day, with what the screen says.

Every day that the store knows, and the sentence it says, is a row of
`tests/db/test_supabase_outages.py`; here stand some of each kind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from db import schema
from db.gateway import Query
from db.supabase import SupabaseGateway
from pages.ui import memory
from pages.ui.shell import NO_SETUP, NO_STORE, UNREADY
from tests.pages.conftest import ROOT, forget, words
from tests.pages.sketch import total
from tests.supabase.faults import (
    Fault,
    answering,
    locked,
    misbehaving,
    no_function,
    switched_off,
    without,
)
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
SECRET = "a secret of at least thirty-two characters"
CLIENT, NOTE = "Ottilie", "She chose the ivory coat."
UNKNOWN = "it is not known whether this was saved. Your words are still here"
NOT_SAVED = "so this was not saved. Your words are still here"


class Day(NamedTuple):
    """What is wrong, and what the screen says: to who opens a page, and to who saves a form."""

    fault: Fault
    page: str
    why: str
    form: str = UNKNOWN


def keyed(role: str, expires_in: float) -> Fault:
    @contextmanager
    def fault(api: PostgREST, dsn: str) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SUPABASE_KEY", api.key(role, expires_in))
            forget()
            yield

    return fault


def renamed_views(old: str, new: str) -> str:
    return f"""do $$ declare name text; begin
        for name in select viewname from pg_views where schemaname = 'public' loop
            execute format(
                'alter view %I rename to %I', name, regexp_replace(name, '{old}', '{new}')
            );
        end loop; end $$"""


no_views = without(renamed_views("^", "gone_"), renamed_views("^gone_", ""))
PAUSED = "<html><body>Project paused</body></html>"
DAYS = {
    "unreachable": Day(switched_off, NO_STORE, "Supabase can't be reached"),
    "overloaded": Day(locked, NO_STORE, "the database took too long"),
    "hangs up before it saves": Day(misbehaving("drop"), NO_STORE, "(RemoteProtocolError)"),
    "hangs up after it saved": Day(misbehaving("drop-after"), NO_STORE, "(RemoteProtocolError)"),
    "paused": Day(answering(540, PAUSED), UNREADY, "the project is paused: restore it", NOT_SAVED),
    "no function": Day(no_function, "", "a function is missing: run sql/supabase.sql", NOT_SAVED),
}
STARTS = {
    "unreachable": DAYS["unreachable"],
    "paused": DAYS["paused"],
    "no views": Day(no_views, NO_SETUP, "run sql/views.sql, sql/supabase.sql in this order"),
    "an anon key": Day(
        keyed("anon", 60), NO_SETUP, "SUPABASE_KEY: must be the service_role key, and this is the"
    ),
}
"""The last two are met at the start only: an app that is running already is not touched by them."""


@pytest.fixture(scope="module")
def dsn(postgres: Postgres) -> str:
    dsn = postgres.create_database(f"days_{uuid4().hex}", SCRIPTS)
    run_sql(dsn, [f"insert into customers (first_name) values ('{CLIENT}')"])
    return dsn


@pytest.fixture
def api(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostgREST]:
    """A stand-in of its own for each test, which the app is set to use."""
    run_sql(dsn, ["delete from interactions"])
    with PostgREST(api_dsn(dsn), SECRET) as server:
        SupabaseGateway(server.url, server.key("service_role")).get("customers", 1)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SUPABASE_URL", server.url)
        monkeypatch.setenv("SUPABASE_KEY", server.key("service_role"))
        forget()
        yield server
        forget()


def start(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def show_only(app: AppTest, day: Day, api: PostgREST) -> None:
    """Asserts that the page tells the outage, nothing of the book, and no part of a key."""
    said = words(app)
    assert not app.exception
    assert (app.error[0].value, day.why in said) == (day.page, True), said
    assert [button.label for button in app.button].count("Try again") == 1
    assert not total(app)
    assert not any(empty in said for empty in ("No ", "Nothing ", "Nobody ", "is empty", CLIENT))
    assert not any(part in said for part in api.key("service_role").split("."))


@pytest.mark.parametrize("name", STARTS)
def test_a_start_on_a_bad_day_says_so_and_needs_no_second_start(
    api: PostgREST, dsn: str, name: str
) -> None:
    day = STARTS[name]
    with day.fault(api, dsn):
        app = start()
        show_only(app, day, api)
        next(button for button in app.button if button.label == "Try again").click()
        show_only(app.run(), day, api)
    next(button for button in app.button if button.label == "Try again").click()
    app.run()
    assert not app.error
    assert total(app) == "1"


def typed(app: AppTest) -> str:
    return next(area for area in app.text_area if area.label == "What happened").value or ""


def save(app: AppTest) -> AppTest:
    """Presses the form's button; by then what was read before has been forgotten."""
    memory.server().reads.drop()
    next(button for button in app.button if button.label == "Save").click()
    return app.run()


@pytest.mark.parametrize("name", DAYS)
def test_what_is_typed_on_a_bad_day_stays_and_is_saved_once(
    api: PostgREST, dsn: str, name: str
) -> None:
    day = DAYS[name]
    app = start(customer="1")
    next(area for area in app.text_area if area.label == "What happened").set_value(NOTE)
    with day.fault(api, dsn):
        for _ in range(2):
            said = words(save(app))
            assert not app.exception
            assert day.why in said
            assert day.form in said
            assert NOTE not in said
            assert typed(app) == NOTE
            assert not any(part in said for part in api.key("service_role").split("."))
    save(app)
    assert not app.error
    store = SupabaseGateway(api.url, api.key("service_role"))
    assert [row["content"] for row in store.rows(Query("interactions"))[0]] == [NOTE]
    assert "**Saved.**" in words(app)
