"""Import in a browser: files of several programs are dropped, one is saved and taken back."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, side_journey

SAMPLES = Path(__file__).parents[1] / "crm" / "importing" / "samples"
DROPPED = {
    "01_google_contacts_2024.csv": "3 clients",
    "20_iphone_icloud_3.vcf": "2 clients",
    "26_whatsapp_ios_en_gb_chat.txt": "2 records",
    "32_gmail.eml": "1 record",
    "36_outlook.msg": "1 record",
    "37_google_calendar.ics": "2 records",
}


@side_journey
def test_files_are_dropped_saved_and_taken_back(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/customers")
    screen.click("Import")
    expect(screen.page.get_by_role("heading", name="Import", exact=True)).to_be_visible()
    for name, sums in reversed(DROPPED.items()):
        screen.page.locator("input[type=file]").set_input_files(SAMPLES / name)
        expect(screen.page.get_by_text(sums).first).to_be_visible()
        screen.settle()
        if name.startswith("01"):
            break
        screen.page.get_by_role("button", name=f"Remove {name}").click()
        screen.settle()
    screen.click("Import")
    expect(screen.page.get_by_text("Imported: 3 clients")).to_be_visible()
    new = [Filter("first_name", "eq", "Tomás"), Filter("archived_at", "is_null", True)]
    assert len(any_app.book.rows(Query("customers", new))[0]) == 1
    screen.click("Undo")
    expect(screen.page.get_by_text("Undone").first).to_be_visible()
    assert any_app.book.rows(Query("customers", new))[0] == []
