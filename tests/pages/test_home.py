"""Home: the demo's figures, who needs attention, what happened last; and an outage said plainly."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from crm.errors import Unavailable
from crm.workspace import Workspace
from db.sqlite import SQLiteGateway
from pages.ui import memory
from pages.ui.text import literal
from tests.pages.cast import NOW
from tests.pages.conftest import forget, words
from tests.pages.controls import dialog, field, press
from tests.pages.sketch import lines, total


def test_home_shows_the_figures_of_the_book(open_app: Callable[..., AppTest]) -> None:
    app = open_app()
    assert not app.exception
    assert (
        "[**55** Total customers → customers?] | [**13** Leads → customers?stage=Lead] | "
        "[**13** Prospects → customers?stage=Prospect] | "
        "[**29** Customers → customers?stage=Customer]"
    ) in lines(app)
    assert [heading.value for heading in app.subheader] == ["Today", "Recent activity"]
    assert any("overdue since" in line for line in lines(app))


def test_an_empty_book_says_what_to_do_first(
    open_app: Callable[..., AppTest], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AICRM_DATABASE", str(book.with_name("empty.db")))
    monkeypatch.setenv("AICRM_DEMO", "false")
    app = open_app()
    assert not app.exception
    assert "add your first customer" in app.info[0].value
    assert "[*Add customer*] | [Import] | [Show the demo]" in lines(app)
    press(app, "Show the demo")
    assert total(app) == "55"


def test_an_outage_is_never_an_empty_list(
    open_app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()

    def fail(*_: object) -> None:
        raise Unavailable("no answer")

    for name in ("rows", "page", "get"):
        monkeypatch.setattr(SQLiteGateway, name, fail)
    memory.server().reads.drop()
    app.run()
    assert not app.exception
    assert "The store does not answer" in app.error[0].value
    assert "Total customers" not in " ".join(lines(app))
    assert "first customer" not in words(app)


def test_a_wrong_setting_is_named_with_the_fix_and_mended_without_a_restart(
    open_app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPABASE_URL", "https://abcd.supabase.co")
    app = open_app()
    assert not app.exception
    assert "SUPABASE_URL and SUPABASE_KEY go together" in words(app)
    monkeypatch.delenv("SUPABASE_URL")
    app.button[0].click().run()
    assert "**55** Total customers" in " ".join(lines(app))


def test_the_sidebar_says_what_is_really_at_work(open_app: Callable[..., AppTest]) -> None:
    said = " ".join(caption.value for caption in open_app().sidebar.caption)
    assert "**SQLite**, answers in" in said
    assert f"**{literal('Built-in analyst')}**, no AI service is set up" in said


@pytest.mark.parametrize("demo", ["true", "false"])
def test_a_space_says_that_its_book_is_forgotten_at_a_restart(
    open_app: Callable[..., AppTest], book: Path, monkeypatch: pytest.MonkeyPatch, demo: str
) -> None:
    assert "forgets its book" not in words(open_app())
    monkeypatch.setenv("SPACE_ID", "house/aicrm")
    if demo == "false":
        monkeypatch.setenv("AICRM_DATABASE", str(book.with_name("empty.db")))
        monkeypatch.setenv("AICRM_DEMO", demo)
        forget()
    assert "This Space forgets its book at every restart" in words(open_app())


HOURS = {0: "morning", 3: "morning", 4: "morning", 11: "morning", 12: "afternoon"}
HOURS |= {17: "afternoon", 18: "evening", 23: "evening"}


@pytest.mark.parametrize("hour", HOURS)
def test_the_greeting_is_that_of_the_reps_own_hour(
    visit: Callable[..., AppTest], house: Workspace, monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    then = replace(house, clock=lambda: NOW.replace(hour=hour))
    monkeypatch.setattr(memory.server(), "workspace", lambda: then)
    assert lines(visit())[:2] == [f"1| # Good {HOURS[hour]}", "1| (Monday, 15 June 2026)"]


def test_each_quick_action_leads_where_it_says(visit: Callable[..., AppTest]) -> None:
    app = visit()
    actions = "[*Log interaction*] | [Add customer] | [Draft email] | [Browse catalog]"
    assert lines(app)[2] == f"2| {actions}"
    for action, first in (
        ("Add customer", "First name: __"),
        ("Log interaction", "Search client (200): _Name, email, company or phone_"),
        ("Draft email", "Search client (200): _Name, email, company or phone_"),
    ):
        assert lines(dialog(press(app, action)))[0] == first
    assert press(app, "Browse catalog").title[0].value == "Catalog"


def test_what_became_of_an_interaction_left_unsaved_is_told_on_home(
    visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("no answer")

    app = press(visit(), "Log interaction")
    field(dialog(app), "text_input", "Search client").input("bo").run()
    field(dialog(app), "text_area", "What happened").input("Rang.")
    with monkeypatch.context() as patch:
        patch.setattr(SQLiteGateway, "write", fail)
        press(dialog(app), "Save")
    assert "Your words on Bo are kept: open Log interaction to save them again." in lines(app.run())
