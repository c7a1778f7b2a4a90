"""What is on record of one customer: interactions, purchases, follow-ups and facts."""

from dataclasses import dataclass

from crm import facts
from crm.models import CustomerCard, Fact, FollowUp, Interaction, Purchase
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

RECENT = 100
"""Interactions that are read of a history."""


@dataclass(frozen=True)
class Records:
    """Interactions and purchases newest first; follow-ups open ones first by day, then done ones;
    facts newest first.

    Of a longer history the newest hundred interactions.
    """

    interactions: list[Interaction]
    purchases: list[Purchase]
    follow_ups: list[FollowUp]
    facts: list[Fact]


def of_customer(ws: Workspace, customer: CustomerCard) -> Records:
    """The customer's records as they stand, in one wait."""
    mine = [Filter("customer_id", "eq", customer.id)]
    newest = [Order("date", descending=True), Order("id", descending=True)]
    interactions, purchases, follow_ups, known = ws.db.rows(
        Query("timeline", mine, newest, RECENT),
        Query("purchase_lines", mine, [Order("bought_on", descending=True)]),
        Query("due_follow_ups", mine, [Order("done_at", descending=True), Order("due_on")]),
        facts.of_customer_query(customer.id),
    )
    planned = FollowUp.all(follow_ups)
    return Records(
        Interaction.all(interactions),
        Purchase.all(purchases),
        [
            *(item for item in planned if not item.done_at),
            *(item for item in planned if item.done_at),
        ],
        Fact.all(known),
    )
