"""How near a sentence keeps to the wording of a record: what stands in a row, what is turned."""

import re
from collections.abc import Sequence

from ai.grounding.denials import NOT
from ai.grounding.synonyms import concept
from ai.reading.lexicon import words_of
from ai.reading.readings import read_once

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*|[.;:!?,()]")
_BREAKS = frozenset(".;:!?,()")
REACH = 4
"""Words behind a denial that it still turns."""
MOST = 150
"""Words of a text that are laid side by side."""
_DENIALS = NOT | words_of("refuse refuses refused decline declines declined cannot")
_NEGATED = ("like", "keep")
_LINKS = words_of("""
    the and for with his her their your our you she they has have had was were are been will would
    that this from into onto him them its who which when while about after before than then there
    here not but one two
""")
_SPEAKERS = {
    **dict.fromkeys(words_of("she he they i you him me them"), "who"),
    **dict.fromkeys(words_of("her his their my your"), "whose"),
}
"""Words of one meaning, whoever speaks."""


@read_once
def turned(sentence: str, quote: str) -> frozenset[str]:
    """The words of both that go one way in the sentence, and only the other way in the quote."""
    ours, theirs = _ways(sentence), _ways(quote)
    return frozenset(word for word in ours if word in theirs and not ours[word] & theirs[word])


def both_deny(sentence: str, quote: str) -> bool:
    """Whether each denies something: what is denied in which is then not told for sure."""
    return _denies(sentence) and _denies(quote)


@read_once
def says_no(text: str) -> bool:
    """Whether a text denies something, or tells a dislike or a return."""
    ways = _ways(text)
    return _denies(text) or any(-1 in ways.get(word, ()) for word in _NEGATED)


@read_once
def _denies(text: str) -> bool:
    return any(word in _DENIALS or word.endswith("n't") for word in _words(text))


@read_once
def share_in_a_row(sentence: str, text: str) -> float:
    """How much of a sentence stands in a text in one row, whoever says "I" or "she" in it."""
    ours, theirs = _spoken(sentence), _spoken(text)
    return _longest_row(ours, theirs) / max(1, len(ours))


def _longest_row(ours: Sequence[str], theirs: Sequence[str]) -> int:
    longest, before = 0, [0] * (len(theirs) + 1)
    for own in ours:
        rows = [0]
        rows += [before[n] + 1 if own == other else 0 for n, other in enumerate(theirs)]
        longest, before = max(longest, *rows), rows
    return longest


def _spoken(text: str) -> list[str]:
    words = [word for word in _words(text) if word not in _BREAKS][:MOST]
    return [_SPEAKERS.get(word, word) for word in words]


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _TOKEN.findall(text)]


def _ways(text: str) -> dict[str, set[int]]:
    """The words of substance of a text, each with the ways it goes: -1 behind a denial."""
    ways: dict[str, set[int]] = {}
    denied = 0
    for word in _words(text):
        if word in _BREAKS:
            denied = 0
        elif word in NOT or word.endswith("n't"):
            denied = REACH
        else:
            if len(word) > 2 and not word[0].isdigit() and word not in _LINKS:
                meaning, way = concept(word)
                ways.setdefault(meaning, set()).add(-way if denied else way)
            denied = max(0, denied - 1)
    return ways
