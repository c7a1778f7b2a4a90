"""The form for a product: added once, edited, its picture, and what another one wrote meanwhile."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from crm import pictures, products, web_pictures
from crm.workspace import Workspace
from tests.crm.hostile_pictures import photograph
from tests.pages.cast import COAT
from tests.pages.controls import dialog, field, is_open, press
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]
FETCHED = pictures.shrink(photograph(size=(4, 4)))


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every address on the web has a picture."""
    monkeypatch.setattr(web_pictures, "fetch", lambda address: FETCHED)


def adding() -> None:
    import streamlit as st

    from pages.sections import product_form
    from pages.ui import session

    session.show_toast()
    if st.button("Open"):
        product_form.open_new()


def editing(id: int) -> None:
    import streamlit as st

    from crm import products
    from pages.sections import product_form
    from pages.ui import session

    session.show_toast()
    if st.button("Open"):
        product_form.open_edit(products.get(session.workspace(), id))


def png() -> bytes:
    written = BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG")
    return written.getvalue()


def test_a_product_is_added_with_all_that_was_typed(draw: Draw, house: Workspace) -> None:
    app = press(draw(adding), "Open")
    assert sketch(dialog(app)) == drawing(
        """
        Name: __
        Category: Suits of Suits, Dresses, Accessories, Shoes | Price (€): __
        Description: __
        Brand: Luxe Couture | [x] In stock
        Picture address: _https://…_ ?
        Picture file: .png, .jpg, .jpeg, .webp
        [*Save*]
        """
    )
    field(dialog(app), "text_input", "Name").input("Zed Boots")
    field(dialog(app), "text_area", "Description").input("Of calf.")
    press(dialog(app), "Save")
    assert app.error[0].value == "Price is missing."
    assert field(dialog(app), "text_area", "Description").value == "Of calf."
    field(dialog(app), "selectbox", "Category").set_value("shoes")
    field(dialog(app), "text_input", "Price (€)").set_value("1.280,50")
    field(dialog(app), "text_input", "Brand").input("Zed")
    field(dialog(app), "checkbox", "In stock").uncheck()
    field(dialog(app), "text_input", "Picture address").input("https://house.com/zed.jpg")
    press(dialog(app), "Save")
    assert not is_open(app)
    assert app.toast[0].value == "The product was added."
    (made,) = products.find(house, search="zed").items
    assert made.model_dump(exclude={"id", "version"}) == {
        "name": "Zed Boots",
        "category": "shoes",
        "price": Decimal("1280.50"),
        "description": "Of calf.",
        "brand": "Zed",
        "in_stock": False,
        "picture": FETCHED.data_url,
    }


def test_a_file_is_its_picture_and_one_that_is_none_is_refused(
    draw: Draw, house: Workspace
) -> None:
    app = press(draw(editing, COAT), "Open")
    field(dialog(app), "file_uploader", "Picture file").upload("a.png", b"no picture", "image/png")
    press(dialog(app), "Save")
    assert app.error[0].value.startswith("Picture")
    assert products.get(house, COAT).picture is None
    field(dialog(app), "file_uploader", "Picture file").upload("a.png", png(), "image/png")
    press(dialog(app), "Save")
    assert not is_open(app)
    assert str(products.get(house, COAT).picture).startswith("data:image/")


def test_an_edit_is_saved_and_leaves_the_rest_alone(draw: Draw, house: Workspace) -> None:
    before = products.get(house, COAT)
    app = press(draw(editing, COAT), "Open")
    assert sketch(dialog(app)) == drawing(
        """
        Name: Ivory Wool Coat
        Category: Suits of Suits, Dresses, Accessories, Shoes | Price (€): 6850.50
        Description: __
        Brand: Luxe Couture | [x] In stock
        Picture address: _https://…_ ?
        Picture file: .png, .jpg, .jpeg, .webp
        [*Save*]
        """
    )
    field(dialog(app), "checkbox", "In stock").uncheck()
    press(dialog(app), "Save")
    assert app.toast[0].value == "The product was saved."
    changed = {"in_stock": False, "version": before.version + 1}
    assert products.get(house, COAT) == before.model_copy(update=changed)


def test_what_somebody_else_has_changed_meanwhile_is_laid_beside_it(
    draw: Draw, house: Workspace
) -> None:
    app = press(draw(editing, COAT), "Open")
    field(dialog(app), "text_input", "Price (€)").set_value("7000")
    field(dialog(app), "text_input", "Brand").input("Mine")
    theirs = products.get(house, COAT).model_dump(exclude={"id", "version"})
    theirs |= {"price": "6500", "picture": "https://house.com/coat.jpg"}
    products.edit(house, COAT, 1, **theirs)
    press(dialog(app), "Save")
    assert sketch(dialog(app)) == drawing(
        """
        Warning: Somebody else has changed this since you opened it. Nothing of yours is
            lost: choose what to keep, field by field.
        (Last changed by somebody (names need sign-in).)
        Picture: now “a picture”, as the other one wrote it.
        Theirs: 6500.00
        Mine: 7000.00
        Price: Keep mine of Keep mine, Keep theirs
        [*Save merged*] | [Take over with mine]
        """
    )
    field(dialog(app), "radio", "Price").set_value("Keep theirs")
    press(dialog(app), "Save merged")
    assert not is_open(app)
    after = products.get(house, COAT)
    assert (after.price, after.brand) == (Decimal(6500), "Mine")
    assert after.picture == FETCHED.data_url
