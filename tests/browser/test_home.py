"""Home: its figures lead on, its actions work from there, its activity keeps itself fresh."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, main_journey


@main_journey
def test_an_interaction_logged_from_home_is_in_the_store_and_in_recent_activity(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open()
    screen.click("Log interaction")
    dialog = screen.dialog()
    dialog.get_by_label("Search client", exact=True).fill("Lucian")
    screen.page.keyboard.press("Enter")
    screen.settle()
    screen.show_more(dialog)
    dialog.get_by_label("Subject").fill("Velvet for the premiere")
    dialog.get_by_label("What happened").fill("He loved the midnight velvet, wants a fitting.")
    screen.click("Save", within=dialog)
    expect(screen.page.get_by_text("The interaction was saved: 😊 Positive.")).to_be_visible()
    expect(screen.page.get_by_text("Velvet for the premiere")).to_be_visible()
    where = [Filter("subject", "eq", "Velvet for the premiere")]
    [[row]] = any_app.book.rows(Query("timeline", where))
    assert (row["first_name"], row["sentiment"]) == ("Lucian", "positive")

    screen.open()
    screen.click("13 Leads", role="link")
    expect(screen.page.get_by_role("combobox", name="Stage")).to_have_value("Lead")
    expect(screen.page.get_by_text("13 of 13")).to_be_visible()


@pytest.mark.thorough
def test_what_another_session_logs_is_seen_within_ten_seconds_and_disturbs_no_typing(
    any_app: App, tab: Callable[..., Screen]
) -> None:
    watching, working = tab(any_app), tab(any_app)
    watching.open()
    watching.click("Add customer")
    field = watching.dialog().get_by_label("Notes")
    field.press_sequentially("Half a thou")

    working.open("/customer?customer=2")
    form = working.page.get_by_test_id("stForm").first
    working.show_more(form)
    form.get_by_label("Subject").fill("Seen from afar")
    working.click("Save", within=form)
    expect(watching.page.get_by_text("Seen from afar")).to_be_visible(timeout=10_000)
    field.press_sequentially("ght")
    expect(field).to_have_value("Half a thought")
    expect(field).to_be_focused()


@pytest.mark.thorough
def test_an_empty_book_is_begun_and_the_demo_stays_beside_it(
    own_app: App, tab: Callable[..., Screen]
) -> None:
    screen = tab(own_app)
    screen.open()
    expect(screen.page.get_by_text("The demo boutique is loaded")).to_be_visible()
    screen.click("Start with an empty book")
    screen.click("Start empty", within=screen.dialog())
    expect(screen.page.get_by_text("Your book is empty: add your first customer")).to_be_visible()
    expect(screen.page.get_by_text("The demo boutique is loaded")).to_have_count(0)
    for address, words in {
        "/customers": "add your first customer",
        "/pipeline": "Nobody stands here yet",
        "/follow_ups": "Nothing is planned",
        "/catalog": "add your first product",
    }.items():
        screen.open(address)
        expect(screen.page.get_by_text(words).first).to_be_visible()
    screen.page.close()
    own_app.stop()
    assert [path.name for path in own_app.folder.glob("*-demo.db")] == ["aicrm-demo.db"]
    own_app.start()
    again = tab(own_app)
    again.open()
    expect(again.page.get_by_text("Your book is empty: add your first customer")).to_be_visible()
