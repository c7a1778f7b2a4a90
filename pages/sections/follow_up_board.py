"""The follow-ups by when they are due, each with what can be done with it."""

from datetime import timedelta
from functools import partial

import streamlit as st

from crm import calendars, follow_ups
from crm.dates import long_date
from crm.models import FollowUp
from pages.sections import customer_link
from pages.ui import saving, session, undo

SNOOZES = {"Tomorrow": 1, "In a week": 7, "In a month": 30}
UNDO = "undo_follow_up"
SHOWN = 10
"""Follow-ups of a group, before one asks for all."""

NOTHING = "Nothing is planned: add a follow-up here, or give one to the next interaction you log."


def show(items: list[FollowUp]) -> None:
    """The way back from what was done last, then the groups that have something in them."""
    undo.offer(UNDO)
    if not items:
        st.info(NOTHING, icon=":material/event_available:")
    for name, members in follow_ups.grouped(items, session.today()).items():
        if members:
            _show_group(name, members)


def show_calendar(items: list[FollowUp], name: str, help: str, row: bool = False) -> None:
    """The button that takes these follow-ups along, for one's own calendar."""
    st.download_button(
        "Calendar",
        partial(calendars.of_follow_ups, items, session.workspace().clock()),
        f"{name}.ics",
        "text/calendar",
        icon=":material/calendar_month:",
        on_click="ignore",
        type="tertiary" if row else "secondary",
        help=help,
        key=f"calendar_{name}",
    )


def _show_group(name: str, members: list[FollowUp]) -> None:
    st.subheader(f"{name} ({len(members)})", anchor=False)
    whole = f"follow_ups_whole_{name}"
    everything = st.session_state.get(whole, False)
    for member in members if everything else members[:SHOWN]:
        _show_item(member)
    if everything or len(members) <= SHOWN:
        return
    if st.button(f"Show all {len(members)}", key=f"{whole}_show"):
        st.session_state[whole] = True
        st.rerun()


def _show_item(item: FollowUp) -> None:
    key = f"follow_up_{item.id}"
    with st.container(key=f"row_{key}"):
        what, acts = st.columns(2, vertical_alignment="center", gap="small")
        with what, st.container(gap=None):
            customer_link.show(item.name, item.customer_id)
            st.text(item.note)
        with acts, st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _show_acts(item, key)


def _show_acts(item: FollowUp, key: str) -> None:
    """When it is due, and what can be done with it."""
    late = item.due_on < session.today()
    st.badge(long_date(item.due_on, session.today()), color="red" if late else "blue")
    if st.button("Done", icon=":material/check:", type="tertiary", key=f"{key}_done"):
        finish(item)
    snooze = st.menu_button(
        "Snooze", list(SNOOZES), icon=":material/snooze:", type="tertiary", key=f"{key}_snooze"
    )
    if snooze:
        put_off(item, SNOOZES[snooze])
    show_calendar([item], f"follow-up-{item.id}", "This one, for your calendar", row=True)


def finish(item: FollowUp, place: str = UNDO) -> None:
    """Marks a follow-up as done, with the way back at that place."""
    with saving.refusals():
        ws = session.workspace()
        version = follow_ups.done(ws, item.id, item.version)
        back = partial(follow_ups.undo_done, ws, item.id, version)
        undo.done(place, f"Done: {item.note}", back, "Done.")


def put_off(item: FollowUp, days: int, place: str = UNDO) -> None:
    """Moves a follow-up to so many days from today, with the way back at that place."""
    with saving.refusals():
        ws = session.workspace()
        due_on = session.today() + timedelta(days=days)
        version = follow_ups.snooze(ws, item.id, item.version, due_on)
        back = partial(follow_ups.snooze, ws, item.id, version, item.due_on)
        message = f"Snoozed until {long_date(due_on, session.today())}."
        undo.done(place, f"Snoozed: {item.note}", back, message)
