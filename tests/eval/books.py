"""The customers of a blind set in a book of their own, each record by the id of its file."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ai.reading.speakers import is_letter
from crm import customers, follow_ups, interactions, products, purchases
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway

Entry = dict[str, Any]
_CATEGORIES = {"Suit": "suits", "Dress": "dresses", "Accessory": "accessories", "Shoes": "shoes"}


@dataclass(frozen=True)
class Shelf:
    """A customer of a set in the book; `ids` are the records that an id of the file stands for."""

    entry: Entry
    customer: Customer
    ids: dict[str, list[str]]

    @property
    def today(self) -> date:
        """The day that its file was written for."""
        return day(self.entry)


def entries(folder: Path) -> list[Entry]:
    """The files of a set, in their order."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def day(entry: Entry) -> date:
    """The day that a file was written for."""
    return date.fromisoformat(entry["today"])


def changed(entry: Entry, words: Mapping[str, str]) -> Entry:
    """A file in all of whose texts these words stand for others, all at once."""
    either = re.compile("|".join(map(re.escape, words)))
    text = json.dumps(entry, ensure_ascii=False)
    made: Entry = json.loads(either.sub(lambda match: words[match[0]], text))
    return made


@contextmanager
def book(today: date) -> Iterator[Workspace]:
    """An empty book on that day's noon, answered by the built-in analyst."""
    with TemporaryDirectory() as folder:
        store = SQLiteGateway(Path(folder) / "book.db")
        yield Workspace(store, OFFLINE, lambda: noon(today))
        store.close()


def add(ws: Workspace, entry: Entry) -> Shelf:
    """A file's customer with all that is recorded, as the app's own forms would save it."""
    known, key = entry["customer"], entry["customer"]["name"]
    first, last = _names(known)
    fields = ("email", "phone", "company", "stage", "notes")
    more = {name: known[name] for name in fields if known.get(name)}
    more["notes"] = " ".join(each for each in (known.get("notes"), *_kept_as_notes(known)) if each)
    customer = customers.add(ws, key, first_name=first, last_name=last, **more)
    pieces = {each["name"]: _product(ws, each) for each in entry.get("catalog", ())}
    ids = {"notes": ["N"], "purchases": ["C"], "followups": []}
    for each in entry["records"]:
        ids[each["id"]] = [f"I{_record(ws, customer.id, each)}"]
    for number, each in enumerate(entry["purchases"]):
        piece = pieces.get(each["product"]) or _product(
            ws, {**each, "name": each["product"], "stock": 0}
        )
        bought = {"product_id": piece, "price_paid": each["price"], "bought_on": each["date"]}
        day = date.fromisoformat(each["date"])
        made = purchases.add(ws, customer.id, f"{key}-{number}", day, **bought)
        ids["purchases"].append(f"P{made.id}")
    for number, each in enumerate(entry["followups"]):
        due = follow_ups.add(
            ws, customer.id, f"{key}-{number}", due_on=each["due"], note=each["note"]
        )
        if each["done"]:
            follow_ups.done(ws, due.id, due.version)
        ids["followups"].append(f"F{due.id}")
    return Shelf(entry, customers.get(ws, customer.id), ids)


def _names(known: Entry) -> tuple[str, str]:
    """The two fields of a name; one that is in its own order, or of two people, is typed in one."""
    name, notes = known["name"], known.get("notes") or ""
    if "," in name or "&" in name or " and " in name or re.search(r"(?:family|given) name", notes):
        return name, ""
    first, _, last = name.partition(" ")
    return first, last


def _kept_as_notes(known: Entry) -> Iterator[str]:
    """What the app has no field for, as a rep would note it."""
    if known.get("address"):
        yield f"Address: {known['address']}."
    if known.get("birthday"):
        yield f"Birthday on {date.fromisoformat(known['birthday']):%-d %B}."


def _record(ws: Workspace, customer: int, each: Entry) -> int:
    day, key = date.fromisoformat(each["date"]), f"{each['id']}-{each['date']}"
    if each["kind"] == "email" and each["sender"] == "rep" and is_letter(each["text"]):
        then = replace(ws, clock=lambda: noon(day))
        return interactions.log_sent(then, customer, key, content=each["text"]).id
    entry = {"type": each["kind"], "content": each["text"], "date": noon(day)}
    return interactions.log(ws, customer, key, day, **entry).interaction.id


def _product(ws: Workspace, each: Entry) -> int:
    values = {"category": _CATEGORIES[each["category"]], "price": each["price"]}
    values |= {"description": each.get("description", ""), "in_stock": bool(each.get("stock"))}
    return products.add(ws, each["name"], name=each["name"], **values).id


def noon(day: date) -> datetime:
    """The middle of a day."""
    return datetime.combine(day, time(12), UTC)
