"""A shop's orders, a line an article: their buyers, and of each order a line of the notes."""

from crm.importing import days, names
from crm.importing.cells import NO, NO_MAIL, amount
from crm.importing.choices import Choices
from crm.importing.people import LeftOut, Person, Reading, Value, fit, give_emails, give_phones
from crm.importing.tables import Table
from db import folding

HEADERS = {"Name", "Lineitem name", "Billing Name"}
Row = dict[str, str]


def are_in(table: Table) -> bool:
    """Whether the rows are articles of orders."""
    return {column.header for column in table.columns} >= HEADERS


def read(table: Table, choices: Choices) -> Reading:
    """The buyers, each once; the first line of an order says whose it is."""
    reading = Reading("Orders")
    orders: dict[str, list[tuple[int, Row]]] = {}
    for number, cells in table.rows:
        headers = (column.header for column in table.columns)
        row = {h: cell.strip().lstrip("'") for h, cell in zip(headers, cells, strict=False)}
        orders.setdefault(row.get("Name", ""), []).append((number, row))
    buyers: dict[str, Person] = {}
    for order, lines in orders.items():
        number, first = lines[0]
        where = f"row {number}"
        if first.get("Cancelled at"):
            reading.left_out.append(LeftOut(where, order, "it was cancelled"))
            continue
        buyer = _buyer(first, where)
        buyer = buyers.setdefault(_key(buyer), buyer)
        buyer.note("", _told(order, [row for _, row in lines], choices))
    reading.people = list(buyers.values())
    for person in reading.people:
        fit(person)
    return reading


def _buyer(row: Row, where: str) -> Person:
    person = Person(where)
    names.give_whole_name(person, row.get("Billing Name") or row.get("Shipping Name", ""))
    person.company = row.get("Billing Company", "")
    give_emails(person, [Value(row.get("Email", ""))])
    numbers = (row.get(name, "") for name in ("Phone", "Billing Phone", "Shipping Phone"))
    give_phones(person, [Value(number) for number in numbers if number])
    place = ("Street", "Zip", "City", "Country")
    parts = [row.get(f"Billing {each}", "") for each in place]
    person.note("Address", ", ".join(filter(None, parts)) if parts[0] else "")
    if folding.squeezed(row.get("Accepts Marketing", "")) in NO:
        person.note("", NO_MAIL)
    for tag in row.get("Tags", "").split(","):
        person.add_tag(tag)
    if not person.name:
        person.left_out = "it has no name"
        person.first_name = (person.email.partition("@")[0] or person.phone or "Nameless")[:50]
    return person


def _key(person: Person) -> str:
    return person.email.lower() or folding.digits(person.phone) or folding.squeezed(person.name)


def _told(order: str, lines: list[Row], choices: Choices) -> str:
    """ "Order #1001, 2 October 2026: Coat, 2 × Scarf; 3,400 EUR"."""
    day = days.read(lines[0].get("Created at", ""), True, choices.today)
    articles = ", ".join(_article(row) for row in lines)
    total, currency = lines[0].get("Total", ""), lines[0].get("Currency", "")
    paid = f"; {amount(total)} {currency}".rstrip() if total else ""
    remark = f" ({lines[0]['Notes']})" if lines[0].get("Notes") else ""
    return f"Order {order}{f', {day.words}' if day else ''}: {articles}{paid}{remark}"


def _article(row: Row) -> str:
    number = row.get("Lineitem quantity", "1")
    name = row.get("Lineitem name", "")
    return name if number in ("", "1") else f"{number} × {name}"
