"""Dialogs, and runs of the page that come by themselves: those would close one with its words."""

import streamlit as st

OPEN = "dialog_is_open"


def begin_run() -> None:
    """A run of the whole page begins: it has no dialog unless it opens one."""
    st.session_state[OPEN] = False


def run_page() -> None:
    """Runs the whole page again, for a fragment that has news; not while a dialog is open."""
    if not is_open():
        st.rerun()


def is_open() -> bool:
    """Whether the last run of the whole page opened a dialog."""
    return bool(st.session_state.get(OPEN))
