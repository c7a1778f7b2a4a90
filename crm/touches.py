"""Whom somebody has just changed: one small question, asked again and again by open pages."""

from datetime import datetime

from crm.workspace import Workspace
from db.gateway import Order, Query

LATEST = 50
"""Customers in one answer: more than are changed between two questions."""

Touches = dict[int, datetime]


def latest(ws: Workspace) -> Touches:
    """The customers changed last, also erased ones, each with the time of its newest change.

    A record of a customer (interaction, purchase, follow-up) counts as the customer.
    """
    newest = [Order("touched_at", descending=True), Order("id", descending=True)]
    [rows] = ws.db.rows(Query("customer_touches", [], newest, LATEST))
    return {row["id"]: row["touched_at"] for row in rows}


def since(before: Touches, now: Touches) -> set[int] | None:
    """The customers changed between two answers; None when there may be more than was told."""
    changed = {id for id, at in now.items() if before.get(id) != at}
    return None if len(changed) == LATEST else changed
