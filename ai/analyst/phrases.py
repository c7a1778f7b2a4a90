"""How the analyst words a claim: lists, quotations, and never more than the records say."""

import re
from collections.abc import Iterable, Sequence

from ai.claims import Claim

MOST_EVIDENCE = 4
LONGEST_QUOTE = 160
_ADDRESS = re.compile(r"https?:|www\.|://|javascript:|data:|@", re.IGNORECASE)


def claim(text: str, evidence: Iterable[str]) -> Claim:
    """A claim on one line, with each id once and at most four."""
    return Claim(
        text=" ".join(text.split()), evidence=tuple(dict.fromkeys(evidence))[:MOST_EVIDENCE]
    )


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def quoted(sentence: str) -> str:
    """A sentence of a record in quotation marks, cut at a word when it is long."""
    sentence = " ".join(sentence.split()).rstrip(".")
    if len(sentence) > LONGEST_QUOTE:
        sentence = f"{sentence[:LONGEST_QUOTE].rpartition(' ')[0]}…"
    return f"“{sentence}”"


def quotable(sentence: str) -> bool:
    """Whether a sentence may stand in a claim: it holds no address of any kind."""
    return not _ADDRESS.search(sentence)
