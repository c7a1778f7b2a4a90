"""The report on gifts: it stands on the page with what was given in the range."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from streamlit.testing.v1 import AppTest

from crm import customers, gifts
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, CLEO, TODAY


def test_gifts_of_the_range_are_counted_without_those_of_archived_customers(
    house: Workspace, visit: Callable[..., AppTest]
) -> None:
    for customer, day, price in ((ADA, 1, "80"), (BO, 2, "20.50"), (CLEO, 2, "7"), (ADA, 900, "9")):
        on = TODAY - timedelta(days=day)
        gifts.give(house, customer, f"{customer} {day}", on, "Scarf", price_paid=Decimal(price))
    archived = customers.get(house, CLEO)
    customers.archive(house, archived.id, archived.version)
    page = visit("reports")
    assert not page.exception
    assert "Gifts" in [heading.value for heading in page.subheader]
    assert "2 gifts for €100.50" in [text.value for text in page.text]
