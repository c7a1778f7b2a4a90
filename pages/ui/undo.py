"""The way back from what was just done, offered until it is taken or something else is done."""

from collections.abc import Callable
from typing import NoReturn

import streamlit as st

from pages.ui import saving


def of_customer(id: int) -> str:
    """The session key of what the head of a customer's page offers."""
    return f"customer_{id}_header_undo"


def done(
    key: str, deed: str, back: Callable[[], object], message: str = "", here: bool = False
) -> NoReturn:
    """Keeps the way back from a deed under a session key, and runs the page again.

    `message` is what is told once; without one it is the deed itself, which `offer` repeats.
    """
    st.session_state[key] = (deed, back)
    saving.done(message or deed, here)


def keep(key: str, deed: str, back: Callable[[], object], message: str = "") -> None:
    """Does so in a fragment that has yet to draw what was done, and needs no other run."""
    st.session_state[key] = (deed, back)
    saving.tell(message or deed)


def offer(key: str, here: bool = False) -> None:
    """Says what was done, with a button that undoes it."""
    if key not in st.session_state:
        return
    deed, back = st.session_state[key]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(deed)
        clicked = st.button("Undo", icon=":material/undo:", key=f"{key}_undo")
    if clicked:
        with saving.refusals():
            back()
            del st.session_state[key]
            saving.done("As before.", here)
