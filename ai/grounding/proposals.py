"""Facts that a service proposes, held to what their sentence says: whose, which way, what day."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ai.reading.dates import named_days
from ai.reading.lexicon import words_of
from ai.reading.parse import Unit, parse, parser_at_hand
from ai.reading.people import CUSTOMER, Owner, Register
from ai.reading.persons import people, subject_of
from ai.reading.proposal import Proposal
from ai.reading.reader import clean, is_lawful
from ai.reading.tastes import is_negated
from ai.reading.tastes import read as read_tastes

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST = 60
"""Facts of one record that a service is heard with."""

_BAD = words_of("hate dislike loathe detest avoid refuse reject despise abhor mind object")
_UNSURE = re.compile(
    # A guess, a question, or what only others print of them.
    r"\b(?:if|whether|might|maybe|perhaps|probably|wonder\w*|unsure|rumou?rs?|press|magazines?|vogue|"
    r"tabloids?|internet)\b|\?\s*$",
    re.IGNORECASE,
)


def held(
    proposals: Iterable[Proposal], text: str, on: date, name: str, speaker: Owner
) -> list[Proposal]:
    """Those that a record of the day `on` bears out, under whom it tells them of.

    The quote stands in the record and the words in the quote, letter for letter; the words' own
    clause has the polarity, as far as the parse can tell, and says whose they are; a day is one
    that the quote names.
    """
    lawful = [item for item in list(proposals)[:MOST] if is_lawful(item, text)]
    if not lawful:
        return []
    judged: dict[Proposal, Proposal | None] = {}
    with parser_at_hand():
        register = Register.of(name, speaker)
        for unit in parse(clean(text)).units:
            register.enter(unit)
            for item in lawful:
                if item not in judged and _is_in(item, unit):
                    judged[item] = _judged(item, unit, register)
    kept = (_named(judged.get(item, item), text, on) for item in dict.fromkeys(lawful))
    return [item for item in kept if item is not None]


def _is_in(item: Proposal, unit: Unit) -> bool:
    beside = item.quote in unit.quote or unit.quote in item.quote
    return beside and item.words in unit.text


def _judged(item: Proposal, unit: Unit, register: Register) -> Proposal | None:
    """The proposal under its owner; None where its clause says otherwise."""
    noun = _head(item.words, unit)
    verb = _verb(noun)
    owner = register.subject(unit, verb) if verb is not None else CUSTOMER
    if item.kind in ("like", "dislike"):
        return _taste(item, unit, register, owner, verb)
    if item.kind == "promise":
        by_us = owner.is_house or (verb is not None and subject_of(verb) is None)
        is_denied = verb is not None and is_negated(verb) and not item.is_hold
        return item if by_us and not is_denied else None
    return _given(item, owner)


def _taste(
    item: Proposal, unit: Unit, register: Register, owner: Owner, verb: "Token | None"
) -> Proposal | None:
    if _UNSURE.search(unit.text) or owner.is_house:
        return None
    words = words_of(item.words.lower())
    for other in read_tastes(unit, register):
        if words & words_of(other.words.lower()):
            return replace(item, whose=other.whose) if other.kind == item.kind else None
    if verb is None:
        return None if any(people(unit)) else item
    is_bad = verb.lemma_.lower() in _BAD or verb.lower_.removesuffix("s") in _BAD
    is_denied = is_negated(verb)
    if (is_bad and is_denied) or (item.kind == "like") == (is_bad or is_denied):
        return None
    return _given(item, owner)


def _given(item: Proposal, owner: Owner) -> Proposal:
    """Under a relative whom the clause is about; else under whom the proposal names."""
    return item if owner.is_house or not owner.words else replace(item, whose=owner.words)


def _named(item: Proposal | None, text: str, on: date) -> Proposal | None:
    """The proposal with its day, if the quote names it; None when it is of somebody unheard of."""
    if item is None or not words_of(item.whose.lower()) <= words_of(text.lower()):
        return None
    days = {named.on for named in named_days(item.quote, on)}
    return item if item.on is None or item.on in days else replace(item, on=None)


def _head(words: str, unit: Unit) -> "Token":
    start = unit.text.index(words) + unit.shift
    span = unit.doc.char_span(start, start + len(words), alignment_mode="expand")
    return span.root if span is not None else unit.doc[0]


def _verb(token: "Token") -> "Token | None":
    """The verb whose clause a word stands in."""
    for each in (token, *token.ancestors):
        if each.pos_ in ("VERB", "AUX"):
            return each
    return None
