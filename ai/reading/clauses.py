"""The clauses of a sentence, and what one of them alone says for sure."""

import re
from collections.abc import Iterator

from ai.reading.kinds.categorizer import odds

SURE_CLAUSE = 0.8
"""How likely a clause alone must be an objection."""
_CLAUSE = re.compile(r"[,;:]\s|\s[–-]\s|\s(?:but|while|although|mais|aber|sondern|ma|pero)\s")


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where each clause begins and ends."""
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def is_objected(text: str) -> bool:
    """Whether one clause of several surely objects: "..., but found the shoes too heavy"."""
    each_one = [text[start:end] for start, end in clauses(text)]
    return len(each_one) > 1 and any(odds(each)["objection"] >= SURE_CLAUSE for each in each_one)
