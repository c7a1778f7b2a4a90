"""A product's picture: its own, else a drawing of its category."""

from pathlib import Path

import streamlit as st

from crm import pictures
from crm.models import Product

DRAWINGS = Path(__file__).with_name("drawings")


def show(product: Product) -> None:
    """The picture, named for a screen reader; a drawing where there is none to be shown."""
    own = pictures.read(product.picture)
    # An address that an earlier version kept is not shown: a page asks no other server.
    shown = own.content if isinstance(own, pictures.Upload) else None
    st.image(
        shown or str(DRAWINGS / f"{product.category}.svg"),
        width="stretch",
        alt=product.name if shown else f"{product.name} (a drawing)",
    )
