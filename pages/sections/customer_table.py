"""Customers as a table, of which a row opens the customer."""

from datetime import date, datetime

import streamlit as st

from crm.models import CustomerCard
from pages.ui import labels, session


def show(cards: list[CustomerCard]) -> None:
    """The table; choosing a cell opens the customer of its row."""
    import pandas  # half a second, so only where a table is drawn

    table = pandas.DataFrame(
        {
            "Name": [card.name for card in cards],
            "Company": [card.company for card in cards],
            "Stage": [labels.stage(card.stage) for card in cards],
            "Sentiment": [labels.sentiment(card.overall_sentiment) for card in cards],
            "Last contact": [_day(card.last_contact) for card in cards],
            "Next follow-up": [card.next_follow_up_on for card in cards],
        }
    )
    choice = st.dataframe(
        table,
        height="content",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        column_config={
            name: st.column_config.DateColumn(name, format="D MMM YYYY")
            for name in ("Last contact", "Next follow-up")
        },
        alt="Customers that match the filters; choose a cell to open the customer",
        key=f"customers_{[card.id for card in cards]}",
    )
    for row, _ in choice.selection.cells:
        st.switch_page("pages/customer.py", query_params={"customer": str(cards[row].id)})


def _day(moment: datetime | None) -> date | None:
    return moment and session.local(moment).date()
