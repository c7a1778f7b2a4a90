"""Follow-ups: what was promised or planned for a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from crm import deeds
from crm.drafts import LATEST, FollowUpDraft, SnoozeDraft
from crm.models import FollowUp, Listing
from crm.workspace import Workspace, record_key
from db.gateway import Change, Filter, Order, Query, delete, insert, update

BOARD_SIZE = 100
GROUPS = ("Overdue", "Today", "Next 7 days", "Later")
WEEK = timedelta(days=7)


def add(ws: Workspace, customer_id: int, entry_key: str, **entry: Any) -> FollowUp:
    """The new follow-up; the same `entry_key` twice makes one. Raises `Refused`."""
    row = ws.insert_once(adding(customer_id, entry_key, FollowUpDraft.of(**entry)))[0]
    return FollowUp(**ws.db.get("due_follow_ups", row["id"]))


def add_suggested(ws: Workspace, customer_id: int, interaction_id: int, **entry: Any) -> FollowUp:
    """The follow-up that was suggested of an interaction, once; the log has it as a proposal."""
    added = add(ws, customer_id, f"suggested-{interaction_id}", **entry)
    deeds.note_added(ws, "follow_ups", ws.db.get("follow_ups", added.id))
    return added


def adding(customer_id: int, entry_key: str, draft: FollowUpDraft) -> Change:
    """The change that adds a follow-up, to be written together with others."""
    return insert("follow_ups", customer_id=customer_id, entry_key=entry_key, **draft.model_dump())


def withdraw(ws: Workspace, customer_id: int, form_key: str) -> None:
    """Removes the follow-up that an earlier try of a form may have saved with this key."""
    key = Filter("entry_key", "eq", record_key(customer_id, form_key))
    [rows] = ws.db.rows(Query("follow_ups", [key], limit=1))
    for row in rows:
        ws.write(delete("follow_ups", row["id"], row["version"]))


def edit(ws: Workspace, id: int, version: int, **entry: Any) -> None:
    """Another day or note; raises `Refused`, or `Conflict` when this version is old."""
    ws.write(update("follow_ups", id, version, **FollowUpDraft.of(**entry).model_dump()))


def remove(ws: Workspace, id: int, version: int) -> int:
    """Takes a follow-up out of the book; returns the version that `restore` needs."""
    return int(ws.write(update("follow_ups", id, version, archived_at=ws.clock()))[0]["version"])


def restore(ws: Workspace, id: int, version: int) -> None:
    """Brings a removed follow-up back."""
    ws.write(update("follow_ups", id, version, archived_at=None))


def done(ws: Workspace, id: int, version: int) -> int:
    """Marks a follow-up as done; returns the version that `undo_done` needs."""
    made = update("follow_ups", id, version, done_at=ws.clock())
    return int(deeds.write(ws, made)[0]["version"])


def undo_done(ws: Workspace, id: int, version: int) -> None:
    """Opens a follow-up again."""
    ws.write(update("follow_ups", id, version, done_at=None))


def due(ws: Workspace, until: date, limit: int = 25) -> Listing[FollowUp]:
    """The open follow-ups due by a day, the longest overdue first; not those of the archived."""
    page = ws.db.page(_due(until, limit))
    return Listing(FollowUp.all(page.rows), page.total)


def _due(until: date, limit: int) -> Query:
    where = [
        Filter("done_at", "is_null", True),
        Filter("customer_archived_at", "is_null", True),
        Filter("due_on", "lte", until),
    ]
    return Query("due_follow_ups", where, [Order("due_on")], limit)


def snooze(ws: Workspace, id: int, version: int, due_on: date) -> int:
    """Moves a follow-up to another day; returns its new version. Raises `Refused`."""
    day = SnoozeDraft.of(due_on=due_on).due_on
    return int(deeds.write(ws, update("follow_ups", id, version, due_on=day))[0]["version"])


def board(ws: Workspace) -> tuple[list[FollowUp], bool]:
    """The first 100 open follow-ups by day, and whether there are more; not those of the archived.

    How many there are in all would take longer to count than all the rest of the page.
    """
    [rows] = ws.db.rows(_due(LATEST, BOARD_SIZE + 1))
    return FollowUp.all(rows[:BOARD_SIZE]), len(rows) > BOARD_SIZE


def grouped(items: Iterable[FollowUp], today: date) -> dict[str, list[FollowUp]]:
    """The follow-ups by when they are due, seen from the rep's own day; each group in order."""
    groups: dict[str, list[FollowUp]] = {name: [] for name in GROUPS}
    for item in items:
        days = (item.due_on - today).days
        name = "Overdue" if days < 0 else "Today" if not days else GROUPS[2 + (days > WEEK.days)]
        groups[name].append(item)
    return groups
