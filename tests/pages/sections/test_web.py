"""The section Web & social: searched on a click, once, with real links to what came back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.gateway import amend
from db.sqlite import SQLiteGateway
from tests.ai.openai_replies import error, found
from tests.ai.openai_server import OpenAIServer
from tests.pages.conftest import settled, words

GALA = "https://press.example/gala?id=1&x=2"
HOSTILE = "Ines](https://evil.example) ![x](https://evil.example/y) **opened** :red[it] <b>all</b>."


@pytest.fixture
def server(book: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIServer]:
    """OpenAI's own address, behind a proxy on loopback that answers in its place."""
    with OpenAIServer() as started:
        monkeypatch.setenv("http_proxy", started.url.removesuffix("/v1"))
        monkeypatch.setenv("no_proxy", "")
        monkeypatch.setenv("OPENAI_BASE_URL", "http://api.openai.com/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
        yield started


@pytest.fixture
def section(book: Path) -> Callable[..., AppTest]:
    """The section of customer 3, in a session of its own."""

    def start() -> AppTest:
        def script() -> None:
            from crm import customers
            from pages.sections import web
            from pages.ui import session

            web.show(customers.get(session.workspace(), 3))

        return AppTest.from_function(script, default_timeout=30).run()

    return start


def searches(server: OpenAIServer) -> int:
    return sum(asked.path.endswith("/responses") for asked in server.requests)


def links(app: AppTest) -> list[tuple[str, str]]:
    return [(link.proto.label, link.proto.url) for link in app.get("link_button")]


def test_with_no_web_source_it_says_so_and_offers_nothing(section: Callable[..., AppTest]) -> None:
    app = section()
    assert not app.exception
    assert "No web source is configured" in words(app)
    assert not app.button
    assert not links(app)


def test_nothing_is_asked_before_the_click_and_what_is_sent_can_be_seen(
    server: OpenAIServer, section: Callable[..., AppTest]
) -> None:
    app = section()
    assert not app.exception
    assert app.button[0].label == "Search the web"
    app.session_state["customer_3_web_sent"] = True
    assert '"id": "name"' in words(app.run())
    assert server.requests == []


def test_what_came_back_is_shown_to_the_letter_with_its_link(
    server: OpenAIServer, section: Callable[..., AppTest]
) -> None:
    server.always(
        found((HOSTILE, GALA), ("She sang there.", "javascript:alert(1)"), "She may move to Rome.")
    )
    app = section()
    app.button[0].click().run()
    settled(app)
    assert not app.exception
    assert [url for _, url in links(app)] == [GALA]
    assert links(app)[0][0].startswith("press&#46;example")
    shown = [text.value for text in app.text]
    assert any("opened" in text and ":red[it]" in text for text in shown)
    assert "Left out, since no source came with it: 2 sentences." in words(app)
    assert all("opened" not in element.value for element in [*app.markdown, *app.caption])
    assert searches(server) == 1


def test_clicks_on_one_button_make_one_call_and_leaving_loses_nothing(
    server: OpenAIServer, section: Callable[..., AppTest]
) -> None:
    server.hold()
    app = section()
    button = app.button[0]
    for _ in range(3):
        button.click().run()
    server.wait_for_requests(1)
    elsewhere = section()
    assert "Searching the web…" in words(elsewhere)
    server.release()
    settled(elsewhere)
    button.click().run()
    settled(app)
    assert [url for _, url in links(app)] == ["https://press.example/gala"]
    assert links(section()) == links(app)
    assert searches(server) == 1


def test_a_failure_is_told_and_keeps_what_was_found_before(
    server: OpenAIServer, section: Callable[..., AppTest]
) -> None:
    app = section()
    app.button[0].click().run()
    settled(app)
    server.always(error(401))
    app.button[0].click().run()
    settled(app)
    assert not app.exception
    assert "The search did not succeed." in words(app)
    assert "check OPENAI_API_KEY" in words(app)
    assert [url for _, url in links(app)] == ["https://press.example/gala"]


def test_a_customer_who_is_never_sent_has_no_button(
    server: OpenAIServer, section: Callable[..., AppTest], book: Path
) -> None:
    store = SQLiteGateway(book)
    store.write(amend("customers", 3, no_ai=True))
    app = section()
    assert "never sent to an AI service" in words(app)
    assert not app.button
    assert server.requests == []
