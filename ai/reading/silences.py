"""Which holds keep us from getting in touch."""

import re

_CONTACT = re.compile(
    r"\b(?:call|ring|phone|contact|write|e-?mail|text|message|disturb|visit|reach|approach|bother|"
    r"get in touch|hear from|talk|speak|come by|drop in)\w*|\b(?:called|rung|written)\b",
    re.IGNORECASE,
)


def is_of_contact(words: str) -> bool:
    """Whether a hold is one on getting in touch, and not on a delivery or an order."""
    return bool(_CONTACT.search(words))
