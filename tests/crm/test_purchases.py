"""Purchases: added, summed, removed and brought back, on both stores."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crm import customers, deeds, purchases, records, taking_back
from crm.errors import Conflict, Refused
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import TODAY, table


@pytest.fixture
def gown(ws: Workspace) -> int:
    made = insert("products", name="Emerald Silk Gown", category="dresses", price=Decimal(9800))
    return ws.db.write(made)[0]["id"]


def test_a_purchase_counts_in_the_customers_total_until_it_is_removed(
    ws: Workspace, ines: Customer, gown: int
) -> None:
    typed = {"product_id": gown, "quantity": 2, "price_paid": "4100.50", "bought_on": TODAY}
    for _ in range(2):  # a double click
        made = purchases.add(ws, ines.id, "key", TODAY, **typed)
    assert (made.product_name, made.line_total) == ("Emerald Silk Gown", Decimal("8201.00"))
    assert customers.get(ws, ines.id).bought_total == Decimal("8201.00")
    version = purchases.remove(ws, made.id, made.version)
    assert records.of_customer(ws, ines).purchases == []
    assert customers.get(ws, ines.id).bought_total == 0
    purchases.restore(ws, made.id, version)
    assert [item.id for item in records.of_customer(ws, ines).purchases] == [made.id]


def test_what_was_mistyped_is_mended_and_the_total_with_it(
    ws: Workspace, ines: Customer, gown: int
) -> None:
    typed = {"product_id": gown, "quantity": 1, "price_paid": "980", "bought_on": TODAY}
    made = purchases.add(ws, ines.id, "key", TODAY, **typed)
    ahead = typed | {"bought_on": date(2026, 3, 12)}
    with pytest.raises(Refused):
        purchases.edit(ws, made.id, made.version, TODAY, **ahead)
    mended = typed | {"quantity": 2, "price_paid": "9800", "bought_on": date(2026, 3, 1)}
    purchases.edit(ws, made.id, made.version, TODAY, **mended)
    assert customers.get(ws, ines.id).bought_total == 19_600
    with pytest.raises(Conflict):
        purchases.edit(ws, made.id, made.version, TODAY, **typed)
    taking_back.undo(ws, deeds.latest(ws)[0])
    [item] = records.of_customer(ws, ines).purchases
    assert (item.quantity, item.price_paid, item.bought_on) == (1, 980, TODAY)


@table(
    "field, typed",
    [
        ("quantity", {"quantity": 0}),
        ("quantity", {"quantity": 1001}),
        ("price_paid", {"price_paid": "-1"}),
        ("price_paid", {"price_paid": "1.005"}),
        ("price_paid", {"price_paid": "100000000"}),
        ("bought_on", {"bought_on": None}),
        ("bought_on", {"bought_on": date(2026, 3, 12)}),
        ("bought_on", {"bought_on": date(1500, 1, 1)}),
        ("product_id", {"product_id": 99_999}),
    ],
)
def test_what_cannot_be_a_purchase_is_refused_naming_the_field(
    ws: Workspace, ines: Customer, gown: int, field: str, typed: dict[str, Any]
) -> None:
    whole = {"product_id": gown, "quantity": 1, "price_paid": "10", "bought_on": TODAY} | typed
    with pytest.raises(Refused) as refused:
        purchases.add(ws, ines.id, "key", TODAY, **whole)
    assert refused.value.field == field
    assert records.of_customer(ws, ines).purchases == []
