"""The form for a customer, new or known."""

from typing import Any

import streamlit as st

from crm import customers
from crm.models import STAGES, Customer
from pages.ui import labels, session
from pages.ui.saving import refusals

NEW = "new_customer"


def open_new() -> None:
    """Opens the form for a new customer."""
    session.new_entry(NEW)
    _add()


@st.dialog("Add customer", width="medium", icon=":material/person_add:")
def _add() -> None:
    key = session.entry_key(NEW)
    if typed := _fields(f"{NEW}_{key}", None):
        with refusals():
            added = customers.add(session.workspace(), key, **typed)
            session.saved("The customer was added.")
            st.switch_page("pages/customer.py", query_params={"customer": str(added.id)})


@st.dialog("Edit customer", width="medium", icon=":material/edit:")
def open_known(customer: Customer) -> None:
    """Opens the form for a customer that was read before."""
    if typed := _fields(f"customer_{customer.id}_edit_{customer.version}", customer):
        with refusals():
            customers.edit(session.workspace(), customer.id, customer.version, **typed)
            session.saved("The customer was saved.")
            st.rerun()


def _fields(key: str, known: Customer | None) -> dict[str, Any] | None:
    """The form; what was typed when it was submitted, else None."""

    def text(name: str, label: str, limit: int, **more: Any) -> str:
        value = (getattr(known, name) or "") if known else ""
        return st.text_input(label, value, max_chars=limit, key=f"{key}_{name}", **more)

    with st.form(key, border=False):
        left, right = st.columns(2)
        with left:
            typed: dict[str, Any] = {"first_name": text("first_name", "First name", 50)}
        with right:
            typed["last_name"] = text("last_name", "Last name", 50)
        with left:
            typed["email"] = text("email", "Email", 255)
        with right:
            typed["phone"] = text("phone", "Phone", 40)
        with left:
            typed["company"] = text("company", "Company", 100)
        with right:
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
        return typed if st.form_submit_button("Save", type="primary") else None
