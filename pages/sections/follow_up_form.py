"""The form for a follow-up: a new one with a customer who is chosen in it, or one to be edited."""

from datetime import date
from functools import partial

import streamlit as st

from crm import calendars, follow_ups
from crm.models import FollowUp
from pages.sections import customer_choice
from pages.ui import days, saving, session, undo
from pages.ui.parts import dialog

NEW = "new_follow_up"


def open_new() -> None:
    """Opens the form for a new follow-up."""
    session.new_entry(NEW)
    _add()


@dialog("Add follow-up", width="medium", icon=":material/event:")
def _add() -> None:
    key = session.entry_key(NEW)
    customer = customer_choice.show(f"{NEW}_{key}")
    with st.form(f"{NEW}_{key}", border=False, enter_to_submit=False):
        due_on, note = _ask(f"{NEW}_{key}", session.today(), "")
        if not st.form_submit_button("Save", type="primary"):
            return
    if customer is None:
        customer_choice.missing()
        return
    with saving.refusals():
        follow_ups.add(session.workspace(), customer.id, key, due_on=due_on, note=note)
        saving.done("The follow-up was added.")


def open_for(customer_id: int) -> None:
    """Opens the form for a new follow-up with this customer."""
    session.new_entry(_new(customer_id))
    _add_for(customer_id)


def _new(customer_id: int) -> str:
    return f"customer_{customer_id}_new_follow_up"


@dialog("Add follow-up", width="medium", icon=":material/event:")
def _add_for(customer_id: int) -> None:
    entry = session.entry_key(_new(customer_id))
    key = f"{_new(customer_id)}_{entry}"
    with st.form(key, border=False, enter_to_submit=False):
        due_on, note = _ask(key, session.today(), "")
        if not st.form_submit_button("Save", type="primary"):
            return
    with saving.refusals():
        follow_ups.add(session.workspace(), customer_id, entry, due_on=due_on, note=note)
        saving.done("The follow-up was added.")


def _ask(key: str, due_on: date, note: str) -> tuple[date | None, str]:
    """The fields for its day and note."""
    return (
        days.choose("Follow-up date", due_on, f"{key}_due"),
        st.text_input("Follow-up note", note, key=f"{key}_note"),
    )


@dialog("Edit follow-up", width="medium", icon=":material/edit:")
def open_edit(item: FollowUp, place: str) -> None:
    """Opens the form for a follow-up; the way back from deleting it is offered at that place."""
    key, ws = f"follow_up_{item.id}_{item.version}", session.workspace()
    st.text(item.name)
    with st.form(key, border=False, enter_to_submit=False):
        due_on, note = _ask(key, item.due_on, item.note)
        saved = st.form_submit_button("Save", type="primary")
    with st.container(horizontal=True):
        st.download_button(
            "Calendar",
            partial(calendars.of_follow_ups, [item], ws.clock()),
            f"follow-up-{item.id}.ics",
            "text/calendar",
            icon=":material/calendar_month:",
            on_click="ignore",
            help="This one, for your calendar",
            key=f"{key}_calendar",
        )
        deleted = st.button("Delete", icon=":material/delete:", key=f"{key}_delete")
    with saving.refusals():
        if saved:
            follow_ups.edit(ws, item.id, item.version, due_on=due_on, note=note)
            saving.done("The follow-up was saved.")
        if deleted:
            back = partial(
                follow_ups.restore, ws, item.id, follow_ups.remove(ws, item.id, item.version)
            )
            undo.done(place, f"Deleted: {item.note}", back, "Deleted.")
