"""One customer: who this is, what the AI makes of it, and all that has happened."""

from functools import partial

import streamlit as st

from crm import customer_files, customers, records
from crm.errors import NotFound, Unavailable
from crm.models import Customer
from crm.records import Records
from pages.sections import (
    assistant,
    customer_follow_ups,
    customer_header,
    email,
    insights,
    interaction_form,
    purchases,
    recommendations,
    timeline,
)
from pages.ui import live, session
from pages.ui.shell import show_outage

LARGEST_ID = 2**31 - 1


def wanted_id() -> int | None:
    """The id in the address, when it can be one."""
    given = st.query_params.get("customer", "")
    if not (given.isascii() and given.isdigit() and len(given) <= 10):
        return None
    return int(given) if 0 < int(given) <= LARGEST_ID else None


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
        customer = session.read("customer", partial(customers.get, ws, id))
        known = session.read("records", partial(records.of_customer, ws, customer))
    except Unavailable as error:
        show_outage(error, retried=True)
        interaction_form.show_new(id)  # with what was typed before
        return
    customer_header.show(customer)
    show_way_down(id)
    left, right = st.columns([3, 2], gap="large")
    below = st.container()
    with right:
        with st.container(key=f"customer_{id}_place_beside"):
            st.html('<div id="beside"></div>')
        logging, asking = st.tabs(
            ["Log interaction", "Assistant"],
            default="Assistant" if assistant.is_on(id) else None,
            key=f"customer_{id}_beside",
        )
        with logging:
            interaction_form.show_new(id)
        customer_follow_ups.show(known.follow_ups)
    with below:
        show_records(customer, known)
    with left:
        insights.show(customer, customer_file(customer, known))
        timeline.show_latest(known.interactions)
    with asking:
        assistant.show(customer)
    live.watch(id)


def show_way_down(id: int) -> None:
    """On a phone, where the columns stand one below the other, the way to the second one."""
    with st.container(key=f"customer_{id}_way_down"):
        st.markdown("[Log interaction or ask the assistant](#beside)")
    st.html(
        "<style>@media (min-width: 641px) {[class*='_way_down'] {display: none}}"
        "[class*='_place_beside'] {position: absolute}</style>"
    )


def customer_file(customer: Customer, known: Records) -> customer_files.CustomerFile:
    """What the AI works from."""
    return customer_files.of_records(customer, known, session.today())


def show_records(customer: Customer, known: Records) -> None:
    """The sections below: only the one that is open is read and drawn."""
    key = f"customer_{customer.id}_tabs"
    if wanted := session.section_in_front():
        st.session_state[key] = wanted
    history, letters, offers, bought = st.tabs(
        ["Timeline", "Email", "Recommendations", "Purchases"], on_change="rerun", key=key
    )
    if history.open:
        with history:
            timeline.show(customer, known.interactions)
    if letters.open:
        with letters:
            email.show(customer, customer_file(customer, known))
    if offers.open:
        with offers:
            recommendations.show(customer.id, customer_file(customer, known))
    if bought.open:
        with bought:
            purchases.show(customer.id, known.purchases, f"{customer.bought_total:,.2f}")


session.workspace()
wanted = wanted_id()
session.open_customer(wanted)
with session.customer_place(), st.container(key=f"customer_{wanted}_page"):
    try:
        if wanted is None:
            show_nobody()
        else:
            show_customer(wanted)
    except NotFound:
        show_nobody()
