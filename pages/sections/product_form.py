"""The form for a product, new or known."""

from functools import partial
from typing import Any

import streamlit as st

from crm import pictures, products
from crm.models import CATEGORIES, Product
from pages.ui import labels, merging, saving, session
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
    with refusals():
        if values := _typed(f"{NEW}_{key}", None):
            products.add(session.workspace(), key, **values)
            saving.done("The product was added.")


@dialog("Edit product", width="medium", icon=":material/edit:")
def open_known(product: Product) -> None:
    """Opens the form for a product that was read before; a newer one is merged."""
    key = f"product_{product.id}_{product.version}"
    ws = session.workspace()
    with refusals():
        edit = merging.edited(key, product, partial(_typed, key, product), _values, _shown)
        if edit is None:
            return
        before, values = edit
        save = partial(products.edit, ws, before.id, before.version, **values)
        if merging.save(key, save, partial(products.get, ws, before.id), values) is None:
            st.rerun(scope="fragment")
        saving.done("The product was saved.")


def _typed(key: str, known: Product | None) -> dict[str, Any] | None:
    """What was typed, once it is submitted; raises `Refused` for a picture that is none."""
    typed, upload, submitted = _fields(key, known)
    return _with_picture(typed, upload) if submitted else None


def _with_picture(typed: dict[str, Any], upload: bytes | None) -> dict[str, Any]:
    return typed | {"picture": pictures.shrink(upload)} if upload else typed


def _values(product: Product) -> dict[str, Any]:
    values = {field: getattr(product, field) for field in FIELDS}
    return values | {"price": f"{product.price:.2f}", "picture": pictures.read(product.picture)}


def _shown(field: str, value: Any) -> str:
    return "a picture" if field == "picture" and value else str(value)


def _fields(key: str, known: Product | None) -> tuple[dict[str, Any], bytes | None, bool]:
    """The form: what is typed, the picture uploaded, and whether it was just submitted."""
    own = pictures.read(known.picture) if known else None
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
            own if isinstance(own, str) else "",
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
            "picture": address or (own if isinstance(own, pictures.Upload) else None),
        }
        submitted = st.form_submit_button("Save", type="primary")
    return typed, upload.getvalue() if upload else None, submitted
