"""Who stands where on the way from lead to customer, searched and filtered."""

import streamlit as st

from crm.models import SENTIMENTS, Sentiment
from pages.sections import pipeline_board
from pages.ui import labels, live, parts, session


def show_filters() -> tuple[str, Sentiment | None]:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    search = left.text_input(
        "Search",
        type="search",
        max_chars=200,
        placeholder="Name, email, company or phone",
        key="pipeline_search",
        bind="query-params",
    )
    sentiment = right.selectbox(
        "Sentiment",
        [None, *SENTIMENTS],
        format_func=lambda value: labels.SENTIMENT[value] if value else "All",
        key="pipeline_sentiment",
        bind="query-params",
    )
    return search, sentiment


@parts.fragment
def show_board() -> None:
    """All that a click on this page changes."""
    pipeline_board.show(*show_filters())


session.workspace()
st.title("Pipeline", anchor=False)
show_board()
live.watch()
