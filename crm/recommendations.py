"""Products for a client, and clients for a product, each with the records that say why."""

from dataclasses import dataclass, replace
from datetime import date

from ai import reading
from ai.analyst.fitting import Fit, dearest, fitting
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact
from crm import customer_files
from crm.models import Product
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

MOST_PRODUCTS = 1_000
"""Products that are weighed for one client, the newest of the catalog."""

MOST_CANDIDATES = 40
"""Clients whose records are read through for one product."""


@dataclass(frozen=True)
class Recommended:
    """What to offer a client, best first, and the file whose records the reasons name."""

    fits: list[Fit]
    file: CustomerFile


@dataclass(frozen=True)
class Admirer:
    """A client who might love a product, and the claims that say why."""

    customer_id: int
    name: str
    reasons: tuple[Claim, ...]


def for_customer(ws: Workspace, file: CustomerFile, most: int = 6) -> Recommended:
    """In-stock products that the client's records speak for; never owned or disliked ones."""
    where = [Filter("in_stock", "eq", True)]
    if limit := dearest(file):
        where.append(Filter("price", "lte", limit))
    newest = [Order("id", descending=True)]
    found = Product.all(ws.db.rows(Query("products", where, newest, MOST_PRODUCTS)))
    fits = fitting(file, [product_fact(product) for product in found], most)
    return Recommended(fits, replace(file, products=tuple(fit.product for fit in fits)))


def admirers(ws: Workspace, product: Product, today: date, limit: int = 10) -> list[Admirer]:
    """Clients whose records speak for this product; of a sold-out one, nobody.

    Candidates are those who bought, or in whose notes and interactions somebody wrote of, one of
    its colours and fabrics; the newest are read through.
    """
    fact = product_fact(product)
    traits = reading.attributes(f"{product.name} {product.description}")
    ids = _candidates(ws, [*traits.colours, *traits.fabrics][:4])
    files = customer_files.gather_many(ws, ids, today) if ids else {}
    found = [
        (fit.weight, Admirer(id, file.profile.name, fit.reasons))
        for id, file in files.items()
        for fit in fitting(file, [fact])
    ]
    found.sort(key=lambda pair: (-pair[0], pair[1].name))
    return [admirer for _, admirer in found[:limit]]


def product_fact(product: Product) -> ProductFact:
    """A product as the AI is given it."""
    return ProductFact(
        f"K{product.id}",
        product.name,
        product.category,
        product.price,
        product.in_stock,
        product.description,
    )


def _candidates(ws: Workspace, words: list[str]) -> list[int]:
    """The ids of clients whose records have one of these words, those with the most first."""
    found: dict[int, int] = {}
    for word in words:
        for id in {*_writing_of(ws, word), *_noted(ws, word), *_owners(ws, word)}:
            found[id] = found.get(id, 0) + 1
    return sorted(found, key=lambda id: (-found[id], id))[:MOST_CANDIDATES]


def _writing_of(ws: Workspace, word: str) -> list[int]:
    where = [
        Filter("interaction_words", "words", word),
        Filter("customer_archived_at", "is_null", True),
    ]
    newest = [Order("date", descending=True)]
    return [row["customer_id"] for row in ws.db.rows(Query("timeline", where, newest, 100))]


def _noted(ws: Workspace, word: str) -> list[int]:
    where = [Filter("notes", "contains", word), Filter("archived_at", "is_null", True)]
    return [row["id"] for row in ws.db.rows(Query("customers", where, [], MOST_CANDIDATES))]


def _owners(ws: Workspace, word: str) -> list[int]:
    where = [Filter("product_name", "contains", word)]
    newest = [Order("bought_on", descending=True)]
    found = ws.db.rows(Query("purchase_lines", where, newest, 100))
    return [row["customer_id"] for row in found]
