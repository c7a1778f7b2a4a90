"""A customer's e-mail addresses and phone numbers: the first ones, and others by the line."""

from dataclasses import dataclass
from typing import Protocol

from crm import phones as numbers
from db import folding

LONGEST = 2_000
"""Characters of all further addresses, or numbers, as sql/009_contacts.sql has it."""

WRONG_ADDRESS = "Other emails: “{}” is not an address such as name@house.com. One a line."
WRONG_NUMBER = "Other phones: “{}” can't be dialled: check the digits. One a line."


class Reachable(Protocol):
    """Whoever has addresses and numbers: of the book, or of a file."""

    @property
    def email(self) -> str | None: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def other_emails(self) -> str: ...
    @property
    def other_phones(self) -> str: ...


@dataclass(frozen=True)
class Contact:
    """An address or a number, and what it is called, "" for nothing."""

    label: str
    value: str

    @property
    def line(self) -> str:
        """As it is kept: "Home: ada@birch.com"."""
        return f"{self.label}: {self.value}" if self.label else self.value


def read(lines: str) -> list[Contact]:
    """The contacts of a text, one a line."""
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        label, _, value = line.rpartition(": ")
        found.append(Contact(label.strip(), value.strip()))
    return found


def tidy(lines: str) -> str:
    """The lines without blank ones, each once."""
    return "\n".join(dict.fromkeys(contact.line for contact in read(lines)))


def emails(someone: Reachable) -> list[str]:
    """All addresses, the first one first."""
    return [*filter(None, [someone.email]), *_values(someone.other_emails)]


def phones(someone: Reachable) -> list[str]:
    """All numbers, the first one first."""
    return [*filter(None, [someone.phone]), *_values(someone.other_phones)]


def share_email(one: Reachable, other: Reachable) -> bool:
    """Whether an address is both's, whatever its capitals."""
    theirs = {folding.plain(address) for address in emails(other)}
    return any(folding.plain(address) in theirs for address in emails(one))


def share_phone(one: Reachable, other: Reachable) -> bool:
    """Whether a number is both's, however it is spelled."""
    theirs = phones(other)
    return any(numbers.are_same(mine, each) for mine in phones(one) for each in theirs)


def is_email_address(address: str) -> bool:
    """Whether a text has the form of an e-mail address such as name@house.com."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def wrong_lines(someone: Reachable) -> dict[str, str]:
    """Of the fields with a line that is no address or number, why the first one is none."""
    wrong: dict[str, str] = {}
    for contact in read(someone.other_emails):
        if not is_email_address(contact.value):
            wrong.setdefault("other_emails", WRONG_ADDRESS.format(contact.value[:40]))
    for contact in read(someone.other_phones):
        if not numbers.can_be_dialled(contact.value):
            wrong.setdefault("other_phones", WRONG_NUMBER.format(contact.value[:40]))
    return wrong


def _values(lines: str) -> list[str]:
    return [contact.value for contact in read(lines)]
