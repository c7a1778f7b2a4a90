"""Reports in a browser: days are chosen, and each chart's numbers are those of the store."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from crm import reports
from crm.workspace import OFFLINE, Workspace
from tests.browser.conftest import App, Screen

CHARTS = 6  # the stage funnel has two


@pytest.mark.parametrize("width", [1280, 390])
def test_days_are_chosen_and_the_numbers_are_the_stores(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    until = date.today()
    since = until - timedelta(days=90)
    screen = tab(any_app, width)
    screen.open(f"/reports?days={since}&days={until}")
    expect(screen.page.get_by_test_id("stVegaLiteChart")).to_have_count(CHARTS)
    days = reports.interaction_days(Workspace(any_app.book, OFFLINE), since, until)
    weeks = reports.by_week(days, since, until)
    total = sum(sum(week.types.values()) for week in weeks)
    expect(screen.page.get_by_text(f"{total:,} in all. Email:")).to_be_visible()
    assert str(since) in screen.page.url

    numbers = screen.page.get_by_text("Numbers", exact=True)
    numbers.nth(1).click()
    screen.settle()
    heads = screen.page.locator("[role=columnheader]")
    for name in ("Week from", "Email", "Call", "Meeting", "Note"):
        expect(heads.get_by_text(name, exact=True)).to_be_attached()
    screen.page.get_by_role("link", name=re.compile("^Isaura")).click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Isaura")
