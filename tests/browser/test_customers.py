"""The list and the forms: export, add with the keyboard and with a look for twins, erase."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, main_journey, side_journey

IDS = "/customer?customer="


@pytest.mark.thorough
@side_journey
def test_a_likely_twin_is_pointed_out_and_can_be_added_all_the_same(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/customers")
    screen.click("Add customer")
    dialog = screen.dialog()
    dialog.get_by_label("First name").fill("lucian")
    dialog.get_by_label("Last name").fill("ABERNATHY")
    dialog.get_by_label("Phone").fill("+1")
    screen.click("Save", within=dialog)
    expect(dialog.get_by_text("Phone can't be dialled")).to_be_visible()
    dialog.get_by_label("Phone").fill("")
    screen.click("Save", within=dialog)
    expect(dialog.get_by_text("This client may be in your book already")).to_be_visible()
    expect(dialog.get_by_role("link", name="Lucian Abernathy")).to_be_visible()
    expect(dialog.get_by_label("First name")).to_have_value("lucian")
    same = Query("customers", [Filter("name_key", "eq", "lucian abernathy")])
    assert len(any_app.book.rows(same)[0]) == 1
    screen.click("Add anyway", within=dialog)
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("lucian ABERNATHY")
    assert len(any_app.book.rows(same)[0]) == 2


@main_journey
def test_the_list_is_exported_as_filtered_and_a_client_added_with_the_keyboard_is_found(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/customers?stage=Lead")
    assert sorted(exported_names(screen)) == sorted(names_of_leads(any_app))
    screen.choose("Stage", "All")
    assert "stage=" not in screen.page.url
    screen.click("Add customer")
    screen.dialog().get_by_label("First name").focus()
    for typed in ("Zuleika", "Dobson"):
        screen.page.keyboard.type(typed)
        screen.page.keyboard.press("Tab")
    screen.dialog().get_by_label("Company").fill("Judas College")
    screen.page.keyboard.press("Enter")
    screen.settle()
    added = Query("customers", [Filter("company", "eq", "Judas College")])
    assert any_app.book.rows(added)[0] == []  # Enter in a line saves nothing
    tab_to(screen, screen.dialog().get_by_role("button", name="Save", exact=True))
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Zuleika Dobson")
    [[row]] = any_app.book.rows(added)
    assert (row["first_name"], row["last_name"], row["stage"]) == ("Zuleika", "Dobson", "lead")
    screen.go("Customers")
    search = screen.page.get_by_label("Search", exact=True)
    search.fill("judas coll")
    search.press("Enter")
    expect(screen.page.get_by_text("1–1 of 1", exact=True)).to_be_visible()
    assert "search=judas" in screen.page.url
    screen.open_first_row("Zuleika")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Zuleika Dobson")


@pytest.mark.thorough
@side_journey
def test_a_client_is_archived_brought_back_and_in_the_end_erased(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open(f"{IDS}2")
    screen.click("Archive")
    screen.click("Undo")
    assert any_app.book.get("customers", 2)["archived_at"] is None
    screen.click("Archive")
    screen.click("Erase for good")
    dialog = screen.dialog()
    with screen.page.expect_download() as started:
        dialog.get_by_role("button", name="Download the data").click()
    assert "Lucian" in Path(started.value.path()).read_text("utf-8")
    dialog.get_by_label("Type the client's name to confirm").fill("Lucian")
    screen.click("Erase", within=dialog)
    expect(dialog.get_by_text("Name does not match")).to_be_visible()
    dialog.get_by_label("Type the client's name to confirm").fill("Lucian Abernathy")
    screen.click("Erase", within=dialog)
    expect(screen.page.get_by_role("heading", name="Customers")).to_be_visible()
    assert any_app.book.rows(Query("customers", [Filter("id", "eq", 2)]))[0] == []
    assert any_app.book.rows(Query("interactions", [Filter("customer_id", "eq", 2)]))[0] == []
    screen.open(f"{IDS}2")
    expect(screen.page.get_by_role("heading", name="No such customer")).to_be_visible()


def exported_names(screen: Screen) -> list[str]:
    """The names in the file that the list gives away."""
    with screen.page.expect_download() as started:
        screen.page.get_by_role("button", name="Export CSV").click()
    with Path(started.value.path()).open(encoding="utf-8-sig", newline="") as file:
        return [f"{row['First name']} {row['Last name']}".strip() for row in csv.DictReader(file)]


def tab_to(screen: Screen, wanted: Locator) -> None:
    """Walks to it with the keyboard alone."""
    for _ in range(25):
        screen.page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("it is not reached with Tab")


def names_of_leads(app: App) -> list[str]:
    where = [Filter("stage", "eq", "lead"), Filter("archived_at", "is_null", True)]
    (leads,) = app.book.rows(Query("customers", where))
    return [f"{row['first_name']} {row['last_name']}".strip() for row in leads]
