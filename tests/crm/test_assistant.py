"""The assistant: what a service is given of a long history, and what becomes of its answer."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import pytest

from ai.engine import AIError
from ai.openai.engine import OpenAIEngine
from ai.prompts import BUDGET
from ai.reading.tokens import estimated
from crm import assistant, customers, interactions, products
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import NEVER_SENT, OFFLINE, Sight, Workspace
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway
from tests import large_book
from tests.ai.openai_replies import Hold, streamed
from tests.ai.openai_server import OpenAIServer
from tests.ai.test_prompts import records
from tests.crm.conftest import NOW, SCRIPTS, TODAY, on_sqlite
from tests.crm.test_interactions import CALL, log
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

SHORT, LONG, HUGE = 1, 2, 3
FACT = "Her niece Ottoline marries in Portofino and wants a mint organza cape."
WORDS_AROUND = 4_000
"""Tokens of instructions, rules, the question and the turns before it, at most."""


class Asked(Exception):
    """Ends the work once a service was asked: what it would answer is not looked at."""


class Voice:
    """A service that says its pieces, keeps what it was asked, and may fail or wait in between."""

    name = "Voice"

    def __init__(self, *pieces: str | Exception | Event) -> None:
        self.pieces = pieces
        self.asked: list[str] = []
        self.closed = Event()

    def run(self, skill: Any, given: Any) -> Any:
        raise AIError("It only talks.")

    def stream(self, skill: Any, given: Any) -> Iterator[str]:
        self.asked.append(skill.ask(given))
        try:
            for piece in self.pieces:
                if isinstance(piece, Exception):
                    raise piece
                if isinstance(piece, Event):
                    assert piece.wait(20)
                else:
                    yield piece
        finally:
            self.closed.set()


def ask(
    ws: Workspace, customer: Customer, question: str, turns: list[assistant.Turn] | None = None
) -> assistant.Answer:
    return answering(ws, customer, question, turns).result()


def answering(
    ws: Workspace, customer: Customer, question: str, turns: list[assistant.Turn] | None = None
) -> Job[assistant.Answer]:
    return Job(lambda job: assistant.answer(ws, customer.id, question, turns or [], TODAY, job))


def texts(answer: assistant.Answer) -> list[str]:
    return [claim.text for claim in answer.answer.claims]


def first_block(prompt: str) -> dict[str, str]:
    """The client's records in a prompt, by id."""
    inside = prompt.partition("<data>\n")[2].partition("\n</data>")[0]
    return {r["id"]: r["text"] for r in records(f"<data>\n{inside}\n</data>")}


def _long_histories() -> Iterator[tuple[str, list[large_book.Row]]]:
    """A client with 100 interactions, one with 2,000, one whose every text is huge."""
    made = NOW - timedelta(days=4_000)
    yield (
        "customers",
        [
            (id, name, "", "", "", "customer", notes, large_book._at(made), None)
            for id, name, notes in (
                (SHORT, "Short", ""),
                (LONG, "Long", ""),
                (HUGE, "Huge", "絲" * 9_000),
            )
        ],
    )
    told: list[large_book.Row] = []
    for customer, number in ((SHORT, 100), (LONG, 2_000), (HUGE, 60)):
        for n in range(1, number + 1):
            at = NOW - timedelta(hours=8 * (number - n) + 1)
            text = f"Visit no. {n}: she tried the velvet coat, found it fine, and left for lunch."
            if customer == HUGE:
                text = f"{text} {'velvet coat, ' * 600}"
            if (customer, n) == (LONG, 137):
                text = FACT
            told.append(
                (len(told) + 1, customer, "call", "", text, large_book._at(at), None, None, "")
            )
    yield "interactions", told


@pytest.fixture(scope="module", params=["sqlite", "supabase"])
def long_ws(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """A book of long histories on each store in turn."""
    if request.param == "sqlite":
        path: Path = tmp_path_factory.mktemp("long") / "book.db"
        large_book.make_of(path, _long_histories())
        yield Workspace(SQLiteGateway(path), Voice("Noted. [C]"), lambda: NOW)
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = f"long_{uuid4().hex}"
    dsn = server.create_database(name, SCRIPTS)
    large_book.fill_of(dsn, _long_histories())
    with PostgREST(api_dsn(dsn), "a secret of at least thirty-two characters") as api:
        store = SupabaseGateway(api.url, api.key("service_role"))
        yield Workspace(store, Voice("Noted. [C]"), lambda: NOW)


def prompt_of(
    ws: Workspace, id: int, question: str, turns: list[assistant.Turn] | None = None
) -> str:
    voice = Voice(Asked())
    with pytest.raises(Asked):
        ask(dataclasses.replace(ws, ai=voice), customers.get(ws, id), question, turns)
    (prompt,) = voice.asked
    return prompt


def test_of_two_thousand_interactions_no_more_is_sent_than_of_a_hundred(
    long_ws: Workspace,
) -> None:
    sizes = {
        id: estimated(prompt_of(long_ws, id, "What did she say of the velvet coat?"))
        for id in (SHORT, LONG)
    }
    assert sizes[LONG] <= 1.2 * sizes[SHORT]
    assert sizes[LONG] <= BUDGET + WORDS_AROUND
    assert "Interactions: 2000" in prompt_of(long_ws, LONG, "Who is this?").replace(",", "")


def test_a_fact_of_long_ago_is_sent_when_other_words_of_its_record_are_asked_for(
    long_ws: Workspace,
) -> None:
    for question in ("What is planned in Portofino?", "Who is Ottoline?", "organza?"):
        told = first_block(prompt_of(long_ws, LONG, question))
        (fact,) = [id for id, text in told.items() if FACT in text]
        assert fact == "I237"  # the hundred of the first client come before
    assert FACT not in prompt_of(long_ws, LONG, "Next steps")


def test_huge_records_are_cut_visibly_and_the_newest_are_sent(long_ws: Workspace) -> None:
    prompt = prompt_of(long_ws, HUGE, "velvet?")
    assert estimated(prompt) <= BUDGET + WORDS_AROUND
    told = first_block(prompt)
    lengths = [estimated(text) for id, text in told.items() if id.startswith("I")]
    assert len(lengths) > 5
    assert min(lengths) > 1_000
    assert all(text.endswith(" [cut]") for id, text in told.items() if id != "C")
    assert "Visit no. 60:" in prompt


def test_a_long_chat_stays_within_the_budget_and_keeps_its_newest_turns(
    long_ws: Workspace,
) -> None:
    turns = [assistant.Turn(f"Question {n}?", f"Answer {n}. " * 300) for n in range(60)]
    prompt = prompt_of(long_ws, HUGE, "And now?" * 100, turns)
    assert estimated(prompt) <= BUDGET + WORDS_AROUND
    assert "Question 59?" in prompt
    assert "Question 10?" not in prompt
    assert prompt.rstrip().endswith("</data>")


def test_an_answer_is_checked_and_its_evidence_opens(ws: Workspace, ines: Customer) -> None:
    call = log(ws, ines).interaction
    voice = Voice(
        "She adored the emerald silk", f" gown. [I{call.id}, I999]\nOwns 3 yachts. [I999]\n"
    )
    answer = ask(dataclasses.replace(ws, ai=voice), ines, "What does she love?")
    assert texts(answer) == ["She adored the emerald silk gown.", "Owns 3 yachts."]
    assert [claim.evidence for claim in answer.answer.claims] == [(f"I{call.id}",), ()]
    assert (answer.doubts("claims", 0), len(answer.doubts("claims", 1))) == ([], 1)
    assert CALL in answer.brief.facts[f"I{call.id}"]
    assert (answer.engine, answer.failure) == ("Voice", "")


def test_the_built_in_analyst_cites_the_records_too(ws: Workspace, ines: Customer) -> None:
    call = log(ws, ines).interaction
    answer = ask(ws, ines, "What does she love?")
    assert answer.engine == "Built-in analyst"
    assert answer.marks == ()
    assert all(claim.evidence for claim in answer.answer.claims)
    assert f"I{call.id}" in {id for claim in answer.answer.claims for id in claim.evidence}


@on_sqlite
def test_for_somebody_around_the_client_a_piece_is_named_that_has_what_was_said_of_them(
    ws: Workspace, ines: Customer
) -> None:
    lilac = "Her mother Pilar looks for lilac, low heels."
    interactions.log(ws, ines.id, "pilar", TODAY, type="call", content=lilac, date=NOW)
    for name, about in (("Azahar Dress", "lilac crepe"), ("Noir Dress", "black crepe")):
        price = Decimal(900)
        products.add(ws, name, name=name, category="dresses", price=price, description=about)
    for question in ("anything for her mother?", "what could pilar try on", "a gift idea for mum"):
        told = " ".join(texts(ask(ws, ines, question)))
        assert "Azahar Dress, €900.00: it has lilac" in told, question
        assert "Noir" not in told, question


@on_sqlite
def test_a_service_that_fails_before_its_first_word_is_replaced_and_said_so(
    ws: Workspace, ines: Customer
) -> None:
    log(ws, ines)
    voice = Voice(AIError("The AI service is busy: try again in a minute."))
    answer = ask(dataclasses.replace(ws, ai=voice), ines, "What does she love?")
    assert answer.engine == "Built-in analyst"
    assert "busy" in answer.failure
    assert answer.can_ask_again
    assert "emerald" in " ".join(texts(answer))
    final = Voice(AIError("No credit left.", permanent=True))
    assert not ask(dataclasses.replace(ws, ai=final), ines, "Next steps").can_ask_again


@on_sqlite
def test_of_a_service_that_fails_half_way_what_it_said_is_kept(
    ws: Workspace, ines: Customer
) -> None:
    log(ws, ines)
    voice = Voice("She is a lead. [C]\nShe ad", AIError("The AI's answer broke off: try again."))
    answer = ask(dataclasses.replace(ws, ai=voice), ines, "Who is this?")
    assert texts(answer) == ["She is a lead.", "She ad"]
    assert (answer.engine, answer.can_ask_again) == ("Voice", True)
    assert "broke off" in answer.failure


@on_sqlite
def test_a_stopped_answer_keeps_what_was_said_and_hangs_up(ws: Workspace, ines: Customer) -> None:
    go = Event()
    voice = Voice("She is a lead. [C]\n", go, "And more.", "And still more.")
    job = answering(dataclasses.replace(ws, ai=voice), ines, "Who is this?")
    next(said for said in job.follow() if said)
    job.stop()
    go.set()
    assert texts(job.result())[0] == "She is a lead."
    assert voice.closed.wait(5)
    assert "still more" not in job.text


def test_a_client_who_is_never_sent_is_answered_by_the_built_in_analyst_alone(
    ws: Workspace, ines: Customer
) -> None:
    log(ws, ines)
    version = customers.get(ws, ines.id).version
    customers.edit(ws, ines.id, version, first_name="Ines", no_ai=True)
    voice = Voice("Hello.")
    answer = ask(dataclasses.replace(ws, ai=voice), ines, "What does she love?")
    assert voice.asked == []
    assert (answer.engine, answer.failure) == (OFFLINE.name, NEVER_SENT)
    service, private = dataclasses.replace(ws, ai=voice), customers.get(ws, ines.id)
    assert assistant.sight(service, private, None, TODAY) == Sight("", NEVER_SENT)
    assert assistant.sight(service, private, answer.brief, TODAY) == Sight("", NEVER_SENT)


@on_sqlite
def test_what_a_service_is_sent_can_be_seen_to_the_letter(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    log(ws, ines)
    ai_server.always(streamed("She is a lead. [C]"))
    ws = dataclasses.replace(ws, ai=OpenAIEngine("key", ai_server.url, "stand-in"))
    answer = ask(ws, ines, "Who is this?")
    shown = assistant.sight(ws, ines, answer.outgoing, TODAY).text
    (request,) = ai_server.requests
    assert shown == "\n\n".join(message["content"] for message in request.body["messages"])
    assert CALL in assistant.sight(ws, ines, None, TODAY).text


@on_sqlite
def test_an_answer_of_a_silent_service_is_stopped_at_once(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.always(streamed("She is a lead. [C]\n", Hold(), "Never."))
    service = OpenAIEngine("key", ai_server.url, "stand-in")
    job = answering(dataclasses.replace(ws, ai=service), ines, "Who is this?")
    next(said for said in job.follow() if said)
    job.stop()
    assert texts(job.result()) == ["She is a lead."]
    assert ai_server.wait_for_hang_up()
