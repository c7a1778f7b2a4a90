"""The use of an AI service: recorded with its rep, summed, capped for all, told in the status."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ai.facts import NOBODY
from ai.openai.engine import OpenAIEngine
from ai.skills.interaction_review import INTERACTION_REVIEW, NewInteraction
from crm import ai_use, reports, status
from crm.errors import Unavailable
from crm.workspace import OFFLINE, Workspace
from db.gateway import Query, Row
from tests.ai.openai_replies import USAGE, error, said
from tests.ai.openai_server import OpenAIServer

VISIT = NewInteraction(date(2026, 3, 11), "call", "", "She adored it.", NOBODY)
READ = {"sentiment": "positive", "summary": "She adored it.", "follow_up": None}
A_CALL = USAGE["total_tokens"]


@dataclass
class Clock:
    """A clock that is set by hand, today."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(hour=12))

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as started:
        started.always(said(READ))
        yield started


@pytest.fixture
def clock() -> Clock:
    return Clock()


Opened = Callable[[int | None], Workspace]


@pytest.fixture
def opened(ws: Workspace, server: OpenAIServer, clock: Clock) -> Opened:
    """A workspace of a server of its own that asks the service, with this cap."""

    def start(cap: int | None) -> Workspace:
        meter = ai_use.Meter(ws.db, clock, cap)
        engine = OpenAIEngine("key", server.url, "gpt-6-luna", meter.record)
        return Workspace(ws.db, engine, clock, meter=meter)

    return start


def ask(ws: Workspace) -> tuple[str, str]:
    reply = ws.ask(INTERACTION_REVIEW, VISIT)
    return reply.engine, reply.failure


def test_a_call_is_recorded_with_who_asked_and_never_with_what(opened: Opened) -> None:
    ws = opened(None)
    ask(replace(ws, rep="mia@house.example.com"))
    ask(ws)
    [rows] = ws.db.rows(Query("ai_calls"))
    assert sorted(row["called_by"] or "" for row in rows) == ["", "mia@house.example.com"]
    assert {(row["feature"], row["tokens_in"], row["tokens_out"]) for row in rows} == {
        ("interaction_review", USAGE["prompt_tokens"], USAGE["completion_tokens"])
    }
    assert not any("adored" in str(row) for row in rows)


def test_over_the_cap_the_built_in_analyst_answers_all_and_says_why(
    opened: Opened, server: OpenAIServer
) -> None:
    mine, colleague = opened(2 * A_CALL), opened(2 * A_CALL)
    assert ask(mine) == ask(colleague) == (mine.ai.name, "")
    engine, why = ask(opened(2 * A_CALL))
    assert engine == OFFLINE.name
    assert "Today's 240 tokens for the AI service are used up" in why
    assert len(server.requests) == 2


def test_the_cap_counts_one_s_own_calls_at_once_and_those_of_others_soon(
    opened: Opened, clock: Clock
) -> None:
    mine, colleague = opened(2 * A_CALL), opened(None)
    ask(mine)
    ask(colleague)
    assert ask(mine)[0] == mine.ai.name
    assert ask(mine)[0] == OFFLINE.name
    other = opened(4 * A_CALL)
    assert ask(other)[0] == other.ai.name
    clock.now += ai_use.ASKED_AGAIN_AFTER
    assert ask(other)[0] == OFFLINE.name


def test_the_next_day_the_service_is_asked_again(opened: Opened, clock: Clock) -> None:
    ws = opened(A_CALL)
    ask(ws)
    assert ask(ws)[0] == OFFLINE.name
    clock.now += timedelta(days=1)
    assert ask(ws)[0] == ws.ai.name


def test_a_cap_of_nothing_asks_nothing(opened: Opened, server: OpenAIServer) -> None:
    assert ask(opened(0))[0] == OFFLINE.name
    assert not server.requests


@dataclass
class Counting:
    """A store that counts what is asked of it."""

    within: Workspace
    asked: int = 0
    broken: bool = False

    def rows(self, *queries: Query) -> list[list[Row]]:
        self.asked += 1
        if self.broken:
            raise Unavailable("no answer")
        return self.within.db.rows(*queries)


def test_the_sum_is_asked_of_the_store_no_more_than_four_times_a_minute(
    ws: Workspace, clock: Clock
) -> None:
    store = Counting(ws)
    meter = ai_use.Meter(store, clock, 10)  # type: ignore[arg-type]
    for _ in range(120):
        meter.is_spent()
        clock.now += timedelta(seconds=0.5)
    assert store.asked == 4
    ai_use.Meter(store, clock, None).is_spent()  # type: ignore[arg-type]
    assert store.asked == 4


def test_the_status_tells_who_answers_now_and_why(
    opened: Opened, server: OpenAIServer, ws: Workspace
) -> None:
    def told() -> tuple[str, str, str]:
        now = status.engine(asking)
        return now.engine, now.state.split(" in ")[0], now.failure

    assert status.engine(ws).state == "no AI service is set up"
    asking = opened(3 * A_CALL)
    assert told() == (asking.ai.name, "not asked yet", "")
    ask(asking)
    assert told() == (asking.ai.name, "answered", "")
    server.answer(error(401))
    ask(asking)
    engine, state, failure = told()
    assert engine == OFFLINE.name
    assert state == f"in place of {asking.ai.name}, which failed"
    assert "check OPENAI_API_KEY" in failure
    ask(asking)
    assert told() == (asking.ai.name, "answered", "")
    ask(asking)
    assert told()[:2] == (
        OFFLINE.name,
        f"in place of {asking.ai.name}, whose 360 tokens for today are used up",
    )


def test_the_status_is_told_also_while_the_store_is_silent(ws: Workspace, clock: Clock) -> None:
    store = Counting(ws, broken=True)
    meter = ai_use.Meter(store, clock, 10)  # type: ignore[arg-type]
    asking = Workspace(ws.db, OpenAIEngine("key", "", "gpt-6-luna"), clock, meter=meter)
    assert status.engine(asking).state == "not asked yet"


def test_the_use_of_a_day_is_summed_by_feature(opened: Opened, clock: Clock) -> None:
    ws = opened(None)
    ask(ws)
    ask(ws)
    today = clock.now.date()
    (use,) = reports.ai_use(ws, today, today)
    assert (use.feature, use.calls, use.failures, use.microdollars) == (
        "interaction_review", 2, 0, 40,
    )  # fmt: skip
    assert not reports.ai_use(ws, today - timedelta(days=9), today - timedelta(1))
