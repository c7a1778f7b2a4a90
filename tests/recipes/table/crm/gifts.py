"""Gifts: what the house has given a customer."""

from datetime import date
from typing import Any

from crm.models import Gift
from crm.workspace import Workspace
from db.gateway import Order, Query, insert


def give(
    ws: Workspace, customer_id: int, entry_key: str, given_on: date, words: str, **values: Any
) -> Gift:
    """The new gift; the same `entry_key` twice makes one."""
    gift = insert(
        "gifts",
        customer_id=customer_id,
        entry_key=entry_key,
        given_on=given_on,
        words=words,
        **values,
    )
    return Gift(**ws.insert_once(gift)[0])


def newest(ws: Workspace) -> list[Gift]:
    """The last hundred gifts, the newest first."""
    order = [Order("given_on", descending=True), Order("id", descending=True)]
    [rows] = ws.db.rows(Query("gifts", [], order, 100))
    return Gift.all(rows)
