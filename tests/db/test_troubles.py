"""What ails a book's file is called by its name, whatever reports it."""

import errno
import sqlite3
from pathlib import Path

import pytest

from db import troubles

NAMES = {
    "locked": ["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED", "SQLITE_LOCKED_SHAREDCACHE"],
    "read-only": ["SQLITE_READONLY", "SQLITE_READONLY_DIRECTORY", "EROFS", "EACCES", "EPERM"],
    "full": ["SQLITE_FULL", "ENOSPC", "EDQUOT"],
    "corrupt": ["SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_NOTADB"],
    "failed": ["SQLITE_ERROR", "SQLITE_IOERR_READ", "SQLITE_CANTOPEN", "EIO", "ENAMETOOLONG"],
}
SAID = {
    "locked": "is kept locked, by another program",
    "read-only": "can't be written to. Give the app the right to write there",
    "full": "has no space left. Free some",
    "corrupt": "is damaged (why). Restore a backup",
    "failed": "can't be read or written (why). Look after its disk",
}


def error(name: str) -> sqlite3.Error | OSError:
    if not name.startswith("SQLITE_"):
        return OSError(getattr(errno, name), "why")
    failure = sqlite3.OperationalError("why")
    failure.sqlite_errorcode = getattr(sqlite3, name)
    return failure


def test_each_error_is_the_trouble_that_it_is_with_what_to_do(tmp_path: Path) -> None:
    for trouble, names in NAMES.items():
        for name in names:
            told = troubles.named(tmp_path / "aicrm.db", error(name))
            assert told.trouble == trouble, name
            assert SAID[trouble] in str(told) and "aicrm.db" in str(told), name
            assert str(tmp_path) not in str(told), name


def test_an_error_that_does_not_say_why_is_that_of_a_full_disk_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SQLITE_IOERR_WRITE", "SQLITE_CANTOPEN"):
        monkeypatch.setattr(troubles, "SPACE_NEEDED", 0)
        assert troubles.named(tmp_path / "aicrm.db", error(name)).trouble == "failed"
        monkeypatch.setattr(troubles, "SPACE_NEEDED", 1 << 62)
        assert troubles.named(tmp_path / "aicrm.db", error(name)).trouble == "full"


def test_an_error_that_does_not_say_why_is_that_of_a_folder_without_the_right_where_it_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(troubles, "SPACE_NEEDED", 0)
    monkeypatch.setattr("os.access", lambda path, right: path != tmp_path)
    told = troubles.named(tmp_path / "aicrm.db", error("SQLITE_CANTOPEN"))
    assert told.trouble == "read-only"
