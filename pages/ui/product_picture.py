"""A product's picture: its own, else a drawing of its category."""

from pathlib import Path

import streamlit as st

from crm import pictures
from crm.models import Product
from pages.ui.text import literal

DRAWINGS = Path(__file__).with_name("drawings")


def show(product: Product) -> None:
    """The picture, named for a screen reader."""
    st.image(_source(product), width="stretch", caption=f"{literal(product.name)}")


def _source(product: Product) -> str | bytes:
    if not product.picture:
        return str(DRAWINGS / f"{product.category}.svg")
    if not pictures.is_upload(product.picture):
        return product.picture
    try:
        return pictures.content(product.picture)
    except ValueError:
        return str(DRAWINGS / f"{product.category}.svg")
