"""Opening a store: the right one, or a clear word on what is missing in it."""

import re
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from crm import customers, status
from crm.errors import SetupError, Unavailable, Unusable
from crm.settings import Settings
from crm.stores import open_store
from crm.workspace import OFFLINE, Workspace
from db import schema
from db.gateway import Gateway
from db.sqlite import SQLiteGateway
from tests.crm.conftest import SCRIPTS
from tests.supabase.postgres import Postgres, api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

SECRET = "a secret of at least thirty-two characters"
GIVES_NO_RIGHTS = """
alter default privileges in schema public
revoke all on tables from anon, authenticated, service_role
"""
"""What a new table of a project may be: open to no key until it is granted."""


def embedded(path: Path) -> Gateway:
    return open_store(Settings(aicrm_database=path))


def test_a_book_that_cannot_be_opened_is_named_with_the_fix(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(SetupError, match=r"AICRM_DATABASE: .*Set it to a file in a folder"):
        embedded(tmp_path / "file" / "aicrm.db")
    (tmp_path / "text.db").write_text("this is not a database, and never was one " * 20)
    with pytest.raises(Unusable, match=r"AICRM_DATABASE: text\.db is no book of AiCRM"):
        embedded(tmp_path / "text.db")


def hosted(api: PostgREST) -> Gateway:
    return open_store(
        Settings(supabase_url=api.url, supabase_key=SecretStr(api.key("service_role")))
    )


def test_a_supabase_store_is_opened_and_said_to_be_one(postgres: Postgres) -> None:
    with PostgREST(api_dsn(postgres.create_database("fits", SCRIPTS)), SECRET) as api:
        ws = Workspace(hosted(api), OFFLINE)
        measured = status.store(ws)
        assert measured.store == "Supabase"
        assert measured.state.startswith("answers in ")
        api.misbehave("drop")
        with pytest.raises(Unavailable):
            customers.counts(ws)
        assert status.store(ws).state == "does not answer"
        api.misbehave()
        customers.counts(ws)
        assert status.store(ws).state.startswith("answers in ")
        ws.db.pace.seconds = 0.25
        assert status.store(ws).state == "answers in 250 ms"


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (0, "run " + ", ".join(f"sql/{path.name}" for path in SCRIPTS)),
        (99, "update the app"),
    ],
)
def test_a_schema_that_does_not_fit_is_told_with_what_to_do(
    postgres: Postgres, version: int, words: str
) -> None:
    dsn = postgres.create_database(f"version_{version}", SCRIPTS)
    with psycopg.connect(dsn) as connection:
        connection.execute("delete from schema_versions")
        if version:
            connection.execute("insert into schema_versions (id) values (%s)", [version])
    with PostgREST(api_dsn(dsn), SECRET) as api, pytest.raises(SetupError) as wrong:
        hosted(api)
    assert words in str(wrong.value)


@pytest.mark.parametrize(
    ("done", "files"),
    [
        ("drop view views_mark", "run sql/views.sql, sql/supabase.sql in"),
        ("drop view supabase_mark", "run sql/supabase.sql in"),
        ("create or replace view supabase_mark as select 'older' as id", "run sql/supabase.sql in"),
    ],
)
def test_a_file_that_was_not_run_again_is_told_and_running_it_mends_it(
    postgres: Postgres, done: str, files: str
) -> None:
    dsn = postgres.create_database("stale", SCRIPTS)
    run_sql(dsn, [done])
    with PostgREST(api_dsn(dsn), SECRET) as api:
        with pytest.raises(SetupError, match=files):
            hosted(api)
        run_sql(dsn, [schema.FOLDER / name for name in schema.AGAIN])
        hosted(api)


@pytest.mark.parametrize("name", schema.AGAIN)
def test_a_file_bears_the_mark_of_its_text(name: str) -> None:
    assert schema.mark(name) == schema.digest(name), "run python -m db.schema"


@pytest.mark.parametrize("project", ["", GIVES_NO_RIGHTS])
def test_while_files_are_run_one_by_one_only_those_missing_are_asked_for(
    postgres: Postgres, project: str
) -> None:
    dsn = postgres.create_database("one_by_one", [project] if project else [])
    with PostgREST(api_dsn(dsn), SECRET) as api:
        for number, script in enumerate(SCRIPTS):
            with pytest.raises(SetupError) as wrong:
                hosted(api)
            asked = re.findall(r"sql/(\w+\.sql)", str(wrong.value))
            assert asked == [path.name for path in SCRIPTS[number:]]
            run_sql(dsn, [script])
        hosted(api)


def test_each_file_has_postgrest_look_at_what_it_has_made(postgres: Postgres) -> None:
    dsn = postgres.create_database("listening")
    for script in SCRIPTS:
        with psycopg.connect(dsn, autocommit=True) as listening:
            listening.execute("listen pgrst")
            run_sql(dsn, [script])
            assert [note.payload for note in listening.notifies(timeout=5, stop_after=1)], script


def test_a_project_without_our_tables_is_told_which_files_to_run(postgres: Postgres) -> None:
    with (
        PostgREST(api_dsn(postgres.create_database("bare")), SECRET) as api,
        pytest.raises(SetupError, match=r"run sql/001_tables\.sql"),
    ):
        hosted(api)


def test_a_book_from_a_newer_app_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "aicrm.db"
    book = SQLiteGateway(path)
    book.close()
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("insert into schema_versions (id) values (99)")
        connection.execute("pragma user_version = 1")
    with pytest.raises(SetupError, match="newer AiCRM"):
        embedded(path)
