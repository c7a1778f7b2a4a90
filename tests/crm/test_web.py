"""The web search of a customer: on request, never for whom nothing is sent, and paid for once."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from ai.openai.engine import OpenAIEngine
from crm import ai_use, customers, web
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from db.gateway import Query, amend
from tests.ai.openai_replies import declined
from tests.ai.openai_server import OpenAIServer


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as started:
        yield started


@pytest.fixture
def asking(ws: Workspace, server: OpenAIServer) -> Callable[..., Workspace]:
    def start(cap: int | None = None, is_openai: bool = True) -> Workspace:
        meter = ai_use.Meter(ws.db, ws.clock, cap)
        engine = OpenAIEngine("k", server.url, "gpt-6-luna", meter.record, is_openai=is_openai)
        return replace(ws, ai=engine, meter=meter, rep="mia@house.example.com")

    return start


def test_what_is_found_comes_with_its_source_and_its_cost_is_recorded(
    asking: Callable[..., Workspace], ines: Customer
) -> None:
    ws = asking()
    found = web.search(ws, ines.id)
    assert [(claim.text, claim.sources[0].url) for claim in found.claims] == [
        ("She opened the gala.", "https://press.example/gala")
    ]
    assert (found.failure, found.engine) == ("", "OpenAI (gpt-6-luna)")
    [[row]] = ws.db.rows(Query("ai_calls"))
    assert (row["feature"], row["called_by"]) == ("web_intelligence", ws.rep)
    assert row["microdollars"] > 10_000


def test_what_is_sent_is_what_was_shown_and_holds_no_note(
    asking: Callable[..., Workspace], server: OpenAIServer, ines: Customer
) -> None:
    ws = asking()
    typed = {"first_name": "Ines", "last_name": "Moreau", "company": "Moreau & Co"}
    customers.edit(ws, ines.id, ines.version, notes="Shy of zips.", **typed)
    web.search(ws, ines.id)
    shown = web.sight(ws, customers.get(ws, ines.id)).text
    (asked,) = server.requests
    assert "\n\n".join(message["content"] for message in asked.body["input"]) == shown
    assert "Ines Moreau" in shown
    assert "Moreau & Co" in shown
    assert b"zips" not in asked.raw


def test_a_customer_who_is_never_sent_is_not_searched_for(
    asking: Callable[..., Workspace], server: OpenAIServer, ines: Customer
) -> None:
    ws = asking()
    ws.db.write(amend("customers", ines.id, no_ai=True))
    found = web.search(ws, ines.id)
    assert (found.claims, found.failure) == ((), web.NEVER_SENT)
    assert server.requests == []


def test_a_refusal_and_a_used_up_cap_are_told(
    asking: Callable[..., Workspace], server: OpenAIServer, ines: Customer
) -> None:
    server.answer(declined())
    assert "declined to answer" in web.search(asking(), ines.id).failure
    assert "tokens for the AI service are used up" in web.search(asking(0), ines.id).failure
    assert len(server.requests) == 1


def test_without_an_engine_that_searches_the_web_there_is_no_source(
    ws: Workspace, asking: Callable[..., Workspace]
) -> None:
    assert not web.is_configured(replace(ws, ai=OFFLINE))
    assert not web.is_configured(asking(is_openai=False))
    assert web.is_configured(asking())
