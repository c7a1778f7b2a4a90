"""Products as the catalog shows them, and who might love each."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from crm import recommendations
from crm.models import Product
from pages.sections import customer_link, product_form, product_picture
from pages.ui import cards, labels, session
from pages.ui.cards import Act, Card, Group, Message, Words
from pages.ui.parts import dialog
from pages.ui.shell import trouble
from pages.ui.text import literal

EDIT = Act("edit", "Edit", icon="edit")
ADMIRERS = Act("admirers", "Who might love this", icon="favorite")


def show(products: Sequence[Product]) -> None:
    """A gallery of them: picture, price, and what can be done with each."""
    by_id = {product.id: product for product in products}
    match cards.show(
        "products", "gallery", [Group("products", [_card(each) for each in products])]
    ):
        case Message(int(id), EDIT.name):
            product_form.open_edit(by_id[id])
        case Message(int(id), ADMIRERS.name):
            _show_admirers(by_id[id])


def price(euros: Decimal) -> str:
    """The price, with cents only where there are any."""
    return f"€{euros:,.0f}" if euros % 1 == 0 else f"€{euros:,.2f}"


def _card(product: Product) -> Card:
    stock = Words("In stock", "positive") if product.in_stock else Words("Sold out", "neutral")
    figures = [Words(price(product.price)), stock, Words(labels.category(product.category), "soft")]
    description = [[Words(product.description, "soft")]] if product.description else []
    return Card(
        product.id,
        product.name,
        lines=[figures, *description],
        acts=[EDIT, ADMIRERS],
        picture=product_picture.of(product),
    )


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
