"""What a customer spends: the budget that a record tells, else what was paid before."""

import re
from decimal import Decimal

from ai.facts import CustomerFile, ProductFact
from ai.reading.lexicon import singular, words_of
from ai.understanding import Fact

STRETCH = Decimal("1.25")
"""How far above the dearest piece bought a price may lie: a rep can argue a quarter, not a half."""
ABOUT = Decimal("1.1")
"""How far above a budget that is told as "around" a price may lie."""

_ROUGHLY = re.compile(r"\b(?:around|about|roughly|comfortable)\b|~", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|on) (?:an? |her |his |their |the |)(?:pair of )?([\w-]{1,30})")
NEAR = 40
"""Characters behind a budget in which it is said what it is for."""
_ONE_CATEGORY = {
    "shoes": words_of("shoe boot heel sandal pump loafer"),
    "accessories": words_of("bag clutch belt scarf accessory accessories tie hat glove"),
}


def dearest(file: CustomerFile) -> Decimal | None:
    """The highest price to offer, in euros: the budget, else what was paid; None when unknown."""
    budget = file.known.budget
    if budget and not _category(budget):
        return _figure(budget)
    if not file.purchases:
        return None
    return max(purchase.price for purchase in file.purchases) * STRETCH


def allows(file: CustomerFile, product: ProductFact) -> bool:
    """Whether a product lies within what the customer spends, on its category or at all."""
    budget = file.known.budget
    if budget and _category(budget) == product.category:
        return product.price <= _figure(budget)
    limit = dearest(file)
    return limit is None or product.price <= limit


def _figure(budget: Fact) -> Decimal:
    figure = Decimal(str(budget.figure))
    return figure * ABOUT if _ROUGHLY.search(budget.words) else figure


def _category(budget: Fact) -> str:
    """The one category that a budget is for, "" for all: "800 for shoes"."""
    after = budget.quote.partition(budget.words)[2][:NEAR]
    thing = _FOR.search(budget.words) or _FOR.search(after)
    word = singular(thing[1]) if thing else ""
    return next((name for name, words in _ONE_CATEGORY.items() if word in words), "")
