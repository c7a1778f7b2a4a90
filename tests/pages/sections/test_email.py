"""The Email section: drafted, doubted, mended, logged; and Home's way to it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ai.skills.email_draft import EmailDraft
from crm import customers, interactions
from crm.workspace import NO_SERVICE, OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from pages.ui import session
from tests.pages.conftest import words

LUCIAN = 2
BAD = "Dear Lucian,\n\nYour Golden Phoenix Cape is ready, at €9,999."


class SlowEngine:
    """Answers with a draft once it may, and counts how often it was asked."""

    name = "Slow"
    searches_web = False

    def __init__(self) -> None:
        self.may, self.asked = Event(), 0

    def run(self, skill: Any, given: Any) -> Any:
        if skill.name != "email_draft":
            return skill.offline(given)
        self.asked += 1
        assert self.may.wait(30)
        return EmailDraft(subject="For you", body=BAD)


@pytest.fixture
def ws(book: Path) -> Workspace:
    """The same book that the app has open."""
    return Workspace(SQLiteGateway(book), OFFLINE)


@pytest.fixture
def slow(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> SlowEngine:
    """The app's engine, in place of the built-in analyst."""
    engine = SlowEngine()
    monkeypatch.setattr(session, "workspace", lambda: Workspace(ws.db, engine))
    return engine


def field(app: AppTest, kind: str, label: str) -> Any:
    return next(element for element in app.get(kind) if element.label == label)


def has(app: AppTest, kind: str, label: str) -> bool:
    return any(element.label == label for element in app.get(kind))


def open_section(app: AppTest, id: int) -> AppTest:
    app.session_state["section_in_front"] = "Email"
    app.query_params["customer"] = str(id)
    return app.switch_page("pages/customer.py").run()


def finished(app: AppTest) -> AppTest:
    """The page once the draft is there."""
    for _ in range(100):
        if has(app, "text_area", "Text of the email"):
            return app
        Event().wait(0.05)
        app.run()
    raise AssertionError("no draft came")


def test_scenario_and_tone_are_proposed_and_a_draft_is_written(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_section(open_app(), LUCIAN)
    assert field(app, "selectbox", "Scenario").value == "apology"
    assert field(app, "selectbox", "Tone").value == "concise"
    field(app, "text_area", "Points to include").input("The director rings on 3 June").run()
    app.button(key=f"customer_{LUCIAN}_email_draft").click().run()
    finished(app)
    assert not app.exception
    assert "sorry" in field(app, "text_input", "Subject of the email").value
    assert "The director rings on 3 June." in field(app, "text_area", "Text of the email").value
    assert "to check" not in words(app)
    assert app.get("link_button")[0].proto.url.startswith("mailto:lucian@")
    assert has(app, "download_button", "Download .eml")
    assert has(app, "button", "Log as sent")


def test_doubts_are_marked_until_they_are_mended_or_accepted(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_section(open_app(), LUCIAN)
    app.button(key=f"customer_{LUCIAN}_email_draft").click().run()
    finished(app)
    field(app, "text_area", "Text of the email").input(f"{BAD} With love from Giancarlo.").run()
    assert "**2 to check, 1 name to look at**" in words(app)
    assert "“9,999”: The records that it rests on don't hold this." in words(app)
    field(app, "text_area", "Text of the email").input(BAD).run()
    assert "**2 to check**" in words(app)
    next(b for b in app.button if b.label == "Accept").click().run()
    assert "**1 to check**" in words(app)
    field(app, "text_area", "Text of the email").input("Dear Lucian, until soon.").run()
    assert "to check" not in words(app)


def test_three_clicks_make_one_call_and_on_return_the_draft_and_the_edits_are_there(
    open_app: Callable[..., AppTest], slow: SlowEngine
) -> None:
    app = open_section(open_app(), LUCIAN)
    for _ in range(3):
        app.button(key=f"customer_{LUCIAN}_email_draft").click().run()
    assert "Writing the draft" in words(app)
    open_section(app, 3)
    assert not has(app, "text_area", "Text of the email")
    slow.may.set()
    finished(open_section(app, LUCIAN))
    assert slow.asked == 1
    assert field(app, "text_area", "Text of the email").value == BAD
    assert "**2 to check**" in words(app)
    field(app, "text_area", "Text of the email").input("Dear Lucian, my own words.").run()
    open_section(app, 3)
    assert "my own words" not in str(app.main)
    open_section(app, LUCIAN)
    assert field(app, "text_area", "Text of the email").value == "Dear Lucian, my own words."
    assert slow.asked == 1


def test_an_email_is_logged_once_and_taken_back(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_section(open_app(), LUCIAN)
    app.button(key=f"customer_{LUCIAN}_email_draft").click().run()
    finished(app)
    subject = field(app, "text_input", "Subject of the email").value
    before = interactions.timeline(ws, LUCIAN).total
    field(app, "button", "Log as sent").click().run()
    newest = interactions.timeline(ws, LUCIAN).items[0]
    assert (newest.type, newest.subject) == ("email", subject)
    assert newest.content == field(app, "text_area", "Text of the email").value
    assert interactions.timeline(ws, LUCIAN).total == before + 1
    assert field(app, "button", "Log as sent").disabled
    next(b for b in app.button if b.label == "Undo" and "email_undo" in str(b.key)).click().run()
    assert interactions.timeline(ws, LUCIAN).total == before
    field(app, "button", "Log as sent").click().run()
    assert interactions.timeline(ws, LUCIAN).total == before + 1


def test_what_the_ai_sees_is_shown_when_it_is_opened(
    open_app: Callable[..., AppTest], slow: SlowEngine
) -> None:
    app = open_section(open_app(), LUCIAN)
    assert "<data>" not in words(app)
    app.session_state[f"customer_{LUCIAN}_email_sent"] = True
    app.run()
    assert "This, to the letter, is sent for this draft:" in words(app)
    assert '"id": "C", "text": "Lucian Abernathy' in words(app)


def test_without_a_service_it_says_that_nothing_is_sent(open_app: Callable[..., AppTest]) -> None:
    app = open_section(open_app(), LUCIAN)
    app.session_state[f"customer_{LUCIAN}_email_sent"] = True
    assert NO_SERVICE in words(app.run())
    assert "<data>" not in words(app)


def test_a_wish_not_to_be_written_to_stands_before_all(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    card = customers.find(ws, search="Everleigh", archived=True).items[0]
    app = open_section(open_app(), card.id)
    assert "Mind this before you write" in words(app)
    assert "send nothing" in words(app)


def test_home_opens_the_choice_of_a_client(open_app: Callable[..., AppTest]) -> None:
    app = open_app()
    field(app, "button", "Draft email").click().run()
    assert has(app, "text_input", "Search client")
