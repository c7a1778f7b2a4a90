"""Products for the customer who is open, each with the records that speak for it."""

from collections.abc import Sequence

import streamlit as st

from crm import evidence, recommendations
from crm.evidence import Claim, CustomerFile
from crm.models import Product
from pages.sections import claims, product_card, product_picture
from pages.ui import cards, parts, session
from pages.ui.cards import Act, Card, Group, Message, Words
from pages.ui.text import literal


@parts.fragment
def show(customer_id: int, file: CustomerFile) -> None:
    """The products that fit best, as pictures with price and reasons."""
    st.subheader("Recommendations", anchor=False)
    offer = session.read(
        "recommendations", lambda: recommendations.for_customer(session.workspace(), file)
    )
    if musts := file.known.musts:
        never = " · ".join(literal(must.words) for must in musts)
        st.markdown(f":red[**Never**] {never}")
    if not offer.fits:
        st.caption(
            "Nothing yet that the records speak for: log what this client loves, or a purchase."
        )
        return
    group = Group(
        "fits",
        [
            _card(product, fit.reasons, offer.file)
            for fit in offer.fits
            if (product := offer.products.get(fit.product.id))  # unless it was just taken out
        ],
    )
    match cards.show(f"customer_{customer_id}_recommended", "gallery", [group]):
        case Message(int(), str(record)) if record in offer.file.facts:
            claims.open_record(evidence.of(offer.file, record))


def _card(product: Product, reasons: Sequence[Claim], file: CustomerFile) -> Card:
    return Card(
        product.id,
        product.name,
        lines=[
            [Words(product_card.price(product.price))],
            *(_reason(claim, file) for claim in reasons),
        ],
        picture=product_picture.of(product),
    )


def _reason(claim: Claim, file: CustomerFile) -> list[Words]:
    """The reason, with the records behind it to be opened."""
    records = (evidence.of(file, id) for id in claim.evidence if id in file.facts)
    return [
        Words(claim.text),
        *(Words("", act=Act(each.id, each.label, icon="description")) for each in records),
    ]
