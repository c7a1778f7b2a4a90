"""The hosted store's bad days: an outage is Unavailable, never an empty list, and it passes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import jwt
import pytest

from db import schema
from db.gateway import Filter, Gateway, Query, Refused, Unavailable, Unready, delete, insert
from db.supabase import SupabaseGateway
from tests.db.conftest import SECRET
from tests.supabase.gateway import SECRET_KEY
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST
from tests.supabase.postgrest_errors import Answer
from tests.supabase.postgrest_messages import Request

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
RECORDS = {
    "interactions": {"type": "note", "content": "Silk."},
    "follow_ups": {"due_on": date(2026, 5, 14), "note": "Call"},
}
REFUSES_TO_REFRESH = """
create or replace function customer_refresh(customer integer, withdrawn_at timestamptz)
returns void language plpgsql as $$ begin raise exception 'refreshed'; end $$
"""
FAULTS = ["slow", "html", "html502", "cut", "drop"]


@pytest.fixture(scope="module")
def dsn(postgres: Postgres) -> str:
    return postgres.create_database(f"bad_days_{uuid4().hex}", SCRIPTS)


@pytest.fixture
def api(dsn: str) -> Iterator[PostgREST]:
    """A stand-in of its own for each test, since it misbehaves."""
    with PostgREST(api_dsn(dsn), SECRET) as server:
        yield server


def opened(api: PostgREST, role: str = "service_role", expires_in: float = 3600) -> SupabaseGateway:
    return SupabaseGateway(api.url, api.key(role, expires_in), answer_seconds=1.5)


def customer(**values: object) -> Callable[[Gateway], object]:
    return lambda store: store.write(insert("customers", **{"first_name": "Ines"} | values))


CALLS: dict[str, Callable[[Gateway], object]] = {
    "get": lambda store: store.get("customers", 1),
    "rows": lambda store: store.rows(Query("customers")),
    "page": lambda store: store.page(Query("customers", limit=5)),
    "write": customer(),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_an_outage_and_passes_without_a_new_gateway(
    api: PostgREST, fault: str, call: str
) -> None:
    store = opened(api)
    store.rows(Query("schema_versions"))
    api.misbehave(fault, seconds=2)
    with pytest.raises(Unavailable):
        CALLS[call](store)
    api.misbehave()
    assert store.rows(Query("schema_versions"))[0][-1]["id"] == schema.version()


def test_a_server_that_is_not_there_is_an_outage() -> None:
    store = SupabaseGateway("http://127.0.0.1:1", "e30.e30.e30", answer_seconds=0.4)
    for call in CALLS.values():
        with pytest.raises(Unavailable):
            call(store)


@pytest.mark.parametrize(
    ("role", "expires_in", "words"),
    [
        ("service_role", -60, "check SUPABASE_KEY"),
        ("anon", 3600, "must be the service_role key"),
        ("authenticated", 3600, "check SUPABASE_KEY"),
    ],
)
def test_a_key_that_does_not_fit_is_told_and_not_shown(
    api: PostgREST, role: str, expires_in: float, words: str
) -> None:
    for call in CALLS.values():
        with pytest.raises(Unavailable, match=words) as outage:
            call(opened(api, role, expires_in))
        assert api.key(role, expires_in)[:12] not in str(outage.value)


@pytest.mark.parametrize("gateway", [True, False])
@pytest.mark.parametrize(
    "key", ["eyJ.wrong.key", "sb_secret_wrong", "wrong", "of another project", "with a typo"]
)
def test_a_wrong_key_is_named_and_not_shown(dsn: str, key: str, gateway: bool) -> None:
    with PostgREST(api_dsn(dsn), SECRET, gateway=gateway) as server:
        right = server.key("service_role")
        key = {
            "of another project": jwt.encode({"role": "service_role"}, SECRET[::-1]),
            "with a typo": right[:40] + ("A" if right[40] != "A" else "B") + right[41:],
        }.get(key, key)
        with pytest.raises(Unready, match="check SUPABASE_KEY") as outage:
            SupabaseGateway(server.url, key).rows(Query("customers"))
        assert key not in str(outage.value)


def test_an_expired_key_is_named_where_no_gateway_looks_first(dsn: str) -> None:
    with (
        PostgREST(api_dsn(dsn), SECRET, gateway=False) as server,
        pytest.raises(Unready, match="has expired: set a new SUPABASE_KEY"),
    ):
        opened(server, expires_in=-60).rows(Query("customers"))


def test_a_secret_key_opens_the_store(api: PostgREST) -> None:
    assert SupabaseGateway(api.url, SECRET_KEY).rows(Query("schema_versions"))[0]


def test_a_missing_table_or_function_is_told_with_the_file_that_brings_it(
    postgres: Postgres, api: PostgREST
) -> None:
    with pytest.raises(Unready, match="run the files in sql/"):
        opened(api).rows(Query("no_such_table"))
    bare = postgres.create_database(f"bare_{uuid4().hex}", schema.tables())
    run_sql(bare, ["grant all on all tables in schema public to service_role"])
    with (
        PostgREST(api_dsn(bare), SECRET) as server,
        pytest.raises(Unready, match=r"run sql/supabase\.sql"),
    ):
        customer()(opened(server))


def test_erasing_refreshes_nobody_who_is_gone(postgres: Postgres) -> None:
    dsn = postgres.create_database(f"erased_{uuid4().hex}", SCRIPTS)
    with PostgREST(api_dsn(dsn), SECRET) as server:
        store = opened(server)
        [ines] = store.write(insert("customers", first_name="Ines"))
        for table, values in RECORDS.items():
            store.write(insert(table, customer_id=ines["id"], **values))
        run_sql(dsn, [REFUSES_TO_REFRESH])
        store.write(delete("customers", ines["id"]))
        assert store.rows(Query("interactions"))[0] == []


def test_a_write_that_was_saved_but_not_answered_is_saved_once(api: PostgREST) -> None:
    store, key = opened(api), uuid4().hex
    api.misbehave("drop-after")
    with pytest.raises(Unavailable):
        customer(entry_key=key)(store)
    api.misbehave()
    customer(entry_key=key)(store)
    assert len(store.rows(Query("customers", [Filter("entry_key", "eq", key)]))[0]) == 1


def test_a_server_with_a_smaller_limit_still_gives_every_row(dsn: str) -> None:
    mark = uuid4().hex
    with PostgREST(api_dsn(dsn), SECRET, max_rows=7) as server:
        store = SupabaseGateway(server.url, server.key("service_role"))
        store.write(*(insert("customers", first_name=str(n), company=mark[:30]) for n in range(20)))
        where = [Filter("company", "eq", mark[:30])]
        assert len(store.rows(Query("customers", where))[0]) == 20
        page = store.page(Query("customers", where, limit=15))
        assert (len(page.rows), page.total) == (15, 20)


def test_a_refusal_does_not_repeat_the_failing_row(api: PostgREST) -> None:
    with pytest.raises(Refused) as refused:
        customer(first_name="Secret", notes="wool", stage="friend")(opened(api))
    assert "Secret" not in str(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(("url", "key"), [("not an address", "e30.e30.e30"), ("https://x.co", "")])
def test_an_address_or_key_of_the_wrong_form_is_told(url: str, key: str) -> None:
    with pytest.raises(Unavailable, match="SUPABASE_URL or SUPABASE_KEY"):
        SupabaseGateway(url, key)


def test_a_gateway_is_shared_by_threads(api: PostgREST) -> None:
    store = SupabaseGateway(api.url, api.key("service_role"))
    mark = uuid4().hex[:30]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: customer(company=mark, last_name=str(n))(store), range(60)))
    [rows] = store.rows(Query("customers", [Filter("company", "eq", mark)]))
    assert sorted(int(row["last_name"]) for row in rows) == list(range(60))


def test_questions_asked_together_are_one_wait(
    api: PostgREST, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = Barrier(3)
    answer = api.answer

    def once_all_are_there(request: Request, authorization: str) -> Answer:
        together.wait(timeout=5)
        return answer(request, authorization)

    monkeypatch.setattr(api, "answer", once_all_are_there)
    asked = [Query("customers", limit=1), Query("products"), Query("schema_versions")]
    answers = opened(api).rows(*asked)
    assert [row["id"] for row in answers[2]] == list(range(1, schema.version() + 1))


def test_supabase_is_imported_only_when_it_is_used() -> None:
    code = "import sys, crm.opening; print('supabase' in sys.modules, 'openai' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
