"""The SQL files beside the code, and how SQLite reads the portable ones."""

import re
import zlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "sql"

AGAIN = ("views.sql", "supabase.sql")
"""What is run again, in this order, whenever it has changed; each leaves its mark in a view."""

_MARK = re.compile(r"(create (?:or replace )?view \w+_mark as select ')(\w*)(')")
_NOW = "strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')"
_SQLITE_WORDS = [
    (r"serial primary key", "integer primary key autoincrement"),
    (r"\bnow\(\)", f"({_NOW})"),
    (r"\btimestamp\(", "strftime('%Y-%m-%dT%H:%M:%f000+00:00', "),
    (r' collate "C"', ""),
    (r"desc nulls last", "desc"),
    (r"add column if not exists", "add column"),
    (r"(?m)^(?:grant|notify) .*;$", ""),  # SQLite knows nobody else, and nobody listens
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
    return [*behind, *AGAIN] if behind else []


def mark(name: str) -> str:
    """The mark that a file bears, and leaves in a store where it is run."""
    found = _MARK.search((FOLDER / name).read_text("utf-8"))
    return found[2] if found else ""


def digest(name: str) -> str:
    """The mark that a file should bear: it tells the text of it from any other."""
    text = _MARK.sub(r"\1\3", (FOLDER / name).read_text("utf-8"))
    return f"{zlib.crc32(text.encode()):08x}"


def write_marks() -> None:
    """Writes each file's mark into it, after a change."""
    for name in AGAIN:
        path = FOLDER / name
        marked = _MARK.sub(rf"\g<1>{digest(name)}\3", path.read_text("utf-8"))
        path.write_text(marked, "utf-8")


@cache
def for_sqlite(sql: str) -> str:
    """Portable Postgres DDL in SQLite's words."""
    for pattern, words in _SQLITE_WORDS:
        sql = re.sub(pattern, words, sql)
    return sql


if __name__ == "__main__":
    write_marks()
