"""Which products fit a client, and because of which records."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from ai.analyst.insights.findings import Finding, Findings
from ai.analyst.phrases import claim, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact, PurchaseFact, full_date
from ai.reading.families import Forms, first_of, forms_in, kinds
from ai.reading.lexicon import singular
from ai.reading.preferences import Preference, attributes
from ai.reading.readings import kept_in
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
    with kept_in():
        findings = Findings(file)
        tastes = [_taste(item) for item in findings.preferences]
        owned = {purchase.product for purchase in file.purchases}
        limit = dearest(file)
        worn = {purchase.category for purchase in file.purchases} or {p.category for p in products}
        fits = [
            fit
            for product in products
            if product.in_stock and product.name not in owned
            if limit is None or product.price <= limit
            if product.category in worn or product.category == "accessories"
            if (look := _look(product)).wardrobes <= findings.wardrobes
            if not any(taste.refuses(look) for taste in tastes)
            if (fit := _fit(file, tastes, product, look)).reasons
        ]
    fits.sort(key=lambda fit: (-fit.weight, fit.product.price, fit.product.id))
    return _varied(fits, most)


def dearest(file: CustomerFile) -> Decimal | None:
    """The highest price to offer, in euros; None before the first purchase."""
    if not file.purchases:
        return None
    return max(purchase.price for purchase in file.purchases) * STRETCH


@dataclass(frozen=True)
class _Look:
    """A product's words: those of its name, of all but its soles, and with its category."""

    name: Forms
    parts: Forms
    whole: Forms
    wardrobes: frozenset[str]


@lru_cache(maxsize=2_048)
def _look(product: ProductFact) -> _Look:
    """The words of the catalog alone, so they may outlive every customer's file."""
    text = f"{product.name} {product.description}"
    called = named_wardrobes(f"{product.name}, {product.category}")
    return _Look(
        forms_in(product.name),
        forms_in(_SOLE.sub("", text)),
        forms_in(f"{product.name} {product.category} {product.description}"),
        called or named_wardrobes(product.description),
    )


_Wanted = tuple[str, frozenset[str]]
"""A word of the trade, and its kinds."""


@dataclass(frozen=True)
class _Taste:
    """A like or dislike: what is wanted by group, and what a piece must not have all of."""

    item: Finding[Preference]
    colours: tuple[_Wanted, ...]
    fabrics: tuple[_Wanted, ...]
    garments: tuple[_Wanted, ...]
    styles: tuple[_Wanted, ...]
    refused: tuple[_Wanted, ...]

    def refuses(self, look: _Look) -> bool:
        """Whether a product has everything that the dislike names, or heels for flat shoes."""
        return bool(self.refused) and all(first_of(kind, look.whole) for _, kind in self.refused)


def _taste(item: Finding[Preference]) -> _Taste:
    traits = attributes(item.what.words)
    groups = (traits.colours, traits.fabrics, traits.garments, traits.styles)
    refused: tuple[str, ...] = tuple(chain(*groups))
    if item.what.liked:
        refused = ("heel",) if "flat shoes" in item.what.sentence else ()
    colours, fabrics, garments, styles = map(_wanted, groups)
    return _Taste(item, colours, fabrics, garments, styles, _wanted(refused))


def _wanted(words: Iterable[str]) -> tuple[_Wanted, ...]:
    return tuple((word, kinds(word)) for word in words)


def _fit(file: CustomerFile, tastes: Sequence[_Taste], product: ProductFact, look: _Look) -> Fit:
    weighed = [*_liked(tastes, product, look), *_matching(file.purchases, product, look)]
    reasons = [reason for _, reason in sorted(weighed, key=lambda pair: -pair[0])]
    return Fit(product, tuple(reasons[:MOST_REASONS]), sum(weight for weight, _ in weighed))


def _liked(
    tastes: Sequence[_Taste], product: ProductFact, look: _Look
) -> Iterator[tuple[int, Claim]]:
    """A reason for each thing liked that the product has; colour and garment are in its name."""
    said: set[str] = set()
    for taste in tastes:
        trait = _shared(taste, look) if taste.item.what.liked else None
        if trait and trait.word not in said:
            said.add(trait.word)
            shared = (
                f"shares the {trait.word}"
                if trait.word == trait.wanted
                else f"has {trait.word}, which is close to {trait.wanted}"
            )
            text = f"Likes {quoted(taste.item.what.words)}; this piece {shared}."
            yield trait.weight, claim(text, [taste.item.id, product.id])


@dataclass(frozen=True)
class _Trait:
    wanted: str
    word: str
    weight: int


def _shared(taste: _Taste, look: _Look) -> _Trait | None:
    """The strongest colour, fabric, garment or style of the liked words that the product has."""
    for group, words, weight in (
        (taste.colours, look.name, 3),
        (taste.fabrics, look.parts, 3),
        (taste.garments, look.name, 2),
        (taste.styles, look.parts, 1),
        (taste.colours, look.parts, 1),
    ):
        for word, kind in group:
            if shown := first_of(kind, words):
                return _Trait(singular(word), singular(shown), weight)
    return None


def _matching(
    purchases: tuple[PurchaseFact, ...], product: ProductFact, look: _Look
) -> Iterator[tuple[int, Claim]]:
    """The newest purchase that shares a colour or fabric, and the habit of buying this category."""
    for purchase in purchases:
        traits = attributes(purchase.product)
        words = (*traits.colours, *traits.fabrics)
        shared = next((word for word in words if first_of(kinds(word), look.name)), "")
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


def _varied(fits: list[Fit], most: int) -> list[Fit]:
    """The best ones, of one category not more than half as long as there are others."""
    chosen: list[Fit] = []
    for fit in fits:
        alike = sum(other.product.category == fit.product.category for other in chosen)
        if alike < (most + 1) // 2:
            chosen.append(fit)
    chosen += [fit for fit in fits if fit not in chosen]
    return chosen[:most]
