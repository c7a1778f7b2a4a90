"""Whether a sentence speaks of what its records tell; a service may say what no record does."""

import re
from collections.abc import Iterable

from ai.analyst.answers.asking import telling_words
from ai.reading.readings import read_once
from ai.reading.sentences import sentences, told

LEAST_WORDS = 3
"""Different words that make a sentence of one's own."""
ENDING = 3
"""Letters that two forms of one word may differ in at their end."""
_CODE = re.compile(r"\w\.[^\W\d]{2}|[^\W\d]:[^\W\d]|\w[@_=]|[<>{}\\|`]|://")
"""What stands in addresses, markup and programs, not in what a rep writes of a client."""
_WORD = re.compile(r"[^\W\d_]+")


def is_told(sentence: str, records: Iterable[str]) -> bool:
    """Whether the records share words of substance with it: two, or one with a whole sentence.

    What is addressed to a machine, or holds an address, tells nothing.
    """
    if _CODE.search(sentence) or list(told(sentence)) != sentences(sentence):
        return False
    held: frozenset[str] = frozenset().union(*map(beginnings, records))
    shared = {_beginning(word) for word in telling_words(sentence)} & held
    enough = 1 if len(set(_WORD.findall(sentence.lower()))) >= LEAST_WORDS else 2
    return len(shared) >= enough


@read_once
def beginnings(record: str) -> frozenset[str]:
    """The words of a record without their endings; what is addressed to a machine is left out."""
    parts = (part for part in told(record) if not _CODE.search(part))
    return frozenset(_beginning(word) for part in parts for word in _WORD.findall(part))


def _beginning(word: str) -> str:
    """What the forms of a word have in common."""
    word = word.lower()
    return word[: max(4, len(word) - ENDING)]
