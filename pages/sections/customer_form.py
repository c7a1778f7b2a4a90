"""The form for a customer, new or known."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from crm import customers, tags
from crm.drafts import label
from crm.models import STAGES, Customer, CustomerCard
from pages.ui import labels, merging, session, undo
from pages.ui.parts import dialog
from pages.ui.saving import refusals
from pages.ui.text import literal

NEW = "new_customer"
TEXTS = ("first_name", "last_name", "email", "phone", "company")
"""The lines of the form: none has a limit here, for a browser cuts longer words without a word."""

OTHERS = {"other_emails": "Home: zoe@house.com", "other_phones": "Office: +33 1 99 00 12 34"}
"""The fields with a contact a line, each with an example."""

EMPTY = {
    **dict.fromkeys((*TEXTS, *OTHERS, "tags", "notes"), ""),
    "stage": STAGES[0],
    "no_ai": False,
}
NO_AI_HELP = (
    "Insights, moods, drafts and answers on this client then come from the built-in analyst alone: "
    "nothing about them leaves for an AI service."
)


def open_new() -> None:
    """Opens the form for a new customer."""
    session.new_entry(NEW)
    _add()


@dialog("Add customer", width="medium", icon=":material/person_add:")
def _add() -> None:
    key = session.entry_key(NEW)
    twins_key = f"{NEW}_{key}_twins"
    entry, submitted = _fields(f"{NEW}_{key}", EMPTY)
    with refusals():
        if submitted:
            twins = customers.twins(session.workspace(), **entry)
            st.session_state[twins_key] = twins
            if not twins:
                _save_new(key, entry)
        elif _add_anyway(st.session_state.get(twins_key, []), twins_key):
            _save_new(key, entry)
        if submitted:
            _add_anyway(st.session_state[twins_key], twins_key)


def _add_anyway(twins: list[CustomerCard], key: str) -> bool:
    """Points out who may be the same person; whether the rep adds one all the same."""
    if not twins:
        return False
    st.warning("This client may be in your book already:", icon=":material/group:")
    for card in twins:
        st.page_link(
            "pages/customer.py",
            label=f"{literal(card.name)}{' (archived)' if card.archived_at else ''}",
            icon=":material/person:",
            query_params={"customer": str(card.id)},
        )
        st.text(" · ".join(part for part in (card.company, card.email, card.phone) if part))
    return st.button("Add anyway", key=f"{key}_anyway")


def _save_new(key: str, entry: dict[str, Any]) -> None:
    added = customers.add(session.workspace(), key, **entry)
    session.saved("The customer was added.")
    st.switch_page("pages/customer.py", query_params={"customer": str(added.id)})


@dialog("Edit customer", width="medium", icon=":material/edit:")
def open_edit(customer: Customer) -> None:
    """Opens the form for a customer that was read before; a newer one is merged field by field."""
    key = f"customer_{customer.id}_edit_{customer.version}"
    edit = merging.edit(key, customer, partial(_ask, key, customer), _values, _describe)
    if edit is None:
        return
    before, values = edit
    ws = session.workspace()
    with refusals():
        save = partial(customers.edit, ws, before.id, before.version, **values)
        after = merging.save(key, save, partial(customers.get, ws, before.id), values)
        if after is None:
            st.rerun(scope="fragment")
        back = partial(customers.edit, ws, before.id, after.version, **_values(before))
        undo.done(undo.of_customer(before.id), "The customer was saved.", back)


def _values(customer: Customer) -> dict[str, Any]:
    values = {field: getattr(customer, field) for field in EMPTY}
    return {field: "" if value is None else value for field, value in values.items()}


def _describe(field: str, value: Any) -> str:
    if field == "no_ai":
        return "Yes" if value else "No"
    return labels.stage(value) if field == "stage" else str(value)


def _ask(key: str, customer: Customer) -> dict[str, Any] | None:
    """What was typed, once it is submitted."""
    entry, submitted = _fields(key, _values(customer))
    return entry if submitted else None


def _fields(key: str, start: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """The form: what is typed, and whether it was just submitted."""
    with st.form(key, border=False, enter_to_submit=False):
        entry: dict[str, Any] = {}
        with st.grid(2, min_column_width=220):
            for name in TEXTS:
                entry[name] = st.text_input(label(name), start[name], key=f"{key}_{name}")
            entry["stage"] = st.selectbox(
                "Stage",
                STAGES,
                STAGES.index(start["stage"]),
                format_func=labels.stage,
                key=f"{key}_stage",
            )
        with st.grid(2, min_column_width=220):
            for name, example in OTHERS.items():
                entry[name] = st.text_area(
                    label(name),
                    start[name],
                    height=68,
                    placeholder=example,
                    help="One a line, with a word before it if you like",
                    key=f"{key}_{name}",
                )
        entry["tags"] = _ask_tags(f"{key}_tags", start["tags"].splitlines())
        entry["notes"] = st.text_area(
            "Notes",
            start["notes"],
            key=f"{key}_notes",
            placeholder="Style, sizes, allergies, who to call, what to avoid",
        )
        entry["no_ai"] = st.checkbox(
            label("no_ai"), start["no_ai"], help=NO_AI_HELP, key=f"{key}_no_ai"
        )
        return entry, st.form_submit_button("Save", type="primary")


def _ask_tags(key: str, start: list[str]) -> str:
    """The tags, one a line: those of the book, or new ones."""
    known = session.read("tags", partial(tags.every, session.workspace()))
    names = dict.fromkeys([*start, *(tag.name for tag in known)])
    chosen = st.multiselect(
        label("tags"),
        list(names),
        start,
        accept_new_options=True,
        placeholder="Choose, or write a new one",
        key=key,
    )
    return "\n".join(chosen)
