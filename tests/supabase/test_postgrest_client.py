"""What supabase-py makes of the stand-in: answers, errors and faults on the wire."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from postgrest import APIError, CountMethod
from supabase import Client, ClientOptions, create_client

from .postgres import Postgres, api_dsn, run_sql
from .postgrest import PostgREST

SCHEMA = Path(__file__).with_name("recorded_schema.sql")
SECRET = "a secret of the tests, long enough for HS256"
WORDS = """
create table letters (id serial primary key, body text, words tsvector);
insert into letters (body, words) values
  ('Two silk gowns', to_tsvector('english', 'Two silk gowns')), ('A hat', to_tsvector('a hat'));
create function add_letter(body text) returns letters language sql as
  $$ insert into letters (body) values (body) returning * $$;
"""


@pytest.fixture
def dsn(postgres: Postgres) -> str:
    return postgres.create_database("direct", [SCHEMA, WORDS])


@pytest.fixture
def api(dsn: str) -> Iterator[PostgREST]:
    with PostgREST(api_dsn(dsn), SECRET, gateway=False) as server:
        yield server


@pytest.fixture
def connect(api: PostgREST) -> Iterator[Callable[[str], Client]]:
    """Makes a supabase-py client for a role, that does not retry and waits two seconds."""
    with httpx.Client(timeout=2) as transport:
        options = ClientOptions(postgrest_client_retry=False, httpx_client=transport)
        yield lambda role: create_client(api.url, api.key(role), options)


@pytest.fixture
def client(connect: Callable[[str], Client]) -> Client:
    return connect("service_role")


def test_a_client_reads_a_page_and_its_total(client: Client) -> None:
    rows = client.table("customers").select("id", count=CountMethod.exact)
    page = rows.order("id").range(2, 3).execute()
    assert (page.data, page.count) == ([{"id": 3}, {"id": 4}], 20)


def test_a_client_calls_a_function(client: Client) -> None:
    found: Any = client.rpc("search_customers", {"q": "o'brien"}).execute().data
    assert [row["id"] for row in found] == [8]


def test_a_function_that_returns_one_row_answers_with_an_object(client: Client) -> None:
    added: Any = client.rpc("add_letter", {"body": "new"}).execute().data
    assert added["body"] == "new"


@pytest.mark.parametrize(
    ("function", "code"), [("fail_pt409", "PT409"), ("fail_pgrst", "CRM_STALE"), ("no", "PGRST202")]
)
def test_a_client_gets_the_code_of_an_error(client: Client, function: str, code: str) -> None:
    with pytest.raises(APIError) as caught:
        client.rpc(function, {"x": 1}).execute()
    assert caught.value.code == code


def test_a_get_may_not_call_a_function_that_writes(client: Client) -> None:
    with pytest.raises(APIError) as caught:
        client.rpc("add_letter", {"body": "x"}, get=True).execute()
    assert caught.value.code == "25006"


@pytest.mark.parametrize("column", ["body", "words"])
@pytest.mark.parametrize("kind", ["plain", "phrase", "web_search"])
def test_words_are_found_by_their_stem(client: Client, column: str, kind: str) -> None:
    options: Any = {"config": "english", "type": kind}
    query = client.table("letters").select("id").text_search(column, "gown", options)
    assert query.execute().data == [{"id": 1}]


def test_an_anonymous_reader_sees_new_tables_unless_they_are_revoked(
    dsn: str, connect: Callable[[str], Client]
) -> None:
    anon = connect("anon")
    assert len(anon.table("letters").select("id").execute().data) == 2
    run_sql(dsn, ["revoke all on letters from anon"])
    with pytest.raises(APIError) as caught:
        anon.table("letters").select("id").execute()
    assert caught.value.code == "42501"


def test_a_key_for_the_owner_is_refused(connect: Callable[[str], Client]) -> None:
    with pytest.raises(APIError) as caught:
        connect("postgres").table("products").select("id").execute()
    assert caught.value.code == "42501"


def test_a_table_made_a_moment_ago_is_found(dsn: str, client: Client) -> None:
    assert client.table("products").select("id").eq("id", 1).execute().data == [{"id": 1}]
    run_sql(dsn, ["create table later (id int, note text)"])
    assert client.table("later").insert({"id": 1}).execute().data == [{"id": 1, "note": None}]
    run_sql(dsn, ["alter table later add column more text"])
    row = {"id": 2, "note": None, "more": "x"}
    assert client.table("later").insert(row).execute().data == [row]


def test_a_database_that_is_gone_is_unavailable(postgres: Postgres) -> None:
    with PostgREST(api_dsn(postgres.dsn("never_made")), SECRET, gateway=False) as gone:
        answer = httpx.get(f"{gone.url}/rest/v1/products")
    assert (answer.status_code, answer.json()["code"]) == (503, "PGRST000")


@pytest.mark.parametrize("select", ["id,interactions(id)", "id,...interactions(id)", "notes->x"])
def test_what_is_not_claimed_is_refused(client: Client, select: str) -> None:
    with pytest.raises(APIError, match="does not support"):
        client.table("customers").select(select).execute()


def test_every_request_is_counted(api: PostgREST, client: Client) -> None:
    client.table("products").select("id").eq("id", 1).execute()
    client.table("products").delete().eq("id", 99).execute()
    assert [method for method, _ in api.requests] == ["GET", "DELETE"]
    assert api.requests[0][1] == "/rest/v1/products?select=id&id=eq.1"


def test_many_threads_write_at_the_same_time(api: PostgREST, client: Client) -> None:
    def add(number: int) -> None:
        client.table("plain_delete").insert({"v": str(number)}).execute()

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(add, range(100)))
    assert len(client.table("plain_delete").select("id").execute().data) == 103


@pytest.mark.parametrize("kind", ["html", "cut"])
def test_a_page_or_cut_json_arrives_as_text(api: PostgREST, client: Client, kind: str) -> None:
    api.misbehave(kind)
    assert isinstance(client.table("products").select("id").execute().data, str)


def test_a_gateway_page_is_an_error(api: PostgREST, client: Client) -> None:
    api.misbehave("html502")
    with pytest.raises(APIError) as caught:
        client.table("products").select("id").execute()
    assert str(caught.value.code) == "502"


@pytest.mark.parametrize(
    ("kind", "error", "saved"),
    [
        ("drop", httpx.RemoteProtocolError, False),
        ("drop-after", httpx.RemoteProtocolError, True),
        ("slow", httpx.ReadTimeout, True),
    ],
)
def test_a_write_without_an_answer(
    api: PostgREST, client: Client, kind: str, error: type[Exception], saved: bool
) -> None:
    api.misbehave(kind, seconds=4)
    with pytest.raises(error):
        client.table("products").insert({"name": "Hat", "price": 1}).execute()
    api.misbehave()
    found = client.table("products").select("name").eq("name", "Hat").execute().data
    assert found == ([{"name": "Hat"}] if saved else [])


def test_an_unknown_misbehaviour_is_refused(api: PostgREST) -> None:
    with pytest.raises(ValueError, match="explode"):
        api.misbehave("explode")


def test_closing_ends_what_is_in_flight(dsn: str) -> None:
    api = PostgREST(api_dsn(dsn), SECRET, gateway=False)
    address = f"{api.url}/rest/v1/rpc/slow_fn?secs=7"
    calls = [threading.Thread(target=_ask, args=(address,)) for _ in range(3)]
    for call in calls:
        call.start()
    while len(api.requests) < 3:
        time.sleep(0.01)
    time.sleep(0.2)
    begun = time.monotonic()
    api.close()
    for call in calls:
        call.join()
    assert time.monotonic() - begun < 2


def _ask(address: str) -> None:
    with suppress(httpx.TransportError):
        httpx.get(address, timeout=10)
