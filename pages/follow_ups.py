"""What was promised or planned: overdue, today, the next seven days, later."""

from datetime import timedelta
from functools import partial

import streamlit as st

from crm import calendars, follow_ups
from crm.dates import long_date
from crm.models import FollowUp
from pages.sections import customer_choice, customer_link
from pages.ui import live, saving, session, undo
from pages.ui.dialogs import dialog
from pages.ui.saving import refusals

NEW = "new_follow_up"
SNOOZES = {"Tomorrow": 1, "In a week": 7, "In a month": 30}
UNDO = "undo_follow_up"
SHOWN = 10  # of a group, before one asks for all


def show_heading(open_ones: list[FollowUp]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("Follow-ups", anchor=False, width="stretch")
        with st.container(horizontal=True, width="content"):
            if st.button("Add follow-up", icon=":material/event:", type="primary"):
                session.new_entry(NEW)
                show_form()
            if open_ones:
                show_calendar(open_ones, "follow-ups", "All that is listed, for your calendar")


def show_calendar(items: list[FollowUp], name: str, told: str, row: bool = False) -> None:
    st.download_button(
        "Calendar",
        partial(calendars.of_follow_ups, items, session.workspace().clock()),
        f"{name}.ics",
        "text/calendar",
        icon=":material/calendar_month:",
        on_click="ignore",
        type="tertiary" if row else "secondary",
        help=told,
        key=f"calendar_{name}",
    )


@dialog("Add follow-up", width="medium", icon=":material/event:")
def show_form() -> None:
    key = session.entry_key(NEW)
    customer = customer_choice.show(f"{NEW}_{key}")
    with st.form(f"{NEW}_{key}", border=False):
        due_on = st.date_input("Follow-up date", session.today(), key=f"{NEW}_{key}_due")
        note = st.text_input("Follow-up note", max_chars=500, key=f"{NEW}_{key}_note")
        if not st.form_submit_button("Save", type="primary"):
            return
    if customer is None:
        customer_choice.missing()
        return
    with refusals():
        follow_ups.add(session.workspace(), customer.id, key, due_on=due_on, note=note)
        saving.done("The follow-up was added.")


def show_group(name: str, members: list[FollowUp]) -> None:
    st.subheader(f"{name} ({len(members)})", anchor=False)
    whole = f"follow_ups_whole_{name}"
    everything = st.session_state.get(whole, False)
    for member in members if everything else members[:SHOWN]:
        show_item(member)
    if everything or len(members) <= SHOWN:
        return
    if st.button(f"Show all {len(members)}", key=f"{whole}_show"):
        st.session_state[whole] = True
        st.rerun()


def show_item(item: FollowUp) -> None:
    key = f"follow_up_{item.id}"
    with st.container(key=f"row_{key}"):
        what, acts = st.columns(2, vertical_alignment="center", gap="small")
        with what, st.container(gap=None):
            customer_link.show(item.name, item.customer_id)
            st.text(item.note)
        with acts, st.container(horizontal=True, vertical_alignment="center", gap="small"):
            show_acts(item, key)


def show_acts(item: FollowUp, key: str) -> None:
    """When it is due, and what can be done with it."""
    late = item.due_on < session.today()
    st.badge(long_date(item.due_on, session.today()), color="red" if late else "blue")
    if st.button("Done", icon=":material/check:", type="tertiary", key=f"{key}_done"):
        finish(item)
    chosen = st.menu_button(
        "Snooze", list(SNOOZES), icon=":material/snooze:", type="tertiary", key=f"{key}_snooze"
    )
    if chosen:
        put_off(item, SNOOZES[chosen])
    show_calendar([item], f"follow-up-{item.id}", "This one, for your calendar", row=True)


def finish(item: FollowUp) -> None:
    with refusals():
        ws = session.workspace()
        version = follow_ups.done(ws, item.id, item.version)
        back = partial(follow_ups.undo_done, ws, item.id, version)
        undo.done(UNDO, f"Done: {item.note}", back, "Done.")


def put_off(item: FollowUp, days: int) -> None:
    with refusals():
        ws = session.workspace()
        due_on = session.today() + timedelta(days=days)
        version = follow_ups.snooze(ws, item.id, item.version, due_on)
        back = partial(follow_ups.snooze, ws, item.id, version, item.due_on)
        message = f"Snoozed until {long_date(due_on, session.today())}."
        undo.done(UNDO, f"Snoozed: {item.note}", back, message)


found_ones = session.read("board", partial(follow_ups.board, session.workspace()))
show_heading(found_ones.items)
undo.offer(UNDO)
if not found_ones.items:
    st.info(
        "Nothing is planned: add a follow-up here, or give one to the next interaction you log.",
        icon=":material/event_available:",
    )
for group, members in follow_ups.grouped(found_ones.items, session.today()).items():
    if members:
        show_group(group, members)
if found_ones.total > len(found_ones.items):
    st.caption(
        f"The first {len(found_ones.items)} of {found_ones.total:,}: later ones follow as these "
        "are done."
    )
live.watch()
