"""What the AI sees: the words that leave for a service, to the letter, or why none do."""

from collections.abc import Callable

import streamlit as st

from crm.workspace import Sight


def show(key: str, see: Callable[[], Sight], lead: str) -> None:
    """A button that opens it, built when it is open; `lead` says when these words are sent."""
    box = st.popover("What the AI sees", type="tertiary", on_change="rerun", key=key)
    if box.open:
        with box:
            sight = see()
            st.caption(sight.reason or lead)
            st.text(sight.text)
