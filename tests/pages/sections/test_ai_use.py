"""What the AI service was asked: sums, by feature and day, and what is left of today's tokens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from crm.ai_use import Meter
from crm.workspace import Workspace
from db.gateway import insert
from pages.ui import memory
from tests.pages.cast import NOW, TODAY, day
from tests.pages.sketch import chart, drawing, lines, sketch

Draw = Callable[..., AppTest]


def section(since: object, until: object) -> None:
    from pages.sections import ai_use

    ai_use.show(since, until)


def called(at: datetime, feature: str, microdollars: int, failure: str = "") -> Any:
    return insert(
        "ai_calls", called_at=at, feature=feature, engine="OpenAI (gpt-6-luna)",
        microdollars=microdollars, failure=failure, tokens_in=900, tokens_out=100,
        milliseconds=1500,
    )  # fmt: skip


@pytest.fixture
def asked(house: Workspace) -> Workspace:
    """The house once it has asked a service four times."""
    house.db.write(
        called(NOW, "customer_insights", 140),
        called(NOW, "customer_insights", 140),
        called(NOW - timedelta(days=2), "web_intelligence", 1_010_140, "It is busy."),
        called(NOW - timedelta(days=2), "a_new_skill", 0),
        called(NOW - timedelta(days=600), "email_draft", 140),
    )
    return house


def test_calls_are_summed_and_told_by_feature_and_day(draw: Draw, asked: Workspace) -> None:
    assert sketch(draw(section, day(6, 1), TODAY)) == drawing(
        """
        Calls: 4 | Not answered: 1 | Tokens: 4,000 | Cost: $1.01 and unknown
        Show: (Calls) Tokens Cost
        Calls by feature and day. A new skill: 1, Insights: 2, Web & social: 1.
        Chart: Calls by feature and day. A new skill: 1, Insights: 2, Web & social: 1.
        (Tokens as the service counts them; cost by OpenAI's prices of November 2026,
            unknown for a model that is not on that list. The text of a question is never
            kept.)
        ▸ Numbers
          Day | Feature | Engine | Calls | Not answered | Tokens in | Tokens out | Cost |
            Mean seconds
          2026-06-15 | Insights | OpenAI (gpt-6-luna) | 2 | 0 | 1800 | 200 | 0.00028 | 1.5
          2026-06-13 | A new skill | OpenAI (gpt-6-luna) | 1 | 0 | 900 | 100 |  | 1.5
          2026-06-13 | Web & social | OpenAI (gpt-6-luna) | 1 | 1 | 900 | 100 | 1.01014 |
            1.5
        """
    )


def test_tokens_and_cost_are_told_the_same_way(draw: Draw, asked: Workspace) -> None:
    app = draw(section, day(6, 1), TODAY)
    app.segmented_control[0].set_value("Tokens").run()
    tokens = "A new skill: 1,000, Insights: 2,000, Web & social: 1,000"
    assert f"Tokens by feature and day. {tokens}." in lines(app)
    app.segmented_control[0].set_value("Cost").run()
    cost = "A new skill: unknown, Insights: $0.0003, Web & social: $1.01"
    assert f"Cost by feature and day. {cost}." in lines(app)


def test_a_chart_has_a_bar_a_day_on_which_something_was_asked(draw: Draw, asked: Workspace) -> None:
    spec, rows = chart(draw(section, day(6, 1), TODAY))
    assert [(f"{start:%d.%m.}", part, amount) for start, part, _, amount in rows] == [
        ("13.06.", "A new skill", 1.0),
        ("15.06.", "A new skill", 0.0),
        ("13.06.", "Insights", 0.0),
        ("15.06.", "Insights", 2.0),
        ("13.06.", "Web & social", 1.0),
        ("15.06.", "Web & social", 0.0),
    ]
    encoding = spec["encoding"]
    assert encoding["y"]["title"] == "Calls"
    assert encoding["order"]["field"] == "Place"
    assert [tip["field"] for tip in encoding["tooltip"]] == ["Start", "Part", "Amount"]


def test_days_on_which_nothing_was_asked_say_why(draw: Draw) -> None:
    assert sketch(draw(section, day(1, 1), TODAY)) == drawing(
        """
        Info: No AI service was asked on these days. The built-in analyst answers from your
            records and costs nothing; with OPENAI_API_KEY or OPENAI_BASE_URL set, a service
            is asked.
        """
    )


def test_what_is_left_of_the_days_tokens_is_told(
    draw: Draw, asked: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    meter = Meter(asked.db, lambda: NOW, 50_000)
    monkeypatch.setattr(memory.server(), "workspace", lambda: replace(asked, meter=meter))
    (line,) = [line for line in lines(draw(section, day(1, 1), TODAY)) if "Today" in line]
    assert line.startswith("(Today 2,000 of 50,000 tokens are used; past them")
    meter = Meter(asked.db, lambda: NOW, None)
    monkeypatch.setattr(memory.server(), "workspace", lambda: replace(asked, meter=meter))
    assert "Today" not in sketch(draw(section, day(1, 1), TODAY))
