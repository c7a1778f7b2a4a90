"""What happened last, with whom; it refreshes itself."""

from functools import partial

import streamlit as st

from crm import interactions
from crm.dates import long_date
from pages.sections import customer_link
from pages.ui import labels, session
from pages.ui.shell import trouble

REFRESH_SECONDS = 5


@st.fragment(run_every=REFRESH_SECONDS)
def show() -> None:
    """The newest interactions, each with its day and sentiment."""
    st.subheader("Recent activity", anchor=False)
    with trouble():
        items = session.read("recent", partial(interactions.recent, session.workspace()))
        if not items:
            st.caption(
                "Nothing has been logged yet: open a customer and log your first interaction."
            )
        for item in items:
            day = long_date(session.local(item.date).date(), session.today())
            line = f"{day} · {labels.sentiment(item.sentiment)} · {item.subject or item.summary}"
            customer_link.show_line(item.name, item.customer_id, labels.TYPE_ICON[item.type], line)
