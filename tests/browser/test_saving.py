"""Saving while a slow AI service thinks: one question, one interaction, no word lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from db.gateway import Filter, Query, Row
from tests.ai.openai_replies import said
from tests.ai.openai_server import OpenAIServer
from tests.browser.conftest import App, PostgREST, Screen
from tests.browser.test_insights import LUCIAN, PAGE, features, slow_hosted_app, telling, whose

__all__ = ["slow_hosted_app"]

SUMMARY = "The midnight velvet was adored."
REVIEW = {"sentiment": "neutral", "summary": SUMMARY, "follow_up": None}


def named(app: App, subject: str) -> list[Row]:
    return app.book.rows(Query("timeline", [Filter("subject", "eq", subject)]))[0]


def test_three_clicks_on_save_are_one_question_and_one_interaction_also_when_one_walks_away(
    any_ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(telling)
    screen = tab(any_ai_app)
    screen.open(f"{PAGE}{LUCIAN}")  # the first address of a new server is run inside the frame too
    expect(screen.page.get_by_role("link", name="Customers")).to_be_visible()
    expect(whose(screen, "Lucian")).to_be_visible()
    ai_server.hold()
    form = screen.page.get_by_test_id("stForm").first
    screen.show_more(form)
    form.get_by_label("Subject").fill("Velvet")
    form.get_by_label("What happened").fill("He adored the midnight velvet.")
    save = form.get_by_role("button", name="Save")
    for _ in range(3):
        save.dispatch_event("click")
    ai_server.wait_for_requests(2)
    screen.go("Customers")
    screen.open(f"{PAGE}{LUCIAN}")
    told = screen.page.get_by_text("It was being saved: look whether it is.").first
    expect(told).to_be_visible()
    expect(form.get_by_label("What happened")).to_have_value("He adored the midnight velvet.")
    ai_server.release()
    expect(told).to_have_count(0)  # once it is known to be saved, it is not offered again
    expect(form.get_by_label("What happened")).to_have_value("")
    screen.open(f"{PAGE}{LUCIAN}")
    expect(form.get_by_label("What happened")).to_have_value("")
    expect(screen.page.get_by_text("He adored the midnight velvet.").first).to_be_visible()
    where = [Filter("subject", "eq", "Velvet")]
    assert len(any_ai_app.book.rows(Query("timeline", where))[0]) == 1
    assert features(ai_server)["interaction_review"] == 1


@pytest.mark.thorough
def test_an_interaction_logged_from_home_is_saved_once_also_when_its_window_is_closed(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(said(REVIEW))
    ai_server.hold()
    screen = tab(ai_app)
    screen.open()
    screen.click("Log interaction")
    dialog = screen.dialog()
    dialog.get_by_label("Search client", exact=True).fill("Lucian")
    screen.page.keyboard.press("Enter")
    screen.settle()
    screen.show_more(dialog)
    dialog.get_by_label("Subject").fill("Velvet")
    dialog.get_by_label("What happened").fill("He adored the midnight velvet.")
    save = dialog.get_by_role("button", name="Save")
    for _ in range(3):
        save.dispatch_event("click")
    ai_server.wait_for_requests(1)
    screen.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    ai_server.release()
    expect(screen.page.get_by_text("Velvet", exact=False).first).to_be_visible()
    assert [row["summary"] for row in named(ai_app, "Velvet")] == [SUMMARY]
    assert features(ai_server) == {"interaction_review": 1}


@pytest.mark.thorough
def test_an_edit_is_read_once_however_often_it_is_saved(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(telling)
    screen = tab(ai_app)
    screen.open(f"{PAGE}{LUCIAN}")
    expect(whose(screen, "Lucian")).to_be_visible()
    ai_server.always(said(REVIEW))
    ai_server.hold()
    screen.page.get_by_role("button", name="Actions").first.click()
    screen.page.locator(".menu:popover-open").get_by_text("Edit", exact=True).click()
    screen.settle()
    dialog = screen.dialog()
    dialog.get_by_label("Subject").fill("Velvet, mended")
    save = dialog.get_by_role("button", name="Save")
    for _ in range(3):
        save.dispatch_event("click")
    ai_server.wait_for_requests(2)
    ai_server.release()
    expect(dialog).to_have_count(0)
    expect(screen.page.get_by_text("Velvet, mended").first).to_be_visible()
    assert len(named(ai_app, "Velvet, mended")) == 1
    assert features(ai_server)["interaction_review"] == 1


@pytest.mark.thorough
def test_words_that_the_store_did_not_take_are_there_on_return_and_saved_without_a_new_question(
    slow_hosted_app: tuple[App, PostgREST], ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    app, hosted = slow_hosted_app
    ai_server.always(telling)
    screen = tab(app)
    screen.open(f"{PAGE}{LUCIAN}")
    expect(whose(screen, "Lucian")).to_be_visible()
    ai_server.hold()
    form = screen.page.get_by_test_id("stForm").first
    screen.show_more(form)
    form.get_by_label("Subject").fill("Velvet")
    form.get_by_label("What happened").fill("He adored the midnight velvet.")
    form.get_by_role("button", name="Save").click()
    ai_server.wait_for_requests(2)
    expect(screen.page.get_by_text("Saving…").first).to_be_visible()
    hosted.misbehave("drop")
    ai_server.release()
    expect(screen.page.get_by_text("The store does not answer").first).to_be_visible()
    hosted.misbehave()
    screen.go("Customers")
    screen.find_customer("Lucian")
    expect(form.get_by_label("What happened")).to_have_value("He adored the midnight velvet.")
    screen.click("Save", within=form)
    expect(screen.page.get_by_text("Saved.", exact=False).first).to_be_visible()
    assert len(named(app, "Velvet")) == 1
    assert features(ai_server)["interaction_review"] == 1
