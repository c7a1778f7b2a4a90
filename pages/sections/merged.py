"""The merges that stand, each with the way back."""

from functools import partial

import streamlit as st

from crm import merges
from crm.dates import long_date
from crm.merges import Merge
from pages.sections import duplicates
from pages.ui import saving, session
from pages.ui.saving import refusals


def show() -> None:
    """The merges, newest first."""
    made = session.read("merges", partial(merges.latest, session.workspace()))
    if not made:
        return
    st.subheader("Merged", anchor=False)
    for each in made:
        _show(each)


def _show(made: Merge) -> None:
    ws = session.workspace()
    later = session.read(f"merge {made.id}", partial(merges.later, ws, made))
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_merge_{made.id}"):
        with st.container(gap=None):
            st.text(" + ".join(made.names))
            st.caption(long_date(session.local(made.merged_at).date(), session.today()))
        to_other = bool(later) and st.checkbox(
            f"{later:,} added since belong to {made.names[1]}", key=f"merge_{made.id}_later"
        )
        if st.button("Unmerge", icon=":material/call_split:", key=f"unmerge_{made.id}"):
            with refusals():
                merges.unmerge(ws, made.id, to_other)
                duplicates.look_again()
                saving.done("They are two again.")
