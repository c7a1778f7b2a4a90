"""A product's picture: its own, else a drawing of its category, of many a piece what it is."""

import re
from functools import cache
from pathlib import Path

from crm import pictures
from crm.models import Category, Product
from pages.ui import hooks
from pages.ui.cards import Picture

DRAWINGS = Path(__file__).with_name("drawings")
ACCESSORIES = {
    "bag": "bag handbag clutch minaudière minaudiere weekender case tote purse wallet holdall",
    "scarf": "scarf scarves foulard shawl stole wrap cape veil",
    "gloves": "glove gloves mitten mittens",
    "tie": "tie ties bowtie cravat",
    "jewellery": "earring earrings necklace pendant brooch bracelet ring comb tiara jewel",
    "studs": "cufflink cufflinks stud studs button buttons",
    "belt": "belt belts cummerbund sash braces",
    "hat": "hat hats cap beret fedora bonnet",
    "square": "square handkerchief",
}
SHOES = {
    "boots": "boot boots wellington wellingtons",
    "flats": "brogue brogues derby derbies espadrille espadrilles flat flats loafer loafers monk "
    "monks moccasin moccasins oxford oxfords plimsoll plimsolls slipper slippers sneaker sneakers "
    "spectator spectators trainer trainers",
}
DRAWN: dict[Category, dict[str, str]] = {"accessories": ACCESSORIES, "shoes": SHOES}
"""The drawings within a category, each with the words of a name that it stands for."""


def of(product: Product) -> Picture:
    """The picture, named for a screen reader; a drawing where there is none to be shown."""
    own = pictures.read(product.picture)
    # An address that an earlier version kept is not shown: a page asks no other server.
    if isinstance(own, pictures.Upload):
        address = hooks.address_of(own.content, "webp", f"product {product.id}")
        return Picture(address, product.name)
    drawing = kind(product.name, product.category)
    address = hooks.address_of(_drawing(drawing), "svg+xml", drawing)
    return Picture(address, f"{product.name} (a drawing)")


def kind(name: str, category: Category) -> str:
    """What is drawn: what the last word of the name says that tells it, else the category."""
    for word in reversed(re.findall(r"\w+", name.casefold())):
        for each, words in DRAWN.get(category, {}).items():
            if word in words.split():
                return each
    return category


@cache
def _drawing(kind: str) -> bytes:
    return (DRAWINGS / f"{kind}.svg").read_bytes()
