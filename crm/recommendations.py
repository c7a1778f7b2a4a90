"""Products for a client, and clients for a product, each with the records that say why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ai.analyst.answers import pieces
from ai.analyst.answers.asking import telling_words
from ai.analyst.budgets import dearest
from ai.analyst.fitting import Fit, fitting
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact
from ai.reading.families import attributes, families
from ai.reading.families import named as is_named
from ai.reading.lexicon import singular
from crm import customer_files
from crm.models import Category, Product, Record
from crm.workspace import Workspace
from db import folding
from db.gateway import MAX_LIST, Filter, Order, Query

MOST_PRODUCTS = 1_000
"""Products that are weighed for one client, the newest of the catalog."""

MOST_CANDIDATES = 100
"""Clients whose facts are weighed for one product."""

MOST_WORDS = 6
"""Colours and fabrics of a product by which its admirers are looked for."""

MOST_OF_A_WORD = 200
"""The newest wishes, and purchases, that have a word of a product in them."""


class _Piece(Record):
    """A product as it is weighed."""

    id: int
    name: str
    category: Category
    price: Decimal
    description: str
    in_stock: bool


@dataclass(frozen=True)
class Recommended:
    """What to offer a client, best first, and the file whose records the reasons name.

    `products` are those of the fits, by the ids that they have there, with their pictures.
    """

    fits: list[Fit]
    file: CustomerFile
    products: dict[str, Product]


@dataclass(frozen=True)
class Admirer:
    """A client who might love a product, and the claims that say why."""

    customer_id: int
    name: str
    reasons: tuple[Claim, ...]


def for_customer(ws: Workspace, file: CustomerFile, most: int = 6) -> Recommended:
    """In-stock products that the client's facts speak for, and none speaks against."""
    where = [Filter("in_stock", "eq", True)]
    if limit := dearest(file):
        where.append(Filter("price", "lte", limit))
    newest = [Order("id", descending=True)]
    [rows] = ws.db.rows(Query("pieces", where, newest, MOST_PRODUCTS))
    products = [product_fact(piece) for piece in _Piece.all(rows)]
    with ws.traces.reading(file):
        fits = fitting(file, products, most)
    offered = replace(file, products=tuple(fit.product for fit in fits))
    return Recommended(fits, offered, _whole(ws, [fit.product.id for fit in fits]))


def _whole(ws: Workspace, ids: list[str]) -> dict[str, Product]:
    """The products of these ids with all that is known of them."""
    if not ids:
        return {}
    among = Filter("id", "in", [int(id.removeprefix("K")) for id in ids])
    [rows] = ws.db.rows(Query("products", [among]))
    return {f"K{product.id}": product for product in Product.all(rows)}


def named(ws: Workspace, text: str) -> ProductFact | None:
    """The product, sold out or not, that a text calls by its name."""
    words = [folding.plain(word) for word in telling_words(text)[:MOST_WORDS]]
    asked = [Query("products", [Filter("search_text", "contains", each)]) for each in words if each]
    found = {row["id"]: row for rows in (ws.db.rows(*asked) if asked else []) for row in rows}
    return pieces.named_in(map(product_fact, _Piece.all(found.values())), text)


def spoken_of(ws: Workspace, text: str, most: int = 12) -> tuple[ProductFact, ...]:
    """Products in stock with most of the words of a text, or of the category that it names."""
    words = _words_of(text)
    where, newest = [Filter("in_stock", "eq", True)], [Order("id", descending=True)]
    [rows] = ws.db.rows(Query("pieces", where, newest, MOST_PRODUCTS))
    shared = {
        piece: len(words & _words_of(piece.text)) for piece in map(product_fact, _Piece.all(rows))
    }
    best = sorted((each for each in shared if shared[each]), key=lambda each: -shared[each])
    return tuple(best[:most])


def _words_of(text: str) -> set[str]:
    return {singular(folding.plain(word) or word) for word in telling_words(text)}


def admirers(ws: Workspace, product: Product, today: date, limit: int = 10) -> list[Admirer]:
    """Clients whose facts or purchases speak for this product; of a sold-out one, nobody.

    Candidates are those who love, have asked for or have bought something in one of its colours
    and fabrics, or of a kind of which these are; those with the most of it are weighed.
    """
    if not product.in_stock:
        return []
    fact = product_fact(product)
    traits = attributes(f"{product.name} {product.description}")
    ids = _candidates(ws, [*traits.colours, *traits.fabrics][:MOST_WORDS])
    weighed = [
        (fit.weight, Admirer(id, file.profile.name, fit.reasons))
        for id, file in customer_files.gather_many(ws, ids, today).items()
        for fit in fitting(file, [fact])
    ]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].name))
    return [admirer for _, admirer in weighed[:limit]]


def product_fact(product: Product | _Piece) -> ProductFact:
    """A product as the AI is given it."""
    return ProductFact(
        f"K{product.id}",
        product.name,
        product.category,
        product.price,
        product.in_stock,
        product.description,
    )


def _candidates(ws: Workspace, words: Iterable[str]) -> list[int]:
    """The ids of clients who wish for or have bought one of these, those with the most first."""
    wanted = list(dict.fromkeys(each for word in words for each in (word, *families(word))))
    if not wanted:
        return []
    *wishes, pieces = ws.db.rows(*map(_wishing, wanted), Query("pieces", limit=MOST_PRODUCTS))
    alike = [row["id"] for row in pieces if any(is_named(word, row["name"]) for word in wanted)]
    newest = [Order("bought_on", descending=True)]
    same = Query(
        "purchase_lines", [Filter("product_id", "in", alike[:MAX_LIST])], newest, MOST_OF_A_WORD
    )
    [bought] = ws.db.rows(same) if alike else [[]]
    hits = Counter(row["customer_id"] for rows in (*wishes, bought) for row in rows)
    return sorted(hits, key=lambda id: (-hits[id], id))[:MOST_CANDIDATES]


def _wishing(word: str) -> Query:
    where = [Filter("fact_words", "words", word)]
    return Query("wishes", where, [Order("said_on", descending=True)], MOST_OF_A_WORD)
