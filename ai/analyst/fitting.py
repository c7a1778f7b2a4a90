"""Which products fit a customer, and because of which facts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ai.analyst import budgets, limits, wardrobes
from ai.analyst.phrases import claim, day_of, listed, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact, full_date
from ai.reading.families import Forms, attributes, first_of, forms_in, kinds
from ai.reading.lexicon import OCCASIONS, singular, words_of
from ai.reading.readings import kept_in
from ai.understanding import Fact

MOST_REASONS = 3
ASKED_DAYS = 180
"""What was asked for longer ago than this is no wish any more."""
AHEAD_DAYS = 240
"""An occasion farther ahead than this is dressed for later."""

_SOLE = re.compile(r"(?<![\w-])[\w-]+ soles?\b")
"""What a sole is made of is no reason to love a shoe: a crêpe sole is rubber."""
_REFUSED = re.compile(
    r"\b(?:not(?! (?:only|just))|no|never|without|nor|nothing|anything but|other than|except|"
    r"instead of|rather than)\b[^,;.:()]{0,60}?(?=\bbut\b|[,;.:()]|$)",
    re.IGNORECASE,
)
"""What the words of a wish say no to, as far as they say it: "something new, not black"."""
_TABLE = words_of("champagne wine chocolate rose espresso coffee orchid violets lilacs")
"""Alone these are drunk, eaten or put into a vase."""
_WARM = words_of("velvet wool tweed flannel cashmere corduroy fur shearling mohair")
_LIGHT = words_of("linen seersucker straw voile")
_OUT_OF_SEASON = {6: _WARM, 7: _WARM, 8: _WARM, 12: _LIGHT, 1: _LIGHT, 2: _LIGHT}
"""By month, what is too warm or too light for it."""


@dataclass(frozen=True)
class Fit:
    """A product with the reasons for it, strongest first, and their weight."""

    product: ProductFact
    reasons: tuple[Claim, ...]
    weight: int


def fitting(file: CustomerFile, products: Sequence[ProductFact], most: int = 6) -> list[Fit]:
    """The products that fit best, each with a fact or a purchase that speaks for it.

    Never a sold-out one, one that is owned, one beyond the customer's range, one that a must or a
    dislike rules out, or one of a wardrobe that they are not dressed from. At most half of the
    answer are of one category, unless nothing else fits.
    """
    with kept_in():
        ruled_out, worn = limits.of(file.known), wardrobes.worn(file)
        owned = {purchase.product for purchase in file.purchases}
        wishes = list(_wishes(file))
        fits = [
            fit
            for product in products
            if product.in_stock and product.name not in owned and budgets.allows(file, product)
            if (look := _look(product)).wardrobes <= worn and not ruled_out.refuse(look.whole)
            if (fit := _fit(file, wishes, product, look)).reasons
        ]
    fits.sort(key=lambda fit: (-fit.weight, fit.product.price, fit.product.id))
    return _varied(fits, most)


@dataclass(frozen=True)
class _Look:
    """A product's words: those of its name, all but its soles, and all that it has."""

    name: Forms
    parts: Forms
    whole: Forms
    colours: Forms
    wardrobes: frozenset[str]


@lru_cache(maxsize=2_048)
def _look(product: ProductFact) -> _Look:
    """The words of the catalog alone, so they may outlive every customer's file."""
    name = forms_in(product.name)
    parts = forms_in(_SOLE.sub("", f"{product.name} {product.description}"))
    colours = name if attributes(product.name).colours else parts
    return _Look(name, parts, limits.piece(product), colours, wardrobes.of_product(product))


_Group = tuple[tuple[str, frozenset[str]], ...]
"""Words of the trade, each with its kinds."""


@dataclass(frozen=True)
class _Wish:
    """Something liked or asked for, with what it names."""

    fact: Fact
    colours: _Group
    fabrics: _Group
    garments: _Group
    styles: _Group


def _wishes(file: CustomerFile) -> Iterator[_Wish]:
    since = file.today - timedelta(ASKED_DAYS)
    asked = [fact for fact in file.known.requests if not fact.whose and fact.said_on >= since]
    for fact in (*(taste.fact for taste in file.known.likes), *asked):
        if fact.words.lower() not in _TABLE:
            named = attributes(_REFUSED.sub(" ", fact.words))
            groups = (named.colours, named.fabrics, named.garments, named.styles)
            yield _Wish(fact, *(tuple((w, kinds(w)) for w in group) for group in groups))


def _fit(file: CustomerFile, wishes: Sequence[_Wish], product: ProductFact, look: _Look) -> Fit:
    weighed = [*_wanted(wishes, product, look), *_matching(file, product, look)]
    weighed += _worn_to(file, product, look) if weighed or not wishes else ()
    reasons = [reason for _, reason in sorted(weighed, key=lambda pair: -pair[0])]
    season = _season(file, look) if weighed else 0
    return Fit(product, tuple(reasons[:MOST_REASONS]), sum(w for w, _ in weighed) + season)


def _wanted(
    wishes: Sequence[_Wish], product: ProductFact, look: _Look
) -> Iterator[tuple[int, Claim]]:
    """A reason for each thing liked or asked for that the product has, none said twice."""
    said: set[str] = set()
    for wish in wishes:
        shared = [trait for trait in _shared(wish, look) if trait[0] not in said]
        if not shared:
            continue
        said.update(shown for shown, _, _ in shared)
        words = listed(
            [
                shown if shown == wanted else f"{shown}, close to {wanted}"
                for shown, wanted, _ in shared
            ]
        )
        label = "Asked" if wish.fact.kind == "request" else "Loves"
        text = f"{label} {quoted(wish.fact.words)}{day_of(wish.fact)}: this piece has {words}."
        weight = sum(weight for _, _, weight in shared)
        yield weight, claim(text, [wish.fact.record, product.id])


def _shared(wish: _Wish, look: _Look) -> list[tuple[str, str, int]]:
    """What a product has of a wish: its word, the wish's, and the weight.

    Of a wish that names a colour or a cloth the product has one of these; a garment or a style
    alone is then no reason.
    """
    cloth = [
        *_traits(wish.colours, look.colours, 3),
        *(_traits(wish.fabrics, look.name, 3) or _traits(wish.fabrics, look.parts, 2)),
    ]
    if (wish.colours or wish.fabrics) and not cloth:
        return []
    garments = _traits(wish.garments, look.name, 2)
    if wish.garments and not (garments or cloth):
        return []
    return [*cloth, *garments, *_traits(wish.styles, look.parts, 1)]


def _traits(group: _Group, words: Forms, weight: int) -> list[tuple[str, str, int]]:
    """The wish's words that a product has, itself or in a kind of it, each with the product's."""
    found = (
        (
            wanted if first_of(frozenset({singular(wanted)}), words) else first_of(kind, words),
            wanted,
        )
        for wanted, kind in group
    )
    return [(singular(shown), singular(wanted), weight) for shown, wanted in found if shown]


def _matching(file: CustomerFile, product: ProductFact, look: _Look) -> Iterator[tuple[int, Claim]]:
    """The newest purchase that shares a colour or a fabric."""
    for purchase in file.purchases:
        named = attributes(purchase.product)
        words = (*named.colours, *named.fabrics)
        shared = next((word for word in words if first_of(kinds(word), look.name)), "")
        if shared:
            when = full_date(purchase.on)
            goes = "Goes with" if purchase.category != product.category else "In the line of"
            text = f"{goes} the {purchase.product} bought on {when}: {shared} again."
            yield 2, claim(text, [purchase.id, product.id])
            return


def _ahead(file: CustomerFile) -> list[tuple[date, Fact]]:
    last = file.today + timedelta(AHEAD_DAYS)
    return [(on, fact) for on, fact in file.known.occasions if on <= last]


def _worn_to(file: CustomerFile, product: ProductFact, look: _Look) -> Iterator[tuple[int, Claim]]:
    """The next occasion that the product is said to be made for."""
    for on, fact in _ahead(file):
        named = [word for word in forms_in(fact.words) if not word[1].isdisjoint(OCCASIONS)]
        if any(first_of(forms, look.parts) for _, forms in named):
            whose = f" ({fact.whose})" if fact.whose else ""
            day = f"{on.day} {on:%B}" if fact.no_year else full_date(on)
            text = f"Made for the {fact.words}{whose} on {day}."
            yield 2, claim(text, [fact.record, product.id])
            return


def _season(file: CustomerFile, look: _Look) -> int:
    """Less for what is too warm or too light for the next occasion."""
    ahead = _ahead(file)
    wrong = _OUT_OF_SEASON.get(ahead[0][0].month, frozenset[str]()) if ahead else frozenset[str]()
    return -2 if any(first_of(kinds(word), look.parts) for word in wrong) else 0


def _varied(fits: list[Fit], most: int) -> list[Fit]:
    """The best ones, of one category not more than half as long as there are others."""
    chosen: list[Fit] = []
    for fit in fits:
        alike = sum(other.product.category == fit.product.category for other in chosen)
        if alike < (most + 1) // 2:
            chosen.append(fit)
    chosen += [fit for fit in fits if fit not in chosen]
    return chosen[:most]
