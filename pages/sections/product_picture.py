"""A product's picture: its own, else a drawing of its category."""

from functools import cache
from pathlib import Path

from crm import pictures
from crm.models import Category, Product
from pages.ui import hooks
from pages.ui.cards import Picture

DRAWINGS = Path(__file__).with_name("drawings")


def of(product: Product) -> Picture:
    """The picture, named for a screen reader; a drawing where there is none to be shown."""
    own = pictures.read(product.picture)
    # An address that an earlier version kept is not shown: a page asks no other server.
    if isinstance(own, pictures.Upload):
        address = hooks.address_of(own.content, "webp", f"product {product.id}")
        return Picture(address, product.name)
    address = hooks.address_of(_drawing(product.category), "svg+xml", product.category)
    return Picture(address, f"{product.name} (a drawing)")


@cache
def _drawing(category: Category) -> bytes:
    return (DRAWINGS / f"{category}.svg").read_bytes()
