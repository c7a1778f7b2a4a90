"""The frame: who answers now, what went wrong, and that it is tried again; never a fixed text."""

import re
import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm.errors import NotFound, SetupError, Unavailable, Unready
from pages.ui import memory
from pages.ui.shell import NO_SETUP, NO_STORE, UNREADY
from tests.ai.openai_replies import error
from tests.ai.openai_server import OpenAIServer
from tests.pages.conftest import words
from tests.pages.fragments import tick
from tests.pages.sketch import lines

NOT_SET_UP = "AI: **Built-in analyst**, no AI service is set up"


@pytest.fixture
def service(
    open_app: Callable[..., AppTest], ai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> OpenAIServer:
    """The app's own AI service."""
    monkeypatch.setenv("OPENAI_BASE_URL", ai_server.url)
    return ai_server


def told(app: AppTest) -> str:
    """What the sidebar says of the AI, once the insights have come."""
    until = time.monotonic() + 30
    while "Refreshing:" in words(app.run()):
        assert time.monotonic() < until
    assert not app.exception
    (line,) = [caption.value for caption in app.sidebar.caption if "AI: **" in caption.value]
    return line + " ".join(text.value for text in app.sidebar.text)


def test_with_no_service_the_analyst_is_named(open_app: Callable[..., AppTest]) -> None:
    assert NOT_SET_UP in told(open_app())


def test_a_service_is_said_to_answer_only_once_it_has(
    open_app: Callable[..., AppTest], service: OpenAIServer
) -> None:
    assert ", not asked yet" in told(open_app())
    assert ", answered in" in told(open_app(customer="3"))


def test_a_service_that_fails_is_said_to_and_why(
    open_app: Callable[..., AppTest], service: OpenAIServer
) -> None:
    service.always(error(401))
    line = told(open_app(customer="3"))
    assert "**Built-in analyst**, in place of gpt" in line
    assert "which failed at" in line
    assert "check OPENAI_API_KEY" in line


def test_a_service_whose_tokens_are_used_up_is_said_to_be_left_alone(
    open_app: Callable[..., AppTest], service: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AI_DAILY_TOKENS", "0")
    line = told(open_app(customer="3"))
    assert "in place of gpt" in line
    assert "whose 0 tokens for today are used up" in line
    assert service.requests == []


def failing(error: Exception) -> None:
    import streamlit as st

    from pages.ui.shell import trouble

    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    with trouble(retried=True):
        if st.session_state.get("mended"):
            st.text("the page")
        else:
            raise error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Unavailable("no answer"), [f"Error: {NO_STORE}", "no answer"]),
        (Unready("run sql/views.sql"), [f"Error: {UNREADY}", "run sql/views.sql"]),
        (SetupError("AICRM_DATABASE: wrong"), [f"Error: {NO_SETUP}", "AICRM_DATABASE: wrong"]),
    ],
)
def test_what_is_wrong_is_said_with_a_way_to_try_again(
    draw: Callable[..., AppTest], error: Exception, said: list[str]
) -> None:
    app = draw(failing, error)
    assert lines(app) == [
        *said,
        "[Try again]",
        "(AiCRM looks again by itself every few seconds.)",
    ]
    app.session_state["mended"] = True
    tick(app)
    assert lines(app) == ["the page"]


def test_while_the_store_is_silent_the_page_is_not_run(
    draw: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = draw(failing, Unavailable("no answer"))
    monkeypatch.setattr(memory.server(), "check_store", fail)
    tick(tick(app))
    assert app.session_state["runs"] == 1
    assert lines(app)[0] == f"Error: {NO_STORE}"


def fail() -> None:
    raise Unavailable("no answer")


def test_what_is_gone_is_no_outage(draw: Callable[..., AppTest]) -> None:
    assert lines(draw(failing, NotFound("customers 9"))) == [
        "Error: What you asked for is not there any more.",
        "[Try again]",
    ]


def test_one_dot_in_the_sidebar_opens_what_store_and_engine_are(
    visit: Callable[..., AppTest],
) -> None:
    box, dot, store, engine, download, words = lines(visit().sidebar)
    assert (box, words) == ("Component: frame", "Component: keeping")
    assert dot == "Popover :green[●] All is well"
    store = store.strip()
    assert re.fullmatch(r"\(:material/database: Store: \*\*SQLite\*\*, answers in \d+ ms\)", store)
    assert engine.strip() == f"(:material/psychology: {NOT_SET_UP})"
    assert download == "[Download my book → /book.zip] ?"


def test_what_is_kept_for_a_customer_goes_on_any_other_page(visit: Callable[..., AppTest]) -> None:
    app = visit("customer", customer="1")
    app.session_state["customer_1_words"] = "Half a word"
    app.switch_page("pages/pipeline.py").run()
    assert "customer_1_words" not in app.session_state
    assert app.session_state["open_customer"] is None
