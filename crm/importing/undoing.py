"""The imports that were made, and the way back from each: days later, too."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from crm import deeds, merging, reading
from crm.errors import Conflict, NotFound
from crm.models import Record
from crm.rebasing import rebased
from crm.workspace import Workspace
from db.gateway import MAX_LIST, Change, Filter, Order, Query, Row, update

TABLES = ("follow_ups", "interactions", "customers")
"""What an import brings, each before whom it belongs to."""


class Import(Record):
    """An import that was made; `undone_at` once it was taken back."""

    id: int
    name: str
    format: str
    imported_at: datetime
    imported_by: str | None
    customers: int
    interactions: int
    follow_ups: int
    undone_at: datetime | None
    entry_key: str
    version: int


def latest(ws: Workspace, limit: int = 20) -> list[Import]:
    """The imports, newest first."""
    [rows] = ws.db.rows(Query("imports", [], [Order("id", descending=True)], limit))
    return Import.all(rows)


def undo(ws: Workspace, id: int, tell: Callable[[float], object] = lambda share: None) -> None:
    """Takes an import back: what it brought goes out of every list, what it joined is as before.

    What a rep has changed since in a joined customer stays. Nothing is erased; taken in once more,
    the file brings all of it back. Whoever is stopped in the middle goes on where it was.
    """
    made = Import(**ws.db.get("imports", id))
    total = made.customers + made.interactions + made.follow_ups
    done = 0
    for table in TABLES:
        while rows := _standing(ws, table, id):
            _archive(ws, table, rows)
            done += len(rows)
            tell(min(0.99, done / max(total, done)))
    _part(ws, made)
    with suppress(Conflict):  # somebody has just done the same
        ws.write(update("imports", id, made.version, undone_at=ws.clock()))
    tell(1.0)


def _standing(ws: Workspace, table: str, id: int) -> list[Row]:
    where = [Filter("import_id", "eq", id), Filter("archived_at", "is_null", True)]
    [rows] = ws.db.rows(Query(table, where, [Order("id")], MAX_LIST))
    return rows


def _archive(ws: Workspace, table: str, rows: list[Row]) -> None:
    now = ws.clock()
    changes = [update(table, row["id"], row["version"], archived_at=now) for row in rows]
    try:
        ws.write(*changes)
    except (Conflict, NotFound):  # somebody writes: each for itself, the rest is read anew
        for change in changes:
            with suppress(Conflict, NotFound):
                ws.write(change)


def _part(ws: Workspace, made: Import) -> None:
    """Gives joined customers back what they had, where it still is what the import made of it."""
    newest = [Order("id", descending=True)]
    [joins] = ws.db.rows(Query("import_joins", [Filter("import_id", "eq", made.id)], newest))
    for join in joins:
        with suppress(NotFound):
            row = ws.db.get("customers", join["customer_id"])
            before, after = json.loads(join["before"]), json.loads(join["after"])
            values = merging.taken_back(before, after, row)
            record = ("customers", row["id"])
            key = deeds.key_of("import", made.entry_key)
            later = rebased(ws, key, row["id"], record, before, after)
            if values or later:
                anew = {"notes_read_version": 0}  # by whoever reads in the background
                back = update("customers", row["id"], row["version"], **values | anew)
                ws.write(back, *later, *_forgotten(ws, row["id"], values))


def _forgotten(ws: Workspace, id: int, values: Row) -> list[Change]:
    """Of notes that are empty again nobody reads anything: what they said goes with them."""
    if values.get("notes") != "":
        return []
    return reading.changes(ws, reading.Record(id, None, "", "", ws.day(ws.clock())))
