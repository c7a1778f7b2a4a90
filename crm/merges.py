"""Customers who are one: merged field by field with nothing dropped, and parted again."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from crm import contacts, deeds, merging, reading, tags
from crm.contacts import Contact
from crm.errors import Refused
from crm.importing import matching
from crm.models import Customer, Record, full_name
from crm.rebasing import rebased
from crm.workspace import Workspace
from db import folding
from db.gateway import Change, Filter, Order, Query, Row, amend, insert, update

FIELDS = ("first_name", "last_name", "email", "phone", "company", "stage")
"""What is chosen of one or the other: another address or number stands behind it then."""
KEPT = (*FIELDS, "other_emails", "other_phones", "tags", "notes", "no_ai")
"""What a merge makes anew, and an unmerge brings back."""
MOVED = ("interactions", "purchases", "follow_ups", "facts")


class Merge(Record):
    """A merge that was made; `undone_at` once the two were parted again."""

    id: int
    customer_id: int
    other_id: int
    before: str
    after: str
    moved: str
    merged_at: datetime
    undone_at: datetime | None
    entry_key: str
    version: int

    @property
    def names(self) -> tuple[str, str]:
        """What the two were called, with what tells namesakes apart."""
        kept, other = json.loads(self.before)
        if folding.squeezed(_name(kept)) != folding.squeezed(_name(other)):
            return _name(kept), _name(other)
        return _told_apart(kept, other), _told_apart(other, kept)


def merge(
    ws: Workspace, kept: Customer, other: Customer, entry_key: str, chosen: Mapping[str, Any]
) -> Merge:
    """Makes one of two, all or nothing: what is not chosen stays in the notes, records move along.

    The other one is archived. Raises `Conflict` when somebody has changed either meanwhile.
    """
    if kept.id == other.id:
        raise Refused("other", "Choose two clients: these are the same one.")
    after = _values(kept, other, chosen)
    moved = {table: [row["id"] for row in _records(ws, table, other.id)] for table in MOVED}
    before = [_fields(kept), _fields(other)]
    made = insert(
        "merges",
        customer_id=kept.id,
        other_id=other.id,
        before=json.dumps(before),
        after=json.dumps(after),
        moved=json.dumps(moved),
        merged_at=ws.clock(),
        merged_by=ws.rep or None,
        entry_key=entry_key,
    )
    rows = ws.write(
        made,
        update("customers", kept.id, kept.version, **after),
        update("customers", other.id, other.version, archived_at=ws.clock()),
        *_moving(moved, kept.id),
        deeds.head_of(ws, "merge", entry_key),
        *_reading(ws, kept.id, after),
    )
    return Merge(**rows[0])


def unmerge(ws: Workspace, id: int, later_to_other: bool = False) -> None:
    """Brings both back as they were; a field that was changed since stays as it is.

    Records that came after the merge stay with who was kept, unless they are the other one's.
    """
    made = get(ws, id)
    if made.undone_at:
        return
    kept, other = (ws.db.get("customers", each) for each in (made.customer_id, made.other_id))
    before, after = json.loads(made.before)[0], json.loads(made.after)
    before = {name: before[name] for name in after if name in before}  # of an older version
    back = merging.taken_back(before, after, kept)
    record = ("customers", kept["id"])
    # What was imported stays out with its import.
    archived_at = ws.clock() if other["import_id"] in matching.undone(ws) else None
    moved, theirs = json.loads(made.moved), dict[str, list[int]]()
    for table in MOVED:
        theirs[table] = [
            row["id"]
            for row in _records(ws, table, kept["id"])
            if (
                row["interaction_id"] in theirs["interactions"]
                if _is_read(table, row)
                else row["id"] in moved[table] or (later_to_other and _is_later(made, row))
            )
        ]
    ws.write(
        update("merges", id, made.version, undone_at=ws.clock()),
        update("customers", kept["id"], kept["version"], **back),
        update("customers", other["id"], other["version"], archived_at=archived_at),
        *rebased(ws, deeds.key_of("merge", made.entry_key), kept["id"], record, before, after),
        *_moving(theirs, other["id"]),
        *_reading(ws, kept["id"], {**kept, **back}),
    )


def get(ws: Workspace, id: int) -> Merge:
    """One merge; raises `NotFound`."""
    return Merge(**ws.db.get("merges", id))


def latest(ws: Workspace, limit: int = 20) -> list[Merge]:
    """The merges that stand, newest first."""
    standing = Filter("undone_at", "is_null", True)
    [rows] = ws.db.rows(Query("merges", [standing], [Order("id", descending=True)], limit))
    return Merge.all(rows)


def later(ws: Workspace, made: Merge) -> int:
    """How many records were added to who was kept since the merge."""
    return sum(
        _is_later(made, row) and not _is_read(table, row)
        for table in MOVED
        for row in _records(ws, table, made.customer_id)
    )


def _is_later(made: Merge, row: Row) -> bool:
    return bool(row["created_at"] > made.merged_at)


def _is_read(table: str, row: Row) -> bool:
    """Whether it is a fact of an interaction, with which it goes: reading it anew adds nothing."""
    return table == "facts" and row["interaction_id"] is not None


def _values(kept: Customer, other: Customer, chosen: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: chosen.get(name, getattr(kept, name)) for name in FIELDS}
    both = (kept, other)
    emails = [_contacts(each.email, each.other_emails) for each in both]
    phones = [_contacts(each.phone, each.other_phones) for each in both]
    values["email"], values["other_emails"] = _joined(values["email"], *emails)
    values["phone"], values["other_phones"] = _joined(values["phone"], *phones)
    values["tags"] = tags.tidy(f"{kept.tags}\n{other.tags}")
    values["company"] = values["company"] or kept.company or other.company
    lines = kept.notes.splitlines()
    lines += [f"Company: {c.company}" for c in both if c.company not in (None, values["company"])]
    if folding.squeezed(other.name) != folding.squeezed(_name(values)):
        lines.append(f"Also known as: {other.name}")
    lines += [line for line in other.notes.splitlines() if line not in lines]
    return values | {"notes": "\n".join(dict.fromkeys(lines)), "no_ai": kept.no_ai or other.no_ai}


def _contacts(first: str | None, others: str) -> list[Contact]:
    return [Contact("", first), *contacts.read(others)] if first else contacts.read(others)


def _joined(first: str | None, *known: list[Contact]) -> tuple[str | None, str]:
    """The first address or number, and behind it every other one that is written otherwise."""
    all_of_them = [contact for each in known for contact in each]
    first = first or next((contact.value for contact in all_of_them), None)
    others: dict[str | None, str] = {}
    for contact in all_of_them:
        others.setdefault(folding.plain(contact.value), contact.line)
    others.pop(folding.plain(first), None)
    return first, "\n".join(others.values())


def _fields(customer: Customer) -> dict[str, Any]:
    return {name: getattr(customer, name) for name in KEPT}


def _name(fields: Mapping[str, Any]) -> str:
    return full_name(fields["first_name"], fields["last_name"])


def _told_apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """A name, with the first of these that the other one has otherwise."""
    values = (one[name] for name in ("company", "email", "phone") if one[name] != other[name])
    return ", ".join([_name(one), *[value for value in values if value][:1]])


def _records(ws: Workspace, table: str, customer_id: int) -> list[Row]:
    """A customer's records, but for the facts of the notes, which are read anew."""
    [rows] = ws.db.rows(Query(table, [Filter("customer_id", "eq", customer_id)], [Order("id")]))
    notes = f"notes-{customer_id}-"
    return [row for row in rows if not (row["entry_key"] or "").startswith(notes)]


def _reading(ws: Workspace, id: int, fields: Mapping[str, Any]) -> list[Change]:
    """Brings the facts of the notes to what these will say."""
    notes = reading.Record(id, None, _name(fields), fields["notes"], ws.day(ws.clock()))
    return reading.changes(ws, notes)


def _moving(ids: Mapping[str, Iterable[int]], to: int) -> list[Change]:
    return [amend(table, id, customer_id=to) for table in MOVED for id in ids[table]]
