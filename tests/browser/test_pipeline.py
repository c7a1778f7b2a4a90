"""The pipeline in a browser: a card is found, moved to another stage, and moved back."""

from collections.abc import Callable

from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, main_journey


def stage(app: App) -> str:
    [[row]] = app.book.rows(Query("customers", [Filter("name_key", "eq", "dashiell marrow")]))
    return str(row["stage"])


@main_journey
def test_a_card_is_moved_and_the_move_undone(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/pipeline")
    screen.page.get_by_label("Search", exact=True).fill("Dashiell")
    screen.page.keyboard.press("Enter")
    screen.settle()
    expect(screen.page.get_by_role("heading", name="Lead (1)")).to_be_visible()
    screen.click("Move")
    screen.page.get_by_text("Prospect", exact=True).last.click()
    screen.settle()
    expect(screen.page.get_by_role("heading", name="Prospect (1)")).to_be_visible()
    expect(screen.page.get_by_text("Dashiell Marrow moved to Prospect.")).to_be_visible()
    assert stage(any_app) == "prospect"
    screen.click("Undo")
    expect(screen.page.get_by_role("heading", name="Lead (1)")).to_be_visible()
    assert stage(any_app) == "lead"
    screen.click("Dashiell Marrow", role="link")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Dashiell")
