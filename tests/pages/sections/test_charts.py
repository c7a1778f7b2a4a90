"""How charts are drawn: bars of parts, lying bars, their figures in words and as a table."""

from datetime import date
from typing import Any

import pytest

from pages.sections import charts

PARTS = {"Email": [1.0, 2.0], "Call": [0.0, 3.0]}
WEEKS = [date(2026, 6, 1), date(2026, 6, 8)]


def test_figures_are_told_all_together_and_one_by_one() -> None:
    assert charts.in_words({"Email": 1200, "Call": 3}) == "1,203 in all. Email: 1,200, Call: 3."
    assert charts.in_words({"Suits": 1200.4}, "€") == "€1,200 in all. Suits: €1,200."


def test_a_chart_reads_one_row_for_each_part_of_a_bar() -> None:
    rows = [tuple(row.values()) for row in charts.long(WEEKS, PARTS).to_pylist()]
    assert [(f"{start:%d.%m.}", *more) for start, *more in rows] == [
        ("01.06.", "Email", 0, 1.0),
        ("08.06.", "Email", 0, 2.0),
        ("01.06.", "Call", 1, 0.0),
        ("08.06.", "Call", 1, 3.0),
    ]


def drawn(period: str = charts.WEEK, share: bool = False) -> dict[str, Any]:
    chart = charts.stacked(period, WEEKS, PARTS, ["#111111", "#222222"], "Interactions", share)
    return dict(chart["encoding"])


def test_a_bar_stands_for_each_week_and_is_made_of_its_parts_in_their_order() -> None:
    bars = drawn()
    assert (bars["x"]["field"], bars["x"]["type"]) == ("Start", "ordinal")
    assert (bars["x"]["title"], bars["y"]["title"]) == ("Week from", "Interactions")
    assert (bars["y"]["field"], bars["y"]["stack"]) == ("Amount", "zero")
    assert bars["y"]["axis"]["format"] == ",d"
    assert bars["order"]["field"] == "Place"
    assert bars["color"]["scale"] == {
        "domain": ["Email", "Call"],
        "range": ["#111111", "#222222"],
    }
    assert bars["color"]["legend"]["orient"] == "top"
    assert bars["color"]["legend"]["columns"] == 2
    assert [tip["field"] for tip in bars["tooltip"]] == ["Start", "Part", "Amount"]


def test_shares_fill_each_bar_and_are_counted_in_hundredths() -> None:
    bars = drawn(share=True)
    assert bars["y"]["stack"] == "normalize"
    assert (bars["y"]["axis"]["format"], bars["y"]["axis"]["tickMinStep"]) == ("%", 0.1)
    assert drawn()["y"]["axis"]["tickMinStep"] == 1
    assert bars["tooltip"][2]["title"] == "Number"
    assert drawn()["tooltip"][2]["title"] == "Interactions"


@pytest.mark.parametrize(("period", "form"), [(charts.MONTH, "%b %Y"), (charts.WEEK, "%-d %b %Y")])
def test_a_month_is_named_without_its_day(period: str, form: str) -> None:
    bars = drawn(period)
    assert bars["x"]["axis"]["format"] == form
    assert bars["tooltip"][0]["format"] == form


def test_lying_bars_stand_in_the_order_they_are_given_and_each_has_room() -> None:
    chart = charts.lying({"Lead": 3, "Customer": 1}, by="Stage", of="Customers")
    bars = chart["encoding"]
    assert (bars["x"]["field"], bars["y"]["field"], bars["y"]["sort"]) == (
        "Customers",
        "Stage",
        None,
    )
    assert bars["x"]["axis"]["tickMinStep"] == 1
    assert [tip["field"] for tip in bars["tooltip"]] == ["Stage", "Customers"]
    more = charts.lying({"a": 1, "b": 1, "c": 1}, by="Stage", of="Customers")
    assert more["height"] > chart["height"]
