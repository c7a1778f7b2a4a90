"""What leaves the book as a file: the list of customers as CSV, one client's data as JSON."""

import csv
import io
import json
import re
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, Unpack

from crm import customers
from crm.tables import EXPORTED
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

COLUMNS = (
    "Name", "Company", "Stage", "Sentiment", "Last contact", "Next follow-up", "Email", "Phone",
)  # fmt: skip
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
    for card in customers.every(ws, **filters):
        contact = card.last_contact and card.last_contact.astimezone(zone).date()
        cells = (
            card.name,
            card.company,
            card.stage,
            card.overall_sentiment,
            contact,
            card.next_follow_up_on,
            card.email,
            card.phone,
        )
        writer.writerow(cell(value) for value in cells)
    return written.getvalue().encode("utf-8-sig")


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
