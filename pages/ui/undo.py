"""The way back from what was just done, offered until it is taken or something else is done."""

from collections.abc import Callable

import streamlit as st

from pages.ui import session
from pages.ui.saving import refusals


def of_customer(id: int) -> str:
    """The session key of what the head of a customer's page offers."""
    return f"customer_{id}_header_undo"


def keep(key: str, said: str, act: Callable[[], object]) -> None:
    """Keeps the way back under a session key; `said` tells what was done."""
    st.session_state[key] = (said, act)


def offer(key: str) -> None:
    """Says what was done, with a button that undoes it."""
    if key not in st.session_state:
        return
    said, act = st.session_state[key]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(said)
        clicked = st.button("Undo", icon=":material/undo:", key=f"{key}_undo")
    if clicked:
        with refusals():
            act()
            del st.session_state[key]
            session.saved("As before.")
            st.rerun()
