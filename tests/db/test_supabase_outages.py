"""The hosted store's bad days, one table: every call is Unavailable, and the day passes."""

import json
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from db import schema
from db.gateway import Query, Unavailable, Unready, insert
from db.supabase import SupabaseGateway
from tests.db.conftest import SECRET
from tests.supabase.faults import (
    Fault,
    answering,
    locked,
    misbehaving,
    no_function,
    no_helper,
    no_rights,
    no_table,
    signed_otherwise,
    stopped,
    switched_off,
)
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

ROOT = Path(__file__).resolve().parents[2]
NAME = "Ottilie"
ROW = {"id": 1, "first_name": NAME}
CALLS: dict[str, Callable[[SupabaseGateway], object]] = {
    "get": lambda store: store.get("customers", 1),
    "some": lambda store: store.rows(Query("customers", limit=5)),
    "rows": lambda store: store.rows(Query("customers")),
    "page": lambda store: store.page(Query("customers", limit=5)).rows,
    "write": lambda store: store.write(insert("customers", first_name=NAME)),
}
ALL = list(CALLS)


@pytest.fixture(scope="module")
def dsn(postgres: Postgres) -> str:
    scripts = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
    dsn = postgres.create_database(f"outages_{uuid4().hex}", scripts)
    run_sql(dsn, [f"insert into customers (first_name) values ('{NAME}')"])
    return dsn


@pytest.fixture
def api(dsn: str) -> Iterator[PostgREST]:
    """A stand-in of its own for each test, since it misbehaves."""
    with PostgREST(api_dsn(dsn), SECRET) as server:
        yield server


DAYS: dict[str, tuple[Fault, list[str], str]] = {
    "switched off": (switched_off, ALL, "can't be reached"),
    "slow": (misbehaving("slow"), ALL, "did not answer"),
    "hangs up": (misbehaving("drop"), ALL, "did not answer"),
    "saves and hangs up": (misbehaving("drop-after"), ALL, "did not answer"),
    "a page": (misbehaving("html"), ALL, ""),
    "a page, 502": (misbehaving("html502"), ALL, ""),
    "cut": (answering(200, json.dumps([ROW])[:-1]), ALL, ""),
    "nothing": (answering(200, ""), ALL, ""),
    "null": (answering(200, None), ALL, "not rows"),
    "one object": (answering(200, ROW), ALL, "not rows"),
    "numbers": (answering(200, [1, 2]), ALL, "not rows"),
    "no time": (answering(200, [ROW | {"created_at": NAME}]), ALL, "wrong kind"),
    "no amount": (answering(200, [{"id": 1, "price": NAME}]), ALL, "wrong kind"),
    "no total": (answering(200, []), ["rows", "page"], "how many"),
    "no rows written": (answering(200, []), ["write"], "written"),
    "an error with a row": (answering(500, {"message": NAME, "details": NAME}), ALL, "an error"),
    "a stopped database": (stopped, ALL, "the database does not answer: it is stopped"),
    "a gateway's 503": (
        answering(503, {"message": "name resolution failed"}),
        ALL,
        r"behind it does not \(503\)",
    ),
    "a gateway's page": (
        answering(522, "<html>Connection timed out</html>"),
        ALL,
        r"behind it does not \(522\)",
    ),
    "asked too often": (answering(429, {"message": "API rate limit exceeded"}), ALL, "too often"),
    "another address": (
        answering(404, {"message": "no Route matched with those values"}),
        ALL,
        "SUPABASE_URL",
    ),
    "over the quota": (answering(402, {"message": "restricted"}), ALL, "is restricted"),
    "read-only": (
        answering(405, {"code": "25006", "message": "read-only transaction"}),
        ALL,
        "disk is full",
    ),
    "all connections taken": (
        answering(504, {"code": "PGRST003", "message": "Timed out"}),
        ALL,
        "too busy",
    ),
    "a cut error": (answering(500, json.dumps([ROW])[:-1]), ALL, "an error"),
    "another secret": (signed_otherwise, ALL, "check SUPABASE_KEY"),
    "no rights": (no_rights, ALL, "must be the service_role key"),
    "no table": (no_table, ALL, "run the files in sql/"),
    "no function": (no_function, ["write"], r"run sql/supabase\.sql"),
    "no helper": (no_helper, ["write"], r"run sql/supabase\.sql"),
    "locked": (locked, ALL, "took too long"),
    "paused": (answering(540, "<html>Project paused</html>"), ALL, "is paused: restore it"),
}
TO_BE_MENDED = {
    "another secret", "no rights", "no table", "no function", "no helper", "paused",
    "another address", "over the quota", "read-only",
}  # fmt: skip
"""What does not pass by itself: somebody must do what the words say."""


@pytest.mark.parametrize("day", DAYS)
def test_every_call_is_unavailable_until_the_same_gateway_works_again(
    api: PostgREST, dsn: str, day: str
) -> None:
    fault, calls, words = DAYS[day]
    key = api.key("service_role")
    store = SupabaseGateway(api.url, key, answer_seconds=0.3 if day == "slow" else 10)
    assert CALLS["get"](store)
    with fault(api, dsn):
        for name in calls:
            with pytest.raises(Unavailable, match=words or None) as outage:
                CALLS[name](store)
            assert isinstance(outage.value, Unready) == (day in TO_BE_MENDED), name
            told = "".join(traceback.format_exception(outage.value))
            assert key not in told, name
            assert NAME not in told, name
    for name, call in CALLS.items():
        assert call(store), name


@pytest.mark.parametrize(
    ("role", "expires_in", "words"),
    [("service_role", -60, "check SUPABASE_KEY"), ("anon", 60, "must be the service_role key")],
)
def test_a_key_that_does_not_fit_stays_unavailable_and_a_fitting_one_works(
    api: PostgREST, role: str, expires_in: float, words: str
) -> None:
    unfit = SupabaseGateway(api.url, api.key(role, expires_in))
    fit = SupabaseGateway(api.url, api.key("service_role"))
    for name, call in [*CALLS.items(), *CALLS.items()]:
        with pytest.raises(Unavailable, match=words):
            call(unfit)
        assert call(fit), name


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("", "e30.e30.e30"),
        ("localhost:54321", "e30.e30.e30"),
        ("ftp://shop.example.com", "e30.e30.e30"),
        ("http://127.0.0.1:99999", "e30.e30.e30"),
        ("http://[::1", "e30.e30.e30"),
        ("https://shop.example.com", "schlüssel"),
        ("https://shop.example.com", "two\nlines"),
    ],
)
def test_an_address_or_key_that_cannot_be_is_told_and_not_shown(url: str, key: str) -> None:
    with pytest.raises(Unavailable, match="SUPABASE_URL or SUPABASE_KEY") as outage:
        SupabaseGateway(url, key)
    told = "".join(traceback.format_exception(outage.value))
    assert key not in told
    assert repr(key)[1:-1] not in told


def test_the_module_imports_neither_supabase_nor_httpx() -> None:
    code = "import sys, db.supabase; print({'supabase', 'postgrest', 'httpx'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_two_threads_with_fifty_requests_each_get_their_own_answers(api: PostgREST) -> None:
    store = SupabaseGateway(api.url, api.key("service_role"))
    rows = store.write(*(insert("customers", first_name=name) for name in ("one", "two")))

    def ask_fifty_times(row: dict[str, Any]) -> list[dict[str, Any]]:
        return [store.get("customers", row["id"]) for _ in range(50)]

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(ask_fifty_times, rows))
    assert answers == [[row] * 50 for row in rows]
