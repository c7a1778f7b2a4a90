"""The sidebar says who answers now: what the latest question came to, never a fixed text."""

import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ai.openai_replies import error
from tests.ai.openai_server import OpenAIServer
from tests.pages.conftest import words

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
