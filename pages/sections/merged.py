"""The merges that stand, each with the way back."""

from functools import partial

import streamlit as st

from crm import merges
from crm.dates import long_date
from crm.merges import Merge
from pages.sections import duplicates
from pages.ui import saving, session
from pages.ui.saving import refusals
from pages.ui.text import literal


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
        with st.container(gap="xsmall"):
            for name in made.names:
                st.text(name)
            st.caption(long_date(session.local(made.merged_at).date(), session.today()))
            other = f"{later:,} added since belong to {literal(made.names[1])}"
            to_other = bool(later) and st.checkbox(other, key=f"merge_{made.id}_later")
        if st.button("Unmerge", icon=":material/call_split:", key=f"unmerge_{made.id}"):
            with refusals():
                merges.unmerge(ws, made.id, to_other)
                duplicates.look_again()
                saving.done("They are two again.")
