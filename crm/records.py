"""What is on record of one client: the newest interactions, the purchases, the follow-ups."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crm.models import CustomerCard, FollowUp, Interaction, Purchase
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

RECENT = 100
"""Interactions that are read, as sql/views.sql has it."""

MOST = 1_000
"""Rows that one question to the hosted store answers."""


@dataclass(frozen=True)
class Records:
    """Interactions and purchases newest first; follow-ups open ones first by day, then done ones.

    Of a longer history the newest hundred interactions.
    """

    interactions: list[Interaction]
    purchases: list[Purchase]
    follow_ups: list[FollowUp]


def of_customer(ws: Workspace, customer: CustomerCard) -> Records:
    """The client's records as they stand, in one question."""
    where = [Filter("customer_id", "eq", customer.id)]
    rows = ws.db.rows(Query("client_records", where, [Order("kind")], MOST))
    name = {"first_name": customer.first_name, "last_name": customer.last_name}
    of_kind: dict[str, list[dict[str, Any]]] = {"interaction": [], "purchase": [], "follow-up": []}
    for row in rows:
        of_kind[row["kind"]].append(row | name | {"id": row["record_id"]})
    told = Interaction.all(of_kind["interaction"])
    bought = Purchase.all(of_kind["purchase"])
    planned = FollowUp.all(of_kind["follow-up"])
    return Records(
        _newest(told, lambda item: (item.date, item.id))[:RECENT],
        _newest(bought, lambda item: (item.bought_on, -item.id)),
        [
            *sorted((f for f in planned if not f.done_at), key=lambda f: (f.due_on, f.id)),
            *_newest([f for f in planned if f.done_at], lambda f: (f.done_at, -f.id)),
        ],
    )


def _newest(items: list[Any], by: Callable[[Any], Any]) -> list[Any]:
    return sorted(items, key=by, reverse=True)
