"""The journey of an e-mail: from Home to a draft, its doubts, and the timeline."""

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, side_journey


@side_journey
@pytest.mark.thorough
def test_a_draft_is_doubted_mended_taken_along_and_logged(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width, permissions=["clipboard-read", "clipboard-write"])
    page = screen.page
    screen.open()
    screen.click("Draft email")
    dialog = screen.dialog()
    dialog.get_by_label("Search client").fill("Abernathy")
    dialog.get_by_label("Search client").press("Enter")
    screen.settle()
    expect(dialog.get_by_role("combobox", name="Client")).to_have_value(
        "Lucian Abernathy · Abernathy & Rook Pictures"
    )
    screen.click("Draft email", within=dialog)

    expect(page.get_by_role("heading", name="Lucian Abernathy")).to_be_visible()
    expect(page.get_by_role("tab", name="Email")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox", name="Scenario")).to_have_value("Apology")
    page.locator("[class*='_email_draft']").get_by_role("button").click()
    body = page.get_by_label("Text of the email")
    expect(body).to_contain_text("I promised")
    screen.settle()
    drafted = body.input_value()

    body.fill(f"Your Golden Phoenix Cape is €9,999.\n\n{drafted}")
    body.press("Control+Enter")
    doubts = page.locator("[class*='_doubts']").first
    expect(doubts).to_contain_text("2 to check")
    expect(doubts).to_contain_text("No product or record has a piece of this name.")
    body.fill(drafted)
    body.press("Control+Enter")
    expect(doubts).to_have_count(0)
    screen.settle()

    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert drafted in page.evaluate("navigator.clipboard.readText()")
    link = page.get_by_role("link", name="Open in mail").get_attribute("href") or ""
    assert link.startswith("mailto:lucian@abernathy-office.example.com?subject=")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download .eml").click()
    message = message_from_bytes(Path(download.value.path()).read_bytes(), policy=default)
    assert message["To"] == "lucian@abernathy-office.example.com"

    page.get_by_role("button", name="Log as sent").dblclick()
    expect(page.get_by_text("Logged as sent.")).to_be_visible()
    screen.settle()
    subject = page.get_by_label("Subject of the email").input_value()
    kept = Query("interactions", [Filter("subject", "eq", subject)])
    assert [row["content"] for row in any_app.book.rows(kept)[0]] == [drafted]
    screen.click("Timeline", role="tab")
    first = page.locator(".cards.letters .card").first
    expect(first).to_contain_text(subject)
    screen.click("Email", role="tab")
    expect(body).to_have_value(drafted)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
