"""A form that is sent again, as it was or changed, for the same customer or for another one."""

from datetime import date, timedelta
from typing import Any

import pytest

from crm import customers, follow_ups, interactions, purchases, records
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import NOW, TODAY

WEEK = timedelta(days=7)
FORM = "the key of one form"


@pytest.fixture
def aria(ws: Workspace) -> Customer:
    """Aria Vance, whom the rep first took for Ines."""
    return customers.add(ws, "aria", first_name="Aria", last_name="Vance")


def log(ws: Workspace, customer: Customer, words: str, **typed: Any) -> None:
    when = {"type": "call", "date": NOW - WEEK} | typed
    interactions.log(ws, customer.id, FORM, TODAY, content=words, **when)


def notes(ws: Workspace, customer: Customer) -> list[str]:
    return [item.note for item in records.of_customer(ws, customer).follow_ups]


def test_an_interaction_sent_again_for_another_customer_leaves_the_first_ones_as_it_was(
    ws: Workspace, ines: Customer, aria: Customer
) -> None:
    log(ws, ines, "She was furious.", follow_up_on=TODAY, follow_up_note="Apologise")
    before = customers.get(ws, ines.id)
    log(ws, aria, "She was delighted.", date=NOW)
    assert customers.get(ws, ines.id) == before
    assert [item.content for item in records.of_customer(ws, ines).interactions] == [
        "She was furious."
    ]
    assert (before.overall_sentiment, before.last_contact) == ("negative", NOW - WEEK)
    assert notes(ws, ines) == ["Apologise"]

    after = customers.get(ws, aria.id)
    assert (after.overall_sentiment, after.last_contact) == ("positive", NOW)
    assert after.interactions == 1
    assert notes(ws, aria) == []


def test_back_to_the_first_customer_it_is_still_saved_once(
    ws: Workspace, ines: Customer, aria: Customer
) -> None:
    for customer in (ines, aria, ines, aria):
        log(ws, customer, f"On {customer.name}")
        follow_ups.add(ws, customer.id, FORM, due_on=TODAY, note=f"Ring {customer.name}")
    for customer in (ines, aria):
        (item,) = records.of_customer(ws, customer).interactions
        assert item.content == f"On {customer.name}"
        assert notes(ws, customer) == [f"Ring {customer.name}"]


def test_a_purchase_sent_again_for_another_customer_stays_the_first_ones(
    ws: Workspace, ines: Customer, aria: Customer
) -> None:
    gown = ws.db.write(insert("products", name="Gown", category="dresses", price=900))[0]["id"]
    for customer, price in ((ines, "900"), (aria, "800")):
        typed = {"product_id": gown, "price_paid": price, "bought_on": TODAY}
        purchases.add(ws, customer.id, FORM, TODAY, **typed)
    assert customers.get(ws, ines.id).bought_total == 900
    assert customers.get(ws, aria.id).bought_total == 800


def test_a_follow_up_taken_out_before_the_form_is_sent_again_is_none(
    ws: Workspace, ines: Customer
) -> None:
    follow_ups.add(ws, ines.id, "another form", due_on=TODAY, note="Stays")
    log(ws, ines, "A call", follow_up_on=TODAY, follow_up_note="Goes")
    log(ws, ines, "A call")
    assert notes(ws, ines) == ["Stays"]
    assert customers.get(ws, ines.id).next_follow_up_on == TODAY
    log(ws, ines, "A call", follow_up_on=date(2026, 4, 1), follow_up_note="Is back")
    assert notes(ws, ines) == ["Stays", "Is back"]
