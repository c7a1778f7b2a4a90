"""What a rep should know of a book that holds the demo, or that a restart empties; an empty one."""

import streamlit as st

from crm import books
from crm.models import StageCounts
from pages.ui import saving, session
from pages.ui.parts import dialog

DEMO = "The demo boutique is loaded: its clients and stories are invented. Change what you like."
ON_A_SPACE = (
    "This Space forgets its book at every restart: try what you like, and keep nothing here. "
    "A team's book belongs on Supabase."
)


def show(counts: StageCounts) -> None:
    """The lines that a rep should know of this book; none of one that holds nothing invented."""
    ws = session.workspace()
    lost = books.is_lost_at_restart(ws)
    if not counts.demo:
        if lost:
            st.warning(ON_A_SPACE, icon=":material/restart_alt:")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="demo_banner"):
        st.caption(
            f":material/theater_comedy: {DEMO} {ON_A_SPACE if lost else ''}", width="content"
        )
        if books.is_embedded(ws) and st.button("Start with an empty book", type="tertiary"):
            _start_empty()


def offer() -> None:
    """The demo for an empty book, to look around in."""
    if not st.button("Show the demo", icon=":material/theater_comedy:"):
        return
    with saving.refusals():
        with st.spinner("Loading the demo boutique…"):
            books.show_demo(session.workspace())
        saving.done("The demo boutique is loaded.")


@dialog("Start with an empty book", icon=":material/menu_book:")
def _start_empty() -> None:
    st.text(
        "The book is emptied for everybody who has it open. All that is in it now, also what you "
        "added, is first copied to a file beside it, which stays."
    )
    if st.button("Start empty", type="primary"):
        with saving.refusals():
            copy = books.start_empty(session.workspace())
            saving.done(f"Your book is empty. The demo is kept in {copy.name}.")
