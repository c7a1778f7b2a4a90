"""Customers who may be one: found over the whole book, unless a rep has said that they are two."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from crm import contacts
from crm.models import CustomerCard
from crm.workspace import Workspace
from db import folding
from db.gateway import Filter, Order, Query, delete, insert

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


def possible(ws: Workspace) -> list[Pair]:
    """Those who may be one, the surest first; only who shares a mark is compared."""
    unarchived = Filter("archived_at", "is_null", True)
    rows, apart = ws.db.rows(
        Query("customer_cards", [unarchived], [Order("id")]), Query("distinct_pairs")
    )
    distinct = {(row["customer_id"], row["other_id"]) for row in apart}
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
    likely = [
        pair for ids, pair in pairs.items() if pair.score >= LEAST_SCORE and ids not in distinct
    ]
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


def set_apart(ws: Workspace, pair: Pair) -> None:
    """Keeps that two who look like one are two."""
    one, other = sorted((pair.one.id, pair.other.id))
    ws.write(
        insert(
            "distinct_pairs",
            customer_id=one,
            other_id=other,
            said_at=ws.clock(),
            said_by=ws.rep or None,
            entry_key=f"{one}-{other}",
        )
    )


def put_back(ws: Workspace, pair: Pair) -> None:
    """Takes back that two are two."""
    one, other = sorted((pair.one.id, pair.other.id))
    [rows] = ws.db.rows(Query("distinct_pairs", [Filter("entry_key", "eq", f"{one}-{other}")]))
    ws.write(*(delete("distinct_pairs", row["id"]) for row in rows))
