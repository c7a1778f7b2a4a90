"""A customer's name as the way to the customer's page."""

import streamlit as st

from pages.ui.text import literal, visible

NAMELESS = "A name that cannot be seen"
"""There is none to click on in a book that took such names before."""


def title(name: str) -> str:
    """The name as a list shows it."""
    return visible(name).strip() or NAMELESS


def address(customer_id: int) -> str:
    """Where the page of a customer is, as a link has it."""
    return f"customer?customer={customer_id}"


def show(name: str, customer_id: int, icon: str | None = None) -> None:
    """The name, in bold; a click opens the page."""
    st.page_link(
        "pages/customer.py",
        label=f"**{literal(name) or NAMELESS}**",
        icon=icon,
        query_params={"customer": str(customer_id)},
    )


def show_line(name: str, customer_id: int, icon: str, line: str) -> None:
    """The name, and below it a line on this customer."""
    with st.container(gap=None):
        show(name, customer_id, icon)
        st.caption(literal(line))
