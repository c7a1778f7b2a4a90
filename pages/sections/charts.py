"""What charts have in common: their figures in words, as a table, and as rows to draw from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from altair import Chart
    from pandas import DataFrame

Parts = Mapping[str, Sequence[float]]
DAY, WEEK, MONTH = "Day", "Week from", "Month"


def show(chart: "Chart", words: str) -> None:
    """The chart, with its figures in words for who can't see it."""
    st.altair_chart(chart, width="stretch", theme="streamlit", alt=words)
    st.caption(words)


def told(amounts: Mapping[str, float], unit: str = "") -> str:
    """A chart's figures in words, all together and one by one."""
    each = ", ".join(f"{name}: {unit}{amount:,.0f}" for name, amount in amounts.items())
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
