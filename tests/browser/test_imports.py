"""Import in a browser: files of each program are dropped, one is saved and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen, side_journey

SAMPLES = Path(__file__).parents[1] / "crm" / "importing" / "samples"
DROPPED = {
    "01_google_contacts_2024.csv": "3 clients, 1 possible double",  # one number is in the demo
    "36_outlook.msg": "1 record",
}

FIRST_OF_EACH = {
    "03_outlook_en_cp1252.csv": "3 clients",
    "06_hubspot_contacts.csv": "2 clients",
    "08_salesforce_report_footer.csv": "2 clients",
    "11_zoho_contacts.csv": "2 clients",
    "12_shopify_customers.csv": "2 clients",
    "14_boutique_fr_semicolon_cp1252.csv": "3 clients",
    "18_endear_customers.csv": "2 clients",
    "20_iphone_icloud_3.vcf": "2 clients",
    "21_android_21_quoted_printable.vcf": "2 clients",
    "23_vcard_4.vcf": "2 clients",
    "26_whatsapp_ios_en_gb_chat.txt": "2 records",
    "29_whatsapp_android_fr.txt": "2 records",
    "32_gmail.eml": "1 record",
    "33_outlook_html_only_cp1252.eml": "1 record",
    "34_apple_mail_flowed_vcf_attached.eml": "1 client, 1 record",
    "37_google_calendar.ics": "2 records",
    "38_outlook_calendar.ics": "1 record",
    "40_linkedin_connections.csv": "2 clients",
    "41_aicrm_own_export.csv": "3 clients",
}


@pytest.mark.thorough
@pytest.mark.timeout(400)
@side_journey
def test_the_first_file_of_each_program_is_understood(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/imports")
    for name, sums in FIRST_OF_EACH.items():
        screen.page.locator("input[type=file]").set_input_files(SAMPLES / name)
        expect(screen.page.get_by_text(f": {sums}").first).to_be_visible()
        screen.settle()
        assert screen.page.get_by_test_id("stException").count() == 0, name
        screen.page.get_by_role("button", name=f"Remove {name}").click()
        screen.settle()


@side_journey
def test_many_get_a_tag_and_one_undo_takes_it_from_all(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/customers?stage=Lead")
    screen.page.get_by_text("Choose several").click()
    screen.page.get_by_text("that match, on every page").click()
    field = screen.page.get_by_role("combobox", name="Tag to add")
    field.fill("Gala")
    field.press("Enter")
    screen.settle()
    screen.click("Apply")
    tagged = Query("customers", [Filter("tags", "eq", "Gala")])
    leads = any_app.book.rows(Query("customer_cards", [Filter("stage", "eq", "lead")]))[0]
    standing = [row for row in leads if not row["archived_at"]]
    assert len(any_app.book.rows(tagged)[0]) == len(standing) > 1
    expect(screen.page.get_by_text("Add tag: ").first).to_be_visible()
    screen.open("/imports")
    expect(screen.page.get_by_text("Tag added: Gala")).to_be_visible()
    screen.click("Undo")
    expect(screen.page.get_by_text("Undone").first).to_be_visible()
    assert any_app.book.rows(tagged)[0] == []


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
    expect(screen.page.get_by_text("Imported: 2 clients")).to_be_visible()
    new = [Filter("first_name", "eq", "Tomás"), Filter("archived_at", "is_null", True)]
    assert len(any_app.book.rows(Query("customers", new))[0]) == 1
    screen.click("Undo")
    expect(screen.page.get_by_text("Undone").first).to_be_visible()
    assert any_app.book.rows(Query("customers", new))[0] == []
