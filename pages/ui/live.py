"""What keeps an open page as the book is: one small question for the whole server, now and then."""

import streamlit as st

from pages.ui import dialogs, session, sign_in

LOOK_SECONDS = 3
SHARED_SECONDS = 2.5
"""For how long an answer serves all sessions of the server."""


def watch(customer_id: int | None = None) -> None:
    """Runs the page again once somebody has changed this customer, or without one anybody.

    What is typed, scrolled to and offered stays; while a dialog is open nothing is run.
    """
    drawn = session.reads().stamp(customer_id)
    run_by_page = [True]

    @st.fragment(run_every=LOOK_SECONDS)
    def look() -> None:
        if run_by_page:  # the page has just read what it shows
            run_by_page.clear()
            return
        if sign_in.menu() == "hidden":
            st.rerun()
        _ask()
        if session.reads().stamp(customer_id) != drawn:
            dialogs.run_page()

    look()


@st.cache_data(ttl=SHARED_SECONDS, show_spinner=False)
def _ask() -> None:
    session.look()
