"""A hostile text in any field of any service: kept to the letter, or refused naming the field."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import icalendar
import pytest

from crm import (
    book_zip,
    calendars,
    customers,
    emails,
    exports,
    facts,
    follow_ups,
    interactions,
    products,
)
from crm.drafts import LATEST
from crm.errors import Refused
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from db.gateway import Query, Row
from db.sqlite import SQLiteGateway
from tests import hostile_book
from tests.browser.payloads import EVERY
from tests.crm.conftest import NOW, TODAY
from tests.hostile_book import TEXTS

Save = Callable[[Workspace, Customer, str, str], Any]
"""Saves a text under a key, and returns what is kept."""


def customer(field: str) -> Save:
    def save(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
        made = customers.add(ws, key, **{"first_name": "Ines", field: text})
        changed = customers.edit(ws, made.id, made.version, **{"last_name": "Vale", field: text})
        return [getattr(each, field) for each in (made, changed)]

    return save


def interaction(field: str) -> Save:
    def save(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
        entry = {"type": "call", "subject": "Call", "date": NOW, field: text}
        made = interactions.log(ws, ines.id, key, TODAY, **entry).interaction
        changed = interactions.edit(ws, made.id, made.version, TODAY, **entry, sentiment="neutral")
        return [getattr(each, field) for each in (made, changed)]

    return save


def sent(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
    return [interactions.log_sent(ws, ines.id, key, subject="Sent", content=text).content]


def note_beside(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
    plan = {"follow_up_on": TODAY, "follow_up_note": text}
    interactions.log(ws, ines.id, key, TODAY, type="note", subject="x", date=NOW, **plan)
    return [follow_ups.due(ws, TODAY, limit=len(EVERY)).items[-1].note]


def note(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
    return [follow_ups.add(ws, ines.id, key, due_on=TODAY, note=text).note]


def product(field: str) -> Save:
    def save(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
        entry = {"name": "Coat", "category": "suits", "price": 1, field: text}
        made = products.add(ws, key, **entry)
        changed = products.edit(ws, made.id, made.version, **{**entry, "price": 2})
        return [getattr(each, field) for each in (made, changed)]

    return save


def fact(field: str) -> Save:
    def save(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
        entry = {"kind": "like", "words": "silk", field: text}
        made = facts.add(ws, ines.id, key, TODAY, **entry)
        facts.correct(ws, made, **entry)
        return [getattr(each, field) for each in (made, facts.of_customer(ws, ines.id)[0])]

    return save


def given_to(ws: Workspace, ines: Customer, key: str, text: str) -> Any:
    made = facts.add(ws, ines.id, key, TODAY, kind="like", words="silk")
    facts.give_to(ws, made.id, made.version, text)
    return [facts.of_customer(ws, ines.id)[0].whose]


FIELDS: dict[str, tuple[str, Save]] = {
    **{f"customer {f}": (f, customer(f)) for f in ("first_name", "last_name", "company")},
    **{f"customer {f}": (f, customer(f)) for f in ("email", "phone", "notes")},
    **{f"interaction {field}": (field, interaction(field)) for field in ("subject", "content")},
    "e-mail": ("content", sent),
    "note beside": ("note", note_beside),
    "follow-up": ("note", note),
    **{f"product {f}": (f, product(f)) for f in ("name", "description", "brand", "picture")},
    "fact words": ("words", fact("words")),
    "fact whose": ("whose", fact("whose")),
    "fact given": ("whose", given_to),
}
SHARES = [
    ("sqlite", 6),
    ("supabase", 14),
    *(pytest.param(store, 1, marks=pytest.mark.thorough) for store in ("sqlite", "supabase")),
]
"""Every so manieth text is tried on each store, and each of them with `--thorough`."""
ALWAYS_REFUSED = ("customer email", "customer phone", "product picture")


@pytest.mark.parametrize(("ws", "share"), SHARES, indirect=["ws"])
@pytest.mark.parametrize("name", FIELDS)
def test_a_hostile_text_is_kept_to_the_letter_or_refused_by_its_field(
    name: str, share: int, ws: Workspace, ines: Customer
) -> None:
    field, save = FIELDS[name]
    texts = EVERY[list(FIELDS).index(name) % share :: share]  # each field takes others
    kept = 0
    for number, text in enumerate(texts):
        try:
            values = save(ws, ines, f"{name}-{number}", text)
        except Refused as error:
            assert error.field == field, text
        else:
            assert set(values) in ({text.strip()}, {" ".join(text.split())}), text
            kept += 1
    assert kept >= len(texts) / 2 or name in ALWAYS_REFUSED


HEADERS = {
    "Subject", "To", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip


@pytest.fixture
def full_of_them(new_book: SQLiteGateway) -> Workspace:
    hostile_book.fill(new_book)
    return Workspace(new_book, OFFLINE, lambda: NOW)


def test_no_export_makes_more_of_a_text_than_a_text(full_of_them: Workspace) -> None:
    ws = full_of_them
    listed = exports.customers_csv(ws, UTC).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(listed, newline="")))
    assert len(rows) == len(TEXTS)
    plans = calendars.of_follow_ups(follow_ups.due(ws, LATEST, len(TEXTS)).items, NOW)
    calendar = icalendar.Calendar.from_ical(plans)
    assert [type(each).__name__ for each in calendar.walk()] == [
        "Calendar",
        *["Event"] * len(TEXTS),
    ]
    for id, text in enumerate(TEXTS, 1):
        kept = json.loads(exports.customer_json(ws, id))
        assert (kept["customer"]["notes"], kept["interactions"][0]["content"]) == (text, text)
        letter = message_from_bytes(
            emails.as_eml(customers.get(ws, id), text, text), policy=policy.default
        )
        assert set(letter.keys()) <= HEADERS, text


def test_a_book_full_of_them_goes_through_its_zip(full_of_them: Workspace, tmp_path: Path) -> None:
    with (tmp_path / "book.zip").open("wb") as file:
        book_zip.write(full_of_them.db, file)
    (tmp_path / "elsewhere").mkdir()
    copy = SQLiteGateway(book_zip.unpack(tmp_path / "book.zip", tmp_path / "elsewhere"))
    for table in ("customers", "interactions", "follow_ups", "products"):
        [there], [here] = copy.rows(Query(table)), full_of_them.db.rows(Query(table))
        assert [typed(row) for row in there] == [typed(row) for row in here]
    copy.close()


def typed(row: Row) -> dict[str, str]:
    """What was typed of a row."""
    names = ("first_name", "company", "notes", "subject", "content", "note", "name", "description")
    return {name: row[name] for name in names if name in row}
