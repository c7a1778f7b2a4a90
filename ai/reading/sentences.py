"""A text cut into sentences, without what is addressed to a machine instead of a reader."""

import re
from collections.abc import Iterator

from ai.reading.lexicon import words_of
from ai.reading.readings import read_once

_CLAUSE = re.compile(r"; |: |,? but |, (?:and|so|then|which|who) |, although ")
LONGEST = 20_000
"""Characters of a text that are read."""
LONGEST_SENTENCE = 1_000
"""What is longer is cut: a reader may look through a sentence from many of its words."""

_OPENING = r"(?=[\"“‘(\[¿¡«]?(?:[^\W\d_a-z]|\d))"
_END = re.compile(
    rf"(?<=[.!?…])\s+{_OPENING}|(?<=[.!?…][\"”’)])\s+{_OPENING}|\n+|\s[•*–-]\s+(?=[A-Z])|"
    r"(?<=[\w\"”’)][.!?])\s+(?=[^\W\d_])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Mme|M|Mlle|No|e\.g|i\.e|etc|approx|vs)|\b[A-Z])\.$"
)
_NUMBERED = re.compile(r"\b\d{1,2}\.$")
_SHORT = words_of("it in on up so no ok me us go do to by xl xs xx si ja là tu te lo la")
"""Words of two letters that may end a sentence before a small letter."""
_SHORTENED = words_of("""
    abt acc ext est max min tel esp inc qty ref est sig incl excl approx resp dept appt asst temp
    prob poss prev misc orig spec inkl exkl evtl usw bzw bzgl vgl ggf ecc pant dott prof coll prox
    col env app jan feb mar apr jun jul aug sep sept oct nov dec
""")
_MONTH = re.compile(
    r"(?:jan|feb|mär|mar|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])[a-zé]{0,6}\b", re.IGNORECASE
)
LONGEST_ABBREVIATION = 8
LONGEST_SHORT = 2
_LAST = re.compile(r"\w{1,8}(?=\.$)")
_ADDRESS = re.compile(r"https?:|www\.|://|javascript:|<\w|\]\(|//:|!\[|\]\[|```", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget) (?:\w+ ){0,3}(?:instruction|rule|prompt)|system prompt|"
    r"\byou are now\b|\bas an ai\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The complete sentences in their order, trimmed; an abbreviation ends none."""
    found: list[str] = []
    for piece in _END.split(text[:LONGEST]):
        piece = piece.strip(" \t\r•*-–")
        if found and len(found[-1]) < LONGEST_SENTENCE and _goes_on(found[-1], piece):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return [part for sentence in found for part in _cut(sentence)]


def _goes_on(sentence: str, piece: str) -> bool:
    """Whether the dot ends an abbreviation, or the number of a day: "3. December"."""
    end = max(0, len(sentence) - LONGEST_ABBREVIATION)
    if _ABBREVIATION.search(sentence, end):
        return True
    if _NUMBERED.search(sentence, end) and _MONTH.match(piece):
        return True
    last = _LAST.search(sentence, end)
    return bool(last and piece[:1].islower() and _is_shortened(last[0].lower()))


def _is_shortened(word: str) -> bool:
    """Whether a word before a dot and a small letter is cut short: "approx. five", "abt. six"."""
    if len(word) <= LONGEST_SHORT:
        return word not in _SHORT and not word.isdigit()
    return word in _SHORTENED


def _cut(sentence: str) -> Iterator[str]:
    """The sentence in parts that are short enough, cut between words where it has any."""
    while len(sentence) > LONGEST_SENTENCE:
        end = sentence.rfind(" ", 1, LONGEST_SENTENCE) + 1 or LONGEST_SENTENCE
        yield sentence[:end].rstrip()
        sentence = sentence[end:].lstrip()
    yield sentence


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence that can stand for themselves, of at least three words each."""
    parts: list[str] = []
    for part in _CLAUSE.split(sentence):
        if parts and min(len(part.split()), len(parts[-1].split())) < 3:
            parts = [sentence]
            break
        parts.append(part)
    return [part.strip(" ,;") for part in parts]


@read_once
def told(text: str) -> tuple[str, ...]:
    """The sentences that tell of a client: none with an address or an order to a machine in it."""
    return tuple(sentence for sentence in sentences(text) if not is_for_a_machine(sentence))


def is_for_a_machine(sentence: str) -> bool:
    """Whether it holds an address, markup, or an order to a machine."""
    return bool(_ADDRESS.search(sentence) or _ORDER.search(sentence))
