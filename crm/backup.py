"""Backups of the embedded book: made each day, listed, restored: `python -m crm.backup list`."""

import argparse
import logging
import sys
from datetime import datetime, timedelta
from pathlib import Path

from crm import command_line
from crm.errors import CommandError, SetupError, Unusable
from crm.models import Customer
from crm.settings import Settings
from crm.workspace import Workspace
from db import backups
from db.backups import Backup
from db.sqlite import SQLiteGateway
from db.values import encode

__all__ = ["Backup", "Keeper", "forget", "newest", "restore"]

LOG = logging.getLogger(__name__)
TRY_AGAIN = timedelta(hours=1)
CARRIED = ("ended_sessions",)
"""What no restoring undoes: who has signed out stays out."""

HOSTED = (
    "The book is on Supabase, which makes backups of its own: see Database, Backups in the project."
)
NONE = "There is no backup of {book} yet: one is made when the app starts."
NOT_WHOLE = "No backup of {book} is whole, so nothing was changed."


class Keeper:
    """Sees to a book while its server runs; for one thread."""

    def __init__(self) -> None:
        self._rests_until = datetime.min

    def look_after(self, ws: Workspace) -> None:
        """Notices a file that was replaced, leaves the book whole in it, backs it up once a day.

        Raises `Unusable` for what a page tells as well.
        """
        if not isinstance(ws.db, SQLiteGateway):
            return
        ws.db.check()
        ws.db.settle()
        now = datetime.now()
        if now < self._rests_until or _is_of_today(backups.newest_first(ws.db.path), now):
            return
        try:
            ws.db.back_up()
        except Unusable as error:
            LOG.warning("No backup was made: %s", error)
            self._rests_until = now + TRY_AGAIN


def newest(settings: Settings) -> Backup | None:
    """The newest backup of the embedded book, None when there is none."""
    return next(iter(backups.newest_first(settings.database)), None)


def restore(settings: Settings, name: str = "") -> tuple[Backup, Path | None]:
    """Puts the backup of this name, or the newest that is whole, in the book's place.

    Returns it, and where what was there is kept. Raises `CommandError` when there is none, and
    `Unusable` when the named one is not whole or the book is locked; then nothing is changed.
    """
    book = settings.database
    known = [each for each in backups.newest_first(book) if name in ("", each.path.name)]
    if not known:
        raise CommandError(f"{name}: no such backup." if name else NONE.format(book=book))
    for backup in known:
        try:
            return backup, backups.restore(book, backup.path, CARRIED)
        except Unusable as error:
            if name or error.trouble not in ("corrupt", "foreign"):
                raise
    raise CommandError(NOT_WHOLE.format(book=book))


def forget(ws: Workspace, customer: Customer) -> None:
    """Erases an erased customer from the backups of the book too."""
    if not isinstance(ws.db, SQLiteGateway) or not backups.newest_first(ws.db.path):
        return
    born = encode("created_at", customer.created_at)
    try:
        backups.forget(ws.db.path, "customers", {"id": customer.id, "created_at": born})
    except Unusable as error:
        LOG.warning("A backup still holds a customer who was erased: %s", error)


def main() -> int:
    """Lists or restores; the exit code."""
    asked = argparse.ArgumentParser(
        prog="python -m crm.backup",
        description="The backups of the embedded book. Restoring keeps what was there beside it; "
        "an app that runs notices.",
    )
    asked.add_argument("act", choices=("list", "make", "restore"))
    asked.add_argument("name", nargs="?", default="", help="which one to restore, else the newest")
    given = asked.parse_args()
    return command_line.run(lambda: _do(given.act, given.name))


def _do(act: str, name: str) -> str:
    settings = Settings.from_env()
    if settings.supabase_url:
        raise SetupError(HOSTED)
    if act == "list":
        return _list(settings.database)
    if act == "make":
        return f"Backed up: {_open(settings.database).back_up().path}"
    backup, kept = restore(settings, name)
    before = f" What was there is kept in {kept}." if kept else ""
    return f"{settings.database} is the backup {backup.path.name} now.{before}"


def _open(book: Path) -> SQLiteGateway:
    if not book.is_file():
        raise CommandError(f"There is no book at {book}.")
    return SQLiteGateway(book)


def _list(book: Path) -> str:
    known = backups.newest_first(book)
    lines = [f"{each.path.name}  {each.path.stat().st_size / 1e6:,.1f} MB" for each in known]
    if not lines:
        return NONE.format(book=book)
    return "\n".join([f"{backups.folder(book)}, newest first:", *lines])


def _is_of_today(known: list[Backup], now: datetime) -> bool:
    return bool(known) and known[0].made_at.astimezone().date() == now.date()


if __name__ == "__main__":
    sys.exit(main())
