"""Facts that a service proposes in its review of an interaction, on both stores."""

import dataclasses
from typing import Any

import pytest

from ai.openai.engine import OpenAIEngine
from crm import facts, interactions, reading, reviews
from crm.models import Customer, Fact
from crm.workspace import Workspace
from tests.ai.openai_replies import error, said
from tests.ai.openai_server import OpenAIServer
from tests.crm.conftest import NOW, TODAY
from tests.crm.test_slow_ai import eventually

NOTE = "She was all smiles about the cape. Her husband hates ties. She doesn't hate the lapel."


@pytest.fixture
def served(ws: Workspace, ai_server: OpenAIServer) -> Workspace:
    """The workspace with an AI service on a loopback socket."""
    return dataclasses.replace(ws, ai=OpenAIEngine("", ai_server.url, "gpt-6-luna"))


def review(*proposals: dict[str, Any]) -> dict[str, Any]:
    """A review that proposes these facts."""
    filled = [{"whose": "", "on": None, "not_before": False} | each for each in proposals]
    summary = "She was all smiles about the cape."
    return {"sentiment": None, "summary": summary, "follow_up": None, "facts": filled}


CAPE = {"kind": "like", "words": "cape", "quote": "She was all smiles about the cape."}
LAPEL = {"kind": "like", "words": "lapel", "quote": "She doesn't hate the lapel."}
TIES = {"kind": "dislike", "words": "ties", "quote": "Her husband hates ties."}
INVENTED = {"kind": "like", "words": "yachts", "quote": "She loves yachts."}


def log(ws: Workspace, customer: Customer, words: str = NOTE) -> interactions.Logged:
    return interactions.log(ws, customer.id, "call", TODAY, type="call", content=words, date=NOW)


def by_service(ws: Workspace, customer: Customer) -> list[Fact]:
    return [fact for fact in facts.of_customer(ws, customer.id) if fact.read_by == "service"]


def test_the_review_proposes_facts_in_the_same_call_and_only_what_the_words_bear_out_is_kept(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.always(said(review(CAPE, LAPEL, TIES, INVENTED)))
    log(served, ines)
    assert len(ai_server.requests) == 1
    assert [(fact.kind, fact.whose, fact.words) for fact in by_service(served, ines)] == [
        ("like", "", "cape")
    ]
    ties = [fact for fact in facts.of_customer(served, ines.id) if fact.words == "ties"]
    assert [(fact.whose, fact.read_by) for fact in ties] == [("Her husband", "analyst")]


def test_they_stand_while_their_words_do_until_a_service_reads_the_record_anew(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.answer(said(review(CAPE)))
    item = log(served, ines).interaction
    reading.read_record(served, reading.of_interaction(item))  # by a newer reader, say
    assert [fact.words for fact in by_service(served, ines)] == ["cape"]
    ai_server.always(error(400, "invalid_api_key"))
    entry = {"type": "call", "date": NOW}
    item = interactions.edit(
        served, item.id, item.version, TODAY, content=f"{NOTE} Rang off.", **entry
    )
    assert [fact.words for fact in by_service(served, ines)] == ["cape"]
    interactions.edit(served, item.id, item.version, TODAY, content="Rang off.", **entry)
    assert by_service(served, ines) == []


def test_one_that_the_rep_rejects_stays_away_whoever_proposes_it(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.always(said(review(CAPE)))
    item = log(served, ines).interaction
    (fact,) = by_service(served, ines)
    facts.reject(served, fact.id, fact.version)
    for number in range(3):
        item = interactions.edit(
            served, item.id, item.version, TODAY, type="call", date=NOW, content=NOTE + "." * number
        )
    assert [fact.state for fact in by_service(served, ines)] == ["rejected"]


def test_a_review_that_comes_late_still_brings_its_facts(
    served: Workspace, ines: Customer, ai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "PATIENCE_SECONDS", 0.01)
    ai_server.hold()
    ai_server.always(said(review(CAPE)))
    log(served, ines)
    assert by_service(served, ines) == []
    ai_server.release()
    assert eventually(lambda: [f.words for f in by_service(served, ines)] == ["cape"])
