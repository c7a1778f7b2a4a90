"""A workspace over each store, empty, with a clock that stands still."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from crm import customers
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from db import schema
from db.supabase import SupabaseGateway
from tests.crm.lived_book import empty_store, full  # noqa: F401 - fixtures
from tests.supabase.postgres import EMPTY, Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

NOW = datetime(2026, 3, 11, 15, 30, tzinfo=UTC)
TODAY = date(2026, 3, 11)  # a Wednesday
SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]

on_sqlite = pytest.mark.parametrize(
    "ws", ["sqlite", pytest.param("supabase", marks=pytest.mark.thorough)], indirect=True
)
"""For what is decided above the stores, where others prove what it reads of both."""


def table(names: str, rows: Iterable[Any]) -> pytest.MarkDecorator:
    """Each row on SQLite and the first on Supabase: where none tells more of a store than another.

    The rest on Supabase is left to `--thorough`.
    """
    listed = [row if "," in names else (row,) for row in rows]
    marks = [(), *[pytest.mark.thorough] * (len(listed) - 1)]
    hosted = [pytest.param("supabase", *row, marks=m) for row, m in zip(listed, marks, strict=True)]
    every = [*(("sqlite", *row) for row in listed), *hosted]
    return pytest.mark.parametrize(("ws", *names.split(", ")), every, indirect=["ws"])


@pytest.fixture(scope="session")
def hosted(postgres: Postgres) -> Iterator[tuple[psycopg.Connection[Any], PostgREST]]:
    """A hosted store for all tests that take an empty book in turn, and its database."""
    dsn = postgres.create_database(f"crm_{uuid4().hex}", SCRIPTS)
    with (
        psycopg.connect(dsn, autocommit=True) as database,
        PostgREST(api_dsn(dsn), "a secret of at least thirty-two characters") as api,
    ):
        yield database, api


@pytest.fixture(params=["sqlite", "supabase"])
def ws(request: pytest.FixtureRequest) -> Workspace:
    """An empty book on each store in turn."""
    if request.param == "sqlite":
        return Workspace(request.getfixturevalue("new_book"), OFFLINE, lambda: NOW)
    database, api = request.getfixturevalue("hosted")
    # Ids go on, so that what an earlier test still has under way finds no row of this one.
    database.execute(EMPTY)
    return Workspace(SupabaseGateway(api.url, api.key("service_role")), OFFLINE, lambda: NOW)


@pytest.fixture
def ines(ws: Workspace) -> Customer:
    """Ines Moreau, a lead with nothing recorded yet."""
    return customers.add(ws, "ines", first_name="Ines", last_name="Moreau")
