"""Dialogs, and runs of the page that come by themselves: those would close one with its words."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import streamlit as st

OPEN = "dialog_is_open"


def dialog(title: str, **options: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Like `st.dialog`; while it is open, `run_page` leaves the page as it is."""

    def decorate(draw: Callable[..., None]) -> Callable[..., None]:
        @wraps(draw)
        def shown(*args: Any, **more: Any) -> None:
            st.session_state[OPEN] = True
            draw(*args, **more)

        return st.dialog(title, on_dismiss="rerun", **options)(shown)

    return decorate


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
