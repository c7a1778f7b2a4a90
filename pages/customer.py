"""One customer: who this is, what the AI makes of it, and all that has happened."""

from datetime import date
from functools import partial
from urllib.parse import quote

import streamlit as st

from crm import customers, follow_ups
from crm.dates import long_date
from crm.errors import NotFound
from crm.models import STAGES, Customer, FollowUp
from pages.ui import customer_form, insights, interaction_form, labels, session, timeline
from pages.ui.saving import refusals
from pages.ui.text import literal

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


def show_header(customer: Customer) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(literal(customer.name), anchor=False, width="stretch")
        if st.button("Edit", icon=":material/edit:", key=f"customer_{customer.id}_edit"):
            customer_form.open_known(customer)
        show_archiving(customer)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if customer.company:
            st.text(customer.company)
        st.badge(
            labels.sentiment(customer.overall_sentiment),
            color=labels.sentiment_colour(customer.overall_sentiment),
            help=labels.OVERALL_SENTIMENT_HELP,
        )
        show_addresses(customer)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        show_stage(customer)
        show_date("Last contact", customer.last_contact and session.local(customer.last_contact))
        show_date("Next follow-up", customer.next_follow_up_on)
    if customer.notes:
        with st.expander(
            "Notes", icon=":material/sticky_note_2:", key=f"customer_{customer.id}_notes"
        ):
            st.text(customer.notes)


def show_addresses(customer: Customer) -> None:
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


def show_date(label: str, day: date | None) -> None:
    with st.container(gap=None, width="content"):
        st.caption(label, help=labels.LAST_CONTACT_HELP if label == "Last contact" else None)
        st.text(long_date(day, session.today()) or "None yet")


def show_stage(customer: Customer) -> None:
    key = f"customer_{customer.id}_stage_{customer.version}"

    chosen = st.selectbox(
        "Stage",
        STAGES,
        STAGES.index(customer.stage),
        format_func=labels.stage,
        key=key,
        width=180,
    )
    if chosen != customer.stage:
        with refusals():
            customers.move(session.workspace(), customer.id, customer.version, chosen)
            session.saved(f"Moved to {labels.stage(chosen)}.")
            st.rerun()


def show_archiving(customer: Customer) -> None:
    key = f"customer_{customer.id}_archive"
    act, word, icon = (
        (customers.restore, "Restore", ":material/unarchive:")
        if customer.archived_at
        else (customers.archive, "Archive", ":material/archive:")
    )
    if st.button(word, icon=icon, key=key):
        with refusals():
            act(session.workspace(), customer.id, customer.version)
            session.saved("The customer was restored." if customer.archived_at else "Archived.")
            st.rerun()


def show_follow_ups(customer: Customer) -> None:
    st.subheader("Follow-ups")
    load = partial(follow_ups.of_customer, session.workspace(), customer.id)
    found = session.read("follow_ups", load)
    if not found:
        st.caption("Nothing is planned: give the next interaction a follow-up date.")
    for item in found[:10]:
        show_follow_up(item)


def show_follow_up(item: FollowUp) -> None:
    key = f"customer_{item.customer_id}_follow_up_{item.id}"
    late = not item.done_at and item.due_on < session.today()
    state = "Done" if item.done_at else "Overdue" if late else "Due"
    with st.container(gap=None, key=key):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(
                f"{state} · {long_date(item.due_on, session.today())}",
                color="gray" if item.done_at else "red" if late else "blue",
            )
            clicked = st.button(
                "Undo" if item.done_at else "Done", type="tertiary", key=f"{key}_done"
            )
        st.text(item.note)
    if clicked:
        with refusals():
            act = follow_ups.undo_done if item.done_at else follow_ups.done
            act(session.workspace(), item.id, item.version)
            session.saved("Open again." if item.done_at else "Done.")
            st.rerun()


def show_customer(id: int) -> None:
    customer = session.read("customer", partial(customers.get, session.workspace(), id))
    if customer.archived_at:
        st.warning(
            "This customer is archived: in no list, nothing erased.", icon=":material/archive:"
        )
    show_header(customer)
    left, right = st.columns([3, 2], gap="large")
    below = st.container()
    with right:
        interaction_form.show_new(id)
        show_follow_ups(customer)
    with below:
        timeline.show(id)
    with left:
        insights.show(customer)
        timeline.show_latest(id)


session.workspace()
wanted = wanted_id()
session.open_customer(wanted)
if wanted is None:
    show_nobody()
else:
    with st.container(key=f"customer_{wanted}_page"):
        try:
            show_customer(wanted)
        except NotFound:
            show_nobody()
