"""A service that takes its time, fails, or must not be asked: what is paid for is kept, once."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

import pytest

from ai.claims import Claim
from ai.openai.engine import OpenAIEngine
from ai.skills.customer_insights import CustomerInsights
from crm import customer_files, customers, evidence, insights, interactions, records, reviews
from crm.errors import Conflict, Unavailable
from crm.jobs import Desk
from crm.models import Customer
from crm.workspace import NEVER_SENT, NO_SERVICE, OFFLINE, Sight, Workspace
from db.gateway import Change, Gateway, Query, Row
from tests.ai.openai_replies import error, said
from tests.ai.openai_server import OpenAIServer
from tests.crm.conftest import NOW, TODAY, on_sqlite
from tests.crm.engines import FailingEngine, ScriptedEngine
from tests.crm.test_interactions import CALL, log

LEAD = CustomerInsights(summary=(Claim(text="Is a lead.", evidence=("C",)),))
REVIEW = {"sentiment": "neutral", "summary": "She adored the gown.", "follow_up": None}


class Counted:
    """A store that remembers what was read, and fails the next writes to a table when told to."""

    def __init__(self, store: Gateway) -> None:
        self.store, self.name = store, store.name
        self.reads: list[str] = []
        self.silent_for: set[str] = set()

    def get(self, source: str, id: int) -> Row:
        self.reads.append(source)
        return self.store.get(source, id)

    def rows(self, *queries: Query) -> list[list[Row]]:
        self.reads += [query.source for query in queries]
        return self.store.rows(*queries)

    def page(self, query: Any) -> Any:
        self.reads.append(query.source)
        return self.store.page(query)

    def write(self, *changes: Change) -> list[Row]:
        if {change.table for change in changes} & self.silent_for:
            self.silent_for.clear()
            raise Unavailable("The store is asleep.")
        return self.store.write(*changes)


@pytest.fixture
def served(ws: Workspace, ai_server: OpenAIServer) -> Workspace:
    """The workspace with an AI service on a loopback socket."""
    return dataclasses.replace(ws, ai=OpenAIEngine("", ai_server.url, "gpt-6-luna"))


def opened(ws: Workspace, customer: Customer, desk: Desk, **wish: Any) -> Any:
    """The customer's page: the insights made last, or the job on new ones."""
    known = customers.get(ws, customer.id)
    return insights.view(ws, desk, known, customer_files.gather(ws, known, TODAY), **wish)


def begun(ws: Workspace, customer: Customer, desk: Desk, **wish: Any) -> Any:
    """The job that the customer's page begins."""
    _, job = opened(ws, customer, desk, **wish)
    assert job is not None
    return job


def text(ws: Workspace, customer: Customer) -> str | None:
    return customers.get(ws, customer.id).ai_summary


def eventually(holds: Callable[[], bool]) -> bool:
    """Waits for what another thread writes, at most ten seconds."""
    until = monotonic() + 10
    while not holds() and monotonic() < until:
        sleep(0.02)
    return holds()


def test_all_who_open_a_client_meanwhile_share_one_question(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.hold()
    ai_server.always(said(LEAD.model_dump()))
    desk = Desk()
    jobs = [begun(served, ines, desk), begun(served, ines, desk)]
    jobs.append(begun(served, ines, desk, again=True))
    ai_server.release()
    assert len({id(job) for job in jobs}) == 1
    assert jobs[0].result().claims("Summary")[0][0].text == "Is a lead."
    assert opened(served, ines, desk) == opened(served, ines, Desk()) == (None, None)
    assert len(ai_server.requests) == 1


def test_a_failure_keeps_the_stored_text_says_why_and_is_not_asked_for_again_at_once(
    ws: Workspace, ines: Customer
) -> None:
    desk, engine = Desk(), ScriptedEngine(LEAD, name="Failing")
    begun(dataclasses.replace(ws, ai=engine), ines, desk).result()
    before = text(ws, ines)
    log(ws, ines)
    failing = dataclasses.replace(ws, ai=FailingEngine())
    made = begun(failing, ines, desk).result()
    assert (made.failure, made.engine, made.is_kept) == (
        "The AI service is asleep.", "Failing", True,
    )  # fmt: skip
    assert made.claims("Summary")[0][0].text == "Is a lead."
    assert text(ws, ines) == before
    assert opened(failing, ines, desk) == (made, None)
    later = dataclasses.replace(failing, clock=lambda: NOW + timedelta(minutes=6))
    begun(later, ines, desk).result()
    soon = dataclasses.replace(later, clock=lambda: NOW + timedelta(minutes=6, seconds=10))
    assert opened(soon, ines, desk)[1] is None
    begun(soon, ines, desk, again=True).result()


@on_sqlite
def test_the_service_is_given_the_latest_and_the_most_telling_and_that_is_what_can_be_seen(
    served: Workspace, ws: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    for number in range(20):
        more = "絲" * 900
        told = "She is allergic to mohair." if number == 19 else f"Entry {number} ends. {more}"
        log(ws, ines, str(number), content=told, date=NOW - timedelta(days=number))
    known = customers.get(ws, ines.id)
    file = customer_files.gather(ws, known, TODAY)
    seen = insights.sight(served, file)
    insights.refresh(served, known, file)
    (asked,) = ai_server.requests
    prompt = "\n\n".join(message["content"] for message in asked.body["messages"])
    assert (seen.text, seen.reason) == (prompt, "")
    assert "allergic to mohair" in prompt
    assert "Entry 5 ends." in prompt
    assert "Entry 12 ends." not in prompt
    assert "Interactions: 20" in prompt
    assert insights.sight(ws, file) == Sight("", NO_SERVICE)


def test_a_cited_record_that_is_no_longer_recent_can_be_opened_after_one_question_more(
    ws: Workspace, ines: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    oldest = log(ws, ines, "oldest", date=NOW - timedelta(days=9)).interaction
    for number in range(3):
        log(ws, ines, str(number), content=f"Entry {number}.")
    monkeypatch.setattr(records, "RECENT", 2)
    cited = (f"I{oldest.id}", "I999999999", "I1x")
    answer = CustomerInsights(summary=(Claim(text="Adored emerald silk.", evidence=cited),))
    known = customers.get(ws, ines.id)
    file = customer_files.gather(ws, known, TODAY)
    insights.keep(ws, ines.id, insights.Insights(answer, (), file, "Any", NOW, file.digest))
    store = Counted(ws.db)
    known = customers.get(ws, ines.id)
    kept = insights.kept(dataclasses.replace(ws, db=store), known, file)
    (claim, doubts) = kept.claims("Summary")[0]
    assert (claim.evidence, doubts) == ((f"I{oldest.id}",), [])
    assert CALL in evidence.of(kept.file, f"I{oldest.id}").text
    assert store.reads == ["timeline"]
    assert kept.digest == file.digest


def test_of_another_client_no_record_is_fetched_whatever_is_cited(
    ws: Workspace, ines: Customer
) -> None:
    aria = customers.add(ws, "aria", first_name="Aria")
    hers = log(ws, ines).interaction
    file = customer_files.gather(ws, customers.get(ws, aria.id), TODAY)
    whole = customer_files.with_cited(ws, file, [f"I{hers.id}"])
    assert f"I{hers.id}" not in whole.facts


def test_an_answer_on_older_records_does_not_replace_one_on_newer_ones(
    ws: Workspace, ines: Customer
) -> None:
    known = customers.get(ws, ines.id)
    file = customer_files.gather(ws, known, TODAY)
    newer = CustomerInsights(summary=(Claim(text="Newer.", evidence=("C",)),))

    class Overtaken(ScriptedEngine):
        def run(self, skill: Any, given: Any) -> Any:
            later = NOW + timedelta(seconds=1)
            insights.keep(ws, ines.id, insights.Insights(newer, (), file, "Any", later, "digest"))
            return super().run(skill, given)

    insights.refresh(dataclasses.replace(ws, ai=Overtaken(LEAD)), known, file)
    assert "Newer." in (text(ws, ines) or "")


def test_an_answer_that_the_store_did_not_take_is_kept_at_the_next_look(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.always(said(LEAD.model_dump()))
    store, desk = Counted(served.db), Desk()
    ws = dataclasses.replace(served, db=store)
    store.silent_for = {"customers"}
    made = begun(ws, ines, desk).result()
    assert (made.is_kept, made.claims("Summary")[0][0].text) == (False, "Is a lead.")
    assert text(ws, ines) is None
    assert opened(ws, ines, desk)[0] is made
    assert "Is a lead." in (text(ws, ines) or "")
    assert len(ai_server.requests) == 1


def test_of_a_client_marked_private_nothing_is_sent_also_when_the_page_does_not_know_yet(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    item = log(dataclasses.replace(served, ai=OFFLINE), ines).interaction
    stale = customers.get(served, ines.id)
    customers.edit(served, ines.id, stale.version, first_name="Ines", no_ai=True)
    file = customer_files.gather(served, stale, TODAY)
    assert insights.refresh(served, stale, file).engine == "Built-in analyst"
    logged = log(served, ines, "second")
    assert (logged.review.engine, logged.review.failure) == ("Built-in analyst", NEVER_SENT)
    interactions.edit(
        served, item.id, item.version, TODAY, type="call", content="She wept.", date=NOW
    )
    assert insights.sight(served, file) == Sight("", NEVER_SENT)
    assert ai_server.requests == []


def test_what_was_made_before_a_client_was_marked_private_stays_while_it_is_true(
    ws: Workspace, ines: Customer
) -> None:
    served = dataclasses.replace(ws, ai=ScriptedEngine(LEAD))
    begun(served, ines, Desk()).result()
    customers.edit(ws, ines.id, ines.version, first_name="Ines", last_name="Moreau", no_ai=True)
    known = customers.get(ws, ines.id)
    assert opened(served, ines, Desk()) == (None, None)
    made = insights.at_once(served, known, customer_files.gather(ws, known, TODAY))
    assert made.engine == "Scripted"


def test_the_mark_is_one_edit_among_others_and_taken_back_like_one(
    ws: Workspace, ines: Customer
) -> None:
    marked = customers.edit(ws, ines.id, ines.version, first_name="Ines", no_ai=True)
    assert (marked.no_ai, marked.version) == (True, ines.version + 1)
    back = customers.edit(ws, ines.id, marked.version, first_name="Ines", no_ai=False)
    assert not back.no_ai


def test_a_slow_service_delays_no_save_and_its_late_reading_takes_its_place(
    served: Workspace, ines: Customer, ai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "PATIENCE_SECONDS", 0.1)
    ai_server.always(said(REVIEW))
    ai_server.hold()
    first, second = log(served, ines, "first"), log(served, ines, "second")
    assert (first.review.engine, first.review.failure) == ("Built-in analyst", reviews.SLOW)
    assert first.interaction.sentiment == "positive"
    item = second.interaction
    interactions.correct_sentiment(served, item.id, item.version, "negative")
    ai_server.release()
    assert eventually(
        lambda: interactions.get(served, first.interaction.id).summary == REVIEW["summary"]
    )
    assert interactions.get(served, first.interaction.id).sentiment == "neutral"
    assert interactions.get(served, item.id).sentiment == "negative"
    assert len(ai_server.requests) == 2


def test_a_reading_that_comes_while_its_note_is_edited_is_no_conflict_with_oneself(
    served: Workspace, ines: Customer, ai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "PATIENCE_SECONDS", 0.1)
    ai_server.always(said(REVIEW))
    ai_server.hold()
    mia = dataclasses.replace(served, rep="mia@house.example.com")
    open_in_a_form = log(mia, ines).interaction
    ai_server.release()
    assert eventually(lambda: interactions.get(mia, open_in_a_form.id).summary == REVIEW["summary"])
    read = interactions.get(mia, open_in_a_form.id)
    assert (read.version, read.sentiment) == (open_in_a_form.version, "neutral")
    words = {"type": "call", "content": f"{CALL} She wept.", "date": NOW}
    edited = interactions.edit(
        mia, open_in_a_form.id, open_in_a_form.version, TODAY, sentiment="negative", **words
    )
    assert (edited.content, edited.sentiment) == (f"{CALL} She wept.", "negative")
    with pytest.raises(Conflict):
        interactions.edit(mia, read.id, read.version, TODAY, **words)


def test_a_save_that_failed_is_tried_again_without_asking_again_unless_the_words_are_others(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.always(said(REVIEW))
    store, desk = Counted(served.db), Desk()
    ws = dataclasses.replace(served, db=store)
    store.silent_for = {"interactions"}
    with pytest.raises(Unavailable):
        log(ws, ines, "key", desk=desk)
    assert log(ws, ines, "key", desk=desk).interaction.summary == REVIEW["summary"]
    assert len(ai_server.requests) == 1
    log(ws, ines, "key", desk=desk, content="Other words.")
    assert len(ai_server.requests) == 2
    assert interactions.timeline(ws, ines.id).total == 1


def test_a_service_that_failed_is_asked_again_for_the_same_words(
    served: Workspace, ines: Customer, ai_server: OpenAIServer
) -> None:
    ai_server.answer(error(401), said(REVIEW))
    desk = Desk()
    assert log(served, ines, "one", desk=desk).review.engine == "Built-in analyst"
    assert log(served, ines, "two", desk=desk).review.engine != "Built-in analyst"
