"""The form for a product, new or known."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from crm import money, pictures, products
from crm.models import CATEGORIES, Product
from pages.ui import labels, merging, saving, session
from pages.ui.parts import dialog
from pages.ui.saving import refusals

NEW = "new_product"
EMPTY = {
    "name": "",
    "category": CATEGORIES[0],
    "price": "",
    "description": "",
    "brand": "Luxe Couture",
    "in_stock": True,
    "picture": None,
}
FIELDS = tuple(EMPTY)


def open_new() -> None:
    """Opens the form for a new product."""
    session.new_entry(NEW)
    _add()


@dialog("Add product", width="medium", icon=":material/add:")
def _add() -> None:
    key = session.entry_key(NEW)
    with refusals():
        if values := _ask(f"{NEW}_{key}", EMPTY):
            products.add(session.workspace(), key, **values)
            saving.done("The product was added.")


@dialog("Edit product", width="medium", icon=":material/edit:")
def open_edit(product: Product) -> None:
    """Opens the form for a product that was read before; a newer one is merged."""
    key = f"product_{product.id}_{product.version}"
    ws = session.workspace()
    with refusals():
        edit = merging.edit(key, product, partial(_ask, key, _values(product)), _values, _describe)
        if edit is None:
            return
        before, values = edit
        save = partial(products.edit, ws, before.id, before.version, **values)
        if merging.save(key, save, partial(products.get, ws, before.id), values) is None:
            st.rerun(scope="fragment")
        saving.done("The product was saved.")


def _ask(key: str, start: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was typed, once it is submitted; raises `Refused` for a picture that is none."""
    with st.form(key, border=False, enter_to_submit=False):
        entry: dict[str, Any] = {"name": st.text_input("Name", start["name"], key=f"{key}_name")}
        left, right = st.columns(2)
        entry["category"] = left.selectbox(
            "Category",
            CATEGORIES,
            CATEGORIES.index(start["category"]),
            format_func=labels.category,
            key=f"{key}_category",
        )
        price = right.text_input("Price (€)", start["price"], key=f"{key}_price")
        entry["price"] = money.written(price)
        entry["description"] = st.text_area("Description", start["description"], key=f"{key}_text")
        left, right = st.columns(2, vertical_alignment="bottom")
        entry["brand"] = left.text_input("Brand", start["brand"], key=f"{key}_brand")
        entry["in_stock"] = right.checkbox("In stock", start["in_stock"], key=f"{key}_stock")
        picture, upload = _ask_for_picture(key, start["picture"])
        submitted = st.form_submit_button("Save", type="primary")
    if not submitted:
        return None
    return entry | {"picture": pictures.shrink(upload.getvalue()) if upload else picture}


def _ask_for_picture(key: str, own: pictures.Upload | str | None) -> tuple[Any, Any]:
    """The picture that is there or its address as typed, and a file that takes its place."""
    address = st.text_input(
        "Picture address",
        own if isinstance(own, str) else "",
        placeholder="https://…",
        help="The picture is fetched once, as you save. Or upload a file below; with neither, a "
        "drawing of the category is shown.",
        key=f"{key}_picture",
    )
    upload = st.file_uploader("Picture file", ["png", "jpg", "jpeg", "webp"], key=f"{key}_upload")
    return address or (own if isinstance(own, pictures.Upload) else None), upload


def _values(product: Product) -> dict[str, Any]:
    values = {field: getattr(product, field) for field in FIELDS}
    return values | {"price": f"{product.price:.2f}", "picture": pictures.read(product.picture)}


def _describe(field: str, value: Any) -> str:
    return "a picture" if field == "picture" and value else str(value)
