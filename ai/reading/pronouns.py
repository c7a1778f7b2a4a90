"""Whether what is written of a customer says "she" or "he" of them."""

import re
from collections.abc import Iterable

from ai.reading.lexicon import words_of
from ai.reading.persons import RELATIONS, fits

EXAMPLES = [
    # name, notes, record, pronoun
    ("Rafael Monteagudo", "Wife Inés dresses him when she can.", "She adores lapels.", "he"),
    ("Sir Desmond Achter", "Husband is Laurence.", "He fancies mohair.", "he"),
    ("Lady Ottoline Pryce", "", "", "she"),
    ("Ilse Varga", "Write to her on Signal.", "", "she"),
    ("Sam Reed", "Widow since August.", "", "she"),
    ("Sam Reed", "", "Her sister loves him.", ""),
    ("Hollis Quaye", "Musician, they/them.", "She wants sequins.", "they"),
]
SURE = 2
"""What must speak for one of them more than for the other."""
_SHE = words_of("she her hers herself")
_HE = words_of("he him his himself")
_OF_WOMEN = words_of("""
    ms mrs miss madam madame mme lady dame widow actress hostess mezzo soprano ballerina
    princess duchess countess queen sheikha attrice
""")
_OF_MEN = words_of("""
    mr sir lord monsieur herr widower actor king prince duke count sheikh tenor baritone knighted
    striker
""")
_OF_WIVES = words_of("husband boyfriend hubby")
_OF_HUSBANDS = words_of("wife girlfriend")
_WORD = re.compile(r"[^\W\d_]{2,30}")
_SENTENCE = re.compile(r"[.!?;\n]+")
_COUPLE = re.compile(r" (?:&|and) ")
_KIN = re.compile(r"\b(?P<whose>her|his) (?P<who>[\w-]{2,20})")
_NEITHER = re.compile(r"\bthey/them\b", re.IGNORECASE)


def pronoun_of(name: str, notes: str, texts: Iterable[str] = ()) -> str:
    """ "she", "he" or "they", as titles, notes and records call the customer; "" if unsure."""
    if _COUPLE.search(name):
        return ""
    if _NEITHER.search(notes):
        return "they"
    sum_ = 3 * _leaning(name, _OF_WOMEN, _OF_MEN) + 2 * _leaning(notes, _OF_WOMEN, _OF_MEN)
    sum_ += _named(name) + _leaning(notes, _OF_WIVES, _OF_HUSBANDS) + 3 * _more(*_said(notes))
    counts = [_said(text) for text in texts]
    sum_ += 2 * _more(sum(she for she, _ in counts), sum(he for _, he in counts))
    return "she" if sum_ >= SURE else "he" if sum_ <= -SURE else ""


def _said(text: str) -> tuple[int, int]:
    """How often it says "she", and how often "he", where it can mean nobody else, or whose
    family it is."""
    lower = text.lower()
    each = [set(_WORD.findall(sentence)) for sentence in _SENTENCE.split(lower)]
    kin = [match["whose"] for match in _KIN.finditer(lower) if match["who"] in RELATIONS]
    she, he = (
        sum(_can_be_own(words, pronoun, forms) for words in each) + kin.count(own)
        for pronoun, forms, own in (("she", _SHE, "her"), ("he", _HE, "his"))
    )
    return she, he


def _more(she: int, he: int) -> int:
    """1 where "she" is said at least twice as often, -1 where "he" is."""
    return (she >= 2 * he and she > 0) - (he >= 2 * she and he > 0)


def _can_be_own(words: set[str], pronoun: str, forms: frozenset[str]) -> bool:
    others = words & RELATIONS
    return bool(words & forms) and not any(fits(pronoun, other) for other in others)


def _named(name: str) -> int:
    """What a first name hints at by its ending."""
    first = name.lower().split(" ")[0]
    return first.endswith(("a", "ine", "elle", "ette")) - first.endswith(("o", "us"))


def _leaning(text: str, women: frozenset[str], men: frozenset[str]) -> int:
    words = set(_WORD.findall(text.lower()))
    return bool(words & women) - bool(words & men)
