"""A customer who is never sent: whatever is opened and clicked on the page, nothing leaves."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from crm.workspace import NEVER_SENT
from db.gateway import Filter, Query, amend, insert
from db.sqlite import SQLiteGateway
from tests.ai.openai_server import OpenAIServer
from tests.pages.conftest import settled, words
from tests.pages.test_customer import field

SERAPHINE = 3
WORDS = ("Quillonby", "Brasketh", "Fennimoor", "Ossendrake")
SIGHTS = ["insights_sent", "chat_sent", "email_sent", "web_sent"]


@pytest.fixture
def server(book: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIServer]:
    """OpenAI's own address, so that the web can be searched, behind a proxy on loopback."""
    with OpenAIServer() as started:
        monkeypatch.setenv("http_proxy", started.url.removesuffix("/v1"))
        monkeypatch.setenv("no_proxy", "")
        monkeypatch.setenv("OPENAI_BASE_URL", "http://api.openai.com/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
        yield started


@pytest.fixture
def store(book: Path) -> SQLiteGateway:
    """The book, with a strange word in each kind of record of one customer."""
    store = SQLiteGateway(book)
    now = datetime.now(UTC)
    told = {"type": "call", "content": f"She adored {WORDS[1]} silk.", "date": now}
    planned = {"due_on": now.date(), "note": f"Send the {WORDS[2]} swatches"}
    store.write(
        amend("customers", SERAPHINE, notes=f"Loves {WORDS[0]} blue."),
        insert("interactions", customer_id=SERAPHINE, entry_key=uuid4().hex, **told),
        insert("follow_ups", customer_id=SERAPHINE, entry_key=uuid4().hex, **planned),
    )
    return store


def use_everything(app: AppTest) -> AppTest:
    """Opens what can be opened, then logs, refreshes, drafts and asks, each with a strange word."""
    app.session_state["section_in_front"] = "Email"
    for name in SIGHTS:
        app.session_state[f"customer_{SERAPHINE}_{name}"] = True
    app.run()
    settled(field(app, "button", "Refresh insights").click().run())
    field(app, "text_area", "Points to include").input(f"The {WORDS[3]} coat")
    settled(app.button(key=f"customer_{SERAPHINE}_email_draft").click().run())
    settled(app.chat_input[0].set_value(f"What of the {WORDS[3]} coat?").run())
    field(app, "text_area", "What happened").input(f"She asked for the {WORDS[3]} coat.")
    settled(field(app, "button", "Save").click().run())
    return app


def test_nothing_of_a_private_customer_leaves_from_any_part_of_the_page(
    server: OpenAIServer, store: SQLiteGateway, open_app: Callable[..., AppTest]
) -> None:
    store.write(amend("customers", SERAPHINE, no_ai=True))
    app = use_everything(open_app(customer=str(SERAPHINE)))
    assert not app.exception
    assert server.requests == []
    assert words(app).count(NEVER_SENT) >= len(SIGHTS)
    assert "<data>" not in words(app)
    [timeline] = store.rows(Query("timeline", [Filter("customer_id", "eq", SERAPHINE)]))
    assert any(f"asked for the {WORDS[3]} coat" in row["content"] for row in timeline)
    assert field(app, "text_area", "Text of the email").value


def test_of_another_customer_the_same_words_do_leave(
    server: OpenAIServer, store: SQLiteGateway, open_app: Callable[..., AppTest]
) -> None:
    app = use_everything(open_app(customer=str(SERAPHINE)))
    assert not app.exception
    sent = "".join(request.raw.decode() for request in server.requests)
    assert [word for word in WORDS if word not in sent] == []
    assert words(app).count("<data>") >= len(SIGHTS)
