"""What the book adds up to: charts, each with its numbers, most over days that one chooses."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import streamlit as st

from crm.drafts import EARLIEST
from crm.errors import Unavailable
from pages.sections import ai_use, period_reports, standing_reports
from pages.ui import session

YEAR = timedelta(days=364)


def choose_days() -> tuple[date, date]:
    """The first and the last day of the range, both included."""
    newest = max(session.today(), session.workspace().clock().date())
    usual = (newest - YEAR, newest)
    days = st.date_input(
        "Days",
        usual,
        min_value=EARLIEST,
        max_value=newest,
        key="days",
        bind="query-params",
        width=280,
        help="From the first to the last day, both included; a day begins at midnight UTC.",
    )
    return (min(days), max(days)) if len(days) == 2 else usual


@contextmanager
def section(title: str) -> Iterator[None]:
    """A chart's place: when its figures can't be had it says so, and the others are still drawn."""
    st.subheader(title, anchor=False)
    try:
        with st.spinner("Adding up…"):
            yield
    except Unavailable as error:
        st.error("The store does not answer: this can't be shown now.", icon=":material/cloud_off:")
        st.text(str(error))
        st.button("Try again", icon=":material/refresh:", key=f"again_{title}")


session.workspace()
st.title("Reports", anchor=False)
first, last = choose_days()
with section("Clients gone quiet"):
    standing_reports.show_quiet()
with section("Stage funnel"):
    standing_reports.show_stages()
with section("Interactions by week and type"):
    period_reports.show_interactions(first, last)
with section("Mood over time"):
    period_reports.show_sentiments(first, last)
with section("Sales by category and month"):
    period_reports.show_sales(first, last)
with section("AI use"):
    ai_use.show(first, last)
