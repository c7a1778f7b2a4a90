"""How charts are drawn: of which bars, with their figures in words and as a table.

A chart is Vega-Lite's own description over an Arrow table: what Altair makes of the same takes ten
times as long, and a page with six of them is drawn anew at each click.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from pages.ui import labels

Chart = dict[str, Any]
Parts = Mapping[str, Sequence[float]]
DAY, WEEK, MONTH = "Day", "Week from", "Month"
COLUMNS = {
    "Start": "temporal",
    "Part": "nominal",
    "Place": "quantitative",
    "Amount": "quantitative",
}
"""What a chart of bars reads in each row, and what that is to Vega-Lite."""


@dataclass(frozen=True)
class Amounts:
    """What a bar's height stands for, by its axis, and how a part of it is told."""

    title: str
    told: str
    format: str = ",d"
    kind: str = "Kind"
    axis: Chart = field(default_factory=dict)
    stack: str = "zero"


def show(chart: Chart, words: str) -> None:
    """What the chart says in words, and the chart."""
    st.markdown(words)
    draw(chart, words)


def draw(chart: Chart, words: str) -> None:
    """The chart, with its figures in words for who can't see it."""
    st.vega_lite_chart(chart, width="stretch", theme="streamlit", alt=words)


def in_words(amounts: Mapping[str, float], unit: str = "") -> str:
    """A chart's figures in words, all together and those that are not nothing one by one."""
    each = ", ".join(f"{name}: {unit}{amount:,.0f}" for name, amount in amounts.items() if amount)
    return f"{unit}{sum(amounts.values()):,.0f} in all. {each}."


def show_numbers(numbers: Mapping[str, Sequence[Any]], **formats: list[str]) -> None:
    """The chart's numbers as a table; the names of columns by their format."""
    import pyarrow

    config: dict[str, Any] = {
        DAY: st.column_config.DateColumn(format="D MMM YYYY"),
        WEEK: st.column_config.DateColumn(format="D MMM YYYY"),
        MONTH: st.column_config.DateColumn(format="MMM YYYY"),
    }
    for format, names in formats.items():
        config |= dict.fromkeys(names, st.column_config.NumberColumn(format=format))
    with st.expander("Numbers"):
        st.dataframe(pyarrow.table(dict(numbers)), hide_index=True, column_config=config)


def table(**columns: Sequence[Any]) -> Any:
    """The rows that a chart reads, by their columns; a day is a midnight of no zone."""
    import pyarrow

    moment = pyarrow.timestamp("ms")
    arrays = {name: pyarrow.array(cells) for name, cells in columns.items()}
    return pyarrow.table(
        {
            name: cells.cast(moment) if cells.type == pyarrow.date32() else cells
            for name, cells in arrays.items()
        }
    )


def long(starts: Sequence[date], parts: Parts) -> Any:
    """One row for each bar's part, as a chart reads them."""
    return table(
        Start=[start for _ in parts for start in starts],
        Part=[part for part in parts for _ in starts],
        Place=[place for place in range(len(parts)) for _ in starts],
        Amount=[amount for amounts in parts.values() for amount in amounts],
    )


def bars(
    period: str,
    starts: Sequence[date],
    parts: Parts,
    colours: Sequence[str],
    amounts: Amounts,
    columns: int,
) -> Chart:
    """A bar for each of the starts, made of its parts in this order, from the axis upwards.

    The legend of the parts has so many columns.
    """
    form = "%b %Y" if period == MONTH else "%-d %b %Y"
    start, part, place, amount = ({"field": field, "type": type} for field, type in COLUMNS.items())
    axis = {"format": form, "labelAngle": 0, "labelOverlap": "greedy", "labelBound": True}
    height = {"title": amounts.title, "stack": amounts.stack, "axis": amounts.axis}
    scale = {"domain": [*parts], "range": [*colours]}
    legend = {"title": None, "orient": "top", "columns": columns}
    across = {"field": "Start", "timeUnit": "yearmonthdate", "type": "ordinal", "title": period}
    return {
        "data": long(starts, parts),
        "mark": {"type": "bar"},
        "height": 320,
        "encoding": {
            "x": {**across, "axis": axis},
            "y": {**amount, **height},
            "color": {**part, "scale": scale, "legend": legend},
            "order": place,
            "tooltip": [
                {**start, "title": period, "format": form},
                {**part, "title": amounts.kind},
                {**amount, "title": amounts.told, "format": amounts.format},
            ],
        },
    }


def stacked(
    period: str, starts: list[date], parts: Parts, colours: list[str], of: str, share: bool = False
) -> Chart:
    """A bar for each week or month, made of its parts in this order, from the axis upwards."""
    axis = {"format": "%", "tickMinStep": 0.1} if share else {"format": ",d", "tickMinStep": 1}
    told, stack = ("Number", "normalize") if share else (of, "zero")
    amounts = Amounts(of, told, axis=axis, stack=stack)
    return bars(period, starts, parts, colours, amounts, len(parts))


def lying(amounts: Mapping[str, float], *, by: str, of: str) -> Chart:
    """One lying bar for each name, in this order."""
    name, amount = {"field": by, "type": "nominal"}, {"field": of, "type": "quantitative"}
    columns: dict[str, list[Any]] = {by: [*amounts], of: [*amounts.values()]}
    return {
        "data": table(**columns),
        "mark": {"type": "bar", "color": labels.ACCENT},
        "height": 60 + 36 * len(amounts),
        "padding": {"right": 16},
        "encoding": {
            "x": {**amount, "axis": {"format": ",d", "tickMinStep": 1, "tickCount": 4}},
            "y": {**name, "sort": None},
            "tooltip": [name, {**amount, "format": ",d"}],
        },
    }
