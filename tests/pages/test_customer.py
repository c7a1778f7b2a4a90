"""A customer's page: the address decides who is open, and nothing of another one stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, interactions
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from pages.ui import jobs
from tests.ai.openai_server import OpenAIServer
from tests.pages.conftest import words


@pytest.fixture
def ws(book: Path) -> Workspace:
    """The same book that the app has open."""
    return Workspace(SQLiteGateway(book), OFFLINE)


def open_customer(app: AppTest, id: int) -> AppTest:
    app.query_params["customer"] = str(id)
    return app.switch_page("pages/customer.py").run()


def field(app: AppTest, kind: str, label: str):  # type: ignore[no-untyped-def]
    return next(element for element in app.get(kind) if element.label == label)


def kept_keys(app: AppTest) -> list[str]:
    return [str(key) for key in app.session_state._state.filtered_state]


def test_the_address_of_the_home_page_opens_a_customer_too(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    name = customers.get(ws, 3).name
    app = open_app(customer="3")
    assert not app.exception
    assert name.split()[0] in app.title[0].value


@pytest.mark.parametrize(
    "address", ["0", "-1", "99999", "9" * 30, "abc", "1 or 1=1", "", "٣", "1.0"]
)
def test_an_address_of_nobody_gets_a_clear_page(
    open_app: Callable[..., AppTest], address: str
) -> None:
    app = open_app()
    app.query_params["customer"] = address
    app.switch_page("pages/customer.py").run()
    assert not app.exception
    assert app.title[0].value == "No such customer"


def test_an_archived_customer_is_shown_as_one_and_can_be_restored(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    customers.archive(ws, 3, customers.get(ws, 3).version)
    app = open_app(customer="3")
    assert "archived" in app.warning[0].value
    field(app, "button", "Restore").click().run()
    assert customers.get(ws, 3).archived_at is None
    assert not app.warning


def test_nothing_of_one_customer_is_on_the_next_ones_page(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    first, second = customers.get(ws, 3), customers.get(ws, 5)
    app = open_app(customer="3")
    field(app, "text_input", "Subject").input("Half a subject")
    field(app, "text_area", "What happened").input("Half a sentence")
    field(app, "text_input", "Search the timeline").input("gown")
    field(app, "selectbox", "Type").set_value("call")
    app.run()
    open_customer(app, second.id)
    assert not app.exception
    assert first.first_name not in words(app)
    assert field(app, "text_input", "Subject").value == ""
    assert field(app, "text_area", "What happened").value == ""
    assert field(app, "text_input", "Search the timeline").value == ""
    assert field(app, "selectbox", "Type").value is None
    assert not [key for key in kept_keys(app) if key.startswith(f"customer_{first.id}_")]
    open_customer(app, first.id)
    assert field(app, "text_area", "What happened").value == ""


def test_a_logged_call_is_shown_with_its_mood_and_kept(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app(customer="3")
    field(app, "text_area", "What happened").input("She adored the ivory coat.")
    field(app, "text_input", "Follow-up note").input("Send it")
    field(app, "button", "Save").click().run()
    assert "Follow-up date is missing" in app.error[0].value
    assert field(app, "text_area", "What happened").value == "She adored the ivory coat."
    field(app, "text_input", "Follow-up note").input("")
    field(app, "button", "Save").click().run()
    assert not app.exception
    assert "**Saved.** 😊 Positive" in words(app)
    assert field(app, "text_area", "What happened").value == ""
    assert interactions.timeline(ws, 3).items[0].content == "She adored the ivory coat."


def test_a_click_that_comes_as_a_save_ends_is_attended_to(
    open_app: Callable[..., AppTest], ai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", ai_server.url)
    app = open_app(customer="3")
    ai_server.hold()
    field(app, "text_area", "What happened").input("She adored the ivory coat.")
    field(app, "button", "Save").click().run()
    assert "Saving…" in words(app)
    ai_server.release()
    (form,) = jobs._desks().of((app.session_state["session_id"], 3)).forms.values()
    assert form.job.wait(20)
    field(app, "button", "Prepare call").click().run()
    assert "**Saved.**" in words(app)
    assert "**Prepare call**" in words(app)


def test_a_stage_is_changed_in_place(open_app: Callable[..., AppTest], ws: Workspace) -> None:
    app = open_app(customer="3")
    field(app, "selectbox", "Stage").set_value("prospect").run()
    assert customers.get(ws, 3).stage == "prospect"


def test_a_change_made_elsewhere_is_not_overwritten(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app(customer="3")
    before = customers.get(ws, 3)
    customers.move(ws, 3, before.version, "lead")
    field(app, "selectbox", "Stage").set_value("prospect").run()
    assert "Somebody else has changed this" in words(app)
    assert customers.get(ws, 3).stage == "lead"


def test_hostile_text_is_shown_to_the_letter(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    bad = "![x](https://evil.example/?d=1) [y](javascript:alert(1)) **b** :red[z] $a$ <b>c</b> [I1]"
    made = customers.add(
        ws, "bad", first_name=bad[:50], company="[c](https://evil.example)", notes=bad
    )
    interactions.log(
        ws, made.id, "bad", ws.clock().date(),
        type="note", subject=bad, content=bad, date=ws.clock(),
    )  # fmt: skip
    app = open_app(customer=str(made.id))
    assert not app.exception
    for element in [*app.markdown, *app.title, *app.caption, *app.subheader]:
        assert "](" not in element.value or element.value.endswith(("](#timeline)", "](#beside)"))
        assert "evil.example" not in element.value
        assert "<b>" not in element.value
    assert bad in [element.value for element in app.text]


def test_the_latest_interaction_is_shown_with_its_summary(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    newest = interactions.timeline(ws, 3).items[0]
    app = open_app(customer="3")
    assert "Latest interaction" in [heading.value for heading in app.subheader]
    assert [element.value for element in app.text].count(newest.summary) >= 1
