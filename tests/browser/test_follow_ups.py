"""The day's list: a follow-up added for a client, snoozed, undone, done, and its client opened."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import icalendar
from playwright.sync_api import expect

from db.gateway import Filter, Query, Row
from tests.browser.conftest import App, Screen, main_journey


def kept(app: App) -> Row:
    [[row]] = app.book.rows(Query("follow_ups", [Filter("note", "eq", "Bring the velvet")]))
    return row


@main_journey
def test_a_follow_up_is_added_snoozed_undone_done_and_its_client_opened(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/follow_ups")
    screen.click("Add follow-up")
    dialog = screen.dialog()
    dialog.get_by_label("Search client", exact=True).fill("Lucian")
    screen.page.keyboard.press("Enter")
    screen.settle()
    dialog.get_by_label("Follow-up note").fill("Bring the velvet")
    screen.click("Save", within=dialog)
    mine = screen.page.locator(".cards .card").filter(has_text="Bring the velvet")
    expect(mine.first).to_be_visible()

    mine.get_by_role("button", name="Snooze").first.click()
    mine.get_by_role("button", name="In a week").click()
    screen.settle()
    expect(screen.page.get_by_text("Snoozed: Bring the velvet")).to_be_visible()
    assert kept(any_app)["due_on"] == date.today() + timedelta(days=7)
    screen.click("Undo")
    expect(screen.page.get_by_text("Snoozed: Bring the velvet")).to_have_count(0)
    assert kept(any_app)["due_on"] == date.today()

    with screen.page.expect_download() as started:
        whole = screen.page.locator(".st-key-calendar_follow-ups")
        whole.get_by_role("button", name="Calendar").click()
    text = Path(started.value.path()).read_bytes()
    assert "Lucian Abernathy: Bring the velvet" in [
        event["summary"] for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    ]

    screen.click("Done", within=mine.first)
    expect(screen.page.get_by_text("Done: Bring the velvet")).to_be_visible()
    assert kept(any_app)["done_at"]
    screen.page.get_by_role("link", name="Seraphine").first.click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Seraphine")
