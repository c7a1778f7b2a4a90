"""What is known of a customer, fact by fact: a rep confirms, corrects, rejects, or adds one."""

from collections.abc import Callable
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
GIVEN: tuple[FactKind, ...] = ("must", "like", "dislike", "size", "occasion", "request")
"""What may be somebody else's: theirs is one click away."""
OWN = "customer"


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
            _show_fact(fact, _others(shown) if kind in GIVEN else [])


def _others(known: list[Fact]) -> list[str]:
    """Who is around the customer, as their facts name them."""
    named = (fact.words if fact.kind == "person" else fact.whose for fact in known)
    each = {name.lower(): name for name in named if name}
    return list(each.values())[: facts.MOST_PEOPLE]


def _show_fact(fact: Fact, others: list[str]) -> None:
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        key=f"row_fact_{fact.id}",
    ):
        st.markdown(_told(fact), width="stretch", help=literal(fact.quote) or None)
        _show_actions(fact, others)


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


def _show_actions(fact: Fact, others: list[str]) -> None:
    open_ = fact.kind in ("promise", "request") and fact.state != "settled"
    names = [name for name in ACTIONS if name != "settle" or open_]
    owners = {f"of {name}": name for name in others if name.lower() != fact.whose.lower()}
    owners |= {OWN: ""} if fact.whose else {}
    action = st.menu_button(
        "Actions",
        [*names, *owners],
        format_func=lambda name: ACTIONS.get(name) or _given_to(owners[name]),
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"customer_{fact.customer_id}_fact_actions_{fact.id}_{fact.version}",
    )
    if action == "correct":
        _correct(fact)
    elif action:
        deeds: dict[str, tuple[Callable[..., int], str]] = {
            "confirm": (facts.confirm, "The fact is confirmed."),
            "reject": (facts.reject, "The fact was rejected: it will not come back."),
            "settle": (facts.settle, "Done."),
            **{
                name: (partial(facts.give_to, whose=whose), f"{_given_to(whose)}.")
                for name, whose in owners.items()
            },
        }
        act, message = deeds[action]
        with saving.refusals():
            ws = session.workspace()
            version = act(ws, fact.id, fact.version)
            undo.done(_undo(fact.customer_id), message, partial(facts.restore, ws, fact, version))


def _given_to(whose: str) -> str:
    return f"It is of {whose}" if whose else "It is the customer's own"


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
