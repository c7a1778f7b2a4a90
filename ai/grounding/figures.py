"""Whether two figures of a record have changed places in a sentence."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from ai.grounding.synonyms import concept
from ai.reading.figures import figures
from ai.reading.lexicon import words_of
from ai.reading.readings import read_once

MOST = 12
"""Figures of a text that are looked at."""
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,’']{0,15}(?<![.,’'])(?!\w)")
_FOR = re.compile(r"(?:(?: ?(?:€|EUR|euros?|each|apiece|a head|a piece|\w{1,9}))? )?(?:for|to) ")
_BOUGHT = re.compile(
    r"Bought on [^:]{1,40}: \d+ × (?P<name>.{1,300}) \([^()]{1,60}\), (?P<each>\S+) each"
)
_WORD = re.compile(r"[^\W\d_][\w-]{2,}")
NEXT = 2
"""Words of substance beside a figure that may name its thing."""
_LINKS = words_of("""
    the and for with her his their your our was were are is cost costs quoted quote came come comes
    paid price priced each head that this then from while respectively stood eur euros usd gbp chf
""")


def are_swapped(sentence: str, records: Iterable[str]) -> bool:
    """Whether two figures stand with each other's things, as one line of the records has them."""
    ours = dict(_pairs(sentence))
    if len(ours) < len(("one", "other")):
        return False
    lines = [line for text in records for line in re.split(r"(?<=[.!?])\s|\n", text)]
    bought = (match for line in lines if (match := _BOUGHT.match(line)))
    prices = ", ".join(f"{match['name']} {match['each']}" for match in bought)
    return any(_is_crossed(ours, dict(_pairs(line))) for line in (*lines, prices))


def _is_crossed(ours: dict[Decimal, frozenset[str]], theirs: dict[Decimal, frozenset[str]]) -> bool:
    shared = [figure for figure in ours if figure in theirs]
    for one, other in combinations(shared, 2):
        crossed = ours[one] & theirs[other], ours[other] & theirs[one]
        straight = ours[one] & theirs[one], ours[other] & theirs[other]
        if all(crossed) and sum(map(len, crossed)) > sum(map(len, straight)):
            return True
    return False


@read_once
def _pairs(text: str) -> tuple[tuple[Decimal, frozenset[str]], ...]:
    """Each figure of a text with the words it may be for: those behind a "for", else before it."""
    return tuple(_each(text))


def _each(text: str) -> Iterator[tuple[Decimal, frozenset[str]]]:
    matches = list(_NUMBER.finditer(text))[:MOST]
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches[1:]), len(text)]
    is_before = False
    for match, start, end in zip(matches, starts, ends, strict=False):
        behind = _FOR.match(text, match.end(), end)
        is_before = is_before or behind is None
        before = text[start : match.start()]
        words = text[match.end() : end] if behind and not is_before else before
        things = [concept(word)[0] for word in _WORD.findall(words) if word.lower() not in _LINKS]
        things = things[-NEXT:] if words is before else things[:NEXT]
        for figure in figures(match[0]):
            for meant in figure.meant:
                if isinstance(meant, Decimal):
                    yield meant, frozenset(things)
