"""The first journey: a newcomer's start, a new lead, a call logged, and all there tomorrow."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Screen
from tests.browser.server import ForkedApp

CALL = (
    "She adored the emerald silk gown, asked to see it before the Cannes dinner on 14 May, but "
    "found the shoes too heavy. Promised to send two lighter pairs on Friday."
)


@pytest.fixture
def day_app(store: dict[str, str], tmp_path: Path) -> Iterator[App]:
    """The app over a store, with a demo boutique of one test alone."""
    started = ForkedApp(tmp_path, **store)
    yield started
    started.stop()


@pytest.mark.parametrize(
    ("store", "width"),
    [
        pytest.param("sqlite", 1280, marks=pytest.mark.thorough),
        pytest.param("sqlite", 390, marks=pytest.mark.thorough),
        ("supabase", 1280),
    ],
    indirect=["store"],
)
@pytest.mark.long
def test_a_lead_is_added_a_call_is_logged_and_all_is_there_after_a_restart(
    day_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(day_app, width)
    screen.open()
    expect(screen.page.get_by_text("Total customers")).to_be_visible()
    assert metric(screen, "Total customers") == 55
    leads = metric(screen, "Leads")
    add_ines(screen)
    log_the_call(screen)
    insights_cite_the_call(screen)
    address = screen.page.url.removeprefix(day_app.url)

    screen.page.close()
    day_app.stop()
    day_app.start()
    again = tab(day_app, width)
    again.open(address)
    expect(again.page.get_by_role("heading", name="Ines Moreau")).to_be_visible()
    expect(timeline(again).get_by_text(CALL)).to_be_visible()
    expect(again.page.get_by_text("Send two lighter pairs", exact=True)).to_be_visible()
    again.open("/")
    assert metric(again, "Total customers") == 56
    assert metric(again, "Leads") == leads + 1


def metric(screen: Screen, label: str) -> int:
    figures = screen.page.locator(".st-key-stage_counts").get_by_role("link")
    figure = figures.filter(has_text=label).first.inner_text()
    return int(figure.removesuffix(label).replace(",", ""))


def timeline(screen: Screen):  # type: ignore[no-untyped-def]
    return screen.page.locator(".cards.letters .card")


def add_ines(screen: Screen) -> None:
    screen.click("Add customer")
    dialog = screen.dialog()
    dialog.get_by_label("First name").fill("Ines")
    dialog.get_by_label("Last name").fill("Moreau")
    dialog.get_by_label("Company").fill("Moreau Films")
    screen.click("Save", within=dialog)
    expect(screen.page.get_by_role("heading", name="Ines Moreau")).to_be_visible()
    expect(screen.page.get_by_role("combobox", name="Stage").first).to_have_value("Lead")


def log_the_call(screen: Screen) -> None:
    form = screen.page.get_by_test_id("stForm")
    screen.show_more(form)
    form.get_by_label("Subject").fill("Spring gowns")
    form.get_by_label("What happened").fill(CALL)
    day = date.today() + timedelta(days=3)
    form.get_by_role("spinbutton", name="year, Follow-up date").click()
    screen.page.keyboard.type(f"{day:%Y%m%d}")
    form.get_by_label("Follow-up note").fill("Send two lighter pairs")
    screen.click("Save", within=form)
    outcome = screen.page.locator("[class*='_outcome']")
    expect(outcome).to_contain_text("Saved.")
    expect(outcome).to_contain_text("😊 Positive")
    expect(outcome).to_contain_text("emerald silk gown")
    expect(outcome).to_contain_text("Follow-up on")
    expect(screen.page.get_by_text("Send two lighter pairs", exact=True).first).to_be_visible()
    expect(timeline(screen).get_by_text(CALL)).to_be_visible()


def insights_cite_the_call(screen: Screen) -> None:
    screen.page.get_by_text("Fashion", exact=True).click()
    section = screen.page.locator("[class*='_Fashion']").first
    expect(section).to_contain_text("emerald silk gown")
    section.get_by_role("button", name="Call").first.click()
    screen.settle()
    expect(screen.dialog()).to_contain_text("She adored the emerald silk gown")
    screen.page.keyboard.press("Escape")
    things = screen.page.get_by_text("Things to know", exact=True)
    things.click()
    expect(screen.page.locator("[class*='_Things']").first).to_contain_text("two lighter pairs")
