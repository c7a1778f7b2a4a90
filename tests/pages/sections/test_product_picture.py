"""A product's picture: its own, else a drawing of its category; either has a name."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from crm import products
from crm.models import CATEGORIES
from crm.pictures import shrink
from crm.workspace import Workspace
from pages.sections import product_picture
from tests.pages.cast import COAT
from tests.pages.controls import cards

Draw = Callable[..., AppTest]


def section(id: int, picture: "str | None") -> None:
    from crm import products
    from pages.sections import product_picture
    from pages.ui import cards, session

    product = products.get(session.workspace(), id).model_copy(update={"picture": picture})
    card = cards.Card(id, "A piece", picture=product_picture.of(product))
    cards.show("pieces", "gallery", [cards.Group("pieces", [card])])


def picture(app: AppTest) -> dict[str, Any]:
    return dict(cards(app)[0]["picture"])


def test_an_uploaded_file_is_shown_from_the_book(draw: Draw) -> None:
    written = BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG")
    app = draw(section, COAT, shrink(written.getvalue()).data_url)
    assert picture(app)["src"].startswith("/mock/media/")
    assert picture(app)["src"].endswith(".webp")
    assert picture(app)["alt"] == "Ivory Wool Coat"


@pytest.mark.parametrize(
    "own",
    [None, "", "https://house.com/coat.jpg", "https://[x", "data:image/webp;base64,AAAA", "x"],
)
def test_without_one_to_be_shown_its_category_is_drawn(
    draw: Draw, house: Workspace, own: str | None
) -> None:
    drawn = {}
    for id in (1, 2, 3, 4):
        app = draw(section, id, own)
        drawn[products.get(house, id).category] = picture(app)["src"]
        assert picture(app)["alt"].endswith(" (a drawing)")
    assert len(set(drawn.values())) == 4


def test_an_accessory_and_a_shoe_are_drawn_as_what_their_names_say() -> None:
    wanted = {
        "Lagoon Silk Scarf": "scarf",
        "Ivory Opera Gloves": "gloves",
        "Black Grosgrain Bow Tie": "tie",
        "Pleated Silk Pocket Square": "square",
        "Onyx Cufflink Set": "studs",
        "Saddle-Stitched Document Case": "bag",
        "Wide-Brim Straw Hat": "hat",
        "Belt Bag": "bag",
        "Umbrella": "accessories",
        "": "accessories",
    }
    drawn = {name: product_picture.kind(name, "accessories") for name in wanted}
    assert drawn == wanted
    assert product_picture.kind("Belt Coat", "suits") == "suits"
    shoes = {
        "Black Calf Chelsea Boots": "boots",
        "Sand Suede Desert Boot": "boots",
        "Burgundy Monk Straps": "flats",
        "Two-Tone Spectators": "flats",
        "Blush Nappa Ballet Flats": "flats",
        "Patent Opera Pumps": "shoes",
        "Silver Mule Sandals": "shoes",
    }
    assert {name: product_picture.kind(name, "shoes") for name in shoes} == shoes
    kinds = {kind for drawn in product_picture.DRAWN.values() for kind in drawn}
    for kind in {*kinds, *CATEGORIES}:
        assert product_picture.DRAWINGS.joinpath(f"{kind}.svg").is_file(), kind
