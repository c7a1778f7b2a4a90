"""How the analyst words a claim: lists, quotations, and never more than the records say."""

import re
from collections.abc import Iterable, Sequence

from ai.claims import Claim
from ai.facts import full_date
from ai.reading.figures import without_addresses
from ai.reading.lexicon import words_of
from ai.reading.readings import read_once
from ai.understanding import Fact

MOST_EVIDENCE = 5
LONGEST_QUOTE = 160
_ADDRESS = re.compile(r"https?:|://|@", re.IGNORECASE)
_WEAK = words_of("send sent bring show call have will with from that them when once")
"""Words in which two tasks may agree that have nothing else in common."""
_MARKS = re.compile(r"[^\w\s]+")


def claim(text: str, evidence: Iterable[str]) -> Claim:
    """A claim on one line with no address in it, with each id once and at most five."""
    words = " ".join(without_addresses(text).split())
    return Claim(text=words, evidence=tuple(dict.fromkeys(evidence))[:MOST_EVIDENCE])


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


def whole(words: str) -> str:
    """Words of a record on one line, without the stop at their end and never cut."""
    return " ".join(words.split()).rstrip(".")


def day_of(fact: Fact, form: str = " ({})") -> str:
    """The day that a fact was said, in this form; "" for the notes, which tell no day."""
    return "" if fact.record == "N" else form.format(full_date(fact.said_on))


def quotable(sentence: str) -> bool:
    """Whether a sentence may stand in a claim: it holds no address of any kind."""
    return without_addresses(sentence) == sentence and not _ADDRESS.search(sentence)


def alike(task: str, text: str) -> bool:
    """Whether a text speaks of at least half of the longer words of a task."""
    wanted = _long_words(task)
    return bool(wanted) and 2 * len(wanted & _long_words(text)) >= len(wanted)


@read_once
def _long_words(text: str) -> frozenset[str]:
    words = _MARKS.sub(" ", text).lower().split()
    return frozenset(word.rstrip("s") for word in words if len(word) > 3 and word not in _WEAK)
