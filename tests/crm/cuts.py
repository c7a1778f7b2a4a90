"""What is done to a book in a process of its own, which is ended at a step as by a power cut."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from ai.reading import parse
from crm import merges
from crm.importing import files, saving, undoing, writer
from crm.importing.choices import Choices
from crm.workspace import OFFLINE, Workspace
from db import sqlite
from db.gateway import Change, Filter, Query, Row
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway
from tests import forked

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Paris")
SAMPLES = Path(__file__).parent / "importing" / "samples"
FILE = "41_aicrm_own_export.csv"
Act = Callable[[Workspace], Any]


def is_cut(store: Any, act: Act, step: int) -> bool:
    """Whether the act on this store, ended at its so manieth step, had as many."""
    process = forked.process(_run, _address(store), act, step)
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL), process.exitcode
    return process.exitcode != 0


def merge(ws: Workspace) -> None:
    """Makes one of Zoë and Zoe."""
    kept, other = (merges.Customer(**ws.db.get("customer_profiles", id)) for id in _two(ws))
    merges.merge(ws, kept, other, f"merge of {len(ws.db.rows(Query('merges'))[0])}", {})


def unmerge(ws: Workspace) -> None:
    """Parts the two again."""
    merges.unmerge(ws, merges.latest(ws)[0].id)


def take_in(ws: Workspace) -> None:
    """Imports a file: two who are new, one who joins, and what is ahead of them."""
    reading = files.read(files.File(FILE, (SAMPLES / FILE).read_bytes()), Choices(NOW, ZONE))
    key = f"import of {len(ws.db.rows(Query('imports'))[0])}"
    with patch.object(writer, "A_TIME", 1):
        saving.save(ws, saving.Plan(reading, FILE, key, {"row 2": "join"}))


def take_out(ws: Workspace) -> None:
    """Undoes each import that stands."""
    for made in undoing.latest(ws):
        if not made.undone_at:
            undoing.undo(ws, made.id)


def _two(ws: Workspace) -> list[int]:
    named = [Filter("last_name", "eq", "Marchetti"), Filter("archived_at", "is_null", True)]
    return [row["id"] for row in ws.db.rows(Query("customers", named))[0]]


def _address(store: Any) -> tuple[str, ...]:
    if isinstance(store, SQLiteGateway):
        return (str(store.path),)
    return store.url, store._client.supabase_key


def _run(address: tuple[str, ...], act: Act, step: int) -> None:
    store = SupabaseGateway(*address) if len(address) > 1 else SQLiteGateway(Path(*address))
    _cut(store, step)
    act(Workspace(store, OFFLINE, lambda: NOW, zone=ZONE))


def _cut(store: Any, step: int) -> None:
    """Ends this process there: a step is a write begun, answered, or a row of it in a book."""
    write, apply = store.write, sqlite.apply
    left = step

    def pass_on() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def write_or_end(*changes: Change) -> list[Row]:
        pass_on()
        rows: list[Row] = write(*changes)
        pass_on()
        return rows

    def apply_or_end(connection: Any, change: Change) -> Row:
        pass_on()
        return apply(connection, change)

    store.write, sqlite.apply = write_or_end, apply_or_end  # type: ignore[assignment]


parse.warm_up()
