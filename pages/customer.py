"""One customer: who this is, what the AI makes of it, and all that has happened."""

from datetime import date
from functools import partial

import streamlit as st

from crm import customer_files, customers, facts, records
from crm.customer_files import CustomerFile
from crm.errors import NotFound, Unavailable
from crm.models import Customer
from crm.records import Records
from crm.workspace import Workspace
from pages.sections import (
    assistant,
    before_you_call,
    customer_follow_ups,
    customer_header,
    email,
    insights,
    interaction_form,
    purchases,
    recommendations,
    timeline,
)
from pages.sections import facts as facts_section
from pages.ui import live, session
from pages.ui.shell import show_outage, title

LARGEST_ID = 2**31 - 1


def id_in_address() -> int | None:
    """The id in the address, when it can be one."""
    address = st.query_params.get("customer", "")
    if not (address.isascii() and address.isdigit() and len(address) <= 10):
        return None
    return int(address) if 0 < int(address) <= LARGEST_ID else None


def show_nobody() -> None:
    st.title("No such customer")
    st.text(
        "There is no customer under this address. It may have been mistyped, or the customer "
        "was erased."
    )
    st.page_link("pages/customers.py", label="All customers", icon=":material/groups:")


def show_customer(id: int) -> None:
    ws = session.workspace()
    interaction_form.attend(id)
    try:
        read = partial(_read, ws, id, session.today())
        customer, history, file = session.read(f"customer on {session.today()}", read)
    except Unavailable as error:
        show_outage(error, retried=True)
        interaction_form.show_new(id)  # with what was typed before
        return
    except NotFound:
        session.forget_customer(id)
        raise
    title(customer.name)
    customer_header.show(customer)
    of = customer, history.interactions
    before_you_call.show(customer, file, facts.unread(*of), facts.waiting(*of))
    left, right = st.columns([3, 2], gap="large")
    below = st.container()
    with right:
        form, chat = st.tabs(
            ["Log interaction", "Assistant"],
            default="Assistant" if assistant.is_on(id) else None,
            key=f"customer_{id}_beside",
        )
        with form:
            interaction_form.show_new(id)
        customer_follow_ups.show(id, history.follow_ups)
    with below:
        show_records(customer, history, file)
    with left:
        customer_header.show_notes(customer)
        insights.show(customer, file)
        timeline.show_latest(history.interactions)
    with chat:
        assistant.show(customer)
    live.watch(id)


def _read(ws: Workspace, id: int, today: date) -> tuple[Customer, Records, CustomerFile]:
    """Who it is, what is on record, and the file that is made of it."""
    customer = customers.get(ws, id)
    history = records.of_customer(ws, customer)
    return customer, history, customer_files.of_records(customer, history, today)


def show_records(customer: Customer, history: Records, file: CustomerFile) -> None:
    """The sections below: only the one that is open is read and drawn."""
    key = f"customer_{customer.id}_tabs"
    if section := session.section_in_front():
        st.session_state[key] = section
    past, letters, offers, wardrobe, understood = st.tabs(
        ["Timeline", "Email", "Recommendations", "Purchases", "Facts"],
        on_change="rerun",
        key=key,
    )
    if past.open:
        with past:
            timeline.show(customer, history.interactions)
    if letters.open:
        with letters:
            email.show(customer, file)
    if offers.open:
        with offers:
            recommendations.show(customer.id, file)
    if wardrobe.open:
        with wardrobe:
            purchases.show(customer, history.purchases)
    if understood.open:
        with understood:
            facts_section.show(customer.id, history.facts)


session.workspace()
customer_id = id_in_address()
session.open_customer(customer_id)
with session.customer_place(), st.container(key=f"customer_{customer_id}_page"):
    try:
        if customer_id is None:
            show_nobody()
        else:
            show_customer(customer_id)
    except NotFound:
        show_nobody()
