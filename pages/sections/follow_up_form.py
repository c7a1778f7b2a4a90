"""The form for a follow-up with a customer who is chosen in it."""

import streamlit as st

from crm import follow_ups
from pages.sections import customer_choice
from pages.ui import days, saving, session
from pages.ui.dialogs import dialog

NEW = "new_follow_up"


def open_new() -> None:
    """Opens the form for a new follow-up."""
    session.new_entry(NEW)
    _add()


@dialog("Add follow-up", width="medium", icon=":material/event:")
def _add() -> None:
    key = session.entry_key(NEW)
    customer = customer_choice.show(f"{NEW}_{key}")
    with st.form(f"{NEW}_{key}", border=False):
        due_on = days.choose("Follow-up date", session.today(), f"{NEW}_{key}_due")
        note = st.text_input("Follow-up note", max_chars=500, key=f"{NEW}_{key}_note")
        if not st.form_submit_button("Save", type="primary"):
            return
    if customer is None:
        customer_choice.missing()
        return
    with saving.refusals():
        follow_ups.add(session.workspace(), customer.id, key, due_on=due_on, note=note)
        saving.done("The follow-up was added.")
