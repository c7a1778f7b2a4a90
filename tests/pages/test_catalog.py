"""The catalog: filtered, turned, added to and edited, over the demo's pieces."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from crm import products
from crm.pictures import Upload, shrink
from crm.workspace import OFFLINE, Workspace
from db.gateway import Filter, Query, insert
from db.sqlite import SQLiteGateway
from tests.crm.hostile_pictures import photograph, webp_of
from tests.pages.conftest import words
from tests.pages.controls import act, cards
from tests.pages.sketch import sketch


@pytest.fixture
def ws(book: Path) -> Workspace:
    return Workspace(SQLiteGateway(book), OFFLINE)


def names(app: AppTest) -> list[str]:
    return [picture["alt"].removesuffix(" (a drawing)") for picture in pictures(app)]


def pictures(app: AppTest) -> list[dict[str, Any]]:
    return [card["picture"] for card in cards(app)]


def field(app: AppTest, kind: str, label: str) -> Any:
    return next(element for element in app.get(kind) if element.label == label)


def listed(ws: Workspace, **filters: Any) -> list[str]:
    return [product.name for product in products.find(ws, **filters).items]


def test_a_page_of_the_catalog_says_how_many_there_are(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app("catalog")
    assert not app.exception
    assert names(app) == listed(ws)
    assert len(names(app)) == 24
    assert f"{products.find(ws).total} products" in words(app)


def test_filters_narrow_the_catalog(open_app: Callable[..., AppTest], ws: Workspace) -> None:
    app = open_app("catalog")
    app.text_input(key="catalog_search").input("VELVET").run()
    assert names(app) == listed(ws, search="velvet")
    app.selectbox(key="catalog_category").set_value("suits").run()
    app.number_input(key="catalog_from").set_value(6_500).run()
    assert names(app) == ["Midnight Velvet Tuxedo"]
    assert "€6,850" in sketch(app)
    app.number_input(key="catalog_to").set_value(6_600).run()
    assert names(app) == []
    assert "No product matches these filters" in app.info[0].value


def test_what_is_sold_out_says_so_and_can_be_left_out(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    (gone, *_) = ws.db.rows(Query("products", [Filter("in_stock", "eq", False)]))[0]
    app = open_app("catalog", catalog_search=gone["name"])
    assert names(app) == [gone["name"]]
    assert "Sold out" in sketch(app) and "· In stock" not in sketch(app)
    app.toggle(key="catalog_stock").set_value(True).run()
    assert names(app) == []


def test_the_filters_and_the_page_of_an_address_are_those_shown(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app("catalog", catalog_category="Shoes", catalog_sort="Price")
    assert names(app) == listed(ws, category="shoes", sort="price")
    app = open_app("catalog", catalog_page="2")
    assert names(app) == listed(ws, page=2)


def test_a_page_that_is_not_there_any_more_gives_way_to_one_that_is(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_app("catalog", catalog_page="3")
    app.number_input(key="catalog_from").set_value(3_000).run()
    dear = products.find(ws, price_from=Decimal(3_000), page=2)
    assert dear.items and dear.total <= 2 * products.PAGE_SIZE
    assert names(app) == [product.name for product in dear.items]


def test_an_empty_catalog_says_what_to_do_first(
    open_app: Callable[..., AppTest], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AICRM_DATABASE", str(book.with_name("empty.db")))
    monkeypatch.setenv("AICRM_DEMO", "false")
    app = open_app("catalog")
    assert not app.exception
    assert "add your first product" in app.info[0].value


BOMB = Upload(webp_of(13_000)).data_url


@pytest.mark.parametrize("picture", ["https://[x", "https://", "data:image/webp;base64,AAAA", BOMB])
def test_a_picture_that_cannot_be_shown_leaves_the_page_with_a_drawing(
    open_app: Callable[..., AppTest], ws: Workspace, picture: str
) -> None:
    values = {"name": "*Aurora* Coat", "category": "suits", "price": Decimal("6850.50")}
    ws.db.write(insert("products", **values, picture=picture))
    app = open_app("catalog", catalog_search="aurora")
    assert not app.exception
    assert pictures(app)[0]["alt"] == "*Aurora* Coat (a drawing)"
    assert "€6,850.50" in sketch(app)


def test_a_hostile_picture_of_the_book_reaches_no_form_and_does_not_keep_it_from_saving(
    ws: Workspace,
) -> None:
    values = {"name": "Zed Coat", "category": "suits", "price": Decimal(5)}
    row = ws.db.write(insert("products", **values, picture=BOMB))[0]
    product = products.get(ws, row["id"])
    app = AppTest.from_function(editing, args=(product,), default_timeout=30).run()
    assert field(app, "text_input", "Picture address").value == ""
    field(app, "button", "Save").click().run()
    assert not app.exception and not app.error
    assert products.get(ws, product.id).picture is None


def test_a_typed_data_address_is_no_picture(ws: Workspace) -> None:
    product = products.add(ws, "zed", name="Zed Coat", category="suits", price="5")
    app = AppTest.from_function(editing, args=(product,), default_timeout=30).run()
    field(app, "text_input", "Picture address").input(Upload(webp_of(40)).data_url)
    field(app, "button", "Save").click().run()
    assert "https://house.com" in app.error[0].value
    assert products.get(ws, product.id) == product


def test_who_might_love_a_piece_are_clients_with_their_reasons(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_app("catalog", catalog_search="Lagoon Silk")
    act(app, "Lagoon Silk Scarf", "admirers")
    assert not app.exception
    assert any("Aria Valmont" in link.proto.label for link in app.get("page_link"))
    assert "silk again" in words(app)


def adding() -> None:
    from pages.sections import product_form
    from pages.ui import session

    session.workspace()
    product_form._add()


def test_a_bad_price_keeps_the_words_and_a_good_one_saves_the_product_once(ws: Workspace) -> None:
    app = AppTest.from_function(adding, default_timeout=30).run()
    field(app, "text_input", "Name").input("Zed Coat")
    field(app, "text_area", "Description").input("Of boiled wool.")
    field(app, "button", "Save").click().run()
    assert app.error[0].value == "Price is missing."
    assert field(app, "text_input", "Name").value == "Zed Coat"
    assert field(app, "text_area", "Description").value == "Of boiled wool."
    assert listed(ws, search="zed coat") == []
    field(app, "text_input", "Price (€)").set_value("6850.50")
    for _ in range(2):
        field(app, "button", "Save").click().run()
    assert not app.exception and not app.error
    (made,) = products.find(ws, search="zed coat").items
    assert (made.price, made.description) == (Decimal("6850.50"), "Of boiled wool.")
    assert (made.category, made.brand, made.in_stock) == ("suits", "Luxe Couture", True)


def editing(product):  # type: ignore[no-untyped-def]
    from pages.sections import product_form
    from pages.ui import session

    session.workspace()
    product_form.open_edit(product)


def test_an_edit_is_in_the_store_and_leaves_alone_what_was_not_touched(ws: Workspace) -> None:
    typed = {"name": "Zed Coat", "category": "suits", "price": "6850.50"}
    own = shrink(photograph(size=(4, 4)))
    before = products.add(ws, "zed", **typed, picture=own)
    app = AppTest.from_function(editing, args=(before,), default_timeout=30).run()
    field(app, "checkbox", "In stock").uncheck()
    field(app, "text_input", "Picture address").input("https://")
    field(app, "button", "Save").click().run()
    assert "https://house.com" in app.error[0].value
    assert products.get(ws, before.id) == before
    field(app, "text_input", "Picture address").input("")
    field(app, "button", "Save").click().run()
    assert not app.exception and not app.error
    after = products.get(ws, before.id)
    assert not after.in_stock
    assert after == before.model_copy(update={"in_stock": False, "version": before.version + 1})
