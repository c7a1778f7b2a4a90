"""The head of a customer's page: who this is, how to reach them, and what can be done."""

from datetime import date
from functools import partial
from urllib.parse import quote

import streamlit as st

from crm import customers
from crm.dates import long_date
from crm.models import STAGES, Customer
from pages.sections import customer_form, erasing
from pages.ui import labels, session, undo
from pages.ui.saving import refusals
from pages.ui.text import literal


def show(customer: Customer) -> None:
    """The head, with its actions and the way back from the last one."""
    if customer.archived_at:
        st.warning(
            "This customer is archived: in no list, nothing erased.", icon=":material/archive:"
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(literal(customer.name), anchor=False, width="stretch")
        with st.container(horizontal=True, width="content"):
            if st.button("Edit", icon=":material/edit:", key=f"customer_{customer.id}_edit"):
                customer_form.open_edit(customer)
            _show_archiving(customer)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if customer.company:
            st.text(customer.company)
        _show_badges(customer)
        _show_addresses(customer)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _show_stage(customer)
        with st.container(horizontal=True, width="content", gap="medium"):
            contact = customer.last_contact
            _show_date("Last contact", contact and session.local(contact))
            _show_date("Next follow-up", customer.next_follow_up_on)
    if customer.changed_by:
        day = long_date(session.local(customer.updated_at).date(), session.today())
        st.caption(f"Last changed by {literal(customer.changed_by)}, {day}")
    undo.offer(undo.of_customer(customer.id))
    if customer.notes:
        with st.expander(
            "Notes", icon=":material/sticky_note_2:", key=f"customer_{customer.id}_notes"
        ):
            st.text(customer.notes)


def _show_badges(customer: Customer) -> None:
    st.badge(
        labels.sentiment(customer.overall_sentiment),
        color=labels.sentiment_colour(customer.overall_sentiment),
        help=labels.OVERALL_SENTIMENT_HELP,
    )
    if customer.no_ai:
        st.badge(
            "Never sent to AI",
            icon=":material/lock:",
            color="gray",
            help=customer_form.NO_AI_HELP,
        )


def _show_addresses(customer: Customer) -> None:
    if customer.email:
        st.link_button(
            literal(customer.email),
            f"mailto:{quote(customer.email, safe='@')}",
            icon=":material/mail:",
            type="tertiary",
        )
    if customer.phone:
        digits = "".join(c for c in customer.phone if c.isascii() and (c.isdigit() or c == "+"))
        st.link_button(
            literal(customer.phone), f"tel:{digits}", icon=":material/call:", type="tertiary"
        )


def _show_date(label: str, day: date | None) -> None:
    with st.container(gap=None, width="content"):
        st.caption(label, help=labels.LAST_CONTACT_HELP if label == "Last contact" else None)
        st.text(long_date(day, session.today()) or "None yet")


def _show_stage(customer: Customer) -> None:
    target = st.selectbox(
        "Stage",
        STAGES,
        STAGES.index(customer.stage),
        format_func=labels.stage,
        key=f"customer_{customer.id}_stage_{customer.version}",
        width=180,
    )
    if target != customer.stage:
        with refusals():
            ws = session.workspace()
            version = customers.move(ws, customer.id, customer.version, target)
            back = partial(customers.move, ws, customer.id, version, customer.stage)
            undo.done(undo.of_customer(customer.id), f"Moved to {labels.stage(target)}.", back)


def _show_archiving(customer: Customer) -> None:
    key = f"customer_{customer.id}_archive"
    ws = session.workspace()
    if customer.archived_at:
        erasing.show(customer)
        if st.button("Restore", icon=":material/unarchive:", key=key):
            with refusals():
                version = customers.restore(ws, customer.id, customer.version)
                back = partial(customers.archive, ws, customer.id, version)
                undo.done(undo.of_customer(customer.id), "The customer was restored.", back)
    elif st.button("Archive", icon=":material/archive:", key=key):
        with refusals():
            version = customers.archive(ws, customer.id, customer.version)
            back = partial(customers.restore, ws, customer.id, version)
            undo.done(undo.of_customer(customer.id), "Archived.", back)
