"""What was promised or planned: overdue, today, the next seven days, later."""

from datetime import timedelta
from functools import partial

import streamlit as st

from crm import calendars, follow_ups
from crm.dates import long_date
from crm.models import FollowUp
from pages.ui import client_choice, session, undo
from pages.ui.dialogs import dialog
from pages.ui.saving import refusals
from pages.ui.text import literal

NEW = "new_follow_up"
SNOOZES = {"Tomorrow": 1, "In a week": 7, "In a month": 30}
UNDO = "undo_follow_up"


def show_heading(open_ones: list[FollowUp]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("Follow-ups", anchor=False, width="stretch")
        if st.button("Add follow-up", icon=":material/event:", type="primary"):
            session.new_entry(NEW)
            show_form()
        if open_ones:
            show_calendar(open_ones, "follow-ups", "All that is listed here, for your calendar")


def show_calendar(items: list[FollowUp], name: str, told: str) -> None:
    st.download_button(
        "Calendar",
        partial(calendars.of_follow_ups, items, session.workspace().clock()),
        f"{name}.ics",
        "text/calendar",
        icon=":material/calendar_month:",
        on_click="ignore",
        help=told,
        key=f"calendar_{name}",
    )


@dialog("Add follow-up", width="medium", icon=":material/event:")
def show_form() -> None:
    key = session.entry_key(NEW)
    client = client_choice.show(f"{NEW}_{key}")
    with st.form(f"{NEW}_{key}", border=False):
        due_on = st.date_input("Follow-up date", session.today(), key=f"{NEW}_{key}_due")
        note = st.text_input("Follow-up note", max_chars=500, key=f"{NEW}_{key}_note")
        if not st.form_submit_button("Save", type="primary"):
            return
    if client is None:
        client_choice.missing()
        return
    with refusals():
        follow_ups.add(session.workspace(), client.id, key, due_on=due_on, note=note)
        session.saved("The follow-up was added.")
        st.rerun()


def show_item(item: FollowUp) -> None:
    key = f"follow_up_{item.id}"
    with st.container(border=True, gap="small", key=key):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "pages/customer.py",
                label=f"**{literal(item.name)}**",
                icon=":material/person:",
                query_params={"customer": str(item.customer_id)},
            )
            late = item.due_on < session.today()
            st.badge(long_date(item.due_on, session.today()), color="red" if late else "blue")
        st.text(item.note)
        with st.container(horizontal=True):
            if st.button("Done", icon=":material/check:", key=f"{key}_done"):
                finish(item)
            chosen = st.menu_button(
                "Snooze", list(SNOOZES), icon=":material/snooze:", key=f"{key}_snooze"
            )
            if chosen:
                put_off(item, SNOOZES[chosen])
            show_calendar([item], f"follow-up-{item.id}", "This one, for your calendar")


def finish(item: FollowUp) -> None:
    with refusals():
        ws = session.workspace()
        version = follow_ups.done(ws, item.id, item.version)
        undo.keep(UNDO, f"Done: {item.note}", partial(follow_ups.undo_done, ws, item.id, version))
        session.saved("Done.")
        st.rerun()


def put_off(item: FollowUp, days: int) -> None:
    with refusals():
        ws = session.workspace()
        due_on = session.today() + timedelta(days=days)
        version = follow_ups.snooze(ws, item.id, item.version, due_on)
        undo.keep(
            UNDO,
            f"Snoozed: {item.note}",
            partial(follow_ups.snooze, ws, item.id, version, item.due_on),
        )
        session.saved(f"Snoozed until {long_date(due_on, session.today())}.")
        st.rerun()


found_ones = follow_ups.board(session.workspace())
show_heading(found_ones.items)
undo.offer(UNDO)
if not found_ones.items:
    st.info(
        "Nothing is planned: add a follow-up here, or give one to the next interaction you log.",
        icon=":material/event_available:",
    )
for group, members in follow_ups.grouped(found_ones.items, session.today()).items():
    if members:
        st.subheader(f"{group} ({len(members)})", anchor=False)
        for member in members:
            show_item(member)
if found_ones.total > len(found_ones.items):
    st.caption(
        f"The first {len(found_ones.items)} of {found_ones.total:,}: later ones follow as these "
        "are done."
    )
