"""What is known of a customer, fact by fact: a rep confirms, corrects, rejects, or adds one."""

from functools import partial

import streamlit as st

from crm import facts
from crm.dates import long_date
from crm.facts import KINDS
from crm.models import Fact, FactKind
from pages.ui import days, saving, session, undo
from pages.ui.parts import dialog
from pages.ui.text import literal

HEADINGS: dict[FactKind, str] = {
    "must": "Never",
    "like": "Loves",
    "dislike": "Not for them",
    "size": "Sizes",
    "occasion": "Dates and occasions",
    "promise": "Promised",
    "request": "Asked for",
    "person": "People",
    "budget": "Budget",
    "channel": "How to reach them",
    "objection": "Objections",
    "decision": "How they decide",
}
EXAMPLE = "Such as: brown shoes; a fitting at her house; shoe size 38"
STATES = {"confirmed": "confirmed", "settled": "done", "rejected": "rejected"}
ACTIONS = {
    "confirm": "Confirm",
    "correct": "Correct",
    "reject": "Reject",
    "settle": "Done",
}


def show(customer_id: int, known: list[Fact]) -> None:
    """The facts by kind, newest first, each with its record's day and what can be done with it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Facts", anchor=False, width="stretch")
        if st.button("Add fact", icon=":material/add:", key=f"customer_{customer_id}_fact_add"):
            session.new_entry(_new(customer_id))
            _add(customer_id)
    undo.offer(_undo(customer_id))
    shown = [fact for fact in known if fact.state != "rejected"]
    if not shown:
        st.caption("Nothing is known yet: log what happened, or add a fact of your own.")
    for kind in KINDS:
        of_kind = [fact for fact in shown if fact.kind == kind]
        if of_kind:
            st.markdown(f"**{HEADINGS[kind]}**")
        for fact in of_kind:
            _show_fact(fact)


def _show_fact(fact: Fact) -> None:
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        key=f"row_fact_{fact.id}",
    ):
        st.markdown(_told(fact), width="stretch", help=literal(fact.quote) or None)
        _show_actions(fact)


def _told(fact: Fact) -> str:
    whose = f"{literal(fact.whose)}: " if fact.whose else ""
    day = long_date(fact.said_on, session.today())
    state = f", {STATES[fact.state]}" if fact.state in STATES else ""
    source = (
        "your word"
        if fact.read_by == "rep"
        else "read by the AI service"
        if fact.read_by == "service"
        else ""
    )
    about = ", ".join(part for part in (day, source) if part)
    return f"{whose}{literal(fact.words)} :gray[{about}{state}]"


def _show_actions(fact: Fact) -> None:
    open_ = fact.kind in ("promise", "request") and fact.state != "settled"
    names = [name for name in ACTIONS if name != "settle" or open_]
    action = st.menu_button(
        "Actions",
        names,
        format_func=ACTIONS.__getitem__,
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"customer_{fact.customer_id}_fact_actions_{fact.id}_{fact.version}",
    )
    if action == "correct":
        _correct(fact)
    elif action:
        deeds = {
            "confirm": (facts.confirm, "The fact is confirmed."),
            "reject": (facts.reject, "The fact was rejected: it will not come back."),
            "settle": (facts.settle, "Done."),
        }
        act, message = deeds[action]
        with saving.refusals():
            ws = session.workspace()
            version = act(ws, fact.id, fact.version)
            undo.done(_undo(fact.customer_id), message, partial(facts.restore, ws, fact, version))


@dialog("Correct fact", width="medium", icon=":material/edit:")
def _correct(fact: Fact) -> None:
    key = f"customer_{fact.customer_id}_fact_edit_{fact.id}_{fact.version}"
    if fact.quote:
        st.caption("The record says:")
        st.text(fact.quote)
    with st.form(key, border=False, enter_to_submit=False):
        typed = _fields(key, fact)
        if not st.form_submit_button("Save", type="primary", icon=":material/check:"):
            return
    with saving.refusals():
        ws = session.workspace()
        version = facts.correct(ws, fact, **typed)
        back = partial(facts.restore, ws, fact, version)
        undo.done(_undo(fact.customer_id), "The fact was corrected.", back)


@dialog("Add fact", width="medium", icon=":material/add:")
def _add(customer_id: int) -> None:
    entry = session.entry_key(_new(customer_id))
    key = f"{_new(customer_id)}_{entry}"
    with st.form(key, border=False, enter_to_submit=False):
        typed = _fields(key, None)
        if not st.form_submit_button("Save", type="primary", icon=":material/check:"):
            return
    with saving.refusals():
        facts.add(session.workspace(), customer_id, entry, session.today(), **typed)
        saving.done("The fact was added.")


def _fields(key: str, fact: Fact | None) -> dict[str, object]:
    return {
        "kind": st.selectbox(
            "Kind",
            KINDS,
            KINDS.index(fact.kind) if fact else 0,
            format_func=HEADINGS.__getitem__,
            key=f"{key}_kind",
        ),
        "words": st.text_input(
            "Words", fact.words if fact else "", key=f"{key}_words", placeholder=EXAMPLE
        ),
        "whose": st.text_input(
            "Whose",
            fact.whose if fact else "",
            placeholder="The customer's own; else such as: her husband",
            key=f"{key}_whose",
        ),
        "named_on": days.choose("Day", fact.named_on if fact else None, f"{key}_day"),
    }


def _new(customer_id: int) -> str:
    return f"customer_{customer_id}_fact_new"


def _undo(customer_id: int) -> str:
    return f"customer_{customer_id}_fact_undo"
