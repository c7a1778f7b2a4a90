"""Customers who are one: found over the whole book, merged field by field, parted again."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from crm import contacts, merging
from crm.contacts import Contact
from crm.errors import Refused
from crm.models import Customer, CustomerCard, Record
from crm.workspace import Workspace
from db import folding
from db.gateway import Change, Filter, Order, Query, Row, amend, insert, update

FIELDS = ("first_name", "last_name", "email", "phone", "company", "stage")
"""What is chosen of one or the other: another address or number stands behind it then."""
KEPT = (*FIELDS, "other_emails", "other_phones", "notes", "no_ai")
"""What a merge makes anew, and an unmerge brings back."""
MOVED = ("interactions", "purchases", "follow_ups", "facts")
FOR = {"e-mail": 70, "phone": 50, "name": 50, "company": 20}
AGAINST = {"e-mail": 20, "phone": 20, "name": 20, "company": 0}
"""What two share, and what tells them apart, in points; another company may be a newer one."""
LEAST_SCORE = 50
LARGEST_BLOCK = 30
"""A mark that more people share tells nothing: a house's own switchboard."""


@dataclass(frozen=True)
class Pair:
    """Two who may be one, and the points that speak for it."""

    one: CustomerCard
    other: CustomerCard
    score: int
    why: str


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
    version: int

    @property
    def names(self) -> tuple[str, str]:
        """What the two were called."""
        kept, other = json.loads(self.before)
        return _name(kept), _name(other)


def possible(ws: Workspace) -> list[Pair]:
    """Those who may be one, the surest first; only who shares a mark is compared."""
    unarchived = Filter("archived_at", "is_null", True)
    [rows] = ws.db.rows(Query("customer_cards", [unarchived], [Order("id")]))
    blocks: dict[str, list[CustomerCard]] = {}
    for card in CustomerCard.all(rows):
        for mark in _marks(card):
            blocks.setdefault(mark, []).append(card)
    pairs: dict[tuple[int, int], Pair] = {}
    for block in blocks.values():
        if 1 < len(block) <= LARGEST_BLOCK:
            for one, other in combinations(block, 2):
                if (one.id, other.id) not in pairs:
                    pairs[one.id, other.id] = _compared(one, other)
    likely = [pair for pair in pairs.values() if pair.score >= LEAST_SCORE]
    return sorted(likely, key=lambda pair: (-pair.score, pair.one.id))


def _marks(card: CustomerCard) -> Iterator[str]:
    yield from (f"e{address.lower()}" for address in contacts.emails(card))
    for number in contacts.phones(card):
        if len(digits := folding.digits(number)) >= 7:
            yield f"p{digits[-7:]}"
    yield f"n{_name_key(card)}"


def _name_key(card: CustomerCard) -> str:
    """The letters of a name in no order of its parts."""
    first, last = folding.squeezed(card.first_name), folding.squeezed(card.last_name)
    return "".join(sorted((first, last)))


def _compared(one: CustomerCard, other: CustomerCard) -> Pair:
    """What two share speaks for one, what both have otherwise against it."""
    same = {
        "e-mail": _agreement(one, other, contacts.emails, contacts.share_email),
        "phone": _agreement(one, other, contacts.phones, contacts.share_phone),
        "name": 1 if _name_key(one) == _name_key(other) else -1,
        "company": _agreement(one, other, _company, _is_same_company),
    }
    score = sum(
        FOR[name] if value > 0 else -AGAINST[name] if value < 0 else 0
        for name, value in same.items()
    )
    why = ", ".join(name for name, value in same.items() if value > 0)
    return Pair(one, other, score, why)


def _agreement(
    one: CustomerCard,
    other: CustomerCard,
    told: Callable[[CustomerCard], object],
    is_same: Callable[[CustomerCard, CustomerCard], bool],
) -> int:
    """1 for the same, -1 for another, 0 where one of them says nothing."""
    return 0 if not (told(one) and told(other)) else 1 if is_same(one, other) else -1


def _company(card: CustomerCard) -> str:
    return folding.squeezed(card.company)


def _is_same_company(one: CustomerCard, other: CustomerCard) -> bool:
    return _company(one) == _company(other)


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
    )
    return Merge(**rows[0])


def unmerge(ws: Workspace, id: int, later_to_other: bool = False) -> None:
    """Brings both back as they were; a field that was changed since stays as it is.

    Records that came after the merge stay with who was kept, unless they are the other one's.
    """
    made = Merge(**ws.db.get("merges", id))
    if made.undone_at:
        return
    kept, other = (ws.db.get("customers", each) for each in (made.customer_id, made.other_id))
    back = merging.taken_back(json.loads(made.before)[0], json.loads(made.after), kept)
    theirs = {
        table: [
            row["id"]
            for row in _records(ws, table, kept["id"])
            if row["id"] in json.loads(made.moved)[table]
            or (later_to_other and row["created_at"] > made.merged_at)
        ]
        for table in MOVED
    }
    ws.write(
        update("merges", id, made.version, undone_at=ws.clock()),
        update("customers", kept["id"], kept["version"], **back),
        update("customers", other["id"], other["version"], archived_at=None),
        *_moving(theirs, other["id"]),
    )


def latest(ws: Workspace, limit: int = 20) -> list[Merge]:
    """The merges that stand, newest first."""
    standing = Filter("undone_at", "is_null", True)
    [rows] = ws.db.rows(Query("merges", [standing], [Order("id", descending=True)], limit))
    return Merge.all(rows)


def later(ws: Workspace, made: Merge) -> int:
    """How many records were added to who was kept since the merge."""
    return sum(
        row["created_at"] > made.merged_at
        for table in MOVED
        for row in _records(ws, table, made.customer_id)
    )


def _values(kept: Customer, other: Customer, chosen: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: chosen.get(name, getattr(kept, name)) for name in FIELDS}
    both = (kept, other)
    emails = [_contacts(each.email, each.other_emails) for each in both]
    phones = [_contacts(each.phone, each.other_phones) for each in both]
    values["email"], values["other_emails"] = _joined(values["email"], *emails)
    values["phone"], values["other_phones"] = _joined(values["phone"], *phones)
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
    return f"{fields['first_name']} {fields['last_name']}".strip()


def _records(ws: Workspace, table: str, customer_id: int) -> list[Row]:
    """A customer's records, but for the facts of the notes, which are read anew."""
    [rows] = ws.db.rows(Query(table, [Filter("customer_id", "eq", customer_id)], [Order("id")]))
    notes = f"notes-{customer_id}-"
    return [row for row in rows if not (row["entry_key"] or "").startswith(notes)]


def _moving(ids: Mapping[str, Iterable[int]], to: int) -> list[Change]:
    return [amend(table, id, customer_id=to) for table in MOVED for id in ids[table]]
