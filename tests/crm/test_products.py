"""The catalog: added, edited, found, on both stores."""

from decimal import Decimal
from typing import Any

import pytest

from crm import pictures, products, web_pictures
from crm.errors import Conflict, Refused
from crm.models import Product
from crm.workspace import Workspace
from tests.crm.conftest import table
from tests.crm.hostile_pictures import photograph

PICTURE = pictures.shrink(photograph(size=(4, 4)))
GOWN = {"name": "Emerald Silk Gown", "category": "dresses", "price": "9800.50"}


def add(ws: Workspace, **more: Any) -> Product:
    typed = GOWN | more
    return products.add(ws, typed["name"], **typed)


def test_a_product_is_added_once_and_edited(ws: Workspace) -> None:
    made = [add(ws, description="Silk.") for _ in range(2)][1]
    assert (made.price, made.brand, made.in_stock) == (Decimal("9800.50"), "Luxe Couture", True)
    edited = products.edit(ws, made.id, made.version, **GOWN | {"in_stock": False, "price": 5})
    assert (edited.in_stock, edited.price, edited.description) == (False, Decimal(5), "")
    assert products.get(ws, made.id) == edited
    assert products.find(ws).total == 1
    with pytest.raises(Conflict):
        products.edit(ws, made.id, made.version, **GOWN)


def test_the_filters_narrow_the_list_both_prices_included(ws: Workspace) -> None:
    add(ws)
    add(ws, name="Velvet 50% Pumps", category="shoes", price=800, in_stock=False)
    add(ws, name="Silk Scarf", category="accessories", price=300)

    def names(**filters: Any) -> list[str]:
        return [product.name for product in products.find(ws, **filters).items]

    assert names() == ["Emerald Silk Gown", "Silk Scarf", "Velvet 50% Pumps"]
    assert names(sort="price") == ["Silk Scarf", "Velvet 50% Pumps", "Emerald Silk Gown"]
    assert names(search="silk") == ["Emerald Silk Gown", "Silk Scarf"]
    assert names(search="0% p") == ["Velvet 50% Pumps"]
    assert names(category="shoes") == ["Velvet 50% Pumps"]
    assert names(price_from=Decimal(300), price_to=Decimal(800)) == [
        "Silk Scarf",
        "Velvet 50% Pumps",
    ]
    assert names(in_stock=True) == ["Emerald Silk Gown", "Silk Scarf"]
    assert names(category="suits") == []


@table(
    "field, typed",
    [
        ("name", {"name": " "}),
        ("name", {"name": "x" * 256}),
        ("category", {"category": "hats"}),
        ("price", {"price": None}),
        ("price", {"price": "-1"}),
        ("price", {"price": "1.001"}),
        ("price", {"price": "100000000"}),
        ("price", {"price": "NaN"}),
        ("description", {"description": "x" * 10_001}),
        ("brand", {"brand": "x" * 101}),
        ("picture", {"picture": "http://example.com/a.png"}),
        ("picture", {"picture": "https://"}),
        ("picture", {"picture": "https://[gown"}),
        ("picture", {"picture": "https://house.com/my gown.jpg"}),
        ("picture", {"picture": f"https://house.com/{'x' * 2_000}"}),
        ("picture", {"picture": "javascript:alert(1)"}),
        ("picture", {"picture": "data:text/html;base64,AAAA"}),
        ("picture", {"picture": "data:image/webp;base64,AAAA"}),
        ("picture", {"picture": PICTURE.data_url}),
    ],
)
def test_what_cannot_be_a_product_is_refused_naming_the_field(
    ws: Workspace, field: str, typed: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        products.add(ws, "key", **GOWN | typed)
    assert refused.value.field == field
    assert products.find(ws).total == 0


def test_a_picture_is_kept_itself_whether_it_was_uploaded_or_fetched(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_pictures, "fetch", {"https://house.com/gown.jpg": PICTURE}.__getitem__)
    for number, picture in enumerate(("https://house.com/gown.jpg", PICTURE, None)):
        made = add(ws, name=f"Gown {number}", picture=picture)
        kept = pictures.read(products.get(ws, made.id).picture)
        assert kept == (PICTURE if picture else None)


def test_a_picture_that_can_not_be_fetched_is_refused_and_nothing_is_kept(
    ws: Workspace,
) -> None:
    with pytest.raises(Refused, match="upload the file instead") as refused:
        add(ws, picture="https://localhost:1/gown.jpg")
    assert refused.value.field == "picture"
    assert products.find(ws).total == 0
