"""Facts: what is known of a customer, as records say it and as a rep has ruled on it."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from ai.reading.proposal import KINDS as KINDS
from ai.reading.sentences import sentences
from ai.understanding import Fact as KnownFact
from ai.understanding import Understanding as Understanding
from crm import deeds
from crm.drafts import FactDraft
from crm.models import Customer, Fact, Interaction
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query, insert, update

__all__ = [
    "KINDS",
    "KnownFact",
    "Understanding",
    "add",
    "confirm",
    "correct",
    "give_to",
    "of_customer",
]

MOST_PEOPLE = 4
"""Of those around a customer, in one line."""

RULED = ("kind", "words", "whose", "named_on", "quote", "read_by", "state")
"""What a rep's word on a fact can change."""


def of_customer(ws: Workspace, customer_id: int) -> list[Fact]:
    """The facts of a customer, also those that a rep has rejected or settled, newest first."""
    [rows] = ws.db.rows(of_customer_query(customer_id))
    return Fact.all(rows)


def of_customer_query(customer_id: int) -> Query:
    """The question for a customer's facts, to be asked together with others."""
    return of_many_query(Filter("customer_id", "eq", customer_id))


def of_many_query(customers: Filter) -> Query:
    """The question for the facts of several customers, to be asked together with others."""
    newest = [Order("said_on", descending=True), Order("id", descending=True)]
    return Query("known_facts", [customers], newest)


def unread(customer: Customer, history: Collection[Interaction]) -> int:
    """How many of these records, and the notes, are not yet read, or not wholly."""
    partly = sum(bool(item.unread) for item in history) + bool(customer.notes_unread)
    return partly + waiting(customer, history)


def waiting(customer: Customer, history: Collection[Interaction]) -> int:
    """How many of these records, and the notes, will be read yet."""
    notes = customer.notes and not (customer.notes_read_version or customer.notes_unread)
    return sum(not (item.read_version or item.unread) for item in history) + bool(notes)


def who(customer: Customer, known: Understanding) -> tuple[str, tuple[KnownFact, ...]]:
    """Who this is: what the notes begin with, when that is no fact, and who is around them."""
    first = next(iter(sentences(customer.notes)), "")
    is_fact = any(fact.quote == first for fact in known.facts)
    return "" if is_fact else first, known.of_kind("person")[:MOST_PEOPLE]


def standing(facts: Iterable[Fact]) -> tuple[KnownFact, ...]:
    """The facts as skills are given them: those that a rep has rejected are left out."""
    return tuple(_as_known(fact) for fact in facts if fact.state != "rejected")


def _as_known(fact: Fact) -> KnownFact:
    record = f"I{fact.interaction_id}" if fact.interaction_id else "N"
    return KnownFact(
        id=fact.id,
        kind=fact.kind,
        words=fact.words,
        record=record if fact.quote else f"A{fact.id}",
        said_on=fact.said_on,
        quote=fact.quote,
        whose=fact.whose,
        named_on=fact.named_on,
        no_year=fact.no_year,
        no_action=fact.no_action,
        figure=fact.figure,
        unit=fact.unit,
        is_confirmed=fact.state == "confirmed",
        is_settled=fact.state == "settled",
    )


def confirm(ws: Workspace, id: int, version: int) -> int:
    """The rep says that a fact is right; returns its new version."""
    return _rule(ws, id, version, state="confirmed")


def reject(ws: Workspace, id: int, version: int) -> int:
    """The rep says that a fact is wrong: no reader brings it back; returns its new version."""
    return _rule(ws, id, version, state="rejected")


def settle(ws: Workspace, id: int, version: int) -> int:
    """A promise was kept, a request met; returns the fact's new version."""
    return _rule(ws, id, version, state="settled")


def give_to(ws: Workspace, id: int, version: int, whose: str) -> int:
    """A fact is somebody else's, "" for the customer's own; returns its new version."""
    return _rule(ws, id, version, state="confirmed", whose=" ".join(whose.split()))


def correct(ws: Workspace, fact: Fact, **typed: Any) -> int:
    """The fact in the rep's words, which no reader changes; returns its new version.

    Raises `Refused`, or `Conflict` when this version is old.
    """
    draft = FactDraft.of(**typed)
    quote = fact.quote if draft.words in fact.quote else ""
    reader = fact.read_by if quote else "rep"
    return _rule(
        ws,
        fact.id,
        fact.version,
        state="confirmed",
        quote=quote,
        read_by=reader,
        **draft.model_dump(),
    )


def restore(ws: Workspace, before: Fact, version: int) -> int:
    """A fact as it was before the rep ruled on it; returns its new version."""
    values = {name: getattr(before, name) for name in RULED}
    return _rule(ws, before.id, version, **values)


def add(ws: Workspace, customer_id: int, entry_key: str, today: date, **typed: Any) -> Fact:
    """A fact in the rep's own words; the same `entry_key` twice makes one. Raises `Refused`."""
    values = FactDraft.of(**typed).model_dump()
    row = ws.insert_once(
        insert(
            "facts",
            customer_id=customer_id,
            entry_key=entry_key,
            said_on=today,
            read_by="rep",
            state="confirmed",
            first_words=values["words"],
            **values,
        )
    )[0]
    return Fact(**row)


def _rule(ws: Workspace, id: int, version: int, **values: Any) -> int:
    ruling = update("facts", id, version, **values)
    return int(deeds.write(ws, ruling, kind="proposal")[0]["version"])
