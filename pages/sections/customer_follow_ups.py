"""What is planned with the customer who is open, and marking it as done."""

import streamlit as st

from crm import follow_ups
from crm.dates import long_date
from crm.models import FollowUp
from pages.ui import saving, session

SHOWN = 10


def show(items: list[FollowUp]) -> None:
    """The follow-ups, in the order in which they come; an empty list says how to fill it."""
    st.subheader("Follow-ups")
    if not items:
        st.caption("Nothing is planned: give the next interaction a follow-up date.")
    for item in items[:SHOWN]:
        _show_item(item)


def _show_item(item: FollowUp) -> None:
    key = f"customer_{item.customer_id}_follow_up_{item.id}"
    late = not item.done_at and item.due_on < session.today()
    state = "Done" if item.done_at else "Overdue" if late else "Due"
    with st.container(gap=None, key=key):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(
                f"{state} · {long_date(item.due_on, session.today())}",
                color="gray" if item.done_at else "red" if late else "blue",
            )
            clicked = st.button(
                "Undo" if item.done_at else "Done", type="tertiary", key=f"{key}_done"
            )
        st.text(item.note)
    if clicked:
        with saving.refusals():
            act = follow_ups.undo_done if item.done_at else follow_ups.done
            act(session.workspace(), item.id, item.version)
            saving.done("Open again." if item.done_at else "Done.")
