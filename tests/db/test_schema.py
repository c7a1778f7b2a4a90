"""The schema: the same on both stores, kinds told by names, safe to run again, closed to others."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from crm import tables
from db import schema, traces
from db.sqlite import SQLiteGateway
from db.values import kind
from tests.supabase.postgres import Postgres, run_sql

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
TABLES = [table.name for table in tables.TABLES]
KINDS = {
    "timestamp with time zone": "time",
    "date": "date",
    "numeric": "money",
    "boolean": "flag",
}
COLUMNS = """
    select table_name, column_name, data_type from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position
"""
RELATIONS = """
    select c.relname, c.relkind, c.relrowsecurity, coalesce(c.reloptions::text, '') from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'S')
"""
NEEDED = """
    select column_name, data_type from information_schema.columns
    where table_schema = 'public' and table_name = %s and is_nullable = 'NO'
        and column_default is null
"""
OF_TYPE = {
    "integer": 1,
    "text": "x",
    "date": "2026-03-01",
    "timestamp with time zone": "2026-03-01T12:00Z",
    "numeric": 1,
}
FUNCTIONS = """
    select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace
"""


@pytest.fixture(scope="module")
def dsn(postgres: Postgres) -> str:
    return postgres.create_database(f"schema_{uuid4().hex}", SCRIPTS)


@pytest.fixture
def database(dsn: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection whose work is undone."""
    with psycopg.connect(dsn) as connection:
        yield connection
        connection.rollback()


def test_a_columns_name_tells_its_kind(database: psycopg.Connection[Any]) -> None:
    for table, column, type in database.execute(COLUMNS):
        assert kind(column) == KINDS.get(type, "plain"), f"{table}.{column} is {type}"


def test_both_stores_have_the_same_tables_views_and_columns(
    database: psycopg.Connection[Any], tmp_path: Path
) -> None:
    hosted: dict[str, list[str]] = {}
    for table, column, _ in database.execute(COLUMNS):
        hosted.setdefault(table, []).append(column)
    SQLiteGateway(tmp_path / "book.db").close()
    connection = sqlite3.connect(tmp_path / "book.db")
    names = [row[0] for row in connection.execute("select name from pragma_table_list")]
    own = {
        "customer_count",
        "customer_refresh",
        "customer_spent",
        "customer_touch",
        "day_count",
        "interaction_count",
        "sale_count",
        "sqlite_schema",
        "sqlite_temp_schema",
        "sqlite_sequence",
        "stage_count",
    }
    embedded = {
        name: [
            row[0] for row in connection.execute("select name from pragma_table_info(?)", [name])
        ]
        for name in names
        if name not in own and not name.startswith(traces.WORDS)
    }
    del hosted["supabase_mark"]  # its file is not for SQLite
    assert embedded == hosted


def test_running_the_files_again_changes_and_loses_nothing(postgres: Postgres) -> None:
    dsn = postgres.create_database(f"again_{uuid4().hex}", SCRIPTS)
    run_sql(
        dsn,
        [
            "insert into customers (first_name) values ('Ines')",
            "insert into interactions (customer_id, type, sentiment) values (1, 'call', 'neutral')",
        ],
    )

    def state() -> list[Any]:
        queries = [
            COLUMNS,
            RELATIONS,
            FUNCTIONS,
            "select * from customers",
            "select * from timeline",
        ]
        queries += ["select tgname from pg_trigger where not tgisinternal"]
        with psycopg.connect(dsn) as connection:
            return [sorted(map(str, connection.execute(query))) for query in queries]

    before = state()
    run_sql(dsn, SCRIPTS)
    assert state() == before


def test_the_numbered_files_are_in_order_and_each_says_its_version() -> None:
    for number, path in enumerate(schema.tables(), 1):
        assert path.name.startswith(f"{number:03}_")
        assert f"insert into schema_versions (id) values ({number})" in path.read_text("utf-8")
    assert schema.version() == len(schema.tables())
    assert schema.missing(schema.version()) == []
    files = [path.name for path in schema.tables()]
    assert schema.missing(0) == [*files, "views.sql", "supabase.sql"]
    assert schema.missing(1) == [*files[1:], "views.sql", "supabase.sql"]


@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_a_key_other_than_the_servers_may_touch_nothing(
    database: psycopg.Connection[Any], role: str
) -> None:
    relations = database.execute(RELATIONS).fetchall()
    assert len(relations) > 12
    for name, relkind, secured, options in relations:
        rights = ["usage"] if relkind == "S" else ["select", "insert", "update", "delete"]
        check = "has_sequence_privilege" if relkind == "S" else "has_table_privilege"
        for right in rights:
            held = database.execute(f"select {check}(%s, %s, %s)", [role, name, right]).fetchone()
            assert held == (False,), f"{role} may {right} {name}"
        assert secured or relkind != "r", f"{name} has no row-level security"
        assert "security_invoker=on" in options or relkind != "v", f"{name} leaks"
    functions = [row[0] for row in database.execute(FUNCTIONS)]
    assert "apply_changes(jsonb)" in functions
    for name in functions:
        held = database.execute("select has_function_privilege(%s, %s, 'execute')", [role, name])
        assert held.fetchone() == (False,), f"{role} may call {name}"


@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_what_is_made_later_is_closed_as_well(database: psycopg.Connection[Any], role: str) -> None:
    database.execute("create table later (id integer)")
    database.execute("create view later_view as select * from customers")
    database.execute("create function later_function() returns integer language sql as 'select 1'")
    database.execute((schema.FOLDER / "views.sql").read_bytes())
    for statement in (
        "select * from later",
        "select * from later_view",
        "select later_function()",
        "select * from customer_cards",
    ):
        with (
            pytest.raises(psycopg.errors.InsufficientPrivilege),
            database.transaction(),
        ):
            database.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
            database.execute(statement.encode())


def test_the_servers_key_reads_and_writes_everything(database: psycopg.Connection[Any]) -> None:
    database.execute("set local role service_role")
    for name, relkind, _, _ in database.execute(RELATIONS).fetchall():
        if relkind in ("r", "v"):
            database.execute(sql.SQL("select * from {}").format(sql.Identifier(name)))
    written = database.execute(
        """select apply_changes('[{"action": "insert", "target": "customers",
        "values": {"first_name": "Ines"}}]')"""
    ).fetchone()
    assert written is not None
    assert written[0][0]["first_name"] == "Ines"


def fill(dsn: str, table: str) -> None:
    """A row in a table that has none, of the first values of its columns' types."""
    with psycopg.connect(dsn) as connection:
        name = sql.Identifier(table)
        if connection.execute(sql.SQL("select from {}").format(name)).fetchone() is None:
            needed = connection.execute(NEEDED, [table]).fetchall()
            insert = sql.SQL("insert into {} ({}) values ({})").format(
                name,
                sql.SQL(", ").join(sql.Identifier(column) for column, _ in needed),
                sql.SQL(", ").join(sql.Literal(OF_TYPE[type]) for _, type in needed),
            )
            connection.execute(insert)


def test_running_the_files_again_keeps_every_row_trigger_policy_and_right(
    postgres: Postgres,
) -> None:
    dsn = postgres.create_database(f"kept_{uuid4().hex}", SCRIPTS)
    run_sql(
        dsn,
        [
            "insert into customers (first_name, notes) values ('Ines', 'velvet'), ('Aria', '')",
            "insert into interactions (customer_id, type, sentiment) values (1, 'call', 'neutral')",
            "insert into products (name, category, price) values ('Gown', 'dresses', 1200)",
            "insert into purchases (customer_id, product_id, price_paid, bought_on)"
            " values (1, 1, 1100.50, '2026-03-01')",
            "insert into ai_calls (feature, engine) values ('email_draft', 'OpenAI')",
            "insert into ended_sessions (entry_key, expires_at) values ('a session', now())",
            "insert into follow_ups (customer_id, due_on, note) values (2, '2026-04-01', 'call')",
            "insert into facts (customer_id, kind, words, said_on, read_by)"
            " values (1, 'like', 'velvet', '2026-03-01', 'analyst')",
            "insert into deeds (kind, entry_key) values ('edit', 'a deed')",
        ],
    )
    for table in TABLES:
        fill(dsn, table)
    kept = [
        *(f"select * from {path}" for path in TABLES),
        "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
        "select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace",
        "select viewname, definition from pg_views where schemaname = 'public'",
        "select indexdef from pg_indexes where schemaname = 'public'",
        "select conrelid::regclass, pg_get_constraintdef(oid) from pg_constraint",
        "select * from pg_policies",
        "select relname, relacl::text, relrowsecurity, reloptions::text from pg_class"
        " where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'S')",
        "select proname, proacl::text from pg_proc where pronamespace = 'public'::regnamespace",
        "select defaclobjtype, defaclacl::text from pg_default_acl",
        "select last_value from customers_id_seq",
    ]

    def state() -> list[list[str]]:
        with psycopg.connect(dsn) as connection:
            return [sorted(map(str, connection.execute(query.encode()))) for query in kept]

    before = state()
    assert all(before[: len(TABLES)]), "a table has no row to lose"
    run_sql(dsn, SCRIPTS)
    assert dict(zip(kept, state(), strict=True)) == dict(zip(kept, before, strict=True))


def test_each_numbered_file_run_in_turn_brings_its_own_version(postgres: Postgres) -> None:
    dsn = postgres.create_database(f"turn_{uuid4().hex}")
    for number, path in enumerate(schema.tables(), 1):
        run_sql(dsn, [path])
        with psycopg.connect(dsn) as connection:
            versions = connection.execute("select id from schema_versions order by id").fetchall()
        assert versions == [(n,) for n in range(1, number + 1)]
        assert schema.missing(number)[:-2] == [file.name for file in schema.tables()[number:]]


def test_missing_names_the_later_files_in_order_and_then_the_two_to_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("010_ten.sql", "002_two.sql", "001_one.sql", "views.sql", "sqlite.sql", "9_x.sql"):
        (tmp_path / name).touch()
    monkeypatch.setattr(schema, "FOLDER", tmp_path)
    last = ["views.sql", "supabase.sql"]
    assert schema.version() == 10
    assert schema.missing(0) == ["001_one.sql", "002_two.sql", "010_ten.sql", *last]
    assert schema.missing(1) == ["002_two.sql", "010_ten.sql", *last]
    assert schema.missing(2) == schema.missing(9) == ["010_ten.sql", *last]
    assert schema.missing(10) == schema.missing(11) == []
