"""Who may do what on Supabase, listed from the catalog so that nothing new is forgotten."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from psycopg import sql

from db import schema
from db.gateway import Query, Unavailable, insert, update
from db.supabase import SupabaseGateway
from tests.db.conftest import SECRET
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
OUTSIDERS = ["anon", "authenticated"]
TABLE_RIGHTS = ["select", "insert", "update", "delete", "truncate", "references", "trigger"]
COLUMN_RIGHTS = ["select", "insert", "update", "references"]
SEQUENCE_RIGHTS = ["usage", "select", "update"]
RELATIONS = """
    select c.relname, c.relkind, c.relrowsecurity, coalesce(c.reloptions::text, '') from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
"""
FUNCTIONS = (
    "select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace"
)
Connection = psycopg.Connection[Any]


@pytest.fixture(scope="module")
def dsn(postgres: Postgres) -> str:
    return postgres.create_database(f"roles_{uuid4().hex}", SCRIPTS)


@pytest.fixture
def database(dsn: str) -> Iterator[Connection]:
    """The owner's connection, whose work is undone."""
    with psycopg.connect(dsn) as connection:
        yield connection
        connection.rollback()


def ask(database: Connection, question: str, *values: str) -> Any:
    row = database.execute(question.encode(), values).fetchone()
    assert row is not None
    return row[0]


def run_as(database: Connection, role: str, statement: str) -> None:
    """Runs a statement as the role, in a part of the transaction of its own."""
    with database.transaction(force_rollback=True):
        database.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
        database.execute(statement.encode())


def refuse(database: Connection, role: str, *statements: str) -> None:
    for statement in statements:
        try:
            run_as(database, role, statement)
        except psycopg.errors.InsufficientPrivilege:
            continue
        pytest.fail(f"{role} may {statement}")


def relations(database: Connection, *kinds: str) -> list[str]:
    found = [row[0] for row in database.execute(RELATIONS) if row[1] in kinds]
    assert found, f"no relation of kind {kinds}"
    return found


def calls(database: Connection) -> list[str]:
    """A call of every function in the schema, with nothing in each argument."""
    listed = f"""
        select format('select %I(%s)', proname, (
            select string_agg('null::' || format_type(type, null), ', ' order by place)
            from unnest(proargtypes) with ordinality as given (type, place)
        )) from pg_proc where oid in ({FUNCTIONS.replace("::regprocedure::text", "")})
    """
    found = [row[0] for row in database.execute(listed.encode())]
    assert {"select apply_changes(null::jsonb)", "select customers_keep()"} <= set(found)
    return found


def held_rights(database: Connection, role: str) -> list[str]:
    """Every right that the role has on anything in the schema."""
    held = []
    for name, kind, _, _ in database.execute(RELATIONS).fetchall():
        asked = (
            [("sequence", right) for right in SEQUENCE_RIGHTS]
            if kind == "S"
            else [("table", right) for right in TABLE_RIGHTS]
            + [("any_column", right) for right in COLUMN_RIGHTS]
        )
        for what, right in asked:
            if ask(database, f"select has_{what}_privilege(%s, %s, %s)", role, name, right):
                held.append(f"{right} {name}")
    for (name,) in database.execute(FUNCTIONS).fetchall():
        if ask(database, "select has_function_privilege(%s, %s, 'execute')", role, name):
            held.append(f"execute {name}")
    return held


@pytest.mark.parametrize("role", OUTSIDERS)
def test_an_outsider_has_no_right_on_anything(database: Connection, role: str) -> None:
    assert {"customers", "schema_versions"} <= set(relations(database, "r"))
    assert {"customer_cards", "timeline"} <= set(relations(database, "v"))
    assert "customers_id_seq" in relations(database, "S")
    assert held_rights(database, role) == []
    assert not ask(database, "select has_schema_privilege(%s, 'public', 'create')", role)


@pytest.mark.parametrize("role", OUTSIDERS)
def test_an_outsider_who_tries_is_turned_away(database: Connection, role: str) -> None:
    for name in relations(database, "r", "v"):
        refuse(database, role, f"select * from {name}")
    for name in relations(database, "r"):  # most views can be written by nobody
        refuse(
            database,
            role,
            f"insert into {name} (id) values (null)",
            f"update {name} set id = id",
            f"delete from {name}",
        )
    for name in relations(database, "S"):
        refuse(database, role, f"select nextval('{name}')", f"select * from {name}")
    refuse(database, role, *calls(database))


def test_every_table_has_row_level_security_and_no_policy(database: Connection) -> None:
    open_ones = [row[0] for row in database.execute(RELATIONS) if row[1] in "rp" and not row[2]]
    assert open_ones == []
    assert database.execute("select * from pg_policies where schemaname = 'public'").rowcount == 0


def test_every_view_asks_with_the_rights_of_who_reads_it(database: Connection) -> None:
    views = [row for row in database.execute(RELATIONS) if row[1] in ("v", "m")]
    assert [row[0] for row in views if "security_invoker=on" not in row[3]] == []


def test_every_function_works_with_the_rights_of_who_calls_it(database: Connection) -> None:
    definers = f"{FUNCTIONS} and prosecdef"
    assert database.execute(definers.encode()).fetchall() == []


@pytest.mark.parametrize("role", OUTSIDERS)
def test_what_the_owner_makes_later_is_closed_to_outsiders(database: Connection, role: str) -> None:
    database.execute("create table later (id serial primary key, name text)")
    database.execute("create view later_view as select * from customers")
    database.execute("create materialized view later_copy as select * from customers")
    database.execute("create sequence later_numbers")
    database.execute("create function later_function() returns int language sql as 'select 1'")
    assert held_rights(database, role) == []
    refuse(
        database,
        role,
        "select * from later",
        "insert into later (name) values ('x')",
        "select * from later_view",
        "select * from later_copy",
        "select nextval('later_numbers')",
        "select later_function()",
    )
    for statement in ("select * from later", "select later_function()"):
        run_as(database, "service_role", statement)


@pytest.mark.parametrize("role", OUTSIDERS)
def test_what_somebody_opened_by_hand_is_closed_when_the_file_is_run_again(
    database: Connection, role: str
) -> None:
    database.execute("create function opened(text) returns int language sql as 'select 1'")
    database.execute("create procedure opened_too() language sql as 'select 1'")
    database.execute("create materialized view opened_copy as select * from customers")
    database.execute(f"grant all on all tables in schema public to {role}".encode())
    database.execute(f"grant all on all sequences in schema public to {role}".encode())
    database.execute(f"grant all on all routines in schema public to {role}".encode())
    assert "execute opened(text)" in held_rights(database, role)
    database.execute((schema.FOLDER / "supabase.sql").read_bytes())
    assert held_rights(database, role) == []


def test_the_server_may_do_everything_with_whatever_there_is(database: Connection) -> None:
    held = set(held_rights(database, "service_role"))
    wanted = {
        f"{right} {name}"
        for kinds, rights in (
            ("r", ["select", "insert", "update", "delete"]),
            ("v", ["select"]),
            ("S", ["usage", "select"]),
        )
        for name in relations(database, kinds)
        for right in rights
    }
    wanted |= {f"execute {name}" for (name,) in database.execute(FUNCTIONS).fetchall()}
    assert wanted - held == set()


@pytest.mark.parametrize("role", OUTSIDERS)
def test_views_made_anew_by_their_file_alone_stay_closed(database: Connection, role: str) -> None:
    before = set(relations(database, "v"))
    database.execute((schema.FOLDER / "views.sql").read_bytes())
    assert set(relations(database, "v")) == before
    assert held_rights(database, role) == []
    refuse(database, role, *(f"select * from {name}" for name in sorted(before)))
    for name in before:
        run_as(database, "service_role", f"select * from {name}")


def test_the_servers_role_reads_everything_and_writes_through_the_one_function(
    database: Connection,
) -> None:
    database.execute("insert into customers (first_name) values ('Ines')")
    for name in relations(database, "r", "v"):
        run_as(database, "service_role", f"select * from {name}")
    with database.transaction(force_rollback=True):
        database.execute("set local role service_role")
        seen = ask(database, "select first_name from customer_cards order by id desc limit 1")
        written = ask(
            database,
            """select apply_changes('[{"action": "insert", "target": "customers",
            "values": {"first_name": "Aria"}}]')""",
        )
    assert (seen, written[0]["first_name"], written[0]["name_key"]) == ("Ines", "Aria", "aria")


@pytest.mark.parametrize("role", OUTSIDERS)
def test_through_the_api_an_outsiders_key_is_an_outage_for_every_source(
    dsn: str, database: Connection, role: str
) -> None:
    run_sql(dsn, ["insert into customers (first_name) values ('Ines')"])
    with PostgREST(api_dsn(dsn), SECRET, gateway=False) as server:
        outsider = SupabaseGateway(server.url, server.key(role))
        owner = SupabaseGateway(server.url, server.key("service_role"))
        ines = owner.rows(Query("customers"))[0][-1]
        for source in relations(database, "r", "v"):
            for call in (outsider.rows, outsider.page):
                with pytest.raises(Unavailable, match="must be the service_role key"):
                    call(Query(source, limit=5))
            with pytest.raises(Unavailable, match="must be the service_role key"):
                outsider.get(source, 1)
        for change in (
            insert("customers", first_name="Aria"),
            update("customers", ines["id"], 1, first_name="Aria"),
        ):
            with pytest.raises(Unavailable, match="must be the service_role key"):
                outsider.write(change)
        assert owner.rows(Query("customers"))[0][-1] == ines


@pytest.mark.parametrize("role", ["", *OUTSIDERS])
def test_through_the_api_an_outsider_calls_no_function(
    dsn: str, database: Connection, role: str
) -> None:
    names = {call.removeprefix("select ").partition("(")[0] for call in calls(database)}
    with PostgREST(api_dsn(dsn), SECRET, gateway=False) as server:
        for name in names:
            headers = {"authorization": f"Bearer {server.key(role)}"} if role else {}
            url = f"{server.url}/rest/v1/rpc/{name}"
            answer = httpx.post(url, json={"changes": []}, headers=headers)
            assert answer.status_code in (401, 403, 404), (name, answer.text)
