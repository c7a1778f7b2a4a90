"""Insights: made from the records, kept with what they rest on, made again when it changes."""

import dataclasses
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event
from types import FrameType

import pytest

from ai.claims import Claim
from ai.openai.engine import OpenAIEngine
from ai.skills.customer_insights import CustomerInsights
from crm import customer_files, customers, evidence, insights, interactions, records
from crm.jobs import Desk
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace
from tests.ai.openai_server import OpenAIServer
from tests.crm.conftest import NOW, TODAY
from tests.crm.engines import FailingEngine, ScriptedEngine
from tests.crm.test_interactions import CALL, log


def current(ws: Workspace, customer: Customer) -> insights.Insights:
    """What a page shows that is opened anew, once nothing is under way."""
    known = customers.get(ws, customer.id)
    file = customer_files.gather(ws, known, TODAY)
    made, job = insights.view(ws, Desk(), known, file)
    return job.result() if job else made or insights.at_once(ws, known, file)


def said(made: insights.Insights, section: str) -> str:
    return " ".join(claim.text for claim, _ in made.claims(section))


def test_insights_cite_the_interaction_that_they_rest_on(ws: Workspace, ines: Customer) -> None:
    call = log(ws, ines).interaction
    made = current(ws, ines)
    assert made.engine == "Built-in analyst"
    assert "emerald silk gown" in said(made, "Fashion")
    assert "shoes" in said(made, "Things to know")
    assert "two lighter pairs" in said(made, "Things to know")
    for section in ("Fashion", "Things to know"):
        cited = {id for claim, _ in made.claims(section) for id in claim.evidence}
        assert f"I{call.id}" in cited
    record = evidence.of(made.file, f"I{call.id}")
    assert CALL in record.text
    assert record.label == "Call, 11 March"


def test_an_empty_client_gets_an_honest_line_and_no_invention(
    ws: Workspace, ines: Customer
) -> None:
    made = current(ws, ines)
    assert said(made, "Summary") == "Nothing is recorded of Ines Moreau yet besides the profile."
    assert [made.claims(s) for s in ("Fashion", "Behaviour", "Things to know")] == [[], [], []]
    assert made.marks == ()


def test_the_same_facts_are_asked_about_once(ws: Workspace, ines: Customer) -> None:
    log(ws, ines)
    answer = CustomerInsights(summary=(Claim(text="Is a lead.", evidence=("C",)),))
    engine = ScriptedEngine(answer)
    ws = dataclasses.replace(ws, ai=engine)
    aria = customers.add(ws, "aria", first_name="Aria")
    for customer in (ines, aria, ines):
        assert said(current(ws, customer), "Summary") == "Is a lead."
    assert len(engine.asked) == 2
    log(dataclasses.replace(ws, ai=OFFLINE), ines, "another")
    for _ in range(2):
        current(ws, ines)
    assert len(engine.asked) == 3


def test_kept_insights_are_the_ones_that_were_made(ws: Workspace, ines: Customer) -> None:
    log(ws, ines)
    first, second = current(ws, ines), current(ws, ines)
    assert (second.answer, second.marks, second.made_at) == (first.answer, (), NOW)
    kept = customers.get(ws, ines.id)
    assert kept.ai_summary is not None
    assert kept.ai_insights is not None
    assert "Fashion: " in kept.ai_insights


def test_keeping_insights_does_not_disturb_an_edit_under_way(ws: Workspace, ines: Customer) -> None:
    current(ws, ines)
    assert customers.edit(ws, ines.id, ines.version, first_name="Agnes").name == "Agnes"


def test_refresh_asks_again_whatever_is_kept(ws: Workspace, ines: Customer) -> None:
    current(ws, ines)
    later = dataclasses.replace(ws, clock=lambda: NOW + timedelta(hours=1))
    known = customers.get(ws, ines.id)
    again = insights.refresh(later, known, customer_files.gather(ws, known, TODAY))
    assert again.made_at == NOW + timedelta(hours=1)


def test_what_the_records_do_not_back_is_marked(ws: Workspace, ines: Customer) -> None:
    call = log(ws, ines).interaction
    answer = CustomerInsights(
        summary=(
            Claim(text="Adored the emerald silk gown.", evidence=(f"I{call.id}", "I999")),
            Claim(text="Owns three yachts.", evidence=("I999",)),
        ),
        fashion=(Claim(text="Wears size 38.", evidence=(f"I{call.id}",)),),
    )
    made = current(dataclasses.replace(ws, ai=ScriptedEngine(answer)), ines)
    (true, no_doubt), (invented, doubts) = made.claims("Summary")
    assert (true.evidence, no_doubt) == ((f"I{call.id}",), [])
    assert (invented.evidence, len(doubts)) == ((), 1)
    assert len(made.claims("Fashion")[0][1]) == 1


def test_when_the_engine_fails_the_built_in_analyst_answers_and_nothing_is_kept(
    ws: Workspace, ines: Customer
) -> None:
    log(ws, ines)
    made = current(dataclasses.replace(ws, ai=FailingEngine()), ines)
    assert (made.engine, made.failure) == ("Built-in analyst", "The AI service is asleep.")
    assert "emerald silk gown" in said(made, "Fashion")
    assert customers.get(ws, ines.id).ai_insights is None


def test_a_deleted_interaction_is_no_evidence_any_more(ws: Workspace, ines: Customer) -> None:
    call = log(ws, ines).interaction
    current(ws, ines)
    interactions.delete(ws, call.id, call.version)
    made = current(ws, ines)
    assert f"I{call.id}" not in made.file.facts
    assert "emerald" not in " ".join(said(made, section) for section in insights.SECTIONS)


def test_a_clients_file_holds_no_other_clients_records(ws: Workspace, ines: Customer) -> None:
    aria = customers.add(ws, "aria", first_name="Aria", notes="Prefers ivory")
    log(ws, ines)
    file = customer_files.gather(ws, customers.get(ws, aria.id), TODAY)
    assert set(file.facts) == {"C", "N"}
    with pytest.raises(KeyError):
        evidence.of(file, "I1")


def test_a_long_history_is_read_from_its_newest_part(
    ws: Workspace, ines: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "RECENT", 5)
    for number in range(records.RECENT + 5):
        log(ws, ines, str(number), content=f"Entry {number}.", date=NOW - timedelta(days=number))
    file = customer_files.gather(ws, customers.get(ws, ines.id), TODAY)
    assert len(file.interactions) == records.RECENT
    assert file.interactions[0].content == "Entry 0."
    assert file.profile.interactions == records.RECENT + 5


ROOT = Path(__file__).resolve().parents[2]
HOUSE = tuple(f"{ROOT / part}/" for part in ("pages", "crm", "ai"))


def way(act: Callable[[], object]) -> list[str]:
    """Our functions that an act enters, in any thread, until an engine is asked; each once."""
    entered: dict[str, None] = {}
    is_asked = Event()

    def enter(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event != "call" or is_asked.is_set() or not code.co_filename.startswith(HOUSE):
            return
        name = code.co_qualname.rpartition(".")[2]
        if not name.startswith(("<", "__")):  # a loop within one is none, nor is making an object
            entered[f"{code.co_filename}: {code.co_qualname}"] = None
        if code.co_qualname in ("OfflineEngine.run", "OpenAIEngine.run"):
            is_asked.set()

    threading.setprofile(enter)
    sys.setprofile(enter)
    try:
        act()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]
    assert is_asked.is_set()
    return list(entered)


@pytest.mark.parametrize(("engine", "most"), [("analyst", (12, 6)), ("service", (25, 8))])
def test_the_way_to_new_insights_stays_straight(
    ws: Workspace, ines: Customer, ai_server: OpenAIServer, engine: str, most: tuple[int, int]
) -> None:
    log(ws, ines)
    if engine == "service":
        ws = dataclasses.replace(ws, ai=OpenAIEngine("key", ai_server.url, "gpt-6-luna"))
    known = customers.get(ws, ines.id)
    file = customer_files.gather(ws, known, TODAY)
    assert file.digest

    def act() -> None:
        _, job = insights.view(ws, Desk(), known, file)
        if job:
            job.wait()

    entered = way(act)
    modules = {each.partition(": ")[0] for each in entered}
    assert len(entered) <= most[0] and len(modules) <= most[1], "\n".join(entered)
