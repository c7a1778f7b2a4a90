"""Several people over one store: what one changes the other sees, and nobody is disturbed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Screen, hosting, settings
from tests.browser.server import ForkedApp

SOON = 10_000
"""Milliseconds within which another's change is seen."""

CLIENT = "/customer?customer="


@pytest.fixture(scope="module")
def copies(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[App, App]]:
    """Two copies of the app, a process each, over one store; each test has a client of its own."""
    tmp_path = tmp_path_factory.mktemp("copies")
    with ExitStack() as opened:
        if request.param == "sqlite":
            shared = {"AICRM_DATABASE": str(tmp_path / "book.db")}
        else:
            postgres = request.getfixturevalue("postgres")
            database = request.getfixturevalue("demo_database")
            shared = settings(opened.enter_context(hosting(postgres, database)))
        folders = [tmp_path / name for name in ("one", "other")]
        for folder in folders:
            folder.mkdir()
        one, other = (ForkedApp(folder, **shared) for folder in folders)
        opened.callback(one.stop)
        opened.callback(other.stop)
        yield one, other


def log(screen: Screen, subject: str) -> None:
    form = screen.page.get_by_test_id("stForm").first
    screen.show_more(form)
    form.get_by_label("Subject").fill(subject)
    form.get_by_label("What happened").fill("She loved the ivory gown.")
    screen.click("Save", within=form)
    expect(screen.page.get_by_text(subject).first).to_be_visible()


@pytest.mark.parametrize(
    "copies", [pytest.param("sqlite", marks=pytest.mark.thorough), "supabase"], indirect=True
)
@pytest.mark.long
def test_what_one_copy_saves_the_other_shows_within_ten_seconds(
    copies: tuple[App, App], tab: Callable[..., Screen]
) -> None:
    one, other = copies
    working, home, client = (tab(app) for app in (one, other, other))
    for screen, address in ((working, f"{CLIENT}2"), (home, "/"), (client, f"{CLIENT}2")):
        screen.open(address)
    log(working, "Seen from the other copy")
    expect(home.page.get_by_text("Seen from the other copy")).to_be_visible(timeout=SOON)
    timeline = client.page.locator(".cards.letters .card")
    expect(timeline.get_by_text("Seen from the other copy")).to_be_visible(timeout=SOON)

    working.choose("Stage", "Lead")
    expect(client.page.get_by_role("combobox", name="Stage").first).to_have_value(
        "Lead", timeout=SOON
    )


@pytest.mark.thorough
@pytest.mark.parametrize("copies", ["supabase"], indirect=True)
def test_a_refresh_disturbs_no_form_no_dialog_no_scrolling_and_no_undo(
    copies: tuple[App, App], tab: Callable[..., Screen]
) -> None:
    one, other = copies
    working, typing, asking = tab(one), tab(other), tab(other)
    for screen in (working, typing, asking):
        screen.open(f"{CLIENT}3")
    typing.choose("Stage", "Lead")
    expect(typing.page.get_by_text("Moved to Lead.").last).to_be_visible()
    words = typing.page.get_by_label("What happened")
    words.press_sequentially("Half a thou")
    main = typing.page.get_by_test_id("stMain")
    main.evaluate("element => element.scrollTo(0, 300)")
    asking.click("Edit")
    notes = asking.dialog().get_by_label("Notes")
    notes.fill("Half a")

    log(working, "While others type")
    timeline = typing.page.locator(".cards.letters .card")
    expect(timeline.get_by_text("While others type")).to_be_visible(timeout=SOON)
    expect(words).to_be_focused()
    words.press_sequentially("ght")
    expect(words).to_have_value("Half a thought")
    assert main.evaluate("element => element.scrollTop") == 300
    expect(typing.page.get_by_role("button", name="Undo", exact=True).first).to_be_visible()

    expect(notes).to_have_value("Half a")
    notes.press_sequentially(" note")
    expect(notes).to_have_value("Half a note")
    asking.page.keyboard.press("Escape")
    asking.click("Throw it away")
    timeline = asking.page.locator(".cards.letters .card")
    expect(timeline.get_by_text("While others type")).to_be_visible(timeout=SOON)


@pytest.mark.parametrize("copies", ["supabase"], indirect=True)
def test_two_copies_edit_one_client_and_nobodys_words_are_lost(
    copies: tuple[App, App], tab: Callable[..., Screen]
) -> None:
    first, second = (tab(app) for app in copies)
    for screen in (first, second):
        screen.open(f"{CLIENT}4")
        screen.click("Edit")
    first.dialog().get_by_label("Company").fill("First House")
    first.click("Save", within=first.dialog())
    expect(first.page.get_by_text("First House").first).to_be_visible()
    dialog = second.dialog()
    dialog.get_by_label("Notes").fill("Notes of the second")
    second.click("Save", within=dialog)
    expect(dialog.get_by_text("now “First House”")).to_be_visible()
    second.click("Save merged", within=dialog)
    expect(second.page.get_by_text("First House").first).to_be_visible()
    row = copies[0].book.get("customers", 4)
    assert (row["company"], row["notes"]) == ("First House", "Notes of the second")
    seen = first.page.get_by_text("Notes of the second", exact=True).first
    expect(seen).to_be_attached(timeout=SOON)
