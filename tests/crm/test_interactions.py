"""Interactions: logged, judged, corrected, deleted and brought back, on both stores."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ai.reading import reader
from ai.skills.interaction_review import InteractionReview
from crm import customers, facts, interactions, records
from crm.errors import Conflict, NotFound, Refused
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from tests.crm.conftest import NOW, TODAY, on_sqlite, table
from tests.crm.engines import FailingEngine, ScriptedEngine

DAY = timedelta(days=1)
CALL = (
    "She adored the emerald silk gown, asked to see it before the Cannes dinner on 14 May, but "
    "found the shoes too heavy. Promised to send two lighter pairs on Friday."
)


def log(ws: Workspace, customer: Customer, key: str = "key", **typed: Any) -> interactions.Logged:
    given: dict[str, Any] = {"type": "call", "content": CALL, "date": NOW} | typed
    return interactions.log(ws, customer.id, key, TODAY, **given)


def test_a_logged_call_is_judged_and_summed_up(ws: Workspace, ines: Customer) -> None:
    logged = log(ws, ines, subject="Spring")
    item = logged.interaction
    assert (item.sentiment, item.sentiment_by) == ("positive", "ai")
    assert "emerald silk gown" in item.summary
    assert (item.subject, item.content, item.date) == ("Spring", CALL, NOW)
    assert logged.review.engine == "Built-in analyst"
    assert logged.suggested is not None
    assert "two lighter pairs" in logged.suggested.note
    assert logged.suggested.due_on == date(2026, 3, 13)
    assert records.of_customer(ws, ines).follow_ups == []


def test_an_interaction_and_its_follow_up_are_saved_together(ws: Workspace, ines: Customer) -> None:
    log(ws, ines, follow_up_on=date(2026, 3, 13), follow_up_note="Send two lighter pairs")
    (follow_up,) = records.of_customer(ws, ines).follow_ups
    assert (follow_up.note, follow_up.due_on) == ("Send two lighter pairs", date(2026, 3, 13))
    assert customers.get(ws, ines.id).next_follow_up_on == date(2026, 3, 13)


def test_a_follow_up_without_a_note_says_what_it_follows(ws: Workspace, ines: Customer) -> None:
    log(ws, ines, subject="Spring gowns", follow_up_on=date(2026, 3, 13))
    assert records.of_customer(ws, ines).follow_ups[0].note == "Follow up: Spring gowns"


def test_the_reps_own_judgement_stands(ws: Workspace, ines: Customer) -> None:
    item = log(ws, ines, sentiment="negative").interaction
    assert (item.sentiment, item.sentiment_by) == ("negative", "rep")
    edited = interactions.edit(
        ws, item.id, item.version, TODAY,
        type="call", content=f"{CALL} A joy.", date=NOW, sentiment="negative",
    )  # fmt: skip
    assert (edited.sentiment, edited.sentiment_by) == ("negative", "rep")


def test_a_corrected_sentiment_is_the_reps_and_colours_the_customer(
    ws: Workspace, ines: Customer
) -> None:
    item = log(ws, ines).interaction
    interactions.correct_sentiment(ws, item.id, item.version, "negative")
    again = interactions.get(ws, item.id)
    assert (again.sentiment, again.sentiment_by) == ("negative", "rep")
    assert customers.get(ws, ines.id).overall_sentiment == "negative"


def test_a_failing_engine_stops_nobody_from_logging(ws: Workspace, ines: Customer) -> None:
    logged = log(dataclasses.replace(ws, ai=FailingEngine()), ines)
    assert logged.interaction.sentiment == "positive"
    assert logged.review.engine == "Built-in analyst"
    assert logged.review.failure == "The AI service is asleep."


def test_another_engine_answers_in_its_own_name_and_is_checked(
    ws: Workspace, ines: Customer
) -> None:
    told = InteractionReview(sentiment="neutral", summary="She paid €9,000.", follow_up=None)
    engine = ScriptedEngine(told)
    logged = log(dataclasses.replace(ws, ai=engine), ines)
    assert (logged.review.engine, logged.interaction.sentiment) == ("Scripted", "neutral")
    assert "9,000" not in logged.interaction.summary
    assert CALL in engine.asked[0][1]


@table(
    "follow_up",
    [
        ("Send the €9,999 gown", date(2026, 3, 20)),
        ("Call", date(4700, 1, 1)),
        ("Call", TODAY - DAY),
    ],
)
def test_what_a_model_invents_is_neither_kept_nor_proposed(
    ws: Workspace, ines: Customer, follow_up: tuple[str, date]
) -> None:
    proposed = {"note": follow_up[0], "due_on": follow_up[1]}
    invented = InteractionReview.model_validate(
        {"sentiment": "neutral", "summary": "She spent €9,999 in 2019.", "follow_up": proposed}
    )
    logged = log(dataclasses.replace(ws, ai=ScriptedEngine(invented)), ines)
    assert logged.interaction.sentiment == "neutral"
    assert "emerald silk gown" in logged.interaction.summary
    assert logged.suggested is not None
    assert logged.suggested.due_on == date(2026, 3, 13)
    assert "lighter pairs" in logged.suggested.note


def test_text_that_cannot_be_read_is_kept_and_not_judged(ws: Workspace, ines: Customer) -> None:
    item = log(ws, ines, content="彼女はとても喜んでいました。").interaction
    assert (item.sentiment, item.sentiment_by) == (None, None)


@table(
    "field, typed",
    [
        ("content", {"content": "  "}),
        ("content", {"content": "x" * 10_000_000}),
        ("content", {"content": "a\x00b"}),
        ("content", {"content": "a\udfffb"}),
        ("subject", {"subject": "x" * 256}),
        ("type", {"type": "telepathy"}),
        ("type", {"type": None}),
        ("date", {"date": None}),
        ("date", {"date": NOW + timedelta(days=1)}),
        ("date", {"date": datetime(1, 1, 1, tzinfo=UTC)}),
        ("sentiment", {"sentiment": "furious"}),
        ("due_on", {"follow_up_note": "when?"}),
        ("due_on", {"follow_up_on": date(9999, 1, 1)}),
        ("note", {"follow_up_on": TODAY, "follow_up_note": "x" * 501}),
    ],
)
def test_what_cannot_be_kept_is_refused_naming_the_field_and_nothing_is_half_saved(
    ws: Workspace, ines: Customer, field: str, typed: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        log(ws, ines, **typed)
    assert refused.value.field == field
    assert len(str(refused.value)) < 200
    assert interactions.timeline(ws, ines.id).total == 0
    assert records.of_customer(ws, ines).follow_ups == []


def test_an_interaction_of_nobody_is_refused(ws: Workspace, ines: Customer) -> None:
    nobody = ines.model_copy(update={"id": 4711})
    with pytest.raises(Refused) as refused:
        log(ws, nobody)
    assert refused.value.field == "customer_id"


def test_the_same_form_saved_twice_makes_one_row(ws: Workspace, ines: Customer) -> None:
    for content in ("First words.", "First words.", "First words and more."):
        log(ws, ines, content=content, follow_up_on=TODAY, follow_up_note=content)
    assert [i.content for i in interactions.timeline(ws, ines.id).items] == [
        "First words and more."
    ]
    assert [f.note for f in records.of_customer(ws, ines).follow_ups] == ["First words and more."]


def test_a_deleted_interaction_is_nowhere_and_undo_brings_it_back(
    ws: Workspace, ines: Customer
) -> None:
    item = log(ws, ines).interaction
    before = customers.get(ws, ines.id)
    version = interactions.delete(ws, item.id, item.version)
    assert interactions.timeline(ws, ines.id).total == 0
    assert customers.get(ws, ines.id).last_contact is None
    assert interactions.recent(ws) == []
    with pytest.raises(NotFound):
        interactions.get(ws, item.id)
    interactions.restore(ws, item.id, version)
    assert interactions.get(ws, item.id).content == CALL
    assert customers.get(ws, ines.id) == before


def test_two_edits_of_one_version_are_a_conflict(ws: Workspace, ines: Customer) -> None:
    item = log(ws, ines).interaction
    interactions.correct_sentiment(ws, item.id, item.version, "neutral")
    with pytest.raises(Conflict):
        interactions.correct_sentiment(ws, item.id, item.version, "negative")


def test_the_timeline_is_newest_first_paged_filtered_and_searched(
    ws: Workspace, ines: Customer
) -> None:
    for number in range(23):
        log(
            ws, ines, str(number),
            content=f"Entry {number}", date=NOW - timedelta(days=number),
            type="email" if number % 2 else "note", sentiment="neutral",
        )  # fmt: skip
    log(ws, ines, "gown", content="She loves gowns.", sentiment="positive")
    first = interactions.timeline(ws, ines.id)
    assert (len(first.items), first.total) == (20, 24)
    assert first.items[0].content == "She loves gowns."
    assert len(interactions.timeline(ws, ines.id, page=2).items) == 4
    assert interactions.timeline(ws, ines.id, type="email").total == 11
    assert interactions.timeline(ws, ines.id, sentiment="positive").total == 1
    assert interactions.timeline(ws, ines.id, words="gown love").total == 1
    assert interactions.timeline(ws, ines.id, words="gown", type="email").total == 0


def test_one_customers_timeline_holds_nothing_of_another(ws: Workspace, ines: Customer) -> None:
    aria = customers.add(ws, "aria", first_name="Aria")
    log(ws, ines, "a", content="velvet")
    log(ws, aria, "b", content="velvet")
    assert [i.customer_id for i in interactions.timeline(ws, aria.id, words="velvet").items] == [
        aria.id
    ]


def test_recent_activity_leaves_out_the_archived(ws: Workspace, ines: Customer) -> None:
    log(ws, ines)
    assert [item.name for item in interactions.recent(ws)] == ["Ines Moreau"]
    customers.archive(ws, ines.id, 1)
    assert interactions.recent(ws) == []


def test_sixty_logs_from_twenty_threads_are_sixty_rows(tmp_path: Path) -> None:
    ws = Workspace(SQLiteGateway(tmp_path / "book.db"), OFFLINE, lambda: NOW)
    ines = customers.add(ws, "ines", first_name="Ines")
    with ThreadPoolExecutor(20) as threads:
        done = list(
            threads.map(lambda n: log(ws, ines, f"key {n}", content=f"Call {n}"), range(60))
        )
    rows = [
        item.content
        for page in range(1, 4)
        for item in interactions.timeline(ws, ines.id, page=page).items
    ]
    assert len({logged.interaction.id for logged in done}) == 60
    assert sorted(rows) == sorted(f"Call {n}" for n in range(60))


@on_sqlite
@pytest.mark.usefixtures("read_anew")
def test_a_note_is_read_once_for_its_follow_up_and_for_its_facts(
    ws: Workspace, ines: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, parsed = "Ines adored the cape. I will call her on Friday.", list[str]()
    whole = reader.parse
    monkeypatch.setattr(reader, "parse", lambda text: parsed.append(text) or whole(text))
    logged = interactions.log(ws, ines.id, "a", TODAY, type="call", content=note, date=NOW)
    assert (parsed, bool(logged.suggested)) == ([note], True)
    assert [fact.words for fact in facts.of_customer(ws, ines.id) if fact.kind == "promise"]
