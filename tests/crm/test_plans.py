"""Every list has an index for its filters and its order, on both stores."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from crm import attention, customers, follow_ups, interactions, products, reports, touches
from crm.models import SENTIMENTS, STAGES
from crm.workspace import OFFLINE, Workspace
from db import schema, sqlite
from db.gateway import NEVER_NULL, Query
from db.sqlite import SQLiteGateway
from db.sqlite_where import order_clause, where_clause
from tests import large_book
from tests.supabase.postgres import Postgres

ONE = 14
"""A customer of the large book."""
BARE = re.compile(r"^SCAN (?!.*\bINDEX\b)(c|i|p|f|e|customers|interactions|purchases|follow_ups)\b")
SLOW = re.compile(rf"{BARE.pattern}|^USE TEMP B-TREE FOR ORDER BY$")
SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]


def ask(ws: Workspace) -> None:
    """Asks for every list of the app, sorted and filtered in every way that a page offers."""
    for sort in customers.SORT_COLUMNS:
        for descending in (False, True):
            customers.find(ws, sort=sort, descending=descending)
    for stage in STAGES:
        customers.find(ws, stage=stage)
    for sentiment in SENTIMENTS:
        customers.find(ws, sentiment=sentiment)
    customers.first_cards(ws)
    customers.counts(ws)
    interactions.recent(ws)
    for type in (None, "call"):
        interactions.timeline(ws, ONE, type=type)
    follow_ups.board(ws)
    attention.needed(ws, ws.clock().date())
    touches.latest(ws)
    customers.find(ws, search="moreau 14", stage="lead", sort="last_contact", descending=True)
    reports.standing(ws)
    reports.days(ws, ws.clock().date() - timedelta(days=30), ws.clock().date())
    for by in ("name", "price"):
        products.find(ws, sort=by)


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, list[Query]]]:
    """A book, and what its lists ask of it."""
    path: Path = tmp_path_factory.mktemp("plans") / "book.db"
    large_book.make(path, 500)
    ws, asked = Workspace(SQLiteGateway(path), OFFLINE), list[Query]()
    select, search = sqlite._select, sqlite._searched
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_select", lambda to, query: asked.append(query) or select(to, query))
        patch.setattr(
            sqlite, "_searched", lambda to, query: asked.append(query) or search(to, query)
        )
        ask(ws)
    yield ws, list({repr(query): query for query in asked}.values())


def test_an_embedded_book_reads_no_large_table_whole_and_sorts_by_an_index(
    queries: tuple[Workspace, list[Query]],
) -> None:
    ws, asked = queries
    assert len(asked) > 25
    wrong = []
    assert isinstance(ws.db, SQLiteGateway)
    with ws.db._connection() as book:
        for query in asked:
            where, values = where_clause(query)
            sql = f"select * from {query.source}{where}{order_clause(query)} limit 25"
            plan = [row["detail"] for row in book.execute(f"explain query plan {sql}", values)]
            is_sum = query.source.endswith(("_figures", "_days", "_counts"))
            slow = BARE.match if is_sum else SLOW.search
            bad = [line for line in plan if slow(line)]
            wrong += [f"{line} in {sql}" for line in bad]
    assert not wrong, "\n".join(wrong)
    assert wrong == []


def test_postgresql_has_an_index_in_the_order_of_every_list(
    postgres: Postgres, queries: tuple[Workspace, list[Query]]
) -> None:
    dsn = postgres.create_database("plans", SCRIPTS)
    wrong = []
    with psycopg.connect(dsn) as database:
        for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
            database.execute(f"set enable_{way} = off")  # type: ignore[arg-type]
        for query in queries[1]:
            if not query.order or query.source.endswith(("_figures", "_days")):
                continue
            rows = database.execute(f"explain {in_postgres(query)}")  # type: ignore[arg-type]
            plan = [str(line) for (line,) in rows]
            if any(re.search(r"^\s*(->\s+)?Sort  \(", line) for line in plan):
                wrong.append(in_postgres(query))
    assert not wrong, "\n".join(wrong)
    assert wrong == []


def in_postgres(query: Query) -> str:
    """The query as PostgREST asks it, for its plan alone."""
    signs = {"eq": "=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
    where = [
        f"{each.column} is {'' if each.value else 'not '}null"
        if each.operator == "is_null"
        else f"{each.column} {signs[each.operator]} '{each.value}'"
        for each in query.where
        if each.operator in signs or each.operator == "is_null"
    ]
    order = [
        f"{key.column}{' desc' if key.descending else ''}{' nulls last' if key.has_nulls else ''}"
        for key in query.full_order()
    ]
    return (
        f"select * from {query.source} where {' and '.join(where) or 'true'}"
        f" order by {', '.join(order)} limit 25"
    )


def test_what_counts_as_never_null_is_never_null(postgres: Postgres) -> None:
    dsn = postgres.create_database("nulls", SCRIPTS)
    with psycopg.connect(dsn) as database:
        rows = database.execute(
            "select c.column_name from information_schema.columns c"
            " join information_schema.tables t using (table_schema, table_name)"
            " where table_schema = 'public' and table_type = 'BASE TABLE' and is_nullable = 'YES'"
        )
        assert NEVER_NULL & {name for (name,) in rows} == set()
