"""The stores that the contract is held against."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest

from db import schema
from db.gateway import Change, Filter, Gateway, Order, Query, Row, delete, insert
from db.supabase import SupabaseGateway
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

SECRET = "a secret of at least thirty-two characters"
LIVE = ("AICRM_TEST_SUPABASE_URL", "AICRM_TEST_SUPABASE_KEY")
STORES = ["sqlite", "supabase", *(["live"] if all(os.environ.get(name) for name in LIVE) else [])]


@pytest.fixture(scope="session")
def api(postgres: Postgres) -> Iterator[PostgREST]:
    """PostgREST's stand-in over a database on which sql/ was run in the documented order."""
    scripts = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
    dsn = postgres.create_database(f"aicrm_{uuid4().hex}", scripts)
    with PostgREST(api_dsn(dsn), SECRET) as server:
        yield server


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Gateway:
    """Each store in turn."""
    if request.param == "sqlite":
        return request.getfixturevalue("new_book")
    if request.param == "supabase":
        server: PostgREST = request.getfixturevalue("api")
        return SupabaseGateway(server.url, server.key("service_role"))
    return SupabaseGateway(*(os.environ[name] for name in LIVE))


@dataclass
class Book:
    """A store with rows of one test in it: they carry its mark, and are erased at its end."""

    store: Gateway
    mark: str = field(default_factory=lambda: f"mark {uuid4().hex}")
    made: list[tuple[str, int]] = field(default_factory=list)

    def write(self, *changes: Change) -> list[Row]:
        """What the store wrote; what it inserted is remembered."""
        rows = self.store.write(*changes)
        for change, row in zip(changes, rows, strict=True):
            if change.action == "insert":
                self.made.append((change.table, row["id"]))
        return rows

    def inserted(self, **values: Any) -> Change:
        """What makes a customer with this test's mark as company."""
        return insert("customers", **{"first_name": "Ines", "company": self.mark} | values)

    def customer(self, **values: Any) -> Row:
        """A new customer with this test's mark as company."""
        return self.write(self.inserted(**values))[0]

    def interaction(self, customer: Row, **values: Any) -> Row:
        """A new call with a customer."""
        return self.write(
            insert("interactions", **{"customer_id": customer["id"], "type": "call"} | values)
        )[0]

    def product(self, **values: Any) -> Row:
        """A new product with this test's mark as brand."""
        given = {"name": "Gown", "category": "dresses", "price": 1200, "brand": self.mark} | values
        return self.write(insert("products", **given))[0]

    def found(self, *where: Filter, order: list[Order] | None = None, **page: Any) -> list[Row]:
        """This test's customers that the filters find."""
        mine = [Filter("company", "eq", self.mark), *where]
        return self.store.rows(Query("customers", mine, order or [], **page))[0]

    def erase(self) -> None:
        """Takes this test's rows out again."""
        tables = ["customers", "products"]  # the rest hangs on customers
        for table in tables:
            ids = {id for name, id in self.made if name == table}
            if ids:
                [present] = self.store.rows(Query(table, [Filter("id", "in", sorted(ids))]))
                self.store.write(*(delete(table, row["id"]) for row in present))


@pytest.fixture
def book(store: Gateway) -> Iterator[Book]:
    """The store with helpers for rows of this test alone."""
    book = Book(store)
    yield book
    book.erase()


@pytest.fixture
def asked(api: PostgREST) -> Callable[[], int]:
    """How many requests have reached the stand-in."""
    return lambda: len(api.requests)
