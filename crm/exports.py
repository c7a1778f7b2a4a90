"""What leaves the book as a file: the list of customers as a table, one client's data as JSON."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, Unpack

from crm import contacts, customers, phones
from crm.tables import EXPORTED
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

COLUMNS = (
    "First name", "Last name", "Company", "Stage", "Tags", "Sentiment", "Last contact",
    "Next follow-up", "Email", "Phone", "Other emails", "Other phones", "Spent (€)", "Notes",
)  # fmt: skip
LONGEST_CELL = 32_767
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no sheet can hold."""
_BLANK = r"\s\u200b-\u200f\u2060\ufeff"
_SIGN = r"[=+\-@＝＋－＠]"
FORMULA = re.compile(
    rf"^(?=[{_BLANK}]*{_SIGN})|(?<=[;|\t\r\n])(?=(?:(?![\t\r\n])[{_BLANK}])*{_SIGN})"
)
"""Where a spreadsheet may take text for a formula (OWASP, CSV Injection): signs also full-width,
also behind blanks, and where a cell would begin if it were cut at another separator."""


def customers_csv(ws: Workspace, zone: tzinfo, **filters: Unpack[customers.Filters]) -> bytes:
    """The filtered customers as CSV, UTF-8 with a mark for spreadsheets; no cell is a formula.

    `filters` are those of `customers.find`; days are those of `zone`.
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for row in _rows(ws, zone, **filters):
        writer.writerow(
            _phone(value) if name == "Phone"
            else _phones(value) if name == "Other phones"
            else cell(value)
            for name, value in row
        )  # fmt: skip
    return written.getvalue().encode("utf-8-sig")


def customers_sheet(ws: Workspace, zone: tzinfo, **filters: Unpack[customers.Filters]) -> bytes:
    """The same table as .xlsx, which needs no separator; every text in it is a text."""
    import openpyxl  # only a download needs it
    from openpyxl.cell import WriteOnlyCell

    book, written = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Customers")
    sheet.append(COLUMNS)
    for row in _rows(ws, zone, **filters):
        cells = []
        for _, value in row:
            text = NOT_TEXT.sub(" ", value)[:LONGEST_CELL] if isinstance(value, str) else value
            made = WriteOnlyCell(sheet, text)
            if isinstance(text, str):
                made.data_type = "s"  # or "=1+1" would be reckoned
            cells.append(made)
        sheet.append(cells)
    book.save(written)
    return written.getvalue()


def _rows(
    ws: Workspace, zone: tzinfo, **filters: Unpack[customers.Filters]
) -> Iterator[list[tuple[str, Any]]]:
    """The columns of each customer with their values."""
    [rows] = ws.db.rows(customers.wanted("customer_exports", **filters))
    for row in rows:
        contact = row["last_contact"] and row["last_contact"].astimezone(zone).date()
        values = (
            row["first_name"],
            row["last_name"],
            row["company"],
            row["stage"],
            row["tags"],
            row["overall_sentiment"],
            contact,
            row["next_follow_up_on"],
            row["email"],
            row["phone"],
            row["other_emails"],
            row["other_phones"],
            row["bought_total"],
            row["notes"],
        )
        yield list(zip(COLUMNS, values, strict=True))


def _phone(number: str | None) -> str:
    """A number that no spreadsheet takes for a sum, and that can still be dialled: (+33) 6 39…"""
    known = phones.read(number or "")
    code = f"+{known.country}" if known and known.country else ""
    if number and code and number.startswith(code):
        return cell(f"({code}){number.removeprefix(code)}")
    return cell(number)


def _phones(lines: str) -> str:
    """Numbers with their labels, one a line."""
    return cell("\n".join(replace(n, value=_phone(n.value)).line for n in contacts.read(lines)))


def customer_json(ws: Workspace, customer_id: int) -> bytes:
    """All that is kept of one client, deleted records too, as JSON."""
    theirs = [Filter("customer_id", "eq", customer_id)]
    records = ws.db.rows(*(Query(table, theirs, [Order("id")]) for table in EXPORTED))
    kept = {
        "customer": ws.db.get("customers", customer_id),
        **dict(zip(EXPORTED, records, strict=True)),
    }
    return json.dumps(kept, default=_plain, ensure_ascii=False, indent=2).encode()


def cell(value: Any) -> str:
    """The value as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return FORMULA.sub("'", text)


def _plain(value: Any) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a record")
