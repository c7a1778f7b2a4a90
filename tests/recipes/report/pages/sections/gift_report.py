"""What was given over days that one chooses."""

from datetime import date
from functools import partial

import streamlit as st

from crm import reports
from pages.ui import session


def show(since: date, until: date) -> None:
    """The number of gifts and what they cost."""
    load = partial(reports.gifts, session.workspace(), since, until)
    days = session.read(f"gift days {since} {until}", load)
    number, total = sum(day.gifts for day in days), sum(day.given_total for day in days)
    st.text(f"{number} gifts for €{total:,.2f}")
