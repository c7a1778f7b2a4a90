"""Whether a sentence tells as open what the records say is settled."""

import re
from collections.abc import Iterable

from ai.grounding.prose import LINE
from ai.grounding.synonyms import meanings
from ai.reading.lexicon import words_of

_OPEN = re.compile(
    r"\b(?:still (?:open|undecided|waiting|to be|has to be|have to)|undecided|"
    r"(?:has|have|is) yet to|not yet|remains? (?:to be|open)|not closed|on the table|"
    r"wants? time to think|in two minds|waiting to be|waiting for)\b",
    re.IGNORECASE,
)
"""How a sentence says that something is not over."""
_CLOSED = re.compile(
    r"\b(?:settled|closed|final(?:ly|ised|ized)?|decided|decision made|signed(?: off)?|resolved|"
    r"off the table|repaired|mended|paid|no more changes|cancelled|approved)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:not|n't|never|nothing|un\w+|yet|still|if|until|to be|when|once)\b", re.I
)
_LINKS = words_of("""
    the and for with her his their your our she they you has have had was were are will would this
    that whether what where which between still open undecided waiting yet remains remain settle
    settled closed closing final decided decide signed sign something off more wants time think
    table who goes both way not
""")
ENOUGH = 0.5
"""The share of a sentence's words that what is settled must have."""


def is_reopened(sentence: str, records: Iterable[str]) -> bool:
    """Whether a record's sentence says that what it tells as open is over."""
    if not _OPEN.search(sentence):
        return False
    wanted = meanings(_OPEN.sub(" ", sentence), _LINKS)
    return any(
        len(wanted & meanings(told, _LINKS)) >= ENOUGH * len(wanted) > 0
        for record in records
        for told in LINE.split(record)
        if _CLOSED.search(told) and not _TURNED.search(told)
    )
