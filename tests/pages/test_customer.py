"""A customer's page: the address decides who is open, and nothing of another one stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ai.reading import reader
from ai.reading.parse import Parsed
from crm import customers, interactions
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from pages.ui import memory
from tests.ai.openai_server import OpenAIServer
from tests.pages.cast import ADA, BO, NOW, TODAY
from tests.pages.conftest import words
from tests.pages.controls import field, press, settle, unfold
from tests.pages.sketch import drawing, lines, sketch


@pytest.fixture
def ws(book: Path) -> Workspace:
    """The same book that the app has open."""
    return Workspace(SQLiteGateway(book), OFFLINE)


def open_customer(app: AppTest, id: int) -> AppTest:
    app.query_params["customer"] = str(id)
    return app.switch_page("pages/customer.py").run()


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
    settle(field(app, "button", "Save").click().run())
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
    (form,) = memory.server().traces.desks.of((app.session_state["session_id"], 3)).forms.values()
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
        assert "](" not in element.value or element.value.endswith("](#timeline)")
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


def test_the_page_stands_as_designed(visit: Callable[..., AppTest]) -> None:
    drawn = [line.strip() for line in lines(visit("customer", customer=str(ADA)).main)]
    marks = ("#", "1| #", "2| #", "1| ▾", "1| ▸", "2| Tab", "Tab", "1| [F")
    assert [line for line in drawn if line.startswith(marks)] == [
        "# Ada Lovelace | :green-badge[😊 Positive] ? | [Call → tel:+442079460018] | "
        "[Message → https://wa.me/442079460018] | [Email → mailto:ada@engine.com] | "
        "[Log interaction]",
        "1| ▾ Notes",
        "1| ## Insights | [Refresh insights]",
        "1| ▾ Summary",
        "1| ▸ Fashion",
        "1| ▸ Behaviour",
        "1| ▸ Things to know",
        "1| ▸ Engagement",
        "1| ▸ Web & social",
        "1| ## Latest interaction",
        "1| [Full history](#timeline)",
        "2| Tab Log interaction",
        "2| Tab Assistant",
        "2| ## Follow-ups | [Add follow-up]",
        "Tab Timeline",
        "## Timeline",
        "Tab Email",
        "Tab Recommendations",
        "Tab Purchases",
        "Tab Facts",
    ]
    assert "│ #### Before you call" in drawn


@pytest.mark.parametrize("name", ["Email", "Recommendations", "Purchases", "Facts"])
def test_a_section_is_drawn_once_it_is_opened_and_the_others_are_not(
    visit: Callable[..., AppTest], name: str
) -> None:
    app = visit("customer", customer=str(ADA))
    assert f"## {name}" not in sketch(app)
    unfold(app, name)
    (heading,) = [line for line in lines(app) if line.startswith("  ##")]
    assert heading.startswith(f"  ## {name}")


def test_what_one_section_needs_is_that_of_the_open_customer(visit: Callable[..., AppTest]) -> None:
    app = unfold(visit("customer", customer=str(ADA)), "Purchases")
    assert "  (€6,000.00 in all)" in lines(app)
    app = unfold(visit("customer", customer=str(BO)), "Purchases")
    assert "  (Nothing has been bought yet: add the first purchase.)" in lines(app)


def test_a_chat_that_has_begun_is_in_front(visit: Callable[..., AppTest]) -> None:
    app = visit("customer", customer=str(ADA))
    settle(press(app, "Prepare call"))
    app.switch_page("pages/pipeline.py").run()
    app.query_params["customer"] = str(ADA)
    app.switch_page("pages/customer.py").run()
    chosen = [
        block.proto.tab_container.default_tab_index
        for block in app._tree
        if block.type == "tab_container"
    ]
    assert chosen[0] == 1


def test_an_id_that_is_no_customers_leads_to_the_list(visit: Callable[..., AppTest]) -> None:
    assert sketch(visit("customer", customer="99").main) == drawing(
        """
        # No such customer
        There is no customer under this address. It may have been mistyped, or the customer
            was erased.
        [All customers → customers?]
        """
    )


def test_no_text_is_read_while_a_page_is_drawn_or_run_again(
    visit: Callable[..., AppTest], house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    whole = reader.parse

    def parse(text: str) -> Parsed:
        parsed.append(text)
        return whole(text)

    monkeypatch.setattr(reader, "parse", parse)
    app = visit("customer", customer=str(ADA))
    for section in ("Fashion", "Recommendations"):
        unfold(app, section)
        app.run()
    assert not app.exception
    assert parsed == []
    interactions.log(
        house, ADA, "seen", TODAY, type="call", content="She loves velvet.", date=NOW
    )  # fmt: skip
    assert parsed, "what is written is read"
