"""What was promised or planned: overdue, today, the next seven days, later."""

from functools import partial

import streamlit as st

from crm import follow_ups
from pages.sections import follow_up_board, follow_up_form
from pages.ui import live, session


@st.fragment
def show_board() -> None:
    """All that a click on this page changes."""
    session.show_toast()
    board = session.read("board", partial(follow_ups.board, session.workspace()))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("Follow-ups", anchor=False, width="stretch")
        with st.container(horizontal=True, width="content"):
            if st.button("Add follow-up", icon=":material/event:", type="primary"):
                follow_up_form.open_new()
            if board.items:
                follow_up_board.show_calendar(
                    board.items, "follow-ups", "All that is listed, for your calendar"
                )
    follow_up_board.show(board.items)
    if board.total > len(board.items):
        st.caption(
            f"The first {len(board.items)} of {board.total:,}: later ones follow as these are done."
        )


session.workspace()
show_board()
live.watch()
