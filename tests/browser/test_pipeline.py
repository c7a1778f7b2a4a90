"""The pipeline in a browser: a card is dragged, moved by keys, moved back, and opened."""

from collections.abc import Callable

from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, main_journey


def stage(app: App) -> str:
    [[row]] = app.book.rows(Query("customers", [Filter("name_key", "eq", "dashiell marrow")]))
    return str(row["stage"])


def turn_to(screen: Screen, stage: str) -> None:
    """On a phone, the tab of a stage."""
    if (tab := screen.page.get_by_role("button", name=stage, exact=True)).is_visible():
        tab.click()


@main_journey
def test_a_card_is_moved_by_hand_and_by_keys_and_opened_with_the_way_back(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/pipeline")
    screen.page.get_by_label("Search", exact=True).fill("Dashiell")
    screen.page.keyboard.press("Enter")
    screen.settle()
    expect(screen.page.get_by_role("heading", name="Lead (1)")).to_be_visible()
    screen.page.get_by_role("button", name="Move").focus()
    for key in ("Enter", "Tab", "Enter"):
        screen.page.keyboard.press(key)
    screen.settle()
    expect(screen.page.get_by_text("Dashiell Marrow moved to Prospect.")).to_be_visible()
    assert stage(any_app) == "prospect"
    screen.click("Undo")
    expect(screen.page.get_by_role("heading", name="Lead (1)")).to_be_visible()
    assert stage(any_app) == "lead"
    if width > 640:
        columns = screen.page.locator(".cards .group")
        columns.first.get_by_role("listitem").drag_to(columns.last)
        screen.settle()
        assert stage(any_app) == "customer"
    turn_to(screen, "Customer (1)")
    link = screen.page.get_by_role("link", name="Dashiell Marrow")
    with screen.page.context.expect_page() as other:
        link.click(modifiers=["ControlOrMeta"])
    expect(other.value.get_by_role("heading", level=1)).to_contain_text("Dashiell")
    other.value.close()
    link.click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Dashiell")
    screen.settle()
    screen.page.go_back()
    screen.settle()
    expect(screen.page.get_by_label("Search", exact=True)).to_have_value("Dashiell")
    expect(screen.page.get_by_role("link", name="Dashiell Marrow")).to_have_count(1)
