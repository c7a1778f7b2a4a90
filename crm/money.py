"""Amounts of money as people write them: "1.234,50", "1’234.50", "€ 1 234"."""

import re
import unicodedata
from decimal import Decimal

_CURRENCY = re.compile(r"^(?:€|eur(?:os?)?(?![a-z]))|(?:€|\beuros?|\beur|eur)$", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,] ?[-–—]{1,2}$")  # the Swiss "1’234.–"
_GROUPS = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:(?P<sign>[.,' ])\d{3})(?:(?P=sign)\d{3})*)"
    r"(?:(?!(?P=sign))[.,](?P<cents>\d{1,2}))?"
)
_UNSURE = re.compile(r"\d{1,3}\.\d{3}")
_PLAIN = re.compile(r"(?P<whole>\d+)(?:[.,](?P<cents>\d{1,2}))?")


def read(text: str) -> str:
    """The amount in digits with a decimal point; raises `ValueError` for what has no sure meaning.

    Three digits behind a mark are thousands, one or two are cents; a lone 1.234 may be either.
    """
    digits = "".join(_simple(character) for character in text.strip())
    said = _CURRENCY.sub("", digits.strip()).strip()
    bare = _NO_CENTS.sub("", said)
    sign, bare = ("-", bare[1:]) if bare[:1] in ("-", "−") else ("", bare)
    amount = _GROUPS.fullmatch(bare) or _PLAIN.fullmatch(bare)
    if not amount or (_UNSURE.fullmatch(bare) and bare == said):
        raise ValueError("is not a number. Write it like 1,234.50")
    whole = re.sub(r"\D", "", amount["whole"])
    return f"{sign}{whole}.{amount['cents'] or '0'}"


def written(text: str) -> str:
    """The amount as a form shows it, "1234.50"; what can't be read stays as it was typed."""
    try:
        return f"{Decimal(read(text)):.2f}"
    except ValueError:
        return text


def _simple(character: str) -> str:
    """A digit of any script as ours, one kind of blank and of apostrophe."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character in "’‘ʼ´`٬":
        return "'"
    if character in "٫":
        return ","
    return " " if character.isspace() else character
