"""The catalog in a browser: filtered, a piece added with its picture, edited, and its admirers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, main_journey, side_journey


@main_journey
def test_a_piece_is_added_with_its_picture_found_and_edited(
    any_app: App, tab: Callable[..., Screen], width: int, tmp_path: Path
) -> None:
    picture = tmp_path / "gown.png"
    Image.new("RGB", (900, 600), "#0b6b4f").save(picture)
    screen = tab(any_app, width)
    screen.open("/catalog")
    screen.click("Add product")
    dialog = screen.dialog()
    dialog.get_by_label("Name", exact=True).fill("Malachite Silk Gown")
    screen.click("Save", within=dialog)
    expect(dialog.get_by_text("Price is missing")).to_be_visible()
    expect(dialog.get_by_label("Name", exact=True)).to_have_value("Malachite Silk Gown")
    screen.choose("Category", "Dresses", within=dialog)
    dialog.get_by_label("Price (€)").fill("7200")
    dialog.locator("input[type=file]").set_input_files(picture)
    screen.settle()
    screen.click("Save", within=dialog)
    search = screen.page.get_by_label("Search", exact=True)
    search.fill("malachite")
    search.press("Enter")
    screen.settle()
    card = screen.page.locator(".cards .card").filter(has_text="€7,200").first
    expect(card).to_be_visible()
    expect(card.locator("img")).to_have_js_property("naturalWidth", 480)
    screen.click("Edit", within=card)
    screen.dialog().get_by_text("In stock", exact=True).click()
    screen.click("Save", within=screen.dialog())
    expect(screen.page.get_by_text("Sold out").first).to_be_visible()
    [[row]] = any_app.book.rows(Query("products", [Filter("name", "eq", "Malachite Silk Gown")]))
    assert (row["in_stock"], row["category"], row["version"]) == (False, "dresses", 2)


@pytest.mark.thorough
@side_journey
def test_who_might_love_a_piece_is_a_click_away(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/catalog?catalog_search=Lagoon+Silk")
    expect(screen.page.get_by_text("1 product", exact=True)).to_be_visible()
    screen.click("Who might love this")
    dialog = screen.dialog()
    expect(dialog.get_by_role("link", name="Aria Valmont")).to_be_visible()
    expect(dialog.get_by_text("shares the green").first).to_be_visible()
    screen.click("Aria Valmont", role="link", within=dialog)
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Aria")
