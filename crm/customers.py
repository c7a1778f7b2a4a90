"""Customers: add, edit, find, archive and restore, erase for good."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from typing import Any, Literal, TypedDict, TypeVar, Unpack

from crm import backup, contacts, deeds, phones, reading, tags
from crm.drafts import CustomerDraft
from crm.errors import Refused, Unavailable
from crm.models import (
    STAGES,
    Customer,
    CustomerCard,
    Listing,
    OfCustomer,
    Sentiment,
    Stage,
    StageCounts,
)
from crm.workspace import Workspace
from db import folding
from db.gateway import Filter, Order, Query, delete, insert, update

PAGE_SIZE = 25
FIRST_CARDS = 15
DEMO_KEY = "demo-customer-{}"
"""The entry keys of the demo's customers; a book that has the first one has the demo."""

KEPT_COUNTS = {"archived_at", "stage"}
"""By which columns the database keeps how many there are: they need not be counted."""

MOST_TWINS = 5
_PHONE = re.compile(r"[\d\s()+./–-]{3,40}")
P = TypeVar("P", bound=OfCustomer)
Sort = Literal["name", "company", "stage", "sentiment", "last_contact"]
SORT_COLUMNS = {
    "name": "name_key",
    "company": "company_key",
    "stage": "stage",
    "sentiment": "overall_sentiment",
    "last_contact": "last_contact",
}


class Filters(TypedDict, total=False):
    """Which customers, in which order; `search` finds name, email, company and phone.

    With `ids` it is these, at most 500, whatever else is said."""

    search: str
    stage: Stage | None
    sentiment: Sentiment | None
    archived: bool
    tag: str | None
    ids: list[int]
    sort: Sort
    descending: bool


def add(ws: Workspace, entry_key: str, **entry: Any) -> Customer:
    """The new customer; the same `entry_key` twice makes one. Raises `Refused`."""
    values = CustomerDraft.of(**entry).columns()
    values["tags"] = tags.entered(ws, values["tags"])
    row = ws.insert_once(insert("customers", entry_key=entry_key, **values))[0]
    return _read(ws, get(ws, row["id"]))


def twins(ws: Workspace, **entry: Any) -> list[CustomerCard]:
    """Customers, archived ones too, with the same name, e-mail address or phone as typed.

    How a name or a phone number is spelled makes no difference. Raises `Refused`.
    """
    draft = CustomerDraft.of(**entry)
    name = folding.squeezed(draft.first_name + draft.last_name)
    spellings = [f"\n{name}\n"]
    spellings += [f"\n{folding.plain(address)}\n" for address in contacts.emails(draft)]
    for number in contacts.phones(draft):
        if len(digits := phones.significant(number)) >= phones.FEWEST_COMPARED:
            spellings.append(digits)
    same = (Filter("search_text", "contains", each) for each in spellings)
    answers = ws.db.rows(*(Query("customer_cards", [each], limit=MOST_TWINS) for each in same))
    cards = [card for card in CustomerCard.all(chain(*answers)) if _is_twin(card, draft)]
    return list({card.id: card for card in cards}.values())[:MOST_TWINS]


def _is_twin(card: CustomerCard, draft: CustomerDraft) -> bool:
    """Whether it is the same name, address or number, not one within a longer one."""
    names = {folding.squeezed(card.first_name + card.last_name)}
    names.add(folding.squeezed(card.last_name + card.first_name))
    if folding.squeezed(draft.first_name + draft.last_name) in names:
        return True
    return contacts.share_email(card, draft) or contacts.share_phone(card, draft)


def edit(ws: Workspace, id: int, version: int, **entry: Any) -> Customer:
    """The customer as edited; raises `Refused`, or `Conflict` when this version is old."""
    values = CustomerDraft.of(**entry).columns()
    values["tags"] = tags.entered(ws, values["tags"])
    deeds.write(ws, update("customers", id, version, **values))
    return _read(ws, get(ws, id))


def _read(ws: Workspace, customer: Customer) -> Customer:
    """The customer, once the facts of the notes are kept; what fails now is read later."""
    with suppress(Unavailable):
        reading.read_record(ws, reading.of_notes(customer, ws.day(ws.clock())))
    return customer


def move(ws: Workspace, id: int, version: int, stage: Stage) -> int:
    """Puts a customer into another stage; returns the new version.

    Raises `Conflict` when this version is old.
    """
    return int(deeds.write(ws, update("customers", id, version, stage=stage))[0]["version"])


def archive(ws: Workspace, id: int, version: int) -> int:
    """Takes a customer out of every list, erasing nothing; returns the new version."""
    values = {"archived_at": ws.clock()}
    return int(deeds.write(ws, update("customers", id, version, **values))[0]["version"])


def restore(ws: Workspace, id: int, version: int) -> int:
    """Brings an archived customer back; returns the new version."""
    return int(deeds.write(ws, update("customers", id, version, archived_at=None))[0]["version"])


def erase(ws: Workspace, customer: Customer, typed_name: str) -> None:
    """Removes an archived customer and all records for good, from the book and its backups.

    Raises `Refused` unless the customer is archived and the name was typed as it stands.
    """
    if not customer.archived_at:
        raise Refused("archived_at", "Only an archived customer can be erased: archive first.")
    if " ".join(typed_name.split()) != " ".join(customer.name.split()):
        raise Refused("name", "Name does not match: type it as it stands in the title.")
    ws.write(delete("customers", customer.id, customer.version))
    ws.traces.forget(customer.id)
    backup.forget(ws, customer)


def get(ws: Workspace, id: int) -> Customer:
    """One customer with the figures over the whole history; raises `NotFound`."""
    return Customer(**ws.db.get("customer_profiles", id))


def find(
    ws: Workspace, *, page: int = 1, size: int = PAGE_SIZE, **filters: Unpack[Filters]
) -> Listing[CustomerCard]:
    """A page of the cards that match."""
    where, order = _wanted(filters)
    offset = (max(page, 1) - 1) * size
    query = Query("customer_cards", where, order, size, offset)
    if {each.column for each in where} <= KEPT_COUNTS and not filters.get("archived"):
        rows, counts = ws.db.rows(query, Query("stage_counts"))
        wanted = filters.get("stage")
        return Listing(
            CustomerCard.all(rows),
            sum(each["customers"] for each in counts if wanted in (None, each["id"])),
        )
    found = ws.db.page(query)
    return Listing(CustomerCard.all(found.rows), found.total)


def every(ws: Workspace, **filters: Unpack[Filters]) -> list[CustomerCard]:
    """All the cards that match."""
    [rows] = ws.db.rows(wanted("customer_cards", **filters))
    return CustomerCard.all(rows)


def wanted(source: str, **filters: Unpack[Filters]) -> Query:
    """What asks a view of customers for those that match, in their order."""
    return Query(source, *_wanted(filters))


def _wanted(filters: Filters) -> tuple[list[Filter], list[Order]]:
    if "ids" in filters:
        return [Filter("id", "in", filters["ids"])], [Order("name_key")]
    where = [Filter("archived_at", "is_null", not filters.get("archived"))]
    spellings = searched(filters.get("search", ""))
    where += [Filter("search_text", "contains", each) for each in spellings]
    if stage := filters.get("stage"):
        where.append(Filter("stage", "eq", stage))
    if tag := filters.get("tag"):
        where.append(Filter("search_text", "contains", tags.spelling(tag)))
    if sentiment := filters.get("sentiment"):
        where.append(Filter("overall_sentiment", "eq", sentiment))
    column = SORT_COLUMNS[filters.get("sort", "name")]
    return where, [Order(column, filters.get("descending", False)), Order("name_key")]


def distinctions(people: Iterable[P]) -> dict[P, str]:
    """What stands beside each name: the company, and where that says too little a contact."""
    return {
        one: " · ".join(filter(None, (one.company, contact)))
        for one, contact in namesake_contacts(people).items()
    }


def namesake_contacts(people: Iterable[P]) -> dict[P, str]:
    """The e-mail address or phone of namesakes, and of who has no company; "" for the others."""
    each = list(people)
    own = {(folding.squeezed(one.name), one.company, one.email, one.phone) for one in each}
    alike = Counter(name for name, *_ in own)
    return {
        one: ""
        if one.company and alike[folding.squeezed(one.name)] == 1
        else one.email or one.phone or ""
        for one in each
    }


def searched(search: str) -> list[str]:
    """What must all stand in a customer's spellings: each word of a search, or a phone's digits.

    Words are looked for as `db.folding` spells names; one with other signs in it as it stands.
    """
    digits = _phone_digits(search)
    return [digits] if digits else folding.name_spellings(search)


def _phone_digits(search: str) -> str:
    """The digits of a search that is a phone number's, or the middle of one."""
    if not _PHONE.fullmatch(search.strip()) or not any(each.isdecimal() for each in search):
        return ""
    return phones.significant(search) or folding.digits(search).lstrip("0")


def counts(ws: Workspace) -> StageCounts:
    """How many customers stand in each stage, and whether the demo is among them."""
    first = Filter("entry_key", "eq", DEMO_KEY.format(0))
    stages, demo = ws.db.rows(Query("stage_counts"), Query("customers", [first], limit=1))
    return StageCounts(**{row["id"]: row["customers"] for row in stages}, demo=bool(demo))


def first_cards(ws: Workspace) -> dict[Stage, list[CustomerCard]]:
    """The first fifteen cards of each stage, those in touch last on top, in one wait."""
    wanted = [
        _wanted({"stage": stage, "sort": "last_contact", "descending": True}) for stage in STAGES
    ]
    answers = ws.db.rows(*(Query("customer_cards", *each, FIRST_CARDS) for each in wanted))
    return {stage: CustomerCard.all(rows) for stage, rows in zip(STAGES, answers, strict=True)}
