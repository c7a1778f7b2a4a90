"""What happened last, with whom; it refreshes itself."""

from functools import partial

import streamlit as st

from crm import customers, interactions
from crm.dates import long_date
from crm.models import Interaction
from pages.sections import customer_link
from pages.ui import cards, labels, session
from pages.ui.cards import Card, Group, Words
from pages.ui.shell import trouble

REFRESH_SECONDS = 5


@st.fragment(run_every=REFRESH_SECONDS)
def show() -> None:
    """The newest interactions, each with its day and sentiment."""
    st.subheader("Recent activity", anchor=False)
    with trouble(key="recent_again"):
        items = session.read("recent", partial(interactions.recent, session.workspace()))
        if not items:
            st.caption(
                "Nothing has been logged yet: open a customer and log your first interaction."
            )
            return
        beside = customers.distinctions(items)
        cards.show(
            "recent", "notes", [Group("recent", [_card(each, beside[each]) for each in items])]
        )


def _card(item: Interaction, beside: str) -> Card:
    day = long_date(session.local(item.date).date(), session.today())
    return Card(
        item.id,
        customer_link.title(item.name),
        customer_link.address(item.customer_id),
        labels.ICON[item.type],
        [Words(beside, "soft")] if beside else [],
        [
            [
                Words(day, "soft"),
                Words(labels.sentiment(item.sentiment), labels.tone(item.sentiment)),
                Words(item.subject or item.summary, "soft"),
            ]
        ],
    )
