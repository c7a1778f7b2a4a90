"""Products: the catalog, searched and filtered, added to and edited."""

from decimal import Decimal
from typing import Any, Literal, TypedDict, Unpack

from crm import pictures, web_pictures
from crm.drafts import ProductDraft
from crm.models import Category, Listing, Product
from crm.workspace import Workspace
from db import folding
from db.gateway import Filter, Order, Query, insert, update

PAGE_SIZE = 24
Sort = Literal["name", "price"]


class Filters(TypedDict, total=False):
    """Which products; prices in euros, both ends included, `search` of words in the name."""

    search: str
    category: Category | None
    price_from: Decimal | None
    price_to: Decimal | None
    in_stock: bool
    sort: Sort


def add(ws: Workspace, entry_key: str, **entry: Any) -> Product:
    """The new product; the same `entry_key` twice makes one. Raises `Refused`."""
    values = _values(entry)
    return Product(**ws.insert_once(insert("products", entry_key=entry_key, **values))[0])


def edit(ws: Workspace, id: int, version: int, **entry: Any) -> Product:
    """The product as edited; raises `Refused`, or `Conflict` when this version is old."""
    values = _values(entry)
    return Product(**ws.write(update("products", id, version, **values))[0])


def get(ws: Workspace, id: int) -> Product:
    """One product; raises `NotFound`."""
    return Product(**ws.db.get("products", id))


def find(
    ws: Workspace, *, page: int = 1, size: int = PAGE_SIZE, **filters: Unpack[Filters]
) -> Listing[Product]:
    """A page of the products that match."""
    order = [Order(filters.get("sort", "name")), Order("name")]
    offset = (max(page, 1) - 1) * size
    listing = ws.db.page(Query("products", _where(filters), order, size, offset))
    return Listing(Product.all(listing.rows), listing.total)


def _values(entry: dict[str, Any]) -> dict[str, Any]:
    """The columns to write; a picture that lies elsewhere is fetched, and kept like an upload."""
    values = ProductDraft.of(**entry).model_dump()
    if values["picture"] and pictures.is_address(values["picture"]):
        values["picture"] = web_pictures.fetch(values["picture"]).data_url
    return values


def _where(filters: Filters) -> list[Filter]:
    spellings = folding.name_spellings(filters.get("search", ""))
    where = [Filter("search_text", "contains", each) for each in spellings]
    if category := filters.get("category"):
        where.append(Filter("category", "eq", category))
    if (least := filters.get("price_from")) is not None:
        where.append(Filter("price", "gte", least))
    if (most := filters.get("price_to")) is not None:
        where.append(Filter("price", "lte", most))
    if filters.get("in_stock"):
        where.append(Filter("in_stock", "eq", True))
    return where
