"""Purchases: what a customer bought, when, and for how much."""

from datetime import date
from typing import Any

from crm import deeds
from crm.drafts import PurchaseDraft
from crm.models import Purchase
from crm.workspace import Workspace
from db.gateway import insert, update


def add(ws: Workspace, customer_id: int, entry_key: str, today: date, **entry: Any) -> Purchase:
    """The new purchase; the same `entry_key` twice makes one. Raises `Refused`."""
    draft = PurchaseDraft.of(**entry)
    draft.check(today)
    values = draft.model_dump()
    row = ws.insert_once(
        insert("purchases", customer_id=customer_id, entry_key=entry_key, **values)
    )[0]
    return Purchase(**ws.db.get("purchase_lines", row["id"]))


def edit(ws: Workspace, id: int, version: int, today: date, **entry: Any) -> None:
    """A purchase as it really was. Raises `Refused`, or `Conflict` for an older version."""
    draft = PurchaseDraft.of(**entry)
    draft.check(today)
    deeds.write(ws, update("purchases", id, version, **draft.model_dump()))


def remove(ws: Workspace, id: int, version: int) -> int:
    """Takes a purchase out of the book; returns the version that `restore` needs."""
    removed = update("purchases", id, version, archived_at=ws.clock())
    return int(deeds.write(ws, removed)[0]["version"])


def restore(ws: Workspace, id: int, version: int) -> None:
    """Brings a removed purchase back."""
    ws.write(update("purchases", id, version, archived_at=None))
