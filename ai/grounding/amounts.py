"""Amounts of money as a text tells them, the currency before or behind the figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ai.reading.figures import figures

_CURRENCY = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "usd": "USD",
    "dollar": "USD", "dollars": "USD", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "chf": "CHF", "francs": "CHF", "¥": "JPY", "yen": "JPY",
}  # fmt: skip
SIGN = re.compile(
    r"(?P<before>[€$£¥]|\b(?:EUR|USD|GBP|CHF))\s?(?P<one>\d[\d.,’']{0,20})"
    r"|(?P<two>\d[\d.,’']{0,20})\s?(?P<after>[€$£¥]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|"
    r"francs|yen)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """An amount, its currency, and where it stands in its text."""

    figure: Decimal
    currency: str
    start: int
    end: int


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a text in their order; one that can be read in two ways is there twice."""
    for found in SIGN.finditer(text):
        digits = (found["one"] or found["two"]).rstrip(".,’'")
        currency = _CURRENCY[(found["before"] or found["after"]).lower()]
        for figure in figures(digits):
            for meant in figure.meant:
                if isinstance(meant, Decimal):
                    yield Amount(meant, currency, found.start(), found.end())
