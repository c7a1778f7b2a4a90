"""What a cell of a table tells of a person, by what its column holds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from crm import contacts, money
from crm.importing import days, texts
from crm.importing.choices import Choices
from crm.importing.columns import Column
from crm.importing.people import Person, Value
from crm.models import STAGES
from db import folding

YES = frozenset(["1", "true", "yes", "y", "oui", "ja", "si", "wahr", "vrai", "x", "donotallow"])
NO = frozenset(["0", "false", "no", "n", "non", "nein", "falsch", "faux"])
_STAGES = {
    "client": "customer", "cliente": "customer", "kunde": "customer", "kundin": "customer",
    "klant": "customer", "клиент": "customer", "evangelist": "customer",
    "opportunity": "prospect", "interessent": "prospect",
}  # fmt: skip
"""What other programs, in other languages, call the stages."""
NOT_IN = ("unsubscribed", "never")
NO_MAIL = "No marketing e-mails"


@dataclass
class Cells:
    """The values of a row on their way to a person."""

    names: dict[str, str] = field(default_factory=dict)
    emails: list[Value] = field(default_factory=list)
    phones: list[Value] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    formatted: list[str] = field(default_factory=list)
    assistant: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    spent: dict[str, str] = field(default_factory=dict)
    birthday: dict[str, str] = field(default_factory=dict)


def _give_values(column: Column, value: str, cells: Cells) -> None:
    """The addresses or numbers of a cell, the one marked with "* " first."""
    label = cells.labels.get(column.pair, "")
    rank = 0 if label.startswith("*") else 1 if label.lower() == "mobile" else column.rank
    label = label.strip("* ") or column.says_where
    values = cells.emails if column.field == "E-mail" else cells.phones
    marks = r":::|[;,]" if column.field == "E-mail" else ":::"
    split = [part.strip() for part in re.split(marks, value)]
    assistant = column.field == "Phone" and folding.squeezed(label) == "assistant"
    for number, part in enumerate(each for each in split if each):
        if assistant:
            cells.assistant.append(part)
        else:
            values.append(Value(part, label, rank if number == 0 else max(rank, 6)))


def _values(lines: str) -> list[Value]:
    """Our own export's further addresses or numbers."""
    return [Value(each.value, each.label, 8) for each in contacts.read(lines)]


def _give_day(
    person: Person, column: Column, value: str, cells: Cells, choices: Choices, day_first: bool
) -> None:
    if days.is_empty(value):
        return
    label = cells.labels.get(column.pair, "").strip("* ") if column.pair else ""
    label = label or ("Birthday" if column.field == "Birthday" else column.label)
    day = days.read(value, day_first, choices.today, column.field == "Birthday")
    if day is None:
        person.note(column.label if column.field == "Birthday" else label, value)
        if any(map(str.isdigit, value)) and not re.search(r"[A-Za-z]", value):
            person.problems.append(f"{label} is no date: {value}")
    elif column.field == "Follow-up":
        person.follow_up_on = day.on
    else:
        person.note(label, day.words)


def _give_address(person: Person, column: Column, value: str, cells: Cells) -> None:
    """An address as one line; of a formatted one the parts say nothing more."""
    if column.rank == 0:
        person.note("Address", ", ".join(value.split("\n")))
        cells.formatted.append(column.label)
    elif column.header.partition(" - ")[0] not in cells.formatted:
        cells.address += [part.strip() for part in value.splitlines() if part.strip()]


def _tell_company(person: Person, column: Column, value: str, cells: Cells) -> None:
    if person.company:
        person.note("Company", value)
    else:
        person.company = value


def _tell_stage(person: Person, column: Column, value: str, cells: Cells) -> None:
    stage = folding.squeezed(value)
    stage = _STAGES.get(stage, stage)
    if stage in STAGES:
        person.stage = next(each for each in STAGES if each == stage)
    else:
        person.note(column.label, value)


def _tell_notes(person: Person, column: Column, value: str, cells: Cells) -> None:
    for line in texts.without_markup(value).splitlines():
        person.note("", line)


def _tell_labels(person: Person, column: Column, value: str, cells: Cells) -> None:
    split = [part.strip() for part in re.split(r":::|[;,]", value)]
    if any(folding.squeezed(each) == "*othercontacts" for each in split):
        person.left_out = "it is among Google's Other Contacts, whom nobody chose"
    split = [part.strip('" ') for part in split]
    names = [each for each in split if each and each[0] != "*"]
    person.note(column.label, ", ".join(names))
    for name in names:
        person.add_tag(name)


def _tell_tags(person: Person, column: Column, value: str, cells: Cells) -> None:
    for name in value.splitlines():
        person.add_tag(name)


def _tell_opt_out(person: Person, column: Column, value: str, cells: Cells) -> None:
    if folding.squeezed(value) in YES or re.match(r"\d{4}-\d\d-\d\d", value):
        person.note("", NO_MAIL)


def _tell_opt_in(person: Person, column: Column, value: str, cells: Cells) -> None:
    if folding.squeezed(value) in NO or any(word in value.lower() for word in NOT_IN):
        person.note("", NO_MAIL)


def _tell_amount(person: Person, column: Column, value: str, cells: Cells) -> None:
    for number, line in enumerate(person.notes):
        if line.startswith("Last purchase: "):
            person.notes[number] = f"{line}, {amount(value, '€')}"
            return
    person.note(column.label, amount(value, "€"))


def _tell_deleted(person: Person, column: Column, value: str, cells: Cells) -> None:
    if folding.squeezed(value) in YES:
        person.left_out = "it was deleted in that program"


def _tell_other_emails(person: Person, column: Column, value: str, cells: Cells) -> None:
    cells.emails += _values(value)


def _tell_other_phones(person: Person, column: Column, value: str, cells: Cells) -> None:
    cells.phones += _values(value)


def _tell_line(person: Person, column: Column, value: str, cells: Cells) -> None:
    label = cells.labels.get(column.pair, "").strip("* ") if column.pair else ""
    if folding.squeezed(label) == "assistant":
        cells.assistant.append(value)
    elif value.lower() not in ("unspecified", "normal"):
        person.note(label or column.label, " ".join(value.split("\n")))


_TELL: dict[str, Callable[[Person, Column, str, Cells], None]] = {
    "Company": _tell_company,
    "Stage": _tell_stage,
    "Notes": _tell_notes,
    "Labels": _tell_labels,
    "Tags": _tell_tags,
    "Other emails": _tell_other_emails,
    "Other phones": _tell_other_phones,
    "Opted out": _tell_opt_out,
    "Opted in": _tell_opt_in,
    "Amount": _tell_amount,
    "Deleted": _tell_deleted,
    "Line of the notes": _tell_line,
    "Text of a note": _tell_line,
    "Day of a note": _tell_line,
    "Whose note": _tell_line,
}


def give(
    person: Person, column: Column, value: str, cells: Cells, choices: Choices, day_first: bool
) -> None:
    match column.field:
        case "Name" | "First name" | "Middle name" | "Last name" | "Title" | "Suffix":
            cells.names[column.field] = value
        case "E-mail" | "Phone":
            _give_values(column, value, cells)
        case "Label":
            cells.labels[column.pair] = value
        case "Birthday" | "Date" | "Follow-up":
            _give_day(person, column, value, cells, choices, day_first)
        case "Address":
            _give_address(person, column, value, cells)
        case "Spent" | "Orders":
            cells.spent[column.field] = value
        case "Assistant":
            cells.assistant.append(value)
        case "Part of a birthday":
            cells.birthday[column.label.rpartition(" ")[2].lower()] = value
        case "Leave out":
            return
        case _:
            _TELL[column.field](person, column, value, cells)


def amount(value: str, sign: str = "") -> str:
    try:
        amount = Decimal(money.read(value))
    except ValueError:
        return value
    return f"{sign}{amount:,.2f}" if amount % 1 else f"{sign}{amount:,.0f}"
