"""The AI's claims about a customer, each with the records that it rests on."""

import streamlit as st

from crm import insights
from crm.evidence import ClientFile
from crm.models import Customer
from pages.ui import claims, session, web


def show(customer: Customer, file: ClientFile) -> None:
    """The sections and their claims, who made them and when; a click on evidence opens it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Insights", width="stretch")
        again = st.button(
            "Refresh insights",
            icon=":material/refresh:",
            type="tertiary",
            key=f"customer_{customer.id}_refresh",
        )
    with st.spinner("Reading the records…"):
        made = _made(customer, file, again)
    if made.failure:
        st.warning("The AI service did not answer; these are the built-in analyst's.")
        st.text(made.failure)
    for section in insights.SECTIONS:
        _show_section(customer.id, made, section)
    web.show(customer)
    st.caption(f"By {made.engine}, {session.local(made.made_at):%d %B %Y, %H:%M}")


def _made(customer: Customer, file: ClientFile, again: bool) -> insights.Insights:
    ws = session.workspace()
    if again:
        made = insights.refresh(ws, customer, file)
        session.saved("The insights are new.")
        return made
    return session.read("insights", lambda: insights.current(ws, customer, file))


def _show_section(customer_id: int, made: insights.Insights, section: str) -> None:
    with st.expander(
        section, expanded=section == "Summary", key=f"customer_{customer_id}_{section}"
    ):
        found = made.claims(section)
        for number, (claim, doubts) in enumerate(found):
            claims.show(made.file, f"customer_{customer_id}_{section}_{number}", claim, doubts)
        if not found:
            st.caption("The records say nothing of this yet.")
