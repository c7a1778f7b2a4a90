"""Customers: add, edit, find, archive and restore."""

from decimal import Decimal
from typing import Any, Literal

from crm.drafts import CustomerDraft
from crm.models import STAGES, Customer, CustomerCard, Found, Sentiment, Stage, StageCounts
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query, insert, update
from db.values import plain

PAGE_SIZE = 25
Sort = Literal["name", "company", "stage", "sentiment", "last_contact"]
SORT_COLUMNS = {
    "name": "name_key",
    "company": "company_key",
    "stage": "stage",
    "sentiment": "overall_sentiment",
    "last_contact": "last_contact",
}


def add(ws: Workspace, entry_key: str, **typed: Any) -> Customer:
    """The new customer; the same `entry_key` twice makes one. Raises `Refused`."""
    values = CustomerDraft.of(**typed).columns()
    row = ws.insert_once(insert("customers", entry_key=entry_key, **values))[0]
    return get(ws, row["id"])


def edit(ws: Workspace, id: int, version: int, **typed: Any) -> Customer:
    """The customer as edited; raises `Refused`, or `Conflict` when this version is old."""
    ws.db.write(update("customers", id, version, **CustomerDraft.of(**typed).columns()))
    return get(ws, id)


def move(ws: Workspace, id: int, version: int, stage: Stage) -> int:
    """Puts a customer into another stage; returns the new version.

    Raises `Conflict` when this version is old.
    """
    return ws.db.write(update("customers", id, version, stage=stage))[0]["version"]


def archive(ws: Workspace, id: int, version: int) -> None:
    """Takes a customer out of every list; nothing is erased."""
    ws.db.write(update("customers", id, version, archived_at=ws.clock()))


def restore(ws: Workspace, id: int, version: int) -> None:
    """Brings an archived customer back."""
    ws.db.write(update("customers", id, version, archived_at=None))


def get(ws: Workspace, id: int) -> Customer:
    """One customer with the figures over the whole history; raises `NotFound`."""
    return Customer(**ws.db.get("customer_profiles", id))


def find(
    ws: Workspace,
    *,
    search: str = "",
    stage: Stage | None = None,
    sentiment: Sentiment | None = None,
    archived: bool = False,
    sort: Sort = "name",
    descending: bool = False,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Found[CustomerCard]:
    """A page of cards; `search` is looked for literally in name, email, company and phone."""
    where = [Filter("archived_at", "is_null", not archived)]
    if wanted := plain(search.strip()):
        where.append(Filter("search_text", "contains", wanted))
    if stage:
        where.append(Filter("stage", "eq", stage))
    if sentiment:
        where.append(Filter("overall_sentiment", "eq", sentiment))
    order = [Order(SORT_COLUMNS[sort], descending), Order("name_key")]
    offset = (max(page, 1) - 1) * size
    found = ws.db.page(Query("customer_cards", where, order, size, offset))
    return Found(CustomerCard.all(found.rows), found.total)


def counts(ws: Workspace) -> StageCounts:
    """How many customers stand in each stage."""
    rows = ws.db.rows(Query("stage_counts"))
    return StageCounts(**{row["id"]: row["customers"] for row in rows})


def values(ws: Workspace) -> dict[Stage, Decimal]:
    """What the customers of each stage have bought so far, in euros."""
    rows = ws.db.rows(Query("stage_values"))
    return {stage: Decimal(0) for stage in STAGES} | {r["id"]: r["bought_total"] for r in rows}
