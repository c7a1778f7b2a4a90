"""Words that say the same, and words that say the opposite, as statements are held to them."""

import re
from pathlib import Path

from ai.reading.lexicon import singular

_TABLE = Path(__file__).with_name("synonyms.txt")
"""A line a meaning: its name, "-" before it for the opposite, and the words that have it."""
_LINE = re.compile(r"^(-?)(\w+): (.*)$", re.MULTILINE)
_CONCEPTS: dict[str, tuple[str, int]] = {}
for _sign, _concept, _words in _LINE.findall(_TABLE.read_text("utf-8")):
    for _word in _words.split():
        _CONCEPTS.setdefault(_word, (_concept, -1 if _sign else 1))

TWO_WAYS = frozenset(
    meaning for meaning, way in _CONCEPTS.values() if (meaning, -way) in _CONCEPTS.values()
)
"""Meanings that have an opposite."""
_WORD = re.compile(r"[^\W\d_]{3,40}")
_ENDING = re.compile(
    r"(?<=\w{4})(?:ations?|ingly|edly|ness|ments?|ings?|ions?|ed|ly|ers?|als?|e|y)$"
)
"""What two forms of one word may differ in."""


def concept(word: str) -> tuple[str, int]:
    """What a word stands for, and its sign: 1, or -1 for the opposite."""
    low = word.lower().strip("'’-.")
    return known(low) or (_stem(singular(low)), 1)


def _stem(word: str) -> str:
    """What the forms of a word have in common: "graduat" of "graduation" and "graduated"."""
    stem = _ENDING.sub("", word)
    return stem[:-1] if stem[-1:] == stem[-2:-1] else stem


def meanings(text: str, besides: frozenset[str] = frozenset()) -> frozenset[str]:
    """What the words of a text stand for, those of three letters or more that are not `besides`."""
    words = (word for word in _WORD.findall(text) if word.lower() not in besides)
    return frozenset(concept(word)[0] for word in words)


def known(word: str) -> tuple[str, int] | None:
    """The same for a word that the table has, in any of its forms; None for any other."""
    low = word.lower()
    forms = (form for form in (low, singular(low), *_bases(low)) if form in _CONCEPTS)
    return next((_CONCEPTS[form] for form in forms), None)


def _bases(word: str) -> list[str]:
    """The forms that a word may be one of: "adored", "loves", "arriving"."""
    bases = []
    for ending in ("ed", "ing", "es", "d", "s", "er"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            base = word.removesuffix(ending)
            bases += [base, f"{base}e", base[:-1] if base[-1:] == base[-2:-1] else base]
            if base.endswith("i"):
                bases.append(f"{base[:-1]}y")
    return bases
