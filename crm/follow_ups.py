"""Follow-ups: what was promised or planned for a day."""

from datetime import date
from typing import Any

from crm.drafts import FollowUpDraft
from crm.models import FollowUp, Found
from crm.workspace import Workspace
from db.gateway import Change, Filter, Order, Query, insert, update


def add(ws: Workspace, customer_id: int, entry_key: str, **typed: Any) -> FollowUp:
    """The new follow-up; the same `entry_key` twice makes one. Raises `Refused`."""
    row = ws.insert_once(adding(customer_id, entry_key, FollowUpDraft.of(**typed)))[0]
    return FollowUp(**ws.db.get("due_follow_ups", row["id"]))


def adding(customer_id: int, entry_key: str, draft: FollowUpDraft) -> Change:
    """The change that adds a follow-up, to be written together with others."""
    return insert("follow_ups", customer_id=customer_id, entry_key=entry_key, **draft.model_dump())


def done(ws: Workspace, id: int, version: int) -> None:
    """Marks a follow-up as done."""
    ws.db.write(update("follow_ups", id, version, done_at=ws.clock()))


def undo_done(ws: Workspace, id: int, version: int) -> None:
    """Opens a follow-up again."""
    ws.db.write(update("follow_ups", id, version, done_at=None))


def due(ws: Workspace, until: date, limit: int = 25) -> Found[FollowUp]:
    """The open follow-ups due by a day, the longest overdue first; not those of the archived."""
    where = [
        Filter("done_at", "is_null", True),
        Filter("customer_archived_at", "is_null", True),
        Filter("due_on", "lte", until),
    ]
    found = ws.db.page(Query("due_follow_ups", where, [Order("due_on")], limit))
    return Found(FollowUp.all(found.rows), found.total)


def of_customer(ws: Workspace, customer_id: int, limit: int = 50) -> list[FollowUp]:
    """A customer's follow-ups, open ones first by day, then the newest done ones."""
    where = [Filter("customer_id", "eq", customer_id)]
    opened = Query(
        "due_follow_ups", [*where, Filter("done_at", "is_null", True)], [Order("due_on")], limit
    )
    closed = Query(
        "due_follow_ups",
        [*where, Filter("done_at", "is_null", False)],
        [Order("done_at", descending=True)],
        limit,
    )
    return FollowUp.all([*ws.db.rows(opened), *ws.db.rows(closed)])
