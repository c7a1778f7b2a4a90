"""A record read once, when it is written: its facts kept, what a rep has ruled on left alone."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from ai.reading.owner import CUSTOMER, HOUSE, Owner
from ai.reading.proposal import VERSION, Proposal, Reading
from ai.reading.speakers import is_addressed_to_us
from crm.errors import NotFound, Unavailable
from crm.models import Customer, Fact, Interaction, full_name
from crm.workspace import Workspace
from db.gateway import Change, Filter, Order, Query, Row, amend, insert

MOST_UNREAD = 2_000
"""Characters of what was not read that are kept, to be shown."""

LATEST = 12
"""Records of a customer by which it is told whether they are a "she" or a "he"."""

SENT = "Sent: "
"""How the summary of an e-mail begins that we have sent."""


@dataclass(frozen=True)
class Record:
    """A text of a customer's that is read: an interaction, or the notes, which have no id."""

    customer_id: int
    interaction_id: int | None
    name: str
    text: str
    on: date
    speaker: Owner = HOUSE
    is_ours: bool = False
    """A letter that we have sent: it tells what we promise, and nothing of the customer."""

    @property
    def key(self) -> str:
        """Tells this record from every other one."""
        if self.interaction_id is None:
            return f"notes-{self.customer_id}"
        return f"interaction-{self.interaction_id}"


def of_interaction(item: Interaction) -> Record:
    """An interaction as it is read; in a message of the customer's own, "I" is the customer."""
    text = "\n".join(part for part in (item.subject, item.content) if part)
    is_ours = item.type == "email" and item.summary.startswith(SENT)
    is_theirs = item.type == "email" and not is_ours and is_addressed_to_us(item.content)
    speaker = CUSTOMER if is_theirs else HOUSE
    on = item.said_on or item.date.date()
    return Record(item.customer_id, item.id, item.name, text, on, speaker, is_ours)


def of_notes(customer: Customer, on: date) -> Record:
    """The notes on a customer as they are read, written on a day."""
    return Record(customer.id, None, customer.name, customer.notes, on)


def read_record(ws: Workspace, record: Record, proposed: Iterable[Proposal] | None = None) -> None:
    """Brings the facts of a record to what it says now; what a rep has ruled on stays as it is.

    `proposed` is what a service has read in it, held to the same laws; with None no service was
    asked, and what one has read before stands as long as the record has its words.
    """
    ws.write(*changes(ws, record, proposed))


def changes(
    ws: Workspace, record: Record, proposed: Iterable[Proposal] | None = None
) -> list[Change]:
    """What `read_record` writes, for who writes it together with the text."""
    kept, pronoun = _known(ws, record)
    reading = _read(record, pronoun)
    by_service = _held(record, proposed or ())
    proposals = [
        (reader, item)
        for reader, items in (("analyst", reading.proposals), ("service", by_service))
        for item in items
        if item.kind == "promise" or not record.is_ours
    ]
    anew = _changes(record, proposals, kept, ws.clock(), proposed is None)
    return [*anew, _as_read(record, reading.unread)]


def read_notes(ws: Workspace, customer_id: int) -> None:
    """Brings the facts of a customer's notes to what they say now; what fails is read later."""
    with suppress(Unavailable, NotFound):
        customer = Customer(**ws.db.get("customer_profiles", customer_id))
        read_record(ws, of_notes(customer, ws.day(ws.clock())))


def _held(record: Record, proposed: Iterable[Proposal]) -> list[Proposal]:
    """What the record bears out; a fault of ours costs the proposals, and nobody their words."""
    from ai.grounding.proposals import held

    try:
        return held(proposed, record.text, record.on, record.name, record.speaker)
    except Exception as error:
        logging.getLogger(__name__).warning("No proposal was held: %s", type(error).__name__)
        return []


def _read(record: Record, pronoun: str) -> Reading:
    """What the record says; a fault of ours leaves it unread, and costs nobody their words."""
    from ai.reading.reader import read

    try:
        return read(record.text, record.on, record.name, record.speaker, pronoun)
    except Exception as error:
        logging.getLogger(__name__).warning("A record was not read: %s", type(error).__name__)
        return Reading((), (record.text,))


def called(ws: Workspace, customer_id: int, text: str, id: int | None = None) -> tuple[str, str]:
    """The name of whom a text is written about, and the pronoun of them in all that is written.

    `id` is that of the interaction which has the text, None for one that is not kept yet.
    """
    owners, history = ws.db.rows(*_written(customer_id, id))
    name = full_name(owners[0]["first_name"], owners[0]["last_name"]) if owners else ""
    return name, _pronoun(name, _notes(owners), text, history)


def _known(ws: Workspace, record: Record) -> tuple[list[Fact], str]:
    """The facts of a record that the store has, those of an older wording too, and the pronoun
    of its customer."""
    customer = Filter("customer_id", "eq", record.customer_id)
    of_record = (
        Filter("interaction_id", "is_null", True)
        if record.interaction_id is None
        else Filter("interaction_id", "eq", record.interaction_id)
    )
    facts, owners, history = ws.db.rows(
        Query("facts", [customer, of_record]), *_written(record.customer_id, record.interaction_id)
    )
    kept = [f for f in Fact.all(facts) if f.entry_key and f.entry_key.startswith(record.key)]
    notes = record.text if record.interaction_id is None else _notes(owners)
    return kept, _pronoun(record.name, notes, record.text, history)


def _written(customer_id: int, id: int | None) -> tuple[Query, Query]:
    """What asks for a customer, and for the latest of their interactions but this one."""
    told = [Filter("customer_id", "eq", customer_id)]
    if id is not None:
        told.append(Filter("id", "neq", id))
    return (
        Query("customers", [Filter("id", "eq", customer_id)], limit=1),
        Query("interactions", told, [Order("date", descending=True)], LATEST),
    )


def _notes(owners: list[Row]) -> str:
    return "".join(row["notes"] or "" for row in owners)


def _pronoun(name: str, notes: str, text: str, history: list[Row]) -> str:
    from ai.reading.pronouns import pronoun_of

    return pronoun_of(name, notes, [text, *(row["content"] or "" for row in history)])


def _changes(
    record: Record,
    proposals: list[tuple[str, Proposal]],
    kept: list[Fact],
    now: datetime,
    spares_service: bool,
) -> list[Change]:
    known = {fact.entry_key: fact for fact in kept}
    ruled = [fact for fact in kept if fact.is_ruled]
    wanted: dict[str, tuple[str, Proposal]] = {}
    for reader, proposal in proposals:
        read = [item for by, item in wanted.values() if by != reader]
        if not any(_is_same(fact, proposal) for fact in ruled) and not any(
            _is_read(item, proposal) for item in read
        ):
            wanted.setdefault(_key(record, proposal), (reader, proposal))
    changes = [
        insert("facts", entry_key=key, **_columns(record, reader, proposal))
        for key, (reader, proposal) in wanted.items()
        if key not in known
    ]
    for fact in kept:
        stands = fact.entry_key in wanted
        if spares_service and fact.read_by == "service" and fact.quote in record.text:
            continue
        if fact.is_ruled:
            if fact.quote and fact.quote not in record.text and fact.state != "rejected":
                changes.append(amend("facts", fact.id, quote="", read_by="rep"))
        elif stands == bool(fact.archived_at):
            changes.append(amend("facts", fact.id, archived_at=None if stands else now))
    return changes


def _is_same(fact: Fact, proposal: Proposal) -> bool:
    """Whether a rep has ruled on this already, in words more or fewer."""
    ours, theirs = fact.first_words.lower(), proposal.words.lower()
    return fact.kind == proposal.kind and (ours in theirs or theirs in ours)


def _is_read(item: Proposal, proposal: Proposal) -> bool:
    """Whether another reader has read this in the same sentence, in words more or fewer."""
    ours, theirs = item.words.lower(), proposal.words.lower()
    beside = item.quote in proposal.quote or proposal.quote in item.quote
    return item.kind == proposal.kind and beside and (ours in theirs or theirs in ours)


def _key(record: Record, proposal: Proposal) -> str:
    told = "\n".join((proposal.kind, proposal.whose, proposal.words, proposal.quote))
    return f"{record.key}-{sha256(told.encode()).hexdigest()[:24]}"


def _columns(record: Record, reader: str, proposal: Proposal) -> dict[str, Any]:
    return {
        "customer_id": record.customer_id,
        "interaction_id": record.interaction_id,
        "kind": proposal.kind,
        "whose": proposal.whose,
        "words": proposal.words,
        "first_words": proposal.words,
        "quote": proposal.quote,
        "said_on": record.on,
        "named_on": proposal.on,
        "no_year": not proposal.has_year,
        "no_action": proposal.is_hold,
        "figure": None if proposal.amount is None else float(proposal.amount),
        "unit": proposal.unit,
        "read_by": reader,
    }


def _as_read(record: Record, unread: tuple[str, ...]) -> Change:
    told = "\n".join(unread)[:MOST_UNREAD]
    if record.interaction_id is None:
        return amend("customers", record.customer_id, notes_read_version=VERSION, notes_unread=told)
    return amend("interactions", record.interaction_id, read_version=VERSION, unread=told)
