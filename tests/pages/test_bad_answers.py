"""What an AI service can answer with, as the rep sees it on four screens.

In each the built-in analyst answers in its place and the screen says why, within the deadline;
what was typed is kept or saved. Each case in which the engine fails, and the sentence it says, is a
row of `tests/ai/openai/test_engine.py`; here stand some of each kind.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ai.openai import errors as openai_errors
from ai.openai.engine import OpenAIEngine
from crm import opening
from db.gateway import Filter, Order, Query
from db.sqlite import SQLiteGateway
from tests.ai.openai.test_engine import BEFORE_ANY_WORD, BROKEN_STREAMS, KEY, NO_ANSWER
from tests.ai.openai_replies import Answer
from tests.ai.openai_server import OpenAIServer
from tests.pages.conftest import settled, words

CLIENT = 3
NOTE = "She adored the ivory coat."
POINTS = "Mention the concert"
QUESTION = "What do they like?"
LONG, SHORT = 20.0, 0.7
"""Seconds: a deadline that is never met, and one that always is."""

WHOLE = {
    name: (BEFORE_ANY_WORD | NO_ANSWER)[name][:2]
    for name in ("a wrong key", "busy", "a refusal", "nesting")
}
STREAMS = {name: BROKEN_STREAMS[name][:2] for name in ("cut", "filtered half-way", "nothing")}
"""What comes back to any question, and what comes in a stream; each with what the screen says."""

Opened = Callable[[float], AppTest]


@pytest.fixture
def opened(book: Path, ai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The AI's places on a client's page, with an AI service that has so many seconds."""
    monkeypatch.setenv("OPENAI_BASE_URL", ai_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setattr(openai_errors, "BACK_OFF_SECONDS", 0.0)

    def start(seconds: float) -> AppTest:
        engine = partial(OpenAIEngine, deadline_seconds=seconds)
        monkeypatch.setattr(opening, "OpenAIEngine", engine)

        def script() -> None:
            from crm import customer_files, customers
            from pages.sections import assistant, email, insights, interaction_form
            from pages.ui import session

            ws = session.workspace()
            interaction_form.attend(3)
            customer = customers.get(ws, 3)
            file = customer_files.gather(ws, customer, session.today())
            interaction_form.show_new(customer.id)
            insights.show(customer, file)
            email.show(customer, file)
            assistant.show(customer)

        return AppTest.from_function(script, default_timeout=30)

    return start


def field(app: AppTest, kind: str, label: str):  # type: ignore[no-untyped-def]
    return next(element for element in app.get(kind) if element.label == label)


def do_all(app: AppTest) -> AppTest:
    """Opens the client, logs an interaction, asks for a draft, asks the assistant."""
    app.run()
    field(app, "text_area", "What happened").input(NOTE)
    field(app, "text_area", "Points to include").input(POINTS)
    field(app, "button", "Save").click().run()
    field(app, "button", "Draft email").click().run()
    app.chat_input[0].set_value(QUESTION).run()
    return settled(app)


def check_page(app: AppTest, book: Path, why: str, times: int) -> None:
    """The analyst's answers stand on all screens, the reason beside `times` of them."""
    assert not app.exception
    told = words(app)
    assert len(re.findall(why, told)) >= times, told
    assert KEY not in told
    newest = Query(
        "timeline",
        [Filter("customer_id", "eq", CLIENT)],
        [Order("id", descending=True)],
        limit=1,
    )
    [[saved]] = SQLiteGateway(book).rows(newest)
    assert (saved["content"], saved["sentiment"]) == (NOTE, "positive")
    assert "**Saved.** 😊 Positive (Built-in analyst)" in told
    assert "By Built&#45;" in told or "By Built" in told
    assert "Written by the Built-in analyst" in told
    assert field(app, "text_area", "Points to include").value == POINTS
    assert len(field(app, "text_area", "Text of the email").value) > 100
    assert QUESTION.removesuffix("?") in told


@pytest.mark.parametrize("case", WHOLE)
def test_whatever_comes_back_the_analyst_answers_and_the_screen_says_why(
    opened: Opened, ai_server: OpenAIServer, book: Path, case: str
) -> None:
    reply, why = WHOLE[case]
    ai_server.always(reply)
    check_page(do_all(opened(LONG)), book, why, 3)


def test_what_never_comes_is_given_up_at_the_deadline(
    opened: Opened, ai_server: OpenAIServer, book: Path
) -> None:
    ai_server.hold()
    check_page(do_all(opened(SHORT)), book, "did not answer in time", 3)


@pytest.mark.parametrize("case", STREAMS)
def test_a_stream_that_breaks_keeps_its_words_or_the_analyst_answers(
    opened: Opened, ai_server: OpenAIServer, case: str
) -> None:
    reply, why = STREAMS[case]
    ai_server.always(streaming(reply))
    app = opened(LONG).run()
    app.chat_input[0].set_value(QUESTION).run()
    settled(app)
    assert not app.exception
    told = words(app)
    assert re.search(why, told)
    begun = any(b"She " in step for step in reply.steps if isinstance(step, bytes))
    answer = next(each for each in app.get("chat_message") if each.name == "answer")
    unbacked = [box for box in answer.get("expander") if box.label == "Not backed by the records"]
    assert bool(unbacked) == begun
    assert ("violet" in told) or begun
    assert not app.chat_input[0].disabled


def streaming(reply: Answer) -> Answer:
    """This answer to a question that is to be streamed, any other as it should be."""
    from tests.ai.openai_replies import Asked, Reply, by_default

    def answer(asked: Asked) -> Reply:
        if asked.body.get("stream"):
            return reply if isinstance(reply, Reply) else reply(asked)
        return by_default(asked)

    return answer


def test_over_the_day_s_cap_the_analyst_answers_everywhere_and_nothing_is_sent(
    opened: Opened, ai_server: OpenAIServer, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AI_DAILY_TOKENS", "0")
    check_page(do_all(opened(LONG)), book, "Today's 0 tokens for the AI service are used up", 3)
    assert ai_server.requests == []
