"""The report on gifts: it stands on the page with what was given in the range."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from streamlit.testing.v1 import AppTest

from crm import customers, gifts
from pages.ui import memory


def test_gifts_of_the_range_are_counted_without_those_of_archived_customers(
    open_app: Callable[..., AppTest],
) -> None:
    page, today = open_app(), date.today()
    ws = memory.server().workspace()
    for customer, day, price in ((3, 1, "80"), (4, 2, "20.50"), (5, 2, "7"), (3, 900, "9")):
        on = today - timedelta(days=day)
        gifts.give(ws, customer, f"{customer} {day}", on, "Scarf", price_paid=Decimal(price))
    archived = customers.get(ws, 5)
    customers.archive(ws, archived.id, archived.version)
    page.switch_page("pages/reports.py").run()
    assert not page.exception
    assert "Gifts" in [heading.value for heading in page.subheader]
    assert "2 gifts for €100.50" in [text.value for text in page.text]
