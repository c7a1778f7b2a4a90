"""Which products fit a client, and because of which records."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ai.analyst.findings import Findings
from ai.analyst.phrases import claim, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact, PurchaseFact, full_date
from ai.reading.families import named
from ai.reading.lexicon import singular
from ai.reading.preferences import Preference, attributes
from ai.reading.wardrobes import named_wardrobes

STRETCH = Decimal("1.25")
"""How far above the dearest piece bought a price may lie: a rep can argue a quarter, not a half."""

MOST_REASONS = 3

_SOLE = re.compile(r"(?<![\w-])[\w-]+ soles?\b")
"""What a sole is made of is no reason to love a shoe: a crêpe sole is rubber."""


@dataclass(frozen=True)
class Fit:
    """A product with the reasons for it, strongest first, and their weight."""

    product: ProductFact
    reasons: tuple[Claim, ...]
    weight: int


def fitting(file: CustomerFile, products: Sequence[ProductFact], most: int = 6) -> list[Fit]:
    """The products that fit best, each with at least one reason of taste or wardrobe.

    Never a sold-out one, one that is owned, one dearer than the client's own range, one of a
    category never bought by who has bought before (accessories apart), one of a wardrobe that the
    records don't speak of, or one that has all the colours, fabrics, garments and styles of
    something disliked. At most half of the answer are of one category, unless nothing else fits.
    """
    findings = Findings(file)
    owned = {purchase.product for purchase in file.purchases}
    limit = dearest(file)
    worn = {purchase.category for purchase in file.purchases} or {p.category for p in products}
    fits = [
        fit
        for product in products
        if product.in_stock and product.name not in owned
        if limit is None or product.price <= limit
        if product.category in worn or product.category == "accessories"
        if wardrobes(product) <= findings.wardrobes
        if not disliked(findings, product)
        if (fit := _fit(findings, product)).reasons
    ]
    fits.sort(key=lambda fit: (-fit.weight, fit.product.price, fit.product.id))
    return _varied(fits, most)


def dearest(file: CustomerFile) -> Decimal | None:
    """The highest price to offer, in euros; None before the first purchase."""
    if not file.purchases:
        return None
    return max(purchase.price for purchase in file.purchases) * STRETCH


@lru_cache(maxsize=2_048)
def wardrobes(product: ProductFact) -> frozenset[str]:
    """The wardrobe that the product belongs to; none when it is of no one's, as a scarf is."""
    called = named_wardrobes(f"{product.name}, {product.category}")
    return called or named_wardrobes(product.description)


def disliked(findings: Findings, product: ProductFact) -> bool:
    """Whether the product has everything that a recorded dislike names, or heels for flat shoes."""
    text = f"{product.name} {product.category} {product.description}"
    for item in findings.preferences:
        words = _refused(item.what)
        if words and all(named(word, text) for word in words):
            return True
    return False


def _refused(item: Preference) -> tuple[str, ...]:
    """What a piece must not have all of, as one likes or dislikes what is told."""
    if item.liked:
        return ("heel",) if "flat shoes" in item.sentence else ()
    return _traits(item.words)


def _fit(findings: Findings, product: ProductFact) -> Fit:
    weighed = [*_liked(findings, product), *_matching(findings.file.purchases, product)]
    reasons = [reason for _, reason in sorted(weighed, key=lambda pair: -pair[0])]
    return Fit(product, tuple(reasons[:MOST_REASONS]), sum(weight for weight, _ in weighed))


def _liked(findings: Findings, product: ProductFact) -> Iterator[tuple[int, Claim]]:
    """A reason for each thing liked that the product has; colour and garment are in its name."""
    said: set[str] = set()
    for item in findings.preferences:
        trait = _shared(item.what.words, product) if item.what.liked else None
        if trait and trait.word not in said:
            said.add(trait.word)
            shared = (
                f"shares the {trait.word}"
                if trait.word == trait.wanted
                else f"has {trait.word}, which is close to {trait.wanted}"
            )
            text = f"Likes {quoted(item.what.words)}; this piece {shared}."
            yield trait.weight, claim(text, [item.id, product.id])


@dataclass(frozen=True)
class _Trait:
    wanted: str
    word: str
    weight: int


def _shared(words: str, product: ProductFact) -> _Trait | None:
    """The strongest colour, fabric, garment or style of the liked words that the product has."""
    traits = attributes(words)
    everything = _SOLE.sub("", f"{product.name} {product.description}")
    for group, text, weight in (
        (traits.colours, product.name, 3),
        (traits.fabrics, everything, 3),
        (traits.garments, product.name, 2),
        (traits.styles, everything, 1),
        (traits.colours, everything, 1),
    ):
        for word in group:
            if found := named(word, text):
                return _Trait(singular(word), singular(found), weight)
    return None


def _matching(
    purchases: tuple[PurchaseFact, ...], product: ProductFact
) -> Iterator[tuple[int, Claim]]:
    """The newest purchase that shares a colour or fabric, and the habit of buying this category."""
    for purchase in purchases:
        traits = attributes(purchase.product)
        shared = next((w for w in (*traits.colours, *traits.fabrics) if named(w, product.name)), "")
        if shared:
            when = full_date(purchase.on)
            goes = "Goes with" if purchase.category != product.category else "In the line of"
            text = f"{goes} the {purchase.product} bought on {when}: {shared} again."
            yield 2, claim(text, [purchase.id, product.id])
            break
    same = [purchase for purchase in purchases if purchase.category == product.category]
    if len(same) > 1:
        pieces = f"{same[0].product} and {same[1].product}"
        yield 1, claim(f"Buys {product.category}: lately {pieces}.", [p.id for p in same[:2]])


def _traits(words: str) -> tuple[str, ...]:
    found = attributes(words)
    return (*found.colours, *found.fabrics, *found.garments, *found.styles)


def _varied(fits: list[Fit], most: int) -> list[Fit]:
    """The best ones, of one category not more than half as long as there are others."""
    chosen: list[Fit] = []
    for fit in fits:
        alike = sum(other.product.category == fit.product.category for other in chosen)
        if alike < (most + 1) // 2:
            chosen.append(fit)
    chosen += [fit for fit in fits if fit not in chosen]
    return chosen[:most]
