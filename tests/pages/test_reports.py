"""Reports: charts with the store's own numbers, a range of days, and what is said of none."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, reports
from crm.errors import Unavailable
from crm.workspace import OFFLINE, Workspace
from db.gateway import Filter, Query, Row, insert
from db.sqlite import SQLiteGateway
from tests.pages.conftest import words
from tests.pages.controls import cards

HEADINGS = [
    "Clients gone quiet",
    "Stage funnel",
    "Interactions by week and type",
    "Mood over time",
    "Sales by category and month",
    "AI use",
]
TYPES = ["Email", "Call", "Meeting", "Note"]
MOODS = ["😊 Positive", "😐 Neutral", "😟 Negative"]
CATEGORIES = ["Suits", "Dresses", "Accessories", "Shoes"]
EMPTY = ["Your book is empty", "Nothing was logged", "No mood is known", "Nothing was sold"]


@pytest.fixture
def ws(book: Path) -> Workspace:
    return Workspace(SQLiteGateway(book), OFFLINE)


def table(app: AppTest, heading: str) -> Any:
    """The numbers below a heading."""
    return app.dataframe[HEADINGS.index(heading)].value


def held(ws: Workspace, source: str, since: date, until: date) -> list[Row]:
    """The rows of these days that are not archived, and not of an archived customer."""
    present = {card.id for card in customers.every(ws)}
    [rows] = ws.db.rows(Query(source, [Filter("archived_at", "is_null", True)]))
    column = "date" if source == "interactions" else "bought_on"

    def day(row: Row) -> date:
        value = row[column]
        return value.date() if isinstance(value, datetime) else value

    return [row for row in rows if row["customer_id"] in present and since <= day(row) <= until]


def usual_days() -> tuple[date, date]:
    today = datetime.now(UTC).date()
    return today - timedelta(days=364), today


def check_sums(app: AppTest, ws: Workspace, since: date, until: date) -> None:
    """The tables of this range add up to what the store holds."""
    logged = held(ws, "interactions", since, until)
    by_type = [sum(row["type"] == type.lower() for row in logged) for type in TYPES]
    moods = ["positive", "neutral", "negative"]
    by_mood = [sum(row["sentiment"] == mood for row in logged) for mood in moods]
    sold = sum(row["price_paid"] * row["quantity"] for row in held(ws, "purchases", since, until))
    assert sum(by_type) and sold
    assert list(table(app, "Interactions by week and type")[TYPES].sum()) == by_type
    assert list(table(app, "Mood over time")[MOODS].sum()) == by_mood
    sales = table(app, "Sales by category and month")[CATEGORIES]
    assert sales.sum().sum() == pytest.approx(float(sold))


def test_every_chart_is_there_with_its_numbers(open_app: Callable[..., AppTest]) -> None:
    app = open_app("reports")
    assert not app.exception
    assert app.title[0].value == "Reports"
    assert [heading.value for heading in app.subheader] == HEADINGS
    assert len(app.get("vega_lite_chart")) == 6
    assert len(app.dataframe) == 5
    assert ["No AI service was asked" in box.value for box in app.info] == [True]


def test_the_tables_add_up_to_what_the_store_holds(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app("reports")
    check_sums(app, ws, *usual_days())
    stages = table(app, "Stage funnel")
    assert list(stages["Stage"]) == ["Lead", "Prospect", "Customer"]
    assert list(stages["Customers"]) == [13, 13, 29]
    total = float(sum(each.bought_total for each in reports.stages(ws)))
    assert stages["Bought so far"].sum() == pytest.approx(total)
    assert f"€{total:,.0f} in all" in words(app)


def test_another_range_has_other_numbers_and_leaves_the_rest_as_it_is(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app("reports")
    before = table(app, "Stage funnel")
    since, until = usual_days()[1] - timedelta(days=100), usual_days()[1] - timedelta(days=40)
    app.date_input(key="days").set_value((since, until)).run()
    assert not app.exception
    check_sums(app, ws, since, until)
    assert len(table(app, "Interactions by week and type")) in (9, 10)
    assert table(app, "Stage funnel").equals(before)


@pytest.mark.parametrize("turned", [False, True])
def test_the_range_can_stand_in_the_address_either_way_round(
    open_app: Callable[..., AppTest], ws: Workspace, turned: bool
) -> None:
    since, until = usual_days()[1] - timedelta(days=100), usual_days()[1] - timedelta(days=40)
    app = open_app("reports", days=sorted([str(since), str(until)], reverse=turned))
    check_sums(app, ws, since, until)


@pytest.mark.parametrize(
    "typed", [["2026-05-01"], ["x"], ["1800-01-01", "1801-01-01"], ["2026-01-01", "2999-01-01"]]
)
def test_a_range_in_the_address_that_is_none_shows_the_last_twelve_months(
    open_app: Callable[..., AppTest], ws: Workspace, typed: list[str]
) -> None:
    app = open_app("reports", days=typed)
    assert not app.exception
    check_sums(app, ws, *usual_days())


def test_the_mood_can_be_seen_as_shares(open_app: Callable[..., AppTest]) -> None:
    app = open_app("reports")
    moods = table(app, "Mood over time")
    shares = moods[["Positive share", "Neutral share", "Negative share"]].dropna().sum(axis=1)
    assert list(shares) == pytest.approx([1.0] * len(shares))
    app.segmented_control(key="mood_as").set_value("Share").run()
    assert not app.exception
    assert '"normalize"' in app.get("vega_lite_chart")[4].proto.spec


def test_who_is_silent_longest_is_listed_with_a_link_each(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app("reports")
    total, longest = sum(reports.standing(ws).quiet.values()), reports.standing(ws).longest
    assert total
    assert table(app, "Clients gone quiet")["Clients"].sum() == total
    assert [card["href"] for card in cards(app)] == [
        f"customer?customer={each.customer_id}" for each in longest
    ]
    assert f"Silent for {longest[0].silent} days" in cards(app)[0]["lines"][0][0]["text"]


def test_days_without_anything_say_what_to_do(open_app: Callable[..., AppTest]) -> None:
    app = open_app("reports")
    app.date_input(key="days").set_value((date(1990, 1, 1), date(1990, 2, 1))).run()
    assert not app.exception
    assert [heading.value for heading in app.subheader] == HEADINGS
    *said, unasked = [box.value for box in app.info]
    assert "No AI service was asked on these days" in unasked
    assert [text.split(" on ")[0].split(" of ")[0] for text in said] == EMPTY[1:]
    assert all("choose an earlier first day" in text for text in said)


def test_an_empty_book_says_under_each_heading_what_to_do_first(
    open_app: Callable[..., AppTest], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AICRM_DATABASE", str(book.with_name("empty.db")))
    monkeypatch.setenv("AICRM_DEMO", "false")
    app = open_app("reports")
    assert not app.exception
    assert [heading.value for heading in app.subheader] == HEADINGS
    assert not app.dataframe
    said = [box.value for box in app.info]
    assert len(said) == 6
    assert "Nobody has gone quiet" in said[0]
    assert all(text.startswith(start) for text, start in zip(said[1:], EMPTY, strict=False))


@pytest.mark.parametrize("sources", [{"sale_days"}, None])
def test_a_chart_that_the_store_does_not_answer_is_no_empty_one_and_breaks_no_other(
    open_app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, sources: set[str] | None
) -> None:
    app = open_app()
    answer = SQLiteGateway.rows

    def rows(store: SQLiteGateway, *queries: Query) -> list[list[Row]]:
        if sources is None or sources & {query.source for query in queries}:
            raise Unavailable("no answer")
        return answer(store, *queries)

    monkeypatch.setattr(SQLiteGateway, "rows", rows)
    app.switch_page("pages/reports.py").run()
    assert not app.exception
    assert [heading.value for heading in app.subheader] == HEADINGS
    assert len(app.error) == (3 if sources else 6)
    assert len(app.dataframe) == (2 if sources else 0)
    assert len(app.info) == (1 if sources else 0)


def called(day: datetime, feature: str, microdollars: int, failure: str = "") -> Any:
    values = {"tokens_in": 900, "tokens_out": 100, "milliseconds": 1500}
    return insert(
        "ai_calls", called_at=day, feature=feature, engine="OpenAI (gpt-6-luna)",
        microdollars=microdollars, failure=failure, **values,
    )  # fmt: skip


def test_the_use_of_an_ai_service_is_told_by_feature_and_day(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    today = datetime.now(UTC)
    ws.db.write(
        called(today, "customer_insights", 140),
        called(today, "customer_insights", 140),
        called(today - timedelta(days=2), "web_intelligence", 10_140, "It is busy."),
        called(today - timedelta(days=600), "email_draft", 140),
    )
    app = open_app("reports")
    assert not app.exception
    assert not app.info
    told = {metric.label: metric.value for metric in app.metric}
    assert told == {"Calls": "3", "Not answered": "1", "Tokens": "3,000", "Cost": "$0.0104"}
    numbers = table(app, "AI use")
    assert list(numbers["Feature"]) == ["Insights", "Web & social"]
    assert list(numbers["Calls"]) == [2, 1]
    assert list(numbers["Cost"]) == pytest.approx([0.00028, 0.01014])
    for kind in ("Calls", "Tokens", "Cost"):
        app.segmented_control(key="ai_use_as").set_value(kind).run()
        assert not app.exception
        assert f"{kind} by feature and day. Insights: " in words(app)


def test_what_is_left_of_the_day_s_tokens_is_told(
    open_app: Callable[..., AppTest], ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws.db.write(called(datetime.now(UTC), "customer_insights", 140))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("AI_DAILY_TOKENS", "50000")
    app = open_app("reports")
    assert "Today 1,000 of 50,000 tokens are used" in words(app)
    assert "not asked yet" in words(app)
    assert "sk-secret" not in words(app)
