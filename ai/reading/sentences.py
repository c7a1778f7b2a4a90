"""A text cut into sentences, without what is addressed to a machine instead of a reader."""

import re

LONGEST = 20_000
"""Characters of a text that are read."""

_OPENING = r"(?=[\"“‘(\[]?(?:[^\W\d_a-z]|\d))"
_END = re.compile(
    rf"(?<=[.!?…])\s+{_OPENING}|(?<=[.!?…][\"”’)])\s+{_OPENING}|\n+|\s[•*–-]\s+(?=[A-Z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Mme|M|Mlle|No|e\.g|i\.e|etc|approx|vs)|\b[A-Z])\.$"
)
_ADDRESS = re.compile(r"https?:|www\.|://|javascript:|<\w|\]\(", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget) (?:\w+ ){0,3}(?:instruction|rule|prompt)|system prompt|"
    r"\byou are now\b|\bas an ai\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The complete sentences in their order, trimmed; an abbreviation ends none."""
    found: list[str] = []
    for piece in _END.split(text[:LONGEST]):
        piece = piece.strip(" \t\r•*-–")
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found


def told(text: str) -> list[str]:
    """The sentences that tell of a client: none with an address or an order to a machine in it."""
    return [s for s in sentences(text) if not _ADDRESS.search(s) and not _ORDER.search(s)]
