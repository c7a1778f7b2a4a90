"""Parts of a page that run by themselves, which say what went wrong as the frame does.

Streamlit shows an error in a fragment or dialog as a traceback, before the frame would hear of it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import streamlit as st

from crm.errors import NotFound, SetupError, Unavailable
from pages.ui import dialogs
from pages.ui.shell import trouble

P = ParamSpec("P")


def fragment(draw: Callable[P, None]) -> Callable[P, None]:
    """Like `st.fragment`; what fails in the page's own run is the page's trouble."""

    @wraps(draw)
    def shown(*args: P.args, **more: P.kwargs) -> None:
        by_page = [True]
        failed: list[Exception] = []

        @st.fragment
        @wraps(draw)  # by whose name the browser tells this from another one in the same place
        def guarded() -> None:
            if not by_page:
                with trouble(retried=True, key=f"{draw.__module__}_again"):
                    draw(*args, **more)
                return
            try:
                draw(*args, **more)
            except (SetupError, Unavailable, NotFound) as error:
                failed.append(error)

        guarded()
        by_page.clear()
        if failed:
            raise failed.pop()

    return shown


def dialog(title: str, **options: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Like `st.dialog`; while it is open, `dialogs.run_page` leaves the page as it is."""

    def decorate(draw: Callable[..., None]) -> Callable[..., None]:
        @wraps(draw)
        def shown(*args: Any, **more: Any) -> None:
            st.session_state[dialogs.OPEN] = True
            with trouble(key="dialog_again"):
                draw(*args, **more)

        return st.dialog(title, on_dismiss="rerun", **options)(shown)

    return decorate
