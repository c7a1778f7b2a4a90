"""The SQL files beside the code, and how SQLite reads the portable ones."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "sql"

_NOW = "strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')"
_SQLITE_WORDS = [
    (r"serial primary key", "integer primary key autoincrement"),
    (r"\bnow\(\)", f"({_NOW})"),
    (r"\btimestamp\(", "strftime('%Y-%m-%dT%H:%M:%f000+00:00', "),
    (r' collate "C"', ""),
    (r"desc nulls last", "desc"),
    (r"add column if not exists", "add column"),
    (r"extract\(epoch from (\S+) - (\S+)\) / 86400", r"(julianday(\1) - julianday(\2))"),
]


def tables() -> list[Path]:
    """The numbered files, in the order in which they are run."""
    return sorted(FOLDER.glob("[0-9][0-9][0-9]_*.sql"))


def version() -> int:
    """The schema version that this code is written for: the number of the last file."""
    return int(tables()[-1].name[:3])


def missing(found: int) -> list[str]:
    """The files to run, in order, on a Supabase store whose schema version is `found`."""
    behind = [path.name for path in tables() if int(path.name[:3]) > found]
    return [*behind, "views.sql", "supabase.sql"] if behind else []


def for_sqlite(sql: str) -> str:
    """Portable Postgres DDL in SQLite's words."""
    for pattern, words in _SQLITE_WORDS:
        sql = re.sub(pattern, words, sql)
    return sql
