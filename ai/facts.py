"""What a skill is given: frozen records, each with the id that an answer cites."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal

from ai.understanding import Fact, Understanding

NOBODY: Final = "nobody"
Owner = int | Literal["nobody"] | None
"""Whose words these are: the customer's id, or NOBODY's. While that is not said, None, they are
never sent to a service."""

MOST_TELLING = 20
"""Interactions that come before all else in a prompt: the first ones of a file."""


@dataclass(frozen=True)
class InteractionFact:
    """An email, call, meeting or note; id such as "I12"."""

    id: str
    on: date
    type: str
    subject: str
    content: str
    sentiment: str | None
    is_judged_by_rep: bool = False
    """Whether the sentiment is the rep's own word."""

    @property
    def text(self) -> str:
        """The record as it is shown and checked against."""
        mood = f", {self.sentiment}" if self.sentiment else ""
        head = f"{self.type.capitalize()}, {full_date(self.on)}{mood}"
        return "\n".join(part for part in (head, self.subject, self.content) if part)


@dataclass(frozen=True)
class PurchaseFact:
    """A purchase; id such as "P3", price paid for one piece in euros."""

    id: str
    on: date
    product: str
    category: str
    quantity: int
    price: Decimal

    @property
    def text(self) -> str:
        """The record as it is shown and checked against."""
        return (
            f"Bought on {full_date(self.on)}: {self.quantity} × {self.product} ({self.category}), "
            f"€{self.price:,.2f} each, €{self.price * self.quantity:,.2f} in all"
        )


@dataclass(frozen=True)
class FollowUpFact:
    """A follow-up; id such as "F7"."""

    id: str
    due_on: date
    note: str
    done: bool

    @property
    def text(self) -> str:
        """The record as it is shown and checked against."""
        state = "done" if self.done else "open"
        return f"Follow-up due on {full_date(self.due_on)} ({state}): {self.note}"


@dataclass(frozen=True)
class ProductFact:
    """A product of the catalog; id such as "K21", price in euros."""

    id: str
    name: str
    category: str
    price: Decimal
    in_stock: bool
    description: str

    @property
    def text(self) -> str:
        """The record as it is shown and checked against."""
        stock = "in stock" if self.in_stock else "sold out"
        head = f"{self.name} ({self.category}), €{self.price:,.2f}, {stock}"
        return "\n".join(part for part in (head, self.description) if part)


@dataclass(frozen=True)
class Profile:
    """Who the client is, with figures over the whole history; fact id "C".

    `contacts_by_type` counts the interactions of each type, `rhythm_days` is the mean number of
    days between contacts, `bought_total` is in euros, `unread` counts the records, the notes among
    them, that the built-in analyst has not read, or not wholly.
    """

    name: str
    stage: str
    company: str
    since: date
    interactions: int
    contacts_by_type: Mapping[str, int]
    first_contact_on: date | None
    last_contact_on: date | None
    rhythm_days: float | None
    overall_sentiment: str | None
    purchases: int
    bought_total: Decimal
    unread: int = 0
    last_name: str = ""
    """The part of `name` that the record holds apart as the surname."""

    @property
    def next_contact_on(self) -> date | None:
        """The day by which the client's own rhythm would have another contact."""
        if self.last_contact_on is None or self.rhythm_days is None:
            return None
        days = max(round(self.rhythm_days), 1)
        latest = date.max.toordinal()
        return date.fromordinal(min(self.last_contact_on.toordinal() + days, latest))

    @property
    def text(self) -> str:
        """The record as it is shown and checked against."""
        of_company = f" of {self.company}" if self.company else ""
        by_type = ", ".join(
            f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in self.contacts_by_type.items() if n
        )
        lines = [
            f"{self.name}{of_company}",
            f"Stage: {self.stage}, in the book since {full_date(self.since)}",
            f"Interactions: {self.interactions}{f' ({by_type})' if by_type else ''}",
        ]
        if self.first_contact_on:
            lines.append(f"First contact: {full_date(self.first_contact_on)}")
        if self.last_contact_on:
            lines.append(f"Last contact: {full_date(self.last_contact_on)}")
        if self.rhythm_days is not None:
            lines.append(f"In touch every {max(round(self.rhythm_days), 1)} days")
        if self.next_contact_on is not None:
            lines.append(f"By this rhythm the next contact: {full_date(self.next_contact_on)}")
        if self.overall_sentiment:
            lines.append(f"Overall sentiment: {self.overall_sentiment}")
        if self.purchases:
            lines.append(f"Purchases: {self.purchases}, €{self.bought_total:,} in all")
        if self.unread:
            lines.append(f"Records that the built-in analyst has not wholly read: {self.unread}")
        return "\n".join(lines)


@dataclass(frozen=True)
class CustomerFile:
    """One customer's records, interactions newest first and only the recent ones; notes are "N".

    `products` are those of the catalog that an answer may offer, best first; `understanding` are
    the facts of the whole history that stand, newest first; `owner` is the customer's id.
    """

    today: date
    profile: Profile
    notes: str
    interactions: tuple[InteractionFact, ...]
    purchases: tuple[PurchaseFact, ...]
    follow_ups: tuple[FollowUpFact, ...]
    products: tuple[ProductFact, ...] = ()
    owner: Owner = None
    understanding: tuple[Fact, ...] = ()

    @cached_property
    def known(self) -> Understanding:
        """What the records say of the customer, over the whole history."""
        return Understanding(self.understanding, self.today)

    @cached_property
    def facts(self) -> dict[str, str]:
        """The text of every record by its id, those that matter most to a prompt first."""
        records: list[InteractionFact | PurchaseFact | FollowUpFact | ProductFact] = [
            *self.interactions[:MOST_TELLING],
            *(item for item in self.follow_ups if not item.done),
            *self.products,
            *self.purchases,
            *(item for item in self.follow_ups if item.done),
            *self.interactions[MOST_TELLING:],
        ]
        notes = {"N": self.notes} if self.notes else {}
        texts = {"C": self.profile.text} | notes | {record.id: record.text for record in records}
        return texts | {id: text for id, text in self.quoted.items() if id not in texts}

    @cached_property
    def quoted(self) -> dict[str, str]:
        """What facts rest on beyond these records: older ones in their words, and the rep's own."""
        held = {"C", "N"} | {item.id for item in self.interactions}
        quoted: dict[str, str] = {}
        for fact in self.understanding:
            if not fact.quote:
                quoted[fact.record] = rep_words(fact)
            elif fact.record not in held:
                said = quoted.get(fact.record, f"Of {full_date(fact.said_on)}")
                quoted[fact.record] = said if fact.quote in said else f"{said}\n{fact.quote}"
        return quoted

    @cached_property
    def digest(self) -> str:
        """A SHA-256 of the records, the same on any day for the same records."""
        known = [(fact.id, fact.kind, fact.words, fact.whose) for fact in self.understanding]
        return hashlib.sha256(json.dumps([self.facts, known]).encode()).hexdigest()


@dataclass(frozen=True)
class Wish:
    """Superclass of what is asked for over one customer's file."""

    file: CustomerFile

    @property
    def today(self) -> date:
        """The rep's own day."""
        return self.file.today

    @property
    def owner(self) -> Owner:
        """Whose file it is."""
        return self.file.owner


def rep_words(fact: Fact) -> str:
    """What a rep has written of the customer, as it is shown and checked against."""
    whose = f" ({fact.whose})" if fact.whose else ""
    return f"{fact.kind.capitalize()}, {full_date(fact.said_on)}\n{fact.words}{whose}"


def full_date(day: date) -> str:
    """A day such as "14 May 2026"."""
    return f"{day.day} {day:%B %Y}"
