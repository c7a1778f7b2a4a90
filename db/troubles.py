"""What ails a book's file, named as what it is, with what to do."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from db.gateway import Trouble, Unusable

CODES: dict[int, Trouble] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
}
ERRNOS: dict[int | None, Trouble] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
}
WORDS: dict[Trouble, str] = {
    "locked": "The book {name} is kept locked, by another program or a long piece of work. Close "
    "what else has it open, such as a database browser, and try again.",
    "read-only": "The book {name} or its folder can't be written to. Give the app the right to "
    "write there, and try again.",
    "full": "The disk of the book {name} has no space left. Free some, and try again.",
    "corrupt": "The book {name} is damaged ({reason}). Restore a backup of it: the damaged file "
    "is kept aside.",
    "failed": "The book {name} can't be read or written ({reason}). Look after its disk and its "
    "folder, and try again.",
}
SPACE_NEEDED = 1 << 20
"""With less than this left, an error that does not say why is that of a full disk."""


def named(path: Path, error: sqlite3.Error | OSError) -> Unusable:
    """The error as the trouble that it is of the book at this path."""
    if isinstance(error, OSError):
        trouble, reason = ERRNOS.get(error.errno, "failed"), error.strerror or str(error)
    else:
        trouble, reason = _of_sqlite(path, error), str(error)
    return Unusable(trouble, WORDS[trouble].format(name=path.name, reason=reason))


def locked(path: Path) -> Unusable:
    """Somebody has kept the book for longer than anybody waits."""
    return Unusable("locked", WORDS["locked"].format(name=path.name))


def damaged(path: Path, reason: str) -> Unusable:
    """What a check of the book has come to."""
    return Unusable("corrupt", WORDS["corrupt"].format(name=path.name, reason=reason))


def _of_sqlite(path: Path, error: sqlite3.Error) -> Trouble:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and path.parent.is_dir():
        if shutil.disk_usage(path.parent).free < SPACE_NEEDED:
            return "full"
        if not os.access(path.parent, os.W_OK):
            return "read-only"
    return CODES.get(code, "failed")
