"""A product's picture: its own, else a drawing of its category; either has a name."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from crm import products
from crm.pictures import shrink
from crm.workspace import Workspace
from tests.pages.cast import COAT
from tests.pages.sketch import sketch

Draw = Callable[..., AppTest]


def section(id: int, picture: "str | None") -> None:
    from crm import products
    from pages.sections import product_picture
    from pages.ui import session

    product = products.get(session.workspace(), id)
    product_picture.show(product.model_copy(update={"picture": picture}))


def address(app: AppTest) -> str:
    return str(app.get("image")[0].proto.imgs[0].url)


def test_an_uploaded_file_is_shown_from_the_book(draw: Draw) -> None:
    written = BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG")
    app = draw(section, COAT, shrink(written.getvalue()).data_url)
    assert address(app).startswith("/mock/media/")
    assert sketch(app) == "Picture: Ivory Wool Coat"


@pytest.mark.parametrize(
    "picture",
    [None, "", "https://house.com/coat.jpg", "https://[x", "data:image/webp;base64,AAAA", "x"],
)
def test_without_one_to_be_shown_its_category_is_drawn(
    draw: Draw, house: Workspace, picture: str | None
) -> None:
    drawn = {}
    for id in (1, 2, 3, 4):
        app = draw(section, id, picture)
        drawn[products.get(house, id).category] = address(app)
        assert sketch(app).endswith(" (a drawing)")
    assert len(set(drawn.values())) == 4
