"""What was done, in one log: edits, bulk, imports, merges and what of the AI was taken over."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal
from uuid import uuid4

from crm.errors import NotFound
from crm.models import Record, full_name
from crm.workspace import Workspace
from db.gateway import MAX_LIST, Change, Filter, Order, Query, Row, insert
from db.values import decode, encode

Kind = Literal["edit", "bulk", "proposal", "import", "merge"]
A_TIME = 100
"""Records that are changed in one write."""


class Deed(Record):
    """Something done; `title` is a file's name, else the names are those of who came first."""

    id: int
    kind: Kind
    entry_key: str
    record_id: int | None
    customers: int
    title: str | None
    first_name: str | None
    last_name: str | None
    record_table: str | None
    before: str | None
    after: str | None
    done_at: datetime
    done_by: str | None
    undone_at: datetime | None
    version: int

    @property
    def whom(self) -> str:
        """A file's name, a name, or how many they are."""
        if self.title:
            return self.title
        if self.customers > 1 and self.kind == "bulk":
            return f"{self.customers:,} clients"
        return full_name(self.first_name, self.last_name)


class Step(Record):
    """What a deed made of one record."""

    id: int
    deed_key: str
    customer_id: int
    record_table: str
    record_id: int
    before: str
    after: str
    undone_at: datetime | None
    version: int

    def values(self, side: Literal["before", "after"]) -> Row:
        """The columns that it changed, as they were or as it made them."""
        return decode(self.record_table, json.loads(getattr(self, side)))


def write(ws: Workspace, *changes: Change, kind: Kind = "edit") -> list[Row]:
    """Somebody's edits, all or nothing, kept in the log with what they changed."""
    key = uuid4().hex
    rows = ws.write(*changes, *_noted(ws, changes, key, kind))
    return rows[: len(changes)]


def write_many(ws: Workspace, changes: Sequence[Change]) -> str:
    """Edits of many as one deed, some at a time; its key. One that stops keeps what is done."""
    key = uuid4().hex
    portions = [changes[start : start + A_TIME] for start in range(0, len(changes), A_TIME)]
    for portion in portions:
        ws.write(*portion, *_noted(ws, portion, key, "bulk", len(changes)))
    return key


def note_added(ws: Workspace, table: str, row: Row, kind: Kind = "proposal") -> None:
    """Keeps in the log that a record was added: undone, it is archived."""
    key = f"added-{table}-{row['id']}"
    step = _step(key, table, row, {"archived_at": ws.clock()}, {"archived_at": None})
    ws.write(_head(ws, key, kind, 1), step)


def head_of(ws: Workspace, kind: Literal["import", "merge"], entry_key: str) -> Change:
    """What notes an import or a merge with it: its own row has what is needed to undo it."""
    return _head(ws, key_of(kind, entry_key), kind, 0)


def key_of(kind: Literal["import", "merge"], entry_key: str) -> str:
    """The deed's key, as the view `history` takes it apart."""
    return f"{kind}-{entry_key}"


def latest(ws: Workspace, limit: int = 25) -> list[Deed]:
    """What was done last, newest first."""
    newest = [Order("done_at", descending=True), Order("id", descending=True)]
    [rows] = ws.db.rows(Query("history", [], newest, limit))
    return Deed.all(rows)


def get(ws: Workspace, key: str) -> Deed:
    """The deed of a key; raises `NotFound`."""
    [rows] = ws.db.rows(Query("history", [Filter("entry_key", "eq", key)], limit=1))
    if not rows:
        raise NotFound("history")
    return Deed(**rows[0])


def steps(ws: Workspace, deed: Deed, limit: int | None = None) -> list[Step]:
    """What of it still stands, in order."""
    of_it = Filter("deed_key", "eq", deed.entry_key)
    standing = Filter("undone_at", "is_null", True)
    [rows] = ws.db.rows(Query("deed_steps", [of_it, standing], [Order("id")], limit))
    return Step.all(rows)


def _noted(
    ws: Workspace, changes: Iterable[Change], key: str, kind: Kind, customers: int = 1
) -> list[Change]:
    """The rows of the log for these updates; none where they change nothing."""
    edits = [change for change in changes if change.action == "update" and change.id]
    rows = records(ws, [(change.table, change.id or 0) for change in edits])
    noted = []
    for change in edits:
        row = rows.get((change.table, change.id or 0))
        if row is None:
            continue
        values = decode(change.table, {n: encode(n, v) for n, v in change.values.items()})
        after = {name: value for name, value in values.items() if row[name] != value}
        if after:
            noted.append(_step(key, change.table, row, {name: row[name] for name in after}, after))
    return [_head(ws, key, kind, customers), *noted] if noted else []


def _head(ws: Workspace, key: str, kind: Kind, customers: int) -> Change:
    return insert(
        "deeds",
        kind=kind,
        customers=customers,
        done_at=ws.clock(),
        done_by=ws.rep or None,
        entry_key=key,
    )


def _step(key: str, table: str, row: Row, before: Row, after: Row) -> Change:
    return insert(
        "deed_steps",
        deed_key=key,
        customer_id=row["id"] if table == "customers" else row["customer_id"],
        record_table=table,
        record_id=row["id"],
        before=_kept(before),
        after=_kept(after),
        entry_key=f"{key}-{table}-{row['id']}",
    )


def _kept(values: Row) -> str:
    return json.dumps({name: encode(name, value) for name, value in values.items()})


def records(ws: Workspace, wanted: list[tuple[str, int]]) -> dict[tuple[str, int], Row]:
    """The records of these tables and ids, at most 500 of a table, in one wait."""
    tables = sorted({table for table, _ in wanted})
    if not tables:
        return {}
    queries = [
        Query(table, [Filter("id", "in", [id for t, id in wanted if t == table][:MAX_LIST])])
        for table in tables
    ]
    answers = ws.db.rows(*queries)
    return {(t, row["id"]): row for t, rows in zip(tables, answers, strict=True) for row in rows}
