"""The rows of a table as people, or as notes on people."""

import re
from datetime import UTC, datetime

from crm.importing import days, names, orders, texts
from crm.importing.cells import Cells, amount, give
from crm.importing.choices import Choices
from crm.importing.columns import Column
from crm.importing.people import (
    Event,
    LeftOut,
    Person,
    Question,
    Reading,
    Value,
    Who,
    fit,
    give_emails,
    give_phones,
)
from crm.importing.tables import Table
from db import folding

TOTALS = frozenset(
    ["total", "totaux", "totals", "grandtotal", "summe", "gesamt", "totale", "suma", "sousstotal"]
)
DATES = "Which comes first in a date such as 3/11?"
DATE_ANSWERS = ("the day", "the month")
NAMES = "Which of more than two words of a name is the family name?"
NAME_ANSWERS = ("last word", "after the first word")
_GUARD = re.compile(r"(?:^|(?<=[;|\t\r\n]))'(?=[ \t]{0,9}[=+\-@])|^'(?=\d)")
_IN_BRACKETS = re.compile(r"^([^()]{1,120}) \(([^()\s]{3,255}@[^()\s]{3,255})\)$")


def read(table: Table, choices: Choices, format: str) -> Reading:
    """What the rows hold; one bad row never keeps the others from being read."""
    if orders.are_in(table):
        return orders.read(table, choices)
    table.columns = [_chosen(column, choices) for column in table.columns]
    reading = Reading(format, passed_over=table.passed_over)
    reading.columns = {each.header: each.field for each in table.columns if each.header}
    if any(column.field == "Text of a note" for column in table.columns):
        _read_notes(table, reading)
        return reading
    day_first = choices.day_first
    if day_first is None:
        day_first = days.order(_dates(table))
    if day_first is None:
        reading.questions.append(Question("dates", DATES, DATE_ANSWERS))
    unsure = False
    for number, row in table.rows:
        person = Person(f"row {number}")
        try:
            sure = _fill(person, table.columns, row, choices, day_first is not False)
        except (ValueError, ArithmeticError) as error:
            reading.left_out.append(LeftOut(person.where, "", f"it can't be read: {error}"))
            continue
        if folding.squeezed(person.name) in TOTALS:
            reading.passed_over += 1
            continue
        unsure = unsure or not sure
        reading.people.append(person)
    if unsure and choices.names is None:
        reading.questions.append(Question("names", NAMES, NAME_ANSWERS))
    return reading


def _chosen(column: Column, choices: Choices) -> Column:
    chosen = choices.fields.get(column.header)
    if not chosen or chosen == column.field:
        return column
    return Column(column.header, chosen, column.label, column.rank, column.pair)


def _dates(table: Table) -> list[str]:
    places = [n for n, each in enumerate(table.columns) if each.field in ("Birthday", "Date")]
    return [row[place] for _, row in table.rows for place in places if place < len(row)]


def _fill(
    person: Person, columns: list[Column], row: list[str], choices: Choices, day_first: bool
) -> bool:
    """Gives the person all that stands in the row; whether the parts of the name are sure."""
    cells = Cells()
    for column, cell in zip(columns, row, strict=False):
        value = _GUARD.sub("", cell.strip()).replace("\xa0", " ").replace("\u202f", " ")
        if value:
            give(person, column, value, cells, choices, day_first)
    sure = _give_names(person, cells, choices)
    give_emails(person, cells.emails)
    give_phones(person, cells.phones)
    names_first = sorted(cells.assistant, key=lambda each: any(map(str.isdigit, each)))
    person.note("Assistant", ", ".join(names_first))
    person.note("Address", ", ".join(dict.fromkeys(cells.address)))
    if day := days.of_parts(*(cells.birthday.get(each, "") for each in ("year", "month", "day"))):
        person.note("Birthday", day.words)
    if spent := cells.spent.get("Spent"):
        orders = cells.spent.get("Orders")
        person.note("Spent", amount(spent) + (f" in {_counted(orders)}" if orders else ""))
    _decide(person)
    fit(person)
    return sure


def _counted(orders: str) -> str:
    return f"{orders} order" if orders == "1" else f"{orders} orders"


def _give_names(person: Person, cells: Cells, choices: Choices) -> bool:
    parts = cells.names
    person.note("Title", parts.get("Title", ""))
    person.note("Suffix", parts.get("Suffix", ""))
    if whole := parts.get("Name"):
        return names.give_whole_name(person, whole, choices.names or "last word")
    first, middle, last = (parts.get(f"{part} name", "") for part in ("First", "Middle", "Last"))
    names.give_name(person, first, middle, last)
    return True


def _decide(person: Person) -> None:
    """An organisation is called by its name; who has none at all is left out unless ticked in."""
    if "@" in person.name:
        if not person.email:
            give_emails(person, [Value(person.name)])
        person.first_name = person.last_name = ""
    if person.name:
        return
    if person.company:
        person.first_name = person.company
        return
    person.left_out = person.left_out or "it has no name"
    person.first_name = (person.email.partition("@")[0] or person.phone or "Nameless")[:50]


def _read_notes(table: Table, reading: Reading) -> None:
    """Notes that were exported apart from the people they are about."""
    for number, row in table.rows:
        cells = {
            column.field: cell.strip()
            for column, cell in zip(table.columns, row, strict=False)
            if cell.strip()
        }
        where, text = f"row {number}", texts.without_markup(cells.get("Text of a note", ""))
        who = _who(cells.get("Whose note", ""))
        at = _moment(cells.get("Day of a note", ""))
        if text and who and at:
            reading.events.append(Event("note", at, who, where, content=text))
        else:
            reading.left_out.append(
                LeftOut(where, text[:80], "it does not say whose it is, or when")
            )


def _who(text: str) -> Who | None:
    if match := _IN_BRACKETS.match(text):
        return Who(match[1], match[2])
    return Who(text) if text else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
