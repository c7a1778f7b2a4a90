"""Undone out of order: what later deeds take for the state before them, as if it had not been."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crm import deeds
from crm.merging import LINES, lines_back
from crm.workspace import Workspace
from db.gateway import MAX_LIST, Change, Filter, Query, Row, amend


def rebased(
    ws: Workspace,
    deed_key: str,
    customer_id: int,
    record: tuple[str, int],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> list[Change]:
    """What to write with the undoing of a deed on a record, so that later ones undo to before it.

    Values are as the store keeps them.
    """
    changed = {field for field, value in after.items() if value != before[field]}
    changes = []
    for table, row in _later(ws, deed_key, customer_id, record) if changed else ():
        first, then = json.loads(row["before"]), json.loads(row["after"])
        state = first[0] if isinstance(first, list) else first
        for field in changed & set(state) & set(then):
            if field in LINES:
                for side in (state, then):
                    side[field] = lines_back(before[field], after[field], side[field])
            elif state[field] == after[field]:
                state[field] = before[field]
        old, new = json.dumps(first), json.dumps(then)
        if (old, new) != (row["before"], row["after"]):
            changes.append(amend(table, row["id"], before=old, after=new))
    return changes


def have_more(ws: Workspace, customer_ids: Sequence[int], last_step: int) -> set[int]:
    """Those of at most 500 customers to whom more was done than the steps up to this one."""
    these = Filter("customer_id", "in", customer_ids)
    standing = Filter("undone_at", "is_null", True)
    answers = ws.db.rows(
        Query("deed_steps", [these, standing, Filter("id", "gt", last_step)]),
        Query("merges", [these, standing]),
        Query("import_joins", [these]),
    )
    return {row["customer_id"] for rows in answers for row in rows}


def _later(
    ws: Workspace, deed_key: str, customer_id: int, record: tuple[str, int]
) -> Iterator[tuple[str, Row]]:
    """What was done to the record after this deed and still stands."""
    of_customer = Filter("customer_id", "eq", customer_id)
    standing = Filter("undone_at", "is_null", True)
    queries = [Query("deed_steps", [of_customer, standing])]
    if record[0] == "customers":
        queries += [Query("merges", [of_customer, standing]), Query("import_joins", [of_customer])]
    steps, *others = ws.db.rows(*queries)
    rows = [
        ("deed_steps", row, row["deed_key"])
        for row in steps
        if (row["record_table"], row["record_id"]) == record
    ]
    if others:
        merges, joins = others
        rows += [("merges", row, deeds.key_of("merge", row["entry_key"])) for row in merges]
        rows += [("import_joins", row, key) for row, key in _keyed(ws, joins)]
    keys = list({deed_key, *(key for _, _, key in rows)})[:MAX_LIST]
    [heads] = ws.db.rows(Query("deeds", [Filter("entry_key", "in", keys)]))
    numbers = {head["entry_key"]: head["id"] for head in heads}
    for table, row, key in rows:
        if numbers.get(key, 0) > numbers.get(deed_key, 0):
            yield table, row


def _keyed(ws: Workspace, joins: list[Row]) -> Iterator[tuple[Row, str]]:
    """What imports joined, with the keys of their deeds."""
    ids = list({row["import_id"] for row in joins})[:MAX_LIST]
    [imports] = ws.db.rows(Query("imports", [Filter("id", "in", ids)])) if ids else [[]]
    keys = {row["id"]: deeds.key_of("import", row["entry_key"]) for row in imports}
    yield from ((row, keys[row["import_id"]]) for row in joins if row["import_id"] in keys)
