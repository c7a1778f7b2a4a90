"""Who of a file is in the book already, or twice in the file; whom an event is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from crm import contacts
from crm.importing.people import Event, Person, Who
from crm.models import CustomerCard
from crm.workspace import Workspace
from db import folding
from db.gateway import Filter, Order, Query

Decision = Literal["skip", "join", "both"]
LAST_DIGITS = 7
MOST_ALIKE = 20
"""Of those who share a name, an address or a number: a file can have ten thousand of one name."""


@dataclass(frozen=True)
class Double:
    """A person of the file beside who may be the same: of the book, or earlier in the file."""

    person: Person
    card: CustomerCard | None = None
    earlier: Person | None = None

    @property
    def why(self) -> str:
        """What the two share."""
        other = self.card or self.earlier
        if other is None:
            return ""
        shared = []
        if _names(self.person) & _names(other):
            shared.append("name")
        if contacts.share_email(self.person, other):
            shared.append("e-mail")
        if contacts.share_phone(self.person, other):
            shared.append("phone")
        return ", ".join(shared)


@dataclass
class Register:
    """Known people by their names, addresses and numbers."""

    by_mark: dict[str, list[CustomerCard | Person]] = field(default_factory=dict)

    def enter(self, someone: CustomerCard | Person) -> None:
        """Makes somebody known."""
        for mark in _marks(someone):
            self.by_mark.setdefault(mark, []).append(someone)

    def find(self, person: Person) -> CustomerCard | Person | None:
        """The first who may be the same; those of the book come before those of the file."""
        same = (
            other
            for mark in _marks(person)
            for other in self.by_mark.get(mark, ())[:MOST_ALIKE]
            if other is not person and (mark[0] != "p" or contacts.share_phone(person, other))
        )
        return min(same, key=lambda other: isinstance(other, Person), default=None)

    def find_who(self, who: Who) -> CustomerCard | Person | None:
        """Whom an event is about: by e-mail, name, a name in its text, or the phone."""
        marks = [f"e{who.email.lower()}"] if who.email else []
        marks += [f"n{folding.squeezed(who.name)}"] if who.name else []
        for mark in [*marks, *(f"n{part}" for part in _runs(who.text))]:
            if known := self.by_mark.get(mark):
                return known[0]
        return self.find(Person("", phone=who.phone)) if who.phone else None


def of_book(ws: Workspace) -> Register:
    """Everybody in the book, archived ones too, but for those of imports that were taken back."""
    register, taken_back = Register(), undone(ws)
    [rows] = ws.db.rows(Query("customer_cards", order=[Order("id")]))
    for row in rows:
        if not (row["archived_at"] and row["import_id"] in taken_back):
            register.enter(CustomerCard(**row))
    return register


def doubles(people: Iterable[Person], register: Register) -> list[Double]:
    """Those of the file who may be known; each is known to those that follow."""
    pairs = []
    for person in people:
        other = register.find(person)
        if isinstance(other, CustomerCard):
            pairs.append(Double(person, card=other))
        elif other is not None:
            pairs.append(Double(person, earlier=other))
        register.enter(person)
    return pairs


def undone(ws: Workspace) -> set[int]:
    """The imports that were taken back."""
    [rows] = ws.db.rows(Query("imports", [Filter("undone_at", "is_null", False)]))
    return {row["id"] for row in rows}


def unknown(events: Iterable[Event], register: Register) -> list[Who]:
    """Those whom events are about and nobody knows, each once."""
    whos = dict.fromkeys(event.who for event in events)
    return [who for who in whos if register.find_who(who) is None]


def _names(someone: CustomerCard | Person) -> set[str]:
    first, last = someone.first_name, someone.last_name
    return {folding.squeezed(first + last), folding.squeezed(last + first)} - {""}


def _marks(someone: CustomerCard | Person) -> Iterator[str]:
    yield from (f"e{address.lower()}" for address in contacts.emails(someone))
    for number in contacts.phones(someone):
        if len(digits := folding.digits(number)) >= LAST_DIGITS:
            yield f"p{digits[-LAST_DIGITS:]}"
    for name in sorted(_names(someone)):
        yield f"n{name}"


def _runs(text: str) -> Iterator[str]:
    """The names that may stand in a text: its runs of words, longer ones first."""
    words = [folding.squeezed(word) for word in text.split()[:40]]
    for length in (4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            yield "".join(words[start : start + length])
