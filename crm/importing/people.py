"""Who stands in a file, and what is told of them: the same for every format."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from crm import contacts, phones, tags
from crm.contacts import Contact
from crm.models import Stage

LONGEST = {"first_name": 50, "last_name": 50, "email": 255, "phone": 40, "company": 100}
_ROUNDED = re.compile(r"\d(?:[.,]\d{1,20})?E\+?\d{1,3}", re.IGNORECASE)
_OWN_GUARD = re.compile(r"^\((\+\d{1,3})\)")
_EXCHANGE = re.compile(r"^/o=", re.IGNORECASE)


@dataclass
class Person:
    """A person, or an organisation, of a file; filled while it is read.

    `where` is the place in the file, `left_out` the reason not to take it in unless the rep says
    so, `problems` what of it could not be kept.
    """

    where: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    company: str = ""
    other_emails: str = ""
    other_phones: str = ""
    stage: Stage = "lead"
    tags: str = ""
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left_out: str = ""
    follow_up_on: date | None = None

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first_name} {self.last_name}".strip()

    def note(self, label: str, value: str) -> None:
        """Adds a line, once; without a value none."""
        value = value.strip()
        line = f"{label}: {value}" if label else value
        if value and line not in self.notes:
            self.notes.append(line)

    def add_tag(self, name: str) -> None:
        """One tag more, where it can be one."""
        with suppress(ValueError):
            self.tags = tags.added(self.tags, name)

    def add_email(self, contact: Contact) -> None:
        """The first address to its field, each other one behind it, once."""
        if not self.email:
            self.email = contact.value
        elif contact.value.lower() not in map(str.lower, contacts.emails(self)):
            self.other_emails = f"{self.other_emails}\n{contact.line}".strip()

    def add_phone(self, contact: Contact) -> None:
        """The first number to its field, each other one behind it, once."""
        if not self.phone and len(contact.value) <= LONGEST["phone"]:
            self.phone = contact.value
        elif not any(phones.are_same(contact.value, each) for each in contacts.phones(self)):
            self.other_phones = f"{self.other_phones}\n{contact.line}".strip()


@dataclass(frozen=True)
class Who:
    """Whom an event is about, as far as the file says; `text` may hold the name somewhere."""

    name: str = ""
    email: str = ""
    text: str = ""

    @property
    def label(self) -> str:
        """As it is shown."""
        return self.name or self.email or self.text

    @property
    def phone(self) -> str:
        """The number that stands in a chat for who is in nobody's contacts, else ""."""
        is_number = phones.can_be_dialled(self.name) and not any(map(str.isalpha, self.name))
        return self.name if is_number else ""


@dataclass(frozen=True)
class Event:
    """An interaction, or with the kind "follow_up" something ahead; `at` has a time zone.

    `theirs` is what of the text is the customer's own words, which alone tell a mood.
    """

    kind: Literal["email", "note", "meeting", "follow_up", "birthday"]
    at: datetime
    who: Who
    where: str
    subject: str = ""
    content: str = ""
    theirs: str = ""
    is_ours: bool = False


@dataclass(frozen=True)
class LeftOut:
    """What of a file is not taken in, and why."""

    where: str
    what: str
    reason: str


@dataclass(frozen=True)
class Question:
    """What a file does not settle: asked once for all of it."""

    name: Literal["dates", "names", "ours"]
    text: str
    answers: tuple[str, ...]


@dataclass
class Reading:
    """What a file was understood to hold."""

    format: str
    people: list[Person] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    passed_over: int = 0

    @property
    def taken(self) -> list[Person]:
        """The people who come in unless the rep leaves them out."""
        return [person for person in self.people if not person.left_out]


@dataclass(frozen=True)
class Value:
    """An address or a number with its label, and how much it is the primary one: 0 is most."""

    text: str
    label: str = ""
    rank: int = 5


def give_emails(person: Person, values: list[Value]) -> None:
    """The primary address first, then the others."""
    good: list[Value] = []
    for value in values:
        address = value.text.strip()
        if not address or _EXCHANGE.match(address):
            continue
        if contacts.is_email_address(address):
            good.append(Value(address, value.label, value.rank))
        else:
            person.problems.append(f"E-mail is no address: {address}")
    for value in sorted(good, key=lambda each: each.rank):
        person.add_email(Contact(value.label, value.text))


def give_phones(person: Person, values: list[Value]) -> None:
    """The primary number first, then the others; what is none is told."""
    good: list[Value] = []
    for value in values:
        for number in split_numbers(unwrapped(value.text)):
            if _ROUNDED.fullmatch(number):
                person.problems.append(f"Phone is no number any more: {number}")
            elif not phones.can_be_dialled(number):
                person.note(value.label or "Phone", number)
                person.problems.append(f"Phone is no number: {number}")
            else:
                good.append(Value(number, value.label, value.rank))
    for value in sorted(good, key=lambda each: each.rank):
        person.add_phone(Contact(value.label, value.text))


def unwrapped(number: str) -> str:
    """A number without a spreadsheet's guard, "tel:" and the mark of an extension."""
    bare = number.strip().lstrip("'").removeprefix("tel:").strip()
    bare = _OWN_GUARD.sub(r"\1", bare)
    return bare.replace(";ext=", " ext. ").strip()


def split_numbers(text: str) -> Iterator[str]:
    """The numbers of one cell."""
    parts = [part.strip() for part in re.split(r":::|[/;,\n]", text)]
    if all(sum(each.isdecimal() for each in part) >= 6 for part in parts):
        yield from parts
    elif text:
        yield text


def fit(person: Person) -> None:
    """Keeps each field within what the book holds; what is longer goes to the notes whole."""
    for name, longest in LONGEST.items():
        value = getattr(person, name)
        if len(value) > longest:
            person.note(name.replace("_", " ").capitalize(), value)
            setattr(person, name, value[:longest].strip() if name.endswith("name") else "")
    for name in ("other_emails", "other_phones"):
        while len(getattr(person, name)) > contacts.LONGEST:
            kept, _, last = getattr(person, name).rpartition("\n")
            setattr(person, name, kept)
            person.note("", last)
