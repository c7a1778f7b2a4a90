"""The head of a customer's page: who this is, how to reach them, and what can be done."""

from functools import partial
from urllib.parse import quote

import streamlit as st

from crm import contacts, customers, phones, tags
from crm.dates import long_date
from crm.models import STAGES, Customer
from pages.sections import customer_form, erasing, reach
from pages.ui import labels, session, undo
from pages.ui.saving import refusals
from pages.ui.text import literal

LAST_CONTACT_HELP = (
    "Last contact is the newest email, call or meeting with them. A note is a remark of ours, and "
    "no contact; a silence counts from the last contact."
)


def show(customer: Customer) -> None:
    """The head, with its actions and the way back from the last one."""
    if customer.archived_at:
        st.warning(
            "This customer is archived: in no list, nothing erased.", icon=":material/archive:"
        )
    with st.container(gap="xsmall", key=f"head_{customer.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.title(literal(customer.name), anchor=False, width="content")
                _show_badges(customer)
            reach.show(customer.id, _ways_to_reach(customer))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_standing(customer), width="content", help=LAST_CONTACT_HELP)
            if others := _others(customer):
                st.markdown(others, width="content")
            with st.container(horizontal=True, width="content", gap="small"):
                _show_stage(customer)
                if st.button("Edit", icon=":material/edit:", key=f"customer_{customer.id}_edit"):
                    customer_form.open_edit(customer)
                _show_archiving(customer)
    undo.offer(undo.of_customer(customer.id))


def show_notes(customer: Customer) -> None:
    """The notes, open; without any there is nothing."""
    if customer.notes:
        with st.expander(
            "Notes",
            icon=":material/sticky_note_2:",
            expanded=True,
            key=f"customer_{customer.id}_notes",
        ):
            st.text(customer.notes)


def _standing(customer: Customer) -> str:
    """Company and last contact, and the next follow-up, red once it is overdue."""
    today = session.today()
    contact = customer.last_contact
    spoken = long_date(session.local(contact).date(), today) if contact else "none yet"
    due = customer.next_follow_up_on
    follow_up = f"Next follow-up {long_date(due, today) or 'none yet'}"
    is_late = due is not None and due < today
    parts = [
        literal(customer.company or ""),
        f"Last contact {spoken}",
        f":red[**{follow_up}, overdue**]" if is_late else follow_up,
    ]
    if customer.changed_by:
        day = long_date(session.local(customer.updated_at).date(), today)
        parts.append(f":gray[Last changed by {literal(customer.changed_by)}, {day}]")
    return " · ".join(part for part in parts if part)


def _show_badges(customer: Customer) -> None:
    st.badge(
        labels.sentiment(customer.overall_sentiment),
        color=labels.sentiment_colour(customer.overall_sentiment),
        help=labels.OVERALL_SENTIMENT_HELP,
    )
    if customer.tags:
        st.markdown(_tags(customer), width="content")
    if customer.no_ai:
        st.badge(
            "Never sent to AI",
            icon=":material/lock:",
            color="gray",
            help=customer_form.NO_AI_HELP,
        )


def _tags(customer: Customer) -> str:
    """The tags as badges, each in its colour."""
    known = session.read("tags", partial(tags.every, session.workspace()))
    colours = {tag.name: tag.colour for tag in known}
    return " ".join(
        f":{colours.get(name, 'gray')}-badge[{literal(name)}]"
        for name in customer.tags.splitlines()
    )


def phone_links(phone: str) -> dict[str, str]:
    """What calls and messages a number; only one with its country's code can be messaged."""
    number = phones.read(phone)
    if number is None:
        return {}
    links = {"Call": number.link}
    return links | ({"Message": number.message_link} if number.country else {})


def _ways_to_reach(customer: Customer) -> dict[str, tuple[str, str]]:
    """The address of each way there is, and the number or mail address behind it."""
    phone = customer.phone or ""
    ways = {label: (address, phone) for label, address in phone_links(phone).items()}
    if customer.email:
        ways["Email"] = (_mail_link(customer.email), customer.email)
    return ways


def _others(customer: Customer) -> str:
    """The further numbers and addresses, each a link with its label."""
    links = [(each, phones.link(each.value)) for each in contacts.read(customer.other_phones)]
    links += [(each, _mail_link(each.value)) for each in contacts.read(customer.other_emails)]
    return " · ".join(
        f"{literal(each.label)} [{literal(each.value)}]({address})"
        if address
        else literal(each.line)
        for each, address in links
    )


def _mail_link(address: str) -> str:
    return f"mailto:{quote(address, safe='@')}"


def _show_stage(customer: Customer) -> None:
    target = st.selectbox(
        "Stage",
        STAGES,
        STAGES.index(customer.stage),
        format_func=labels.stage,
        key=f"customer_{customer.id}_stage_{customer.version}",
        label_visibility="collapsed",
        width=130,
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
