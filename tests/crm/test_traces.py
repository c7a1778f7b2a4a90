"""What the process keeps of a customer, and that erasing lets go of all of it."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from types import SimpleNamespace

import pytest

from ai.reading.readings import read_once
from crm import customers, traces
from crm.jobs import Desk, Form, Job
from crm.models import Customer
from crm.traces import Traces
from crm.workspace import Workspace
from tests.crm.conftest import NOW

pytestmark = pytest.mark.usefixtures("read_anew")


@pytest.fixture
def count() -> Callable[[str], int]:
    """How often it has read a text, itself included."""
    times: dict[str, int] = {}

    @read_once
    def read(text: str) -> int:
        times[text] = times.get(text, 0) + 1
        return times[text]

    return read


def of(owner: int) -> SimpleNamespace:
    """A brief of this customer's."""
    return SimpleNamespace(owner=owner)


def ended(words: str) -> Job[str]:
    job = Job(lambda _: words)
    job.wait()
    return job


def test_a_text_is_read_once_for_its_customer_and_never_for_nobody(
    count: Callable[[str], int],
) -> None:
    kept = Traces()
    for owner, times in ((1, 1), (1, 1), (2, 2), (1, 1)):
        with kept.reading(of(owner)):
            assert count("Loves silk.") == times
    assert [count("Loves silk.") for _ in range(2)] == [3, 4]
    for _ in range(2):
        with kept.reading(object()):
            before = count("Loves silk.")
            assert count("Loves silk.") == before


def test_of_many_customers_the_latest_stay_read(
    count: Callable[[str], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traces, "MOST_READINGS", 2)
    kept = Traces()
    for owner in (1, 2, 1, 3):
        with kept.reading(of(owner)):
            count(f"of {owner}")
    with kept.reading(of(1)):
        assert count("of 1") == 1
    with kept.reading(of(2)):
        assert count("of 2") == 2


def test_work_that_was_under_way_when_its_customer_was_erased_leaves_nothing_behind(
    count: Callable[[str], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Traces()
    with kept.reading(of(1)):
        count("Loves silk.")
    kept.forget(1)
    for times in (2, 3):
        with kept.reading(of(1)):
            assert count("Loves silk.") == times
    monkeypatch.setattr(traces, "STILL_UNDER_WAY", 0.0)
    for _ in range(2):  # such as one that a backup has brought back
        with kept.reading(of(1)):
            assert count("Loves silk.") == 4


def test_erasing_takes_the_desks_of_all_sessions_for_this_customer(
    ws: Workspace, ines: Customer
) -> None:
    aria = customers.add(ws, "aria", first_name="Aria")
    desks = {
        (session, id): ws.traces.desks.of((session, id))
        for session in ("mia", "everybody")
        for id in (ines.id, aria.id)
    }
    customers.archive(ws, ines.id, ines.version)
    customers.erase(ws, customers.get(ws, ines.id), "Ines Moreau")
    stays = {key: ws.traces.desks.of(key) is desk for key, desk in desks.items()}
    assert stays == {key: key[1] == aria.id for key in desks}


def test_a_desk_for_anybody_keeps_the_words_on_others_and_work_under_way() -> None:
    kept, may = Traces(), Event()
    desk: Desk = kept.desks.of(("mia", "log"))
    desk.start("ended", lambda _: "Loves silk.").wait()
    running = desk.start("running", lambda _: may.wait(20))
    for id in (1, 2):
        desk.forms[id] = Form(f"key {id}", {"customer": SimpleNamespace(id=id)}, ended("Silk."))
    kept.forget(1)
    assert list(desk.forms) == [2]
    assert desk.find("ended") is None
    assert desk.find("running") is running
    may.set()


def test_who_is_signed_in_shares_the_traces_of_the_server(ws: Workspace) -> None:
    assert replace(ws, rep="mia@house.example.com").traces is ws.traces
    assert Workspace(ws.db, ws.ai, lambda: NOW).traces is not ws.traces
