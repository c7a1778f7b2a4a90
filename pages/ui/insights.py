"""The AI's claims about a customer, each with the records that it rests on."""

import streamlit as st

from crm import evidence, insights
from crm.evidence import Evidence
from crm.insights import Claim
from crm.models import Customer
from pages.ui import session
from pages.ui.text import literal


def show(customer: Customer) -> None:
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
        made = _made(customer, again)
    if made.failure:
        st.warning("The AI service did not answer; these are the built-in analyst's.")
        st.text(made.failure)
    for section in insights.SECTIONS:
        _show_section(customer.id, made, section)
    st.caption(f"By {made.engine}, {session.local(made.made_at):%d %B %Y, %H:%M}")


def _made(customer: Customer, again: bool) -> insights.Insights:
    ws, today = session.workspace(), session.today()
    if again:
        made = insights.refresh(ws, customer, today)
        session.saved("The insights are new.")
        return made
    return session.read("insights", lambda: insights.current(ws, customer, today))


def _show_section(customer_id: int, made: insights.Insights, section: str) -> None:
    with st.expander(
        section, expanded=section == "Summary", key=f"customer_{customer_id}_{section}"
    ):
        claims = made.claims(section)
        for number, (claim, doubts) in enumerate(claims):
            _show_claim(made, f"customer_{customer_id}_{section}_{number}", claim, doubts)
        if not claims:
            st.caption("The records say nothing of this yet.")


def _show_claim(made: insights.Insights, key: str, claim: Claim, doubts: list[str]) -> None:
    with st.container(gap=None):
        st.text(claim.text)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            if doubts:
                st.badge(
                    "Not backed by the records",
                    icon=":material/report:",
                    color="orange",
                    help=doubts[0],
                )
            for fact_id in claim.evidence:
                _show_evidence(evidence.of(made.file, fact_id), f"{key}_{fact_id}")


def _show_evidence(record: Evidence, key: str) -> None:
    icon = ":material/description:"
    if st.button(literal(record.label), icon=icon, type="tertiary", key=key):
        _open(record)


@st.dialog("The record behind this", width="medium", icon=":material/description:")
def _open(record: Evidence) -> None:
    st.text(record.text)
