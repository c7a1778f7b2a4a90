"""Clients who may be one, side by side, and the dialog that merges them field by field."""

from functools import partial
from typing import Any

import streamlit as st

from crm import contacts, customers, duplicates, merges
from crm.drafts import label
from crm.duplicates import Pair
from crm.jobs import Job
from crm.merges import FIELDS
from crm.models import Customer, CustomerCard
from pages.ui import jobs, labels, session, undo
from pages.ui.parts import dialog
from pages.ui.saving import refusals
from pages.ui.text import literal

DESK = "duplicates"
UNDO = "duplicates_undo"
SHOWN = 25


def show() -> None:
    """The pairs, the surest first; they are looked for beside the page."""
    ws = session.workspace()
    desk = jobs.desk(DESK)
    turn = st.session_state.setdefault("duplicates_turn", session.entry_key(DESK))
    name = ("pairs", turn)
    job: Job[list[Pair]] = desk.find(name) or desk.start(name, lambda _: duplicates.possible(ws))
    if not job.done:
        jobs.wait_here(job, "Comparing names, e-mail addresses and phones…")
        return
    with refusals():
        _show_all(job.result())


def look_again() -> None:
    """Has the book compared anew the next time."""
    session.new_entry(DESK)
    st.session_state.pop("duplicates_turn", None)


def _show_all(pairs: list[Pair]) -> None:
    if st.button("Look again", icon=":material/refresh:"):
        look_again()
        st.rerun()
    if not pairs:
        st.info("No two clients of your book look like one.")
        return
    st.caption(f"{len(pairs):,} in all" if len(pairs) > SHOWN else "The surest first")
    for pair in pairs[:SHOWN]:
        _show(pair)


def _show(pair: Pair) -> None:
    with st.container(border=True, key=f"row_pair_{pair.one.id}_{pair.other.id}"):
        left, right = st.columns(2)
        for place, card in ((left, pair.one), (right, pair.other)):
            beside = (card.company, *contacts.emails(card), *contacts.phones(card))
            with place.container(gap=None):
                st.markdown(f"**{literal(card.name)}**")
                st.text("\n".join(line for line in beside if line))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("The same " + " and ".join(pair.why.rsplit(", ", 1)))
            if st.button("Merge", key=f"merge_{pair.one.id}_{pair.other.id}"):
                session.new_entry("merge")
                _merge(pair.one, pair.other)
            if st.button("Not the same", key=f"apart_{pair.one.id}_{pair.other.id}"):
                with refusals():
                    _set_apart(pair)


def _set_apart(pair: Pair) -> None:
    ws = session.workspace()
    duplicates.set_apart(ws, pair)
    look_again()
    said = f"Not the same: {pair.one.name}, {pair.other.name}"
    undo.done(UNDO, said, partial(_put_back, pair))


def _put_back(pair: Pair) -> None:
    duplicates.put_back(session.workspace(), pair)
    look_again()


@dialog("Merge", width="medium", icon=":material/merge:")
def _merge(one: CustomerCard, other: CustomerCard) -> None:
    ws, key = session.workspace(), session.entry_key("merge")
    with refusals():
        kept, second = customers.get(ws, one.id), customers.get(ws, other.id)
        with st.form(f"merge_{key}", border=False):
            st.text(f"{_told(kept)} and {_told(second)} become one client.")
            chosen = {name: _choose(name, kept, second, key) for name in FIELDS}
            st.caption(
                "Nothing is dropped: addresses and numbers that are not chosen stand behind the "
                "first one, another company or name in the notes, and the records of both are kept."
            )
            if not st.form_submit_button("Merge", type="primary"):
                return
        made = merges.merge(ws, kept, second, key, chosen)
        look_again()
        back = partial(_part, made.id)
        undo.done(UNDO, f"Merged: {kept.name}, {second.name}", back, "The two are one now.")


def _told(customer: Customer) -> str:
    """The client, told from a namesake by what else is known."""
    beside = (customer.company, customer.email, customer.phone)
    known = next((each for each in beside if each), "")
    return f"{customer.name} ({known})" if known else customer.name


def _part(id: int) -> None:
    merges.unmerge(session.workspace(), id)
    look_again()


def _choose(name: str, kept: Customer, other: Customer, key: str) -> Any:
    """The value of a field: asked where the two differ."""
    values = [value for value in (getattr(kept, name), getattr(other, name)) if value]
    different = list(dict.fromkeys(values))
    if len(different) < 2:
        return different[0] if different else getattr(kept, name)
    return st.radio(
        label(name),
        different,
        format_func=labels.stage if name == "stage" else literal,
        horizontal=True,
        key=f"merge_{key}_{name}",
    )
