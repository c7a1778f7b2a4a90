"""A client's page: what is logged is found, edited, corrected, deleted and back; purchases too."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Locator, expect

from db.gateway import Filter, Query, Row
from tests.browser.conftest import App, Screen, main_journey, side_journey

ARIA = "/customer?customer=1"
SUBJECT = "Wool for the winter"


def kept(app: App, source: str, **values: object) -> Row:
    """The one row of the store with these values."""
    [[row]] = app.book.rows(Query(source, [Filter(name, "eq", v) for name, v in values.items()]))
    return row


def act(screen: Screen, within: Locator, button: str, option: str) -> None:
    """Chooses from a button that opens a menu."""
    within.get_by_role("button", name=button, exact=True).first.click()
    within.get_by_role("button", name=option, exact=True).click()
    screen.settle()


@main_journey
def test_an_interaction_is_logged_found_edited_corrected_deleted_and_brought_back(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open(ARIA)
    form = screen.page.get_by_test_id("stForm").first
    form.get_by_text("Meeting", exact=True).click()
    screen.show_more(form)
    form.get_by_label("Subject").fill(SUBJECT)
    form.get_by_label("What happened").fill("She loved the grey wool and wants a fitting.")
    screen.click("Save", within=form)
    expect(screen.page.locator("[class*='_outcome']")).to_contain_text("Saved.")
    logged = kept(any_app, "interactions", subject=SUBJECT)
    assert (logged["type"], logged["sentiment"]) == ("meeting", "positive")
    expect(form.get_by_label("Subject")).to_have_value("")

    card = screen.page.locator(".cards.letters .card").filter(has_text=SUBJECT)
    search = screen.page.get_by_label("Search the timeline")
    search.fill("grey wool")
    search.press("Enter")
    expect(card).to_be_visible()
    expect(screen.page.locator(".cards.letters .card")).to_have_count(1)

    act(screen, card, "Actions", "Edit")
    screen.dialog().get_by_label("Subject").fill(f"{SUBJECT}, in grey")
    screen.click("Save", within=screen.dialog())
    expect(card).to_contain_text(f"{SUBJECT}, in grey")
    act(screen, card, "Actions", "Mark as negative")
    expect(card).to_contain_text("😟 Negative (yours)")
    changed = kept(any_app, "interactions", id=logged["id"])
    assert (changed["subject"], changed["sentiment"]) == (f"{SUBJECT}, in grey", "negative")
    assert changed["sentiment_by"] == "rep"

    act(screen, card, "Actions", "Delete")
    expect(card).to_have_count(0)
    assert kept(any_app, "interactions", id=logged["id"])["archived_at"]
    screen.click("Undo", within=screen.page.locator("[class*='_timeline_deleted']"))
    expect(card).to_be_visible()
    assert kept(any_app, "interactions", id=logged["id"])["archived_at"] is None


@pytest.mark.thorough
@side_journey
def test_a_purchase_is_added_removed_and_brought_back_and_a_follow_up_is_done(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open(ARIA)
    plans = screen.page.locator("[class*='st-key-customer_1_follow_ups'] li").filter(
        has_text="Send Colombe two ideas"
    )
    plans.first.get_by_role("button", name="Done").first.click()
    screen.settle()
    expect(plans.first).to_contain_text("Done ·")
    where = [Filter("customer_id", "eq", 1), Filter("note", "contains", "Send Colombe two ideas")]
    assert any_app.book.rows(Query("follow_ups", where))[0][0]["done_at"]
    plans.first.get_by_role("button", name="Open again").click()
    screen.settle()
    expect(plans.first).to_contain_text("Due ·")
    assert any_app.book.rows(Query("follow_ups", where))[0][0]["done_at"] is None

    screen.click("Purchases", role="tab")
    screen.click("Add purchase")
    dialog = screen.dialog()
    dialog.get_by_label("Search the catalog").fill("Blush Nappa")
    screen.page.keyboard.press("Enter")
    screen.settle()
    expect(dialog.get_by_role("combobox", name="Product")).to_have_value(
        "Blush Nappa Ballet Flats · €690.00"
    )
    dialog.get_by_label("Quantity").fill("2")
    screen.click("Save", within=dialog)
    row = screen.page.locator("[class*='st-key-row_purchase_']").filter(has_text="Blush Nappa")
    expect(row).to_contain_text("€1,380.00")
    newest = Query("purchases", [Filter("customer_id", "eq", 1), Filter("quantity", "eq", 2)])
    [[bought]] = any_app.book.rows(newest)
    assert (f"{bought['price_paid']:.2f}", bought["bought_on"]) == ("690.00", date.today())
    screen.click("Remove", within=row)
    expect(row).to_have_count(0)
    assert any_app.book.rows(newest)[0][0]["archived_at"]
    screen.click("Undo", within=screen.page.locator("[class*='_purchase_removed']"))
    expect(row).to_be_visible()
    assert any_app.book.rows(newest)[0][0]["archived_at"] is None


@pytest.mark.thorough
@side_journey
def test_a_recommendation_shows_the_record_that_speaks_for_it(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open(ARIA)
    screen.click("Recommendations", role="tab")
    offer = screen.page.locator("[class*='st-key-customer_1_recommended_']").filter(
        has_text="Lagoon Silk Scarf"
    )
    expect(offer.first).to_contain_text("this piece shares the green")
    screen.click("Notes", within=offer.first)
    expect(screen.dialog()).to_contain_text("emerald and every deep green")
