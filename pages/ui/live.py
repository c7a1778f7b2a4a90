"""What an open page does by itself: it looks, now and then, at what may have changed."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import NoReturn

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.ui import dialogs, memory, session, sign_in

LOOK_SECONDS = 3
DRAWN = "drawn"
"""The customer, or None for all, whom the page shows, and as of which news."""

SHARED_SECONDS = 2.5
"""For how long an answer serves all sessions of the server."""


def repeat(seconds: float, draw: Callable[[bool], None]) -> None:
    """Draws this now, and again every so many seconds, without the rest of the page.

    `draw` is told whether it is drawn by the page's own run. That one has to go on to its end, for
    there may be a click in it that is not yet attended to: it must ask for no other run.
    """
    by_page = [True]

    @st.fragment(run_every=seconds)
    @wraps(draw)  # by whose name the browser tells this from another one in the same place
    def again() -> None:
        draw(bool(by_page))

    again()
    by_page.clear()


def watch(customer_id: int | None = None) -> None:
    """Runs the page again once somebody has changed this customer, or without one anybody.

    What is typed, scrolled to and offered stays; while a dialog is open nothing is run.
    """
    st.session_state[DRAWN] = customer_id, memory.server().reads.stamp(customer_id)

    def look(by_page: bool) -> None:
        if by_page:  # which has just read what it shows
            return
        if sign_in.menu() == "hidden":
            st.rerun()
        _ask()
        if (customer_id, memory.server().reads.stamp(customer_id)) != st.session_state.get(DRAWN):
            dialogs.run_page()

    repeat(LOOK_SECONDS, look)


def follow() -> None:
    """Counts what the session has just saved as drawn: its fragment draws that by itself."""
    if before := st.session_state.get(DRAWN):
        st.session_state[DRAWN] = before[0], memory.server().reads.stamp(before[0])


def run_fragment() -> NoReturn:
    """Runs the fragment again in which something was clicked."""
    with suppress(StreamlitAPIException):  # a run of the page has taken the click with it
        st.rerun(scope="fragment")
    st.rerun()


@st.cache_data(ttl=SHARED_SECONDS, show_spinner=False)
def _ask() -> None:
    session.look()
