"""Which record speaks against what a sentence offers or bids, whoever has written it."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from ai.analyst.answers import verdicts
from ai.analyst.vetoes import vetoes
from ai.claims import ADVICE
from ai.facts import CustomerFile

_CLAUSE = re.compile(
    r"[;:!?]|,? (?:instead of|rather than|in place of|and not|but not?) |, (?:not|never|without) |"
    r"\.(?=\s|$)|,? (?:but|and|so|then|or) (?=[a-z]+ (?:him|her|them|the|an?)\b)"
)
_ASIDE = (
    r"(?:[^,]{1,60}, )?(?:(?:please|perhaps|maybe|then|also|next|first|instead|best|simply) )*"
    r"(?:(?:you|we|i)(?:['’](?:d|ll)| can| could| may| might| should| would| will)"
    r"(?: (?:also|safely|perhaps|like to|love to|be glad to|be delighted to))*|let (?:me|us)|"
    r"(?:may|can|could|shall|might) (?:i|we)|why not|try to|consider|plan to|make sure to)? ?"
)
_GIVE = (
    r"(?:offer|show|suggest|propos|bring|send|present|recommend|lend|reserv|lay out|set aside|"
    r"put aside|pick|choos|pair)(?:e|ing)?"
)
_BID = re.compile(
    rf"^{_ASIDE}(?P<bid>(?:{_GIVE}|call|ring|phone|text|message|visit|write to)\b.+)", re.IGNORECASE
)
_LAID_BY = re.compile(
    r"^(?:[^,]{1,60}, )?i(?:['’]ve| have)? (?:just )?(?:set aside|put aside|kept|reserved|"
    r"thought of|chosen|picked|selected)\b(?P<thing>.+)",
    re.IGNORECASE,
)
_SUITS = re.compile(
    r"^(?P<thing>[^,]+?) (?:can|could|should|may|might|would|will)(?: also)? (?:suit|please|"
    r"flatter|be (?:perfect|ideal|lovely|right|just right|offered|shown|sent|suggested|presented|"
    r"brought))\b|"
    r"^(?P<liked>[^,]+?) (?:is|are) (?:perfect|ideal|made|just the thing) for\b|"
    r"^(?:he|she|they|you) (?:would|might|may|will|could) (?:also )?(?:love|like|enjoy) "
    r"(?P<loved>(?!to\b).+)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"“([^“]{1,300})”")


def breaches_of(brief: Any) -> Callable[[str, bool], str]:
    """What speaks against a sentence, of a letter or not, by the client's file in a brief."""
    file = getattr(brief, "file", brief)
    return partial(breach, file) if isinstance(file, CustomerFile) else lambda *_: ""


def breach(file: CustomerFile, sentence: str, is_letter: bool) -> str:
    """The record's words that speak against what a sentence offers or bids; "" where none do.

    A letter offers what it names: a piece that a must or a dislike rules out is none for it.
    """
    for clause in _CLAUSE.split(sentence.removeprefix(ADVICE)):
        if words := _against(clause.strip(), file):
            return words
    for piece in file.products if is_letter else ():
        if piece.name.lower() in sentence.lower() and not _owns(piece.name, file):
            for fact in vetoes(piece.text, file.known):
                return fact.quote or fact.words
    return ""


def _against(clause: str, file: CustomerFile) -> str:
    bid, laid, suits = (pattern.match(clause) for pattern in (_BID, _LAID_BY, _SUITS))
    thing = laid["thing"] if laid else next(filter(None, suits.groups())) if suits else ""
    wanted = bid["bid"] if bid else f"offer {thing}" if thing else ""
    if not wanted:
        return ""
    for claim in verdicts.answer(file, f"Can I {wanted}?")[:1]:
        words = _WORDS.search(claim.text)
        return words[1] if words and claim.text.startswith("No (") else ""
    return ""


def _owns(name: str, file: CustomerFile) -> bool:
    return any(name.lower() in each.text.lower() for each in file.purchases)
