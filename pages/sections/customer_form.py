"""The form for a customer, new or known."""

from functools import partial
from typing import Any

import streamlit as st

from crm import customers
from crm.models import STAGES, Customer, CustomerCard
from pages.ui import labels, merging, session, undo
from pages.ui.dialogs import dialog
from pages.ui.saving import refusals
from pages.ui.text import literal

NEW = "new_customer"
FIELDS = ("first_name", "last_name", "email", "phone", "company", "stage", "notes", "no_ai")
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
    typed, submitted = _fields(f"{NEW}_{key}", None)
    with refusals():
        if submitted:
            twins = customers.twins(session.workspace(), **typed)
            st.session_state[twins_key] = twins
            if not twins:
                _save_new(key, typed)
        elif _add_anyway(st.session_state.get(twins_key, []), twins_key):
            _save_new(key, typed)
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


def _save_new(key: str, typed: dict[str, Any]) -> None:
    added = customers.add(session.workspace(), key, **typed)
    session.saved("The customer was added.")
    st.switch_page("pages/customer.py", query_params={"customer": str(added.id)})


@dialog("Edit customer", width="medium", icon=":material/edit:")
def open_known(customer: Customer) -> None:
    """Opens the form for a customer that was read before; a newer one is merged field by field."""
    key = f"customer_{customer.id}_edit_{customer.version}"
    edit = merging.edited(key, customer, partial(_typed, key, customer), _values, _shown)
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
    values = {field: getattr(customer, field) for field in FIELDS}
    return {field: "" if value is None else value for field, value in values.items()}


def _shown(field: str, value: Any) -> str:
    if field == "no_ai":
        return "Yes" if value else "No"
    return labels.stage(value) if field == "stage" else str(value)


def _typed(key: str, customer: Customer) -> dict[str, Any] | None:
    """What was typed, once it is submitted."""
    values, submitted = _fields(key, customer)
    return values if submitted else None


def _fields(key: str, known: Customer | None) -> tuple[dict[str, Any], bool]:
    """The form: what is typed, and whether it was just submitted."""

    def text(name: str, label: str, limit: int, **more: Any) -> str:
        value = (getattr(known, name) or "") if known else ""
        return st.text_input(label, value, max_chars=limit, key=f"{key}_{name}", **more)

    with st.form(key, border=False):
        grid = st.grid(2, min_column_width=220)
        with grid:
            typed: dict[str, Any] = {"first_name": text("first_name", "First name", 50)}
            typed["last_name"] = text("last_name", "Last name", 50)
            typed["email"] = text("email", "Email", 255)
            typed["phone"] = text("phone", "Phone", 40)
            typed["company"] = text("company", "Company", 100)
            typed["stage"] = st.selectbox(
                "Stage",
                STAGES,
                STAGES.index(known.stage) if known else 0,
                format_func=labels.stage,
                key=f"{key}_stage",
            )
        typed["notes"] = st.text_area(
            "Notes",
            known.notes if known else "",
            key=f"{key}_notes",
            placeholder="Style, sizes, allergies, who to call, what to avoid",
        )
        typed["no_ai"] = st.checkbox(
            "Never send to AI", known.no_ai if known else False, help=NO_AI_HELP, key=f"{key}_no_ai"
        )
        return typed, st.form_submit_button("Save", type="primary")
