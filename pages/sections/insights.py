"""The AI's claims about a customer, each with the records that it rests on."""

import streamlit as st

from crm import insights
from crm.evidence import CustomerFile
from crm.insights import Insights
from crm.models import Customer
from pages.sections import claims, sentiment_chart, sight, web
from pages.ui import jobs, session
from pages.ui.parts import fragment
from pages.ui.text import literal


def show(customer: Customer, file: CustomerFile) -> None:
    """The sections and their claims, who made them and when; a click on evidence opens it.

    A service is asked in the background of the page: what is kept is shown meanwhile.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Insights", width="stretch")
        again = st.button(
            "Refresh insights",
            icon=":material/refresh:",
            type="tertiary",
            key=f"customer_{customer.id}_refresh",
        )
    ws, desk = session.workspace(), jobs.shared_desk(customer.id)
    with st.spinner("Reading the records…"):
        newest, under_way = insights.view(ws, desk, customer, file, again)
        if again and not under_way:
            session.saved("The insights are new.")
        if newest is None:
            name = f"insights {customer.ai_made_at} {file.digest}"
            newest = session.read(name, lambda: insights.at_once(ws, customer, file))
    with st.container(key=f"customer_{customer.id}_refreshing"):
        if under_way:
            jobs.wait_here(under_way, f"Refreshing: {ws.ai.name} is asked…")
        elif newest.failure:
            _show_failure(newest)
    _show_sections(customer.id, newest, file)
    claims.show_withheld(len(newest.withheld))
    web.show(customer)
    _show_origin(customer, file, newest)


def _show_failure(newest: Insights) -> None:
    st.warning(
        "There are no newer insights now; these are the ones kept before."
        if newest.is_kept
        else "The AI service has not answered; these are the built-in analyst's.",
        icon=":material/cloud_off:",
    )
    st.text(newest.failure)


@fragment
def _show_sections(customer_id: int, newest: Insights, file: CustomerFile) -> None:
    """All that opening a section or a record changes."""
    for section in insights.SECTIONS:
        _show_section(customer_id, newest, section, file)


def _show_section(customer_id: int, newest: Insights, section: str, file: CustomerFile) -> None:
    """One section; what is in a closed one is not drawn: most of a page would be unseen buttons."""
    key = f"customer_{customer_id}_{section}"
    box = st.expander(section, expanded=section == "Summary", on_change="rerun", key=key)
    if not box.open:
        return
    with box:
        rows = newest.claims(section)
        for number, (claim, doubts) in enumerate(rows):
            claims.show(newest.file, f"{key}_{number}", claim, doubts)
        if not rows:
            st.caption("The records say nothing of this yet.")
        if section == "Engagement":
            sentiment_chart.show(file)


def _show_origin(customer: Customer, file: CustomerFile, newest: Insights) -> None:
    """When and by whom they were made, whether they are behind, and what is sent for new ones."""
    with st.container(horizontal=True, vertical_alignment="center"):
        age = " Newer records exist." if newest.digest != file.digest else ""
        made_at = session.local(newest.made_at)
        st.caption(
            f"By {literal(newest.engine)}, {made_at.day} {made_at:%B %Y, %H:%M}.{age}",
            width="stretch",
        )
        sight.show(
            f"customer_{customer.id}_insights_sent",
            lambda: insights.sight(session.workspace(), file),
            "This, to the letter, is sent when the insights are refreshed:",
        )
