"""What was promised or planned: overdue, today, the next seven days, later."""

from functools import partial

import streamlit as st

from crm import follow_ups
from crm.models import FollowUp
from pages.sections import follow_up_board, follow_up_form
from pages.ui import live, parts, session


def read() -> tuple[list[FollowUp], bool]:
    return session.read("board", partial(follow_ups.board, session.workspace()))


@parts.fragment
def show_board() -> None:
    """All that a click on this page changes."""
    follow_up_board.attend(read()[0])
    session.show_toast()
    items, are_more = read()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("Follow-ups", anchor=False, width="stretch")
        with st.container(horizontal=True, width="content"):
            if st.button("Add follow-up", icon=":material/event:", type="primary"):
                follow_up_form.open_new()
            if items:
                follow_up_board.show_calendar(
                    items, "follow-ups", "All that is listed, for your calendar"
                )
    follow_up_board.show(items)
    if are_more:
        st.caption(f"The first {len(items)}: later ones follow as these are done.")


session.workspace()
show_board()
live.watch()
