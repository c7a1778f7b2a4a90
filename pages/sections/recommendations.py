"""Products for the customer who is open, each with the records that speak for it."""

import streamlit as st

from crm import recommendations
from crm.evidence import CustomerFile
from pages.sections import claims
from pages.ui import session
from pages.ui.text import literal


def show(customer_id: int, file: CustomerFile) -> None:
    """The products that fit best, with price and reasons."""
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
    for fit in offer.fits:
        product = fit.product
        key = f"customer_{customer_id}_recommended_{product.id}"
        with st.container(border=True, gap="xsmall", key=key):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(product.name, width="stretch")
                st.badge(f"€{product.price:,.0f}", color="gray")
            for number, reason in enumerate(fit.reasons):
                claims.show(offer.file, f"{key}_{number}", reason)
