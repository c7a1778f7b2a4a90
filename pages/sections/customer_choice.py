"""Finding the client that a form on a list's page is for."""

from functools import partial

import streamlit as st

from crm import customers
from crm.models import CustomerCard
from pages.ui import session
from pages.ui.shell import trouble


def show(key: str, chosen: CustomerCard | None = None) -> CustomerCard | None:
    """A search and the clients it finds, to choose from; None while nobody is chosen.

    `chosen` stands until somebody else is searched for; of several found none is taken for meant.
    """
    search = st.text_input(
        "Search client",
        type="search",
        max_chars=200,
        placeholder="Name, email, company or phone",
        key=f"{key}_search",
    )
    found = [chosen] if chosen else []
    if search.strip():
        with trouble():
            load = partial(customers.find, session.workspace(), search=search)
            found = session.read(f"clients {search}", load).items
            if not found:
                st.caption("Nobody is found by these words.")
    return st.selectbox(
        "Client",
        found,
        index=0 if len(found) == 1 else None,
        placeholder="Choose a client" if found else "Search for a client first",
        format_func=lambda card: f"{card.name} · {card.company}" if card.company else card.name,
        disabled=not found,
        key=f"{key}_client_{search}",
    )


def missing() -> None:
    """Says that a client has to be chosen first."""
    st.error("Client is missing: search for one and choose.", icon=":material/edit_off:")
