"""How charts are drawn: of which bars, with their figures in words and as a table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.ui import labels

if TYPE_CHECKING:
    from altair import Chart
    from pandas import DataFrame

Parts = Mapping[str, Sequence[float]]
DAY, WEEK, MONTH = "Day", "Week from", "Month"


def show(chart: "Chart", words: str) -> None:
    """What the chart says in words, and the chart."""
    st.markdown(words)
    draw(chart, words)


def draw(chart: "Chart", words: str) -> None:
    """The chart, with its figures in words for who can't see it."""
    st.altair_chart(chart, width="stretch", theme="streamlit", alt=words)


def in_words(amounts: Mapping[str, float], unit: str = "") -> str:
    """A chart's figures in words, all together and those that are not nothing one by one."""
    each = ", ".join(f"{name}: {unit}{amount:,.0f}" for name, amount in amounts.items() if amount)
    return f"{unit}{sum(amounts.values()):,.0f} in all. {each}."


def show_numbers(numbers: Mapping[str, Sequence[Any]], **formats: list[str]) -> None:
    """The chart's numbers as a table; the names of columns by their format."""
    import pandas

    config: dict[str, Any] = {
        DAY: st.column_config.DateColumn(format="D MMM YYYY"),
        WEEK: st.column_config.DateColumn(format="D MMM YYYY"),
        MONTH: st.column_config.DateColumn(format="MMM YYYY"),
    }
    for format, names in formats.items():
        config |= dict.fromkeys(names, st.column_config.NumberColumn(format=format))
    table = pandas.DataFrame(numbers)
    with st.expander("Numbers"):
        st.dataframe(table, hide_index=True, column_config=config)


def long(starts: list[date], parts: Parts) -> "DataFrame":
    """One row for each bar's part, as a chart reads them."""
    import pandas

    rows = [
        (pandas.Timestamp(start), part, place, amount)
        for place, (part, amounts) in enumerate(parts.items())
        for start, amount in zip(starts, amounts, strict=True)
    ]
    return pandas.DataFrame(rows, columns=["Start", "Part", "Place", "Amount"])


def stacked(
    period: str, starts: list[date], parts: Parts, colours: list[str], of: str, share: bool = False
) -> "Chart":
    """A bar for each week or month, made of its parts in this order, from the axis upwards."""
    import altair

    form = "%b %Y" if period == MONTH else "%-d %b %Y"
    number, step = ("%", 0.1) if share else (",d", 1)
    place = altair.Axis(format=form, labelAngle=0, labelOverlap="greedy", labelBound=True)
    height = altair.Axis(format=number, tickMinStep=step)
    colour = altair.Scale(domain=list(parts), range=colours)
    legend = altair.Legend(title=None, orient="top", columns=len(parts))
    return (
        altair.Chart(long(starts, parts))
        .mark_bar()
        .encode(
            x=altair.X("yearmonthdate(Start):O", title=period, axis=place),
            y=altair.Y("Amount:Q", title=of, stack="normalize" if share else "zero", axis=height),
            color=altair.Color("Part:N", scale=colour, legend=legend),
            order=altair.Order("Place:Q"),
            tooltip=[
                altair.Tooltip("Start:T", title=period, format=form),
                altair.Tooltip("Part:N", title="Kind"),
                altair.Tooltip("Amount:Q", title="Number" if share else of, format=",d"),
            ],
        )
        .properties(height=320)
    )


def lying(amounts: Mapping[str, float], *, by: str, of: str) -> "Chart":
    """One lying bar for each name, in this order."""
    import altair
    import pandas

    frame = pandas.DataFrame({by: amounts.keys(), of: amounts.values()})
    axis = altair.Axis(format=",d", tickMinStep=1, tickCount=4)
    length = altair.X(f"{of}:Q", axis=axis)
    tooltip = [altair.Tooltip(f"{by}:N"), altair.Tooltip(f"{of}:Q", format=",d")]
    return (
        altair.Chart(frame)
        .mark_bar(color=labels.ACCENT)
        .encode(x=length, y=altair.Y(f"{by}:N", sort=None), tooltip=tooltip)
        .properties(height=60 + 36 * len(amounts), padding={"right": 16})
    )
