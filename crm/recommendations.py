"""Products for a client, and clients for a product, each with the records that say why."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from ai.analyst.fitting import Fit, dearest, fitting
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact
from ai.reading.preferences import attributes
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
    [rows] = ws.db.rows(Query("products", where, newest, MOST_PRODUCTS))
    products = [product_fact(product) for product in Product.all(rows)]
    with ws.traces.reading(file):
        fits = fitting(file, products, most)
    return Recommended(fits, replace(file, products=tuple(fit.product for fit in fits)))


def admirers(ws: Workspace, product: Product, today: date, limit: int = 10) -> list[Admirer]:
    """Clients whose records speak for this product; of a sold-out one, nobody.

    Candidates are those who bought, or in whose notes and interactions somebody wrote of, one of
    its colours and fabrics; the newest are read through.
    """
    fact = product_fact(product)
    traits = attributes(f"{product.name} {product.description}")
    ids = _candidates(ws, [*traits.colours, *traits.fabrics][:4])
    files = customer_files.gather_many(ws, ids, today) if ids else {}
    weighed = []
    for id, file in files.items():
        with ws.traces.reading(file):
            fits = fitting(file, [fact])
        weighed += [(fit.weight, Admirer(id, file.profile.name, fit.reasons)) for fit in fits]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].name))
    return [admirer for _, admirer in weighed[:limit]]


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
    hits: Counter[int] = Counter()
    for word in words:
        written, noted, owned = ws.db.rows(_writing_of(word), _noting(word), _owning(word))
        hits.update(
            {row["customer_id"] for row in (*written, *owned)} | {row["id"] for row in noted}
        )
    return sorted(hits, key=lambda id: (-hits[id], id))[:MOST_CANDIDATES]


def _writing_of(word: str) -> Query:
    where = [
        Filter("interaction_words", "words", word),
        Filter("customer_archived_at", "is_null", True),
    ]
    return Query("timeline", where, [Order("date", descending=True)], 100)


def _noting(word: str) -> Query:
    where = [Filter("notes", "contains", word), Filter("archived_at", "is_null", True)]
    return Query("customers", where, [], MOST_CANDIDATES)


def _owning(word: str) -> Query:
    where = [Filter("product_name", "contains", word)]
    return Query("purchase_lines", where, [Order("bought_on", descending=True)], 100)
