"""Finding the customer that a form on a list's page is for."""

from functools import partial

import streamlit as st

from crm import customers
from crm.models import CustomerCard
from pages.ui import session
from pages.ui.shell import trouble


def show(key: str, before: CustomerCard | None = None) -> CustomerCard | None:
    """A search and the customers it finds, to choose from; None while nobody is chosen.

    `before` stands until somebody else is searched for; of several found none is taken for meant.
    """
    search = st.text_input(
        "Search client",
        type="search",
        max_chars=200,
        placeholder="Name, email, company or phone",
        key=f"{key}_search",
    )
    choices = [before] if before else []
    if search.strip():
        with trouble(key=f"{key}_again"):
            load = partial(customers.find, session.workspace(), search=search)
            choices = session.read(f"found {search}", load).items
            if not choices:
                st.caption("Nobody is found by these words.")
    beside = customers.distinctions(choices)
    return st.selectbox(
        "Client",
        choices,
        index=0 if len(choices) == 1 else None,
        placeholder="Choose a client" if choices else "Search for a client first",
        format_func=lambda card: " · ".join(filter(None, (card.name, beside[card]))),
        disabled=not choices,
        key=f"{key}_customer_{search}",
    )


def missing() -> None:
    """Says that a customer has to be chosen first."""
    st.error("Client is missing: search for one and choose.", icon=":material/edit_off:")
