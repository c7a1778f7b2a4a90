"""What the customer who is open has bought, and the form that adds or edits a purchase."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from crm import customers, products, purchases
from crm.dates import long_date
from crm.models import Customer, Product, Purchase
from pages.ui import days, labels, saving, session, undo
from pages.ui.parts import dialog
from pages.ui.saving import refusals
from pages.ui.shell import trouble

SHOWN = 10


def show(customer: Customer, items: list[Purchase]) -> None:
    """The purchases, newest first, with their sum and the way to add one.

    Who has bought and stands as a lead or a prospect is offered the stage of a customer.
    """
    customer_id = customer.id
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Purchases", anchor=False, width="stretch")
        if st.button("Add purchase", icon=":material/add:", key=_key(customer_id, "add")):
            session.new_entry(_key(customer_id, "new"))
            _add(customer_id)
    undo.offer(_key(customer_id, "removed"))
    if not items:
        st.caption("Nothing has been bought yet: add the first purchase.")
        return
    st.caption(f"€{customer.bought_total:,.2f} in all")
    if customer.stage != "customer":
        _offer_stage(customer)
    for item in items[:SHOWN]:
        _show_item(item)
    if len(items) > SHOWN:
        with st.expander(f"{len(items) - SHOWN} earlier ones"):
            for item in items[SHOWN:]:
                _show_item(item)


def _offer_stage(customer: Customer) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"Has bought, and stands as {labels.stage(customer.stage).lower()}.")
        clicked = st.button(
            "Move to Customer", icon=":material/north_east:", key=_key(customer.id, "stage")
        )
    if clicked:
        with refusals():
            ws = session.workspace()
            version = customers.move(ws, customer.id, customer.version, "customer")
            back = partial(customers.move, ws, customer.id, version, customer.stage)
            undo.done(undo.of_customer(customer.id), "Moved to Customer.", back)


def _show_item(item: Purchase) -> None:
    row = f"row_purchase_{item.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=row):
        many = f"{item.quantity} × " if item.quantity > 1 else ""
        when = long_date(item.bought_on, session.today())
        with st.container(gap=None):
            st.text(f"{many}{item.product_name}")
            st.caption(f"{when} · €{item.line_total:,.2f}")
        if st.button(
            "Edit",
            icon=":material/edit:",
            type="tertiary",
            key=_key(item.customer_id, f"edit_{item.id}"),
        ):
            _edit(item)
        removed = st.button(
            "Remove",
            icon=":material/delete:",
            type="tertiary",
            key=_key(item.customer_id, f"remove_{item.id}"),
        )
    if removed:
        with refusals():
            ws = session.workspace()
            version = purchases.remove(ws, item.id, item.version)
            undo.done(
                _key(item.customer_id, "removed"),
                f"Removed: {item.product_name}",
                partial(purchases.restore, ws, item.id, version),
                "The purchase was removed.",
            )


@dialog("Add purchase", width="medium", icon=":material/shopping_bag:")
def _add(customer_id: int) -> None:
    name = _key(customer_id, "new")
    key = f"{name}_{session.entry_key(name)}"
    product = _choose_product(key)
    with st.form(f"{key}_form", border=False, enter_to_submit=False):
        price = f"{product.price:.2f}" if product else ""
        typed = _ask(key, f"{key}_price_{product.id if product else 0}", price)
        if not st.form_submit_button("Save", type="primary"):
            return
    if product is None:
        st.error("Product is missing: choose one.", icon=":material/edit_off:")
        return
    with refusals():
        purchases.add(
            session.workspace(),
            customer_id,
            session.entry_key(name),
            session.today(),
            product_id=product.id,
            **typed,
        )
        saving.done("The purchase was added.")


@dialog("Edit purchase", width="medium", icon=":material/edit:")
def _edit(item: Purchase) -> None:
    key = _key(item.customer_id, f"{item.id}_{item.version}")
    st.text(item.product_name)
    with st.form(f"{key}_form", border=False, enter_to_submit=False):
        price = f"{item.price_paid:.2f}"
        typed = _ask(key, f"{key}_price", price, item.quantity, item.bought_on)
        if not st.form_submit_button("Save", type="primary"):
            return
    with refusals():
        purchases.edit(
            session.workspace(),
            item.id,
            item.version,
            session.today(),
            product_id=item.product_id,
            **typed,
        )
        saving.done("The purchase was saved.")


def _ask(
    key: str, price_key: str, price: str, quantity: int = 1, bought_on: date | None = None
) -> dict[str, Any]:
    """The fields for how many, for how much and when."""
    left, middle, right = st.columns(3)
    return {
        "quantity": left.number_input("Quantity", 1, 1000, quantity, key=f"{key}_quantity"),
        "price_paid": middle.text_input("Price paid (each)", price, key=price_key),
        "bought_on": days.choose("Bought on", bought_on or session.today(), f"{key}_on", right),
    }


def _choose_product(key: str) -> Product | None:
    search = st.text_input("Search the catalog", type="search", max_chars=200, key=f"{key}_search")
    choices: list[Product] = []
    with trouble(key=f"{key}_again"):
        load = partial(products.find, session.workspace(), search=search)
        choices = session.read(f"products {search}", load).items
    if not choices:
        st.caption("No product is found by these words: add it in the catalog first.")
    return st.selectbox(
        "Product",
        choices,
        index=0 if len(choices) == 1 else None,
        placeholder="Choose a product",
        format_func=lambda item: f"{item.name} · €{item.price:,.2f}",
        disabled=not choices,
        key=f"{key}_product_{search}",
    )


def _key(customer_id: int, name: str) -> str:
    return f"customer_{customer_id}_purchase_{name}"
