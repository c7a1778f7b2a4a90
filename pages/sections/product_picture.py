"""A product's picture: its own, else a drawing of its category."""

from pathlib import Path

import streamlit as st

from crm import pictures
from crm.models import Product

DRAWINGS = Path(__file__).with_name("drawings")


def show(product: Product) -> None:
    """The picture, named for a screen reader; a drawing where there is none to be shown."""
    own = _own(product.picture or "")
    st.image(
        own or str(DRAWINGS / f"{product.category}.svg"),
        width="stretch",
        alt=product.name if own else f"{product.name} (a drawing)",
    )


def _own(picture: str) -> str | bytes | None:
    """What to show of it; None for none and for one that Streamlit could not show."""
    if not pictures.is_upload(picture):
        return picture if pictures.is_address(picture) else None
    try:
        return pictures.content(picture)
    except ValueError:
        return None
