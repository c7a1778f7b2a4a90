"""Undo: after any sequence of actions and the way back from each, the store is as before."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm import customers, follow_ups, interactions, purchases, records
from crm.models import STAGES
from crm.workspace import Workspace
from db.gateway import Query, insert
from tests.crm.conftest import NOW, TODAY

EXAMPLES = {"SQLite": 30, "Supabase": 5}
TABLES = ("customers", "interactions", "purchases", "follow_ups")
COUNTERS = ("version", "updated_at")
Back = Callable[[], object]


def fill(ws: Workspace) -> list[int]:
    """Two clients, each with all there is of one; their ids."""
    ids = []
    values = {"name": "Gown", "category": "dresses", "price": 900}
    product = ws.db.write(insert("products", **values))[0]["id"]
    for number in range(2):
        client = customers.add(ws, f"c{number}", first_name=f"Client {number}")
        ids.append(client.id)
        for day in range(4):
            words = "She loved it." if day % 2 else "She was furious."
            date = NOW - timedelta(days=9 * day)
            key = f"i{number}-{day}"
            interactions.log(ws, client.id, key, TODAY, type="call", content=words, date=date)
        follow_ups.add(ws, client.id, f"f{number}", due_on=TODAY, note="Ring")
        typed: dict[str, Any] = {"product_id": product, "price_paid": "900", "bought_on": TODAY}
        for count in range(2):
            purchases.add(ws, client.id, f"p{number}-{count}", TODAY, **typed)
    return ids


def archive(ws: Workspace, id: int, number: int) -> Back:
    known = customers.get(ws, id)
    version = customers.archive(ws, id, known.version)
    return partial(customers.restore, ws, id, version)


def move(ws: Workspace, id: int, number: int) -> Back:
    known = customers.get(ws, id)
    version = customers.move(ws, id, known.version, STAGES[number % 3])
    return partial(customers.move, ws, id, version, known.stage)


def delete(ws: Workspace, id: int, number: int) -> Back | None:
    found = interactions.timeline(ws, id).items
    if not found:
        return None
    item = found[number % len(found)]
    version = interactions.delete(ws, item.id, item.version)
    return partial(interactions.restore, ws, item.id, version)


def finish(ws: Workspace, id: int, number: int) -> Back | None:
    (item,) = records.of_customer(ws, customers.get(ws, id)).follow_ups
    if item.done_at:
        return None
    return partial(follow_ups.undo_done, ws, item.id, follow_ups.done(ws, item.id, item.version))


def snooze(ws: Workspace, id: int, number: int) -> Back:
    (item,) = records.of_customer(ws, customers.get(ws, id)).follow_ups
    later = item.due_on + timedelta(days=number)
    version = follow_ups.snooze(ws, item.id, item.version, later)
    return partial(follow_ups.snooze, ws, item.id, version, item.due_on)


def remove(ws: Workspace, id: int, number: int) -> Back | None:
    found = records.of_customer(ws, customers.get(ws, id)).purchases
    if not found:
        return None
    version = purchases.remove(ws, found[0].id, found[0].version)
    return partial(purchases.restore, ws, found[0].id, version)


def state(ws: Workspace) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, without what counts the edits."""
    return {
        table: [
            {name: value for name, value in row.items() if name not in COUNTERS}
            for row in ws.db.rows(Query(table))[0]
        ]
        for table in TABLES
    }


ON_ONE_ROW = {archive: "customer", move: "customer", finish: "follow-up", snooze: "follow-up"}
"""Actions on a row that has one undo at a time; the others find another row each time."""
ACTIONS = st.sampled_from([*ON_ONE_ROW, delete, remove])
Step = tuple[Callable[..., Back | None], int, int]


def test_the_way_back_from_every_action_leads_to_where_it_began(ws: Workspace) -> None:
    ids = fill(ws)

    @settings(
        max_examples=EXAMPLES[ws.db.name], deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(
        st.lists(st.tuples(ACTIONS, st.integers(0, 1), st.integers(0, 9)), max_size=10),
        st.integers(0, 999),
    )
    def go_and_come_back(steps: list[Step], shuffle: int) -> None:
        before = state(ws)
        pending: dict[object, Back] = {}
        for act, which, number in steps:
            row = (ON_ONE_ROW[act], which) if act in ON_ONE_ROW else object()
            if row in pending:
                pending.pop(row)()
            if back := act(ws, ids[which], number):
                pending[row] = back
        ways_back = list(pending.values())
        Random(shuffle).shuffle(ways_back)
        for back in ways_back:
            back()
        after = state(ws)
        changed = [
            (table, row["id"], name, row[name], now[name])
            for table in TABLES
            for row, now in zip(before[table], after[table], strict=True)
            for name in row
            if row[name] != now[name]
        ]
        assert not changed, str(changed)

    go_and_come_back()
