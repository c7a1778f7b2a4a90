"""Reports in a browser: days are chosen, and each chart's numbers are those of the store."""

import re
from collections.abc import Callable
from datetime import UTC, date, timedelta

from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, main_journey

CHARTS = 6  # the stage funnel has two
KEPT = Filter("archived_at", "is_null", True)


def interactions(app: App, since: date, until: date) -> int:
    """How many the store has on these days of clients who are not archived."""
    clients = {row["id"] for row in app.book.rows(Query("customers", [KEPT]))[0]}
    [rows] = app.book.rows(Query("interactions", [KEPT]))
    days = [row["date"].astimezone(UTC).date() for row in rows if row["customer_id"] in clients]
    return sum(since <= day <= until for day in days)


@main_journey
def test_days_are_chosen_and_the_numbers_are_the_stores(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    until = date.today()
    since = until - timedelta(days=90)
    screen = tab(any_app, width)
    screen.open(f"/reports?days={since}&days={until}")
    expect(screen.page.get_by_test_id("stVegaLiteChart")).to_have_count(CHARTS)
    logged = f"{interactions(any_app, since, until):,} in all. Email:"
    expect(screen.page.get_by_text(logged)).to_be_visible()
    assert str(since) in screen.page.url

    numbers = screen.page.get_by_text("Numbers", exact=True)
    numbers.nth(2).click()  # quiet clients and stages have theirs before
    screen.settle()
    heads = screen.page.locator("[role=columnheader]")
    for name in ("Week from", "Email", "Call", "Meeting", "Note"):
        expect(heads.get_by_text(name, exact=True)).to_be_attached()
    screen.page.get_by_role("link", name=re.compile("^Isaura")).click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Isaura")
