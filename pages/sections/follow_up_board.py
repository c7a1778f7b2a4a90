"""The follow-ups by when they are due, each with what can be done with it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import streamlit as st

from crm import calendars, customers, follow_ups
from crm.dates import long_date
from crm.models import FollowUp
from pages.sections import customer_link, follow_up_form
from pages.ui import cards, saving, session, undo
from pages.ui.cards import Act, Card, Group, Message, Words

SNOOZES = {"Tomorrow": 1, "In a week": 7, "In a month": 30}
ACTS = (
    Act("snooze", "Snooze", {name: name for name in SNOOZES}, "snooze"),
    Act("edit", "Edit", icon="edit"),
)
KEY, UNDO = "follow_ups", "undo_follow_up"
SHOWN = 10
"""Follow-ups of a group, before one asks for all."""

Deed = tuple[str, Callable[[], object], str]
"""What was done, the way back from it, and what is told once."""

NOTHING = "Nothing is planned: add a follow-up here, or give one to the next interaction you log."


def attend(items: list[FollowUp]) -> None:
    """Does what was clicked, before anything is drawn, so that the board is drawn once."""
    by_id = {item.id: item for item in items}
    match cards.clicked(KEY):
        case Message(str(name), cards.MORE, "") if name in follow_ups.GROUPS:
            st.session_state[_whole(name)] = True
        case Message(int(id), "done", "") if item := by_id.get(id):
            with saving.refusals():
                undo.keep(UNDO, *finish(item))
        case Message(int(id), "snooze", choice) if id in by_id and choice in SNOOZES:
            with saving.refusals():
                undo.keep(UNDO, *put_off(by_id[id], SNOOZES[choice]))
        case Message(int(id), "edit", "") if item := by_id.get(id):
            follow_up_form.open_edit(item, UNDO)


def show(items: list[FollowUp]) -> None:
    """The way back from what was done last, then the groups that have something in them."""
    undo.offer(UNDO, here=True)
    if items:
        cards.show(KEY, "rows", _groups(items))
    else:
        st.info(NOTHING, icon=":material/event_available:")


def _groups(items: list[FollowUp]) -> list[Group]:
    beside = customers.distinctions(items)
    return [
        _group(name, members, beside)
        for name, members in follow_ups.grouped(items, session.today()).items()
        if members
    ]


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


def finish(item: FollowUp) -> Deed:
    """Marks a follow-up as done."""
    ws = session.workspace()
    version = follow_ups.done(ws, item.id, item.version)
    back = partial(follow_ups.undo_done, ws, item.id, version)
    return f"Done: {item.note}", back, "Done."


def put_off(item: FollowUp, days: int) -> Deed:
    """Moves a follow-up to so many days from today."""
    ws = session.workspace()
    due_on = session.today() + timedelta(days=days)
    version = follow_ups.snooze(ws, item.id, item.version, due_on)
    back = partial(follow_ups.snooze, ws, item.id, version, item.due_on)
    until = f"Snoozed until {long_date(due_on, session.today())}."
    return f"Snoozed: {item.note}", back, until
