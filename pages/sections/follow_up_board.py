"""The follow-ups by when they are due, each with what can be done with it."""

from datetime import timedelta
from functools import partial

import streamlit as st

from crm import calendars, customers, follow_ups
from crm.dates import long_date
from crm.models import FollowUp
from pages.sections import customer_link, follow_up_form
from pages.ui import cards, live, saving, session, undo
from pages.ui.cards import Act, Card, Group, Message, Words

SNOOZES = {"Tomorrow": 1, "In a week": 7, "In a month": 30}
ACTS = (
    Act("snooze", "Snooze", {name: name for name in SNOOZES}, "snooze"),
    Act("edit", "Edit", icon="edit"),
)
UNDO = "undo_follow_up"
SHOWN = 10
"""Follow-ups of a group, before one asks for all."""

NOTHING = "Nothing is planned: add a follow-up here, or give one to the next interaction you log."


def show(items: list[FollowUp]) -> None:
    """The way back from what was done last, then the groups that have something in them."""
    undo.offer(UNDO, here=True)
    if not items:
        st.info(NOTHING, icon=":material/event_available:")
        return
    beside = customers.distinctions(items)
    groups = [
        _group(name, members, beside)
        for name, members in follow_ups.grouped(items, session.today()).items()
        if members
    ]
    by_id = {item.id: item for item in items}
    match cards.show("follow_ups", "rows", groups):
        case Message(str(name), cards.MORE):
            st.session_state[_whole(name)] = True
            live.run_fragment()
        case Message(int(id), "done"):
            finish(by_id[id], here=True)
        case Message(int(id), "snooze", choice):
            put_off(by_id[id], SNOOZES[choice], here=True)
        case Message(int(id), "edit"):
            follow_up_form.open_edit(by_id[id], UNDO)


def show_calendar(items: list[FollowUp], name: str, help: str) -> None:
    """The button that takes these follow-ups along, for one's own calendar."""
    st.download_button(
        "Calendar",
        partial(calendars.of_follow_ups, items, session.workspace().clock()),
        f"{name}.ics",
        "text/calendar",
        icon=":material/calendar_month:",
        on_click="ignore",
        help=help,
        key=f"calendar_{name}",
    )


def _whole(name: str) -> str:
    return f"follow_ups_whole_{name}"


def _group(name: str, members: list[FollowUp], beside: dict[FollowUp, str]) -> Group:
    shown = members if st.session_state.get(_whole(name)) else members[:SHOWN]
    return Group(
        name,
        [_card(each, beside[each]) for each in shown],
        f"{name} ({len(members)})",
        more=f"Show all {len(members)}" if len(shown) < len(members) else "",
    )


def _card(item: FollowUp, beside: str) -> Card:
    today = session.today()
    when = Words(long_date(item.due_on, today), "late" if item.due_on < today else "soft")
    return Card(
        item.id,
        customer_link.title(item.name),
        customer_link.address(item.customer_id),
        beside=[Words(beside, "soft")] if beside else [],
        lines=[[when, Words(item.note)]],
        acts=ACTS,
        tick=tick(item),
    )


def tick(item: FollowUp) -> Act:
    """What marks a follow-up as done."""
    return Act("done", "Done", icon="check", hint=f"Done: {item.note}")


def finish(item: FollowUp, place: str = UNDO, here: bool = False) -> None:
    """Marks a follow-up as done, with the way back at that place."""
    with saving.refusals():
        ws = session.workspace()
        version = follow_ups.done(ws, item.id, item.version)
        back = partial(follow_ups.undo_done, ws, item.id, version)
        undo.done(place, f"Done: {item.note}", back, "Done.", here)


def put_off(item: FollowUp, days: int, place: str = UNDO, here: bool = False) -> None:
    """Moves a follow-up to so many days from today, with the way back at that place."""
    with saving.refusals():
        ws = session.workspace()
        due_on = session.today() + timedelta(days=days)
        version = follow_ups.snooze(ws, item.id, item.version, due_on)
        back = partial(follow_ups.snooze, ws, item.id, version, item.due_on)
        message = f"Snoozed until {long_date(due_on, session.today())}."
        undo.done(place, f"Snoozed: {item.note}", back, message, here)
