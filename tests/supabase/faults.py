"""What can go wrong with Supabase, each as a context that makes it so and mends it again."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.supabase import postgrest
from tests.supabase.postgres import run_sql
from tests.supabase.postgrest import PostgREST

Fault = Callable[[PostgREST, str], AbstractContextManager[None]]


def misbehaving(kind: str) -> Fault:
    @contextmanager
    def fault(api: PostgREST, dsn: str) -> Iterator[None]:
        api.misbehave(kind, seconds=1.5)
        yield
        api.misbehave()

    return fault


def answering(status: int, body: Any) -> Fault:
    @contextmanager
    def fault(api: PostgREST, dsn: str) -> Iterator[None]:
        text = body if isinstance(body, str) else json.dumps(body)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(postgrest.INSTEAD, "html", (status, "application/json", text))
            with misbehaving("html")(api, dsn):
                yield

    return fault


def without(done: str, undone: str) -> Fault:
    @contextmanager
    def fault(api: PostgREST, dsn: str) -> Iterator[None]:
        run_sql(dsn, [done])
        try:
            yield
        finally:
            run_sql(dsn, [undone])

    return fault


@contextmanager
def switched_off(api: PostgREST, dsn: str) -> Iterator[None]:
    server = api._server
    server.shutdown()
    server.hang_up()
    server.server_close()
    yield
    server.socket = socket.create_server(server.server_address, backlog=128)
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()


@contextmanager
def signed_otherwise(api: PostgREST, dsn: str) -> Iterator[None]:
    secret, api._secret = api._secret, api._secret[::-1]
    yield
    api._secret = secret


@contextmanager
def stopped(api: PostgREST, dsn: str) -> Iterator[None]:
    """The database, and not what stands in front of it."""
    there, api._dsn = api._dsn, make_conninfo(api._dsn, host="127.0.0.1", port="1")
    while api._idle:
        api._idle.pop().close()
    yield
    api._dsn = there


@contextmanager
def locked(api: PostgREST, dsn: str) -> Iterator[None]:
    api._statement_timeout = 0.3
    with psycopg.connect(dsn) as holder:
        holder.execute("lock table customers in access exclusive mode")
        yield
        holder.rollback()
    api._statement_timeout = 8.0


no_table = without("alter table customers rename to gone", "alter table gone rename to customers")
no_function = without(
    "alter function apply_changes rename to gone", "alter function gone rename to apply_changes"
)
no_helper = without("alter function plain rename to gone", "alter function gone rename to plain")
no_rights = without(
    "revoke all on customers from service_role", "grant all on customers to service_role"
)
