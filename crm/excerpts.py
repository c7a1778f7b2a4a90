"""The piece of a text that shows why it was found."""

import re
from itertools import takewhile

from db import folding

ENDING = 4
"""Letters that an inflection adds at most: "adoring" of "adored"."""
STEM = 3
ENDINGS = frozenset(
    ["a", "e", "i", "o", "u", "y", "s", "d", "n", "r", "es", "ed", "er", "en", "ing"]
)
"""What one of two inflections may have where the other has something else: "loved", "loving"."""
_WORD = re.compile(r"\w{1,60}")


def excerpt(text: str, terms: tuple[str, ...], size: int) -> list[str]:
    """Some of a text around the words looked for: what stands between them, and they, in turn.

    It begins and ends with a whole word, where the text has blanks.
    """
    spans = [match.span() for match in _WORD.finditer(text) if _is_one_of(match[0], terms)]
    start = max(spans[0][0] - size // 3, 0) if spans else 0
    end = min(start + size, len(text))
    first, last = spans[0] if spans else (0, 0)
    if start and not text[start - 1].isspace():
        start = text.find(" ", start, first) + 1 or start
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", last, end), 0) or end
    parts, at = ["…" if start else ""], start
    for begin, stop in spans:
        if stop <= end:
            parts[-1] += text[at:begin]
            parts += [text[begin:stop], ""]
            at = stop
    parts[-1] += text[at:end] + ("…" if end < len(text) else "")
    return parts


def has(text: str, terms: tuple[str, ...]) -> bool:
    """Whether one of the words looked for stands in a text."""
    return any(_is_one_of(match[0], terms) for match in _WORD.finditer(text))


def _is_one_of(word: str, terms: tuple[str, ...]) -> bool:
    """Whether a word of a text is one of those looked for, as far as its beginning tells."""
    plain = folding.squeezed(word)
    return any(
        term in plain if folding.is_unspaced(term) else _is_alike(plain, term) for term in terms
    )


def _is_alike(word: str, term: str) -> bool:
    """Whether two words are of one stem: all but their endings is the same."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, term, strict=False)))
    shorter, longer = sorted((word, term), key=len)
    is_ending = same == len(shorter) or shorter[same:] in ENDINGS
    return word == term or (is_ending and same >= max(STEM, len(longer) - ENDING))
