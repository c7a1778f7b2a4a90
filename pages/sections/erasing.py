"""Erasing an archived customer for good, with the data offered as a file first."""

from functools import partial

import streamlit as st

from crm import customers, exports
from crm.models import Customer
from pages.ui import session
from pages.ui.parts import dialog
from pages.ui.saving import refusals


def show(customer: Customer) -> None:
    """The button that leads to it."""
    key = f"customer_{customer.id}_erase"
    if st.button("Erase for good", icon=":material/delete_forever:", key=key):
        _open(customer)


@dialog("Erase for good", width="medium", icon=":material/delete_forever:")
def _open(customer: Customer) -> None:
    key = f"customer_{customer.id}_erase"
    st.text(
        f"Everything kept of {customer.name} goes: the profile, every interaction, purchase and "
        "follow-up. This can't be undone. Take the data with you first if you may need it."
    )
    st.download_button(
        "Download the data",
        partial(exports.customer_json, session.workspace(), customer.id),
        f"client-{customer.id}.json",
        "application/json",
        icon=":material/download:",
        on_click="ignore",
        key=f"{key}_file",
    )
    with st.form(f"{key}_form", border=False):
        name = st.text_input("Type the client's name to confirm", key=f"{key}_name")
        if not st.form_submit_button("Erase", type="primary"):
            return
    with refusals():
        customers.erase(session.workspace(), customer, name)
        session.forget_customer(customer.id)
        session.saved("The customer was erased.")
        st.switch_page("pages/customers.py")
