"""What is done to many customers at once, as one deed with one undo."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from crm import deeds, tags
from crm.drafts import CustomerDraft
from crm.errors import Refused
from crm.models import STAGES, Stage
from crm.workspace import Workspace
from db.gateway import MAX_LIST, Filter, Query, Row, update

MOST = 5_000
"""Customers at once."""


def tag(ws: Workspace, ids: Sequence[int], name: str) -> str:
    """Gives them a tag; the deed's key, "" where all have it. Raises `Refused`."""
    name = CustomerDraft.of(first_name="x", tags=name).tags
    if not name or "\n" in name:
        raise Refused("tags", "Tag is missing: choose one, or write a new one.")
    name = tags.entered(ws, name)
    return _each(ws, ids, lambda row: {"tags": tags.added(row["tags"], name)})


def untag(ws: Workspace, ids: Sequence[int], name: str) -> str:
    """Takes a tag from them; the deed's key, "" where nobody has it."""
    return _each(ws, ids, lambda row: {"tags": tags.removed(row["tags"], name)})


def move(ws: Workspace, ids: Sequence[int], stage: Stage) -> str:
    """Puts them into a stage; the deed's key, "" where all are in it. Raises `Refused`."""
    if stage not in STAGES:
        raise Refused("stage", "Stage is not one of those offered: choose another.")
    return _each(ws, ids, lambda row: {"stage": stage})


def archive(ws: Workspace, ids: Sequence[int]) -> str:
    """Takes them out of every list; the deed's key, "" where all are out."""
    now = ws.clock()
    return _each(ws, ids, lambda row: {"archived_at": row["archived_at"] or now})


def restore(ws: Workspace, ids: Sequence[int]) -> str:
    """Brings them back into the lists; the deed's key, "" where all are there."""
    return _each(ws, ids, lambda row: {"archived_at": None})


def _each(ws: Workspace, ids: Sequence[int], values: Callable[[Row], dict[str, Any]]) -> str:
    if len(ids) > MOST:
        raise Refused("ids", f"These are more than {MOST:,}: narrow the list with a filter.")
    changes = []
    for row in _rows(ws, ids):
        new = {name: value for name, value in values(row).items() if row[name] != value}
        if new:
            changes.append(update("customers", row["id"], row["version"], **new))
    return deeds.write_many(ws, changes) if changes else ""


def _rows(ws: Workspace, ids: Sequence[int]) -> Iterable[Row]:
    for start in range(0, len(ids), MAX_LIST):
        these = Filter("id", "in", list(ids[start : start + MAX_LIST]))
        yield from ws.db.rows(Query("customers", [these]))[0]
