"""A product as the catalog shows it, and who might love it."""

import streamlit as st

from crm import recommendations
from crm.models import Product
from pages.sections import customer_link, product_form, product_picture
from pages.ui import labels, session
from pages.ui.dialogs import dialog
from pages.ui.shell import trouble
from pages.ui.text import literal


def show(product: Product) -> None:
    """The picture, the price and what can be done with it."""
    with st.container(border=True, gap="xsmall", height="stretch", key=f"product_{product.id}"):
        product_picture.show(product)
        st.markdown(f"**{literal(product.name)}**")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(
                f"€{product.price:,.0f}" if product.price % 1 == 0 else f"€{product.price:,.2f}"
            )
            st.badge(
                "In stock" if product.in_stock else "Sold out",
                color="green" if product.in_stock else "gray",
            )
            st.caption(labels.category(product.category))
        st.caption(literal(product.description))
        with st.container(horizontal=True, gap="small"):
            if st.button(
                "Edit", icon=":material/edit:", type="tertiary", key=f"product_{product.id}_edit"
            ):
                product_form.open_edit(product)
            if st.button(
                "Who might love this",
                icon=":material/favorite:",
                type="tertiary",
                key=f"product_{product.id}_admirers",
            ):
                _show_admirers(product)


@dialog("Who might love this", width="medium", icon=":material/favorite:")
def _show_admirers(product: Product) -> None:
    st.text(product.name)
    if not product.in_stock:
        st.caption("It is sold out, so nobody is proposed.")
        return
    with trouble(), st.spinner("Reading the records…"):
        admirers = recommendations.admirers(session.workspace(), product, session.today())
        if not admirers:
            st.caption("No record speaks for it yet.")
        for admirer in admirers:
            with st.container(gap=None):
                customer_link.show(admirer.name, admirer.customer_id, ":material/person:")
                for reason in admirer.reasons:
                    st.caption(literal(reason.text))
