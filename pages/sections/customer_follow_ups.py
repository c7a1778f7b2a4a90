"""What is planned with the customer who is open, and all that can be done with it."""

import streamlit as st

from crm import follow_ups
from crm.dates import long_date
from crm.models import FollowUp
from pages.sections import follow_up_board, follow_up_form
from pages.ui import cards, saving, session, undo
from pages.ui.cards import Act, Card, Group, Message, Words

SHOWN = 10
NOTHING = "Nothing is planned: add a follow-up, or give one to the next interaction."
REOPEN = Act("reopen", "Open again", icon="undo")


def show(customer_id: int, items: list[FollowUp]) -> None:
    """The follow-ups, in the order in which they come, and the way to add one."""
    place = f"customer_{customer_id}_follow_up_undo"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Follow-ups", anchor=False, width="stretch")
        if st.button("Add follow-up", icon=":material/event:", key=f"{place}_add"):
            follow_up_form.open_for(customer_id)
    undo.offer(place)
    if not items:
        st.caption(NOTHING)
        return
    by_id = {item.id: item for item in items[:SHOWN]}
    group = Group("follow_ups", [_card(item) for item in by_id.values()])
    match cards.show(f"customer_{customer_id}_follow_ups", "rows", [group]):
        case Message(int(id), "done"):
            with saving.refusals():
                undo.done(place, *follow_up_board.finish(by_id[id]))
        case Message(int(id), "snooze", choice):
            with saving.refusals():
                days = follow_up_board.SNOOZES[choice]
                undo.done(place, *follow_up_board.put_off(by_id[id], days))
        case Message(int(id), "edit"):
            follow_up_form.open_edit(by_id[id], place)
        case Message(int(id), "reopen"):
            _reopen(by_id[id])


def _card(item: FollowUp) -> Card:
    late = not item.done_at and item.due_on < session.today()
    state = "Done" if item.done_at else "Overdue" if late else "Due"
    when = f"{state} · {long_date(item.due_on, session.today())}"
    return Card(
        item.id,
        item.note,
        lines=[[Words(when, "late" if late else "soft")]],
        acts=[REOPEN] if item.done_at else follow_up_board.ACTS,
        tick=None if item.done_at else follow_up_board.tick(item),
    )


def _reopen(item: FollowUp) -> None:
    with saving.refusals():
        follow_ups.undo_done(session.workspace(), item.id, item.version)
        saving.done("Open again.")
