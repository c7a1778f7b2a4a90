"""The form for a product, new or known."""

from typing import Any

import streamlit as st

from crm import pictures, products
from crm.errors import Conflict
from crm.models import CATEGORIES, Product
from pages.ui import labels, merging, session
from pages.ui.dialogs import dialog
from pages.ui.saving import refusals

NEW = "new_product"
FIELDS = ("name", "category", "price", "description", "brand", "in_stock", "picture")


def open_new() -> None:
    """Opens the form for a new product."""
    session.new_entry(NEW)
    _add()


@dialog("Add product", width="medium", icon=":material/add:")
def _add() -> None:
    key = session.entry_key(NEW)
    typed, upload, submitted = _fields(f"{NEW}_{key}", None)
    if submitted:
        with refusals():
            products.add(session.workspace(), key, **_with_picture(typed, upload))
            session.saved("The product was added.")
            st.rerun()


@dialog("Edit product", width="medium", icon=":material/edit:")
def open_known(product: Product) -> None:
    """Opens the form for a product that was read before; a newer one is merged."""
    key = f"product_{product.id}_{product.version}"
    clash = f"{key}_clash"
    if clash in st.session_state:
        newer, mine = st.session_state[clash]
        chosen = merging.choose(
            f"{key}_{newer.version}", None, _values(product), _values(newer), mine, _shown
        )
        if chosen:
            _save(product.id, newer.version, chosen, clash)
        return
    typed, upload, submitted = _fields(key, product)
    if submitted:
        with refusals():
            _save(product.id, product.version, _with_picture(typed, upload), clash)


def _save(id: int, version: int, typed: dict[str, Any], clash: str) -> None:
    """Saves, or keeps what was typed beside the newer product for the rep to choose."""
    with refusals():
        try:
            products.edit(session.workspace(), id, version, **typed)
        except Conflict:
            st.session_state[clash] = (products.get(session.workspace(), id), typed)
            st.rerun(scope="fragment")
        st.session_state.pop(clash, None)
        session.saved("The product was saved.")
        st.rerun()


def _with_picture(typed: dict[str, Any], upload: bytes | None) -> dict[str, Any]:
    return typed | {"picture": pictures.data_url(upload)} if upload else typed


def _values(product: Product) -> dict[str, Any]:
    values = {field: getattr(product, field) for field in FIELDS}
    return values | {"price": f"{product.price:.2f}"}


def _shown(field: str, value: Any) -> str:
    return "a picture" if field == "picture" and value else str(value)


def _fields(key: str, known: Product | None) -> tuple[dict[str, Any], bytes | None, bool]:
    """The form: what is typed, the picture uploaded, and whether it was just submitted."""
    own = known.picture if known and known.picture else ""
    with st.form(key, border=False):
        name = st.text_input("Name", known.name if known else "", max_chars=255, key=f"{key}_name")
        left, right = st.columns(2)
        category = left.selectbox(
            "Category",
            CATEGORIES,
            CATEGORIES.index(known.category) if known else 0,
            format_func=labels.category,
            key=f"{key}_category",
        )
        price = right.number_input(
            "Price (€)",
            0.0,
            99_999_999.99,
            float(known.price) if known else None,
            key=f"{key}_price",
        )
        description = st.text_area(
            "Description", known.description if known else "", max_chars=10_000, key=f"{key}_text"
        )
        left, right = st.columns(2, vertical_alignment="bottom")
        brand = left.text_input(
            "Brand", known.brand if known else "Luxe Couture", max_chars=100, key=f"{key}_brand"
        )
        in_stock = right.checkbox("In stock", known.in_stock if known else True, key=f"{key}_stock")
        address = st.text_input(
            "Picture address",
            "" if pictures.is_upload(own) else own,
            max_chars=2_000,
            placeholder="https://…",
            help="Or upload a file below; with neither, a drawing of the category is shown.",
            key=f"{key}_picture",
        )
        upload = st.file_uploader(
            "Picture file", ["png", "jpg", "jpeg", "webp"], key=f"{key}_upload"
        )
        typed = {
            "name": name,
            "category": category,
            "price": None if price is None else f"{price:.2f}",
            "description": description,
            "brand": brand,
            "in_stock": in_stock,
            "picture": address or (own if pictures.is_upload(own) else None),
        }
        submitted = st.form_submit_button("Save", type="primary")
    return typed, upload.getvalue() if upload else None, submitted
