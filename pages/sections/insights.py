"""The AI's claims about a customer, each with the records that it rests on."""

import streamlit as st

from crm import insights
from crm.evidence import CustomerFile
from crm.insights import Insights
from crm.jobs import Job
from crm.models import Customer
from pages.sections import claims, sentiment_chart, sight, web
from pages.ui import jobs, session
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
    made, under_way = _made(customer, file, again)
    with st.container(key=f"customer_{customer.id}_refreshing"):
        if under_way:
            jobs.wait_here(under_way, f"Refreshing: {session.workspace().ai.name} is asked…")
        elif made.failure:
            _show_failure(made)
    for section in insights.SECTIONS:
        _show_section(customer.id, made, section, file)
    web.show(customer)
    _show_origin(customer, file, made)


def _made(
    customer: Customer, file: CustomerFile, again: bool
) -> tuple[Insights, Job[Insights] | None]:
    """What can be shown now, and the work on newer ones while it lasts."""
    ws = session.workspace()
    if not insights.asks_a_service(ws, customer):
        if again:
            session.saved("The insights are new.")
            return session.read("insights", lambda: insights.refresh(ws, customer, file)), None
        with st.spinner("Reading the records…"):
            return session.read("insights", lambda: insights.current(ws, customer, file)), None
    job = insights.asked(ws, jobs.shared_desk(customer.id), customer, file, again)
    if job and job.done:
        return job.result(), None
    name = f"insights {customer.ai_made_at} {file.digest}"
    return session.read(name, lambda: insights.at_once(ws, customer, file)), job


def _show_failure(made: Insights) -> None:
    st.warning(
        "There are no newer insights now; these are the ones kept before."
        if made.is_kept
        else "The AI service has not answered; these are the built-in analyst's.",
        icon=":material/cloud_off:",
    )
    st.text(made.failure)


def _show_section(customer_id: int, made: Insights, section: str, file: CustomerFile) -> None:
    """One section; what is in a closed one is not drawn: most of a page would be unseen buttons."""
    key = f"customer_{customer_id}_{section}"
    box = st.expander(section, expanded=section == "Summary", on_change="rerun", key=key)
    if not box.open:
        return
    with box:
        found = made.claims(section)
        for number, (claim, doubts) in enumerate(found):
            claims.show(made.file, f"{key}_{number}", claim, doubts)
        if not found:
            st.caption("The records say nothing of this yet.")
        if section == "Engagement":
            sentiment_chart.show(file)


def _show_origin(customer: Customer, file: CustomerFile, made: Insights) -> None:
    """When and by whom they were made, whether they are behind, and what is sent for new ones."""
    with st.container(horizontal=True, vertical_alignment="center"):
        age = " Newer records exist." if made.digest != file.digest else ""
        made_at = session.local(made.made_at)
        st.caption(
            f"By {literal(made.engine)}, {made_at.day} {made_at:%B %Y, %H:%M}.{age}",
            width="stretch",
        )
        sight.show(
            f"customer_{customer.id}_insights_sent",
            lambda: insights.sight(session.workspace(), file),
            "This, to the letter, is sent when the insights are refreshed:",
        )
