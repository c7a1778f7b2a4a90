"""One app over each store for all tests of a process; each test finds the demo as it was."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.server import App, ForkedApp
from tests.supabase.postgres import api_dsn, run_sql
from tests.supabase.postgrest import PostgREST

SECRET = "a secret of at least thirty-two characters"
KEEP = """
create schema kept;
do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
        execute format('create table kept.%1$I as table public.%1$I', name);
    end loop;
end $$;
"""
# Rows are deleted and not truncated, so that an app that reads meanwhile need not wait.
RESTORE = """
set session_replication_role = replica;
do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
        execute format('delete from public.%1$I', name);
        execute format('insert into public.%1$I select * from kept.%1$I', name);
    end loop;
end $$;
"""


@dataclass(frozen=True)
class SharedApp:
    """An app that stays, and the way to begin its book anew."""

    app: App
    begin_anew: Callable[[], None]


@contextmanager
def over_sqlite(folder: Path, kept: Path) -> Iterator[SharedApp]:
    """The app over an embedded book, which is made anew of the one that is kept."""
    book = folder / "aicrm.db"

    def begin_anew() -> None:
        with closing(sqlite3.connect(kept)) as source, closing(sqlite3.connect(book)) as target:
            source.backup(target)

    begin_anew()
    app = ForkedApp(folder)
    yield SharedApp(app, begin_anew)
    app.stop()


@contextmanager
def over_supabase(folder: Path, dsn: str) -> Iterator[SharedApp]:
    """The app over the stand-in for Supabase, whose database has the demo in it."""
    run_sql(dsn, [KEEP])
    with PostgREST(api_dsn(dsn), SECRET) as api:
        app = ForkedApp(folder, SUPABASE_URL=api.url, SUPABASE_KEY=api.key("service_role"))
        yield SharedApp(app, lambda: run_sql(dsn, [RESTORE]))
        app.stop()
