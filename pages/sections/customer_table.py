"""Customers as a table, sorted by its headers; on a phone each has two lines."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

import streamlit as st

from crm import customers
from crm.customers import Filters, Sort
from crm.dates import long_date
from crm.models import CustomerCard
from pages.sections import customer_link
from pages.ui import cards, labels, live, session
from pages.ui.cards import Card, Column, Group, Message, Words

SORTS: dict[Sort, str] = {
    "name": "Name",
    "company": "Company",
    "stage": "Stage",
    "sentiment": "Sentiment",
    "last_contact": "Last contact",
}
WANTED = "customers_sorted_by"


def show(people: Sequence[CustomerCard], filters: Filters) -> None:
    """The table; a click on a header sorts by it, the next one the other way."""
    sort, descending = filters.get("sort", "name"), filters.get("descending", False)
    columns = [
        Column(label, name, ("descending" if descending else "ascending") if name == sort else "")
        for name, label in SORTS.items()
    ]
    contact, today = customers.namesake_contacts(people), session.today()
    rows = [_card(each, contact[each], today) for each in people]
    group = Group("customers", rows, columns=[*columns, Column("Next follow-up")])
    match cards.show("customers", "table", [group]):
        case Message(str(), cards.SORT, name):
            st.session_state[WANTED] = cast(Sort, name), name == sort and not descending
            live.run_fragment()


def sort_as_wanted() -> None:
    """Sets the fields for sorting as a header wants it, before they are drawn."""
    if wanted := st.session_state.pop(WANTED, None):
        st.session_state["sort"], st.session_state["descending"] = wanted


def _card(card: CustomerCard, contact: str, today: date) -> Card:
    due = card.next_follow_up_on
    is_late = due is not None and due < today
    return Card(
        card.id,
        customer_link.title(card.name),
        customer_link.address(card.id),
        beside=[Words(words, "soft") for words in (contact, *card.tags.splitlines()) if words],
        lines=[
            [Words(card.company)] if card.company else [],
            [Words(labels.stage(card.stage))],
            [Words(labels.sentiment(card.overall_sentiment), labels.tone(card.overall_sentiment))],
            [Words(long_date(_day(card.last_contact), today))] if card.last_contact else [],
            [Words(long_date(due, today), "late" if is_late else "")] if due else [],
        ],
    )


def _day(moment: datetime | None) -> date | None:
    return moment and session.local(moment).date()
