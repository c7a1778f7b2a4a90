"""Amounts of money of a sentence, held to those of the records: their currency, their thing."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from ai.grounding.amounts import amounts
from ai.grounding.sums import sums
from ai.grounding.synonyms import concept
from ai.reading.lexicon import words_of

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FOR = re.compile(
    r"(?: each)? for (?:(?:the|an?|her|his|their|your|my) )?(?:[\w'’-]{1,30} ){0,3}?"
    r"(?P<thing>[^\W\d_][\w'’-]{1,30})(?=[,.;:)]|\Z| and (?:[€$£¥\d]|(?:EUR|USD|GBP|CHF)\b))"
)
"""What an amount is for, where it is for one thing alone."""


def is_other_money(sentence: str, records: Iterable[str]) -> bool:
    """Whether an amount stands in the records, and never in this currency; or with another thing.

    Two amounts of one record that have changed places are told by both.
    """
    ours, held = _money(sentence), [pair for text in records for pair in _money(text).items()]
    amounts = {amount for amount, _ in held}
    if any(amount in amounts and (amount, sign) not in held for amount, sign in ours.items()):
        return True
    mine = _paired(ours, sentence)
    for text in records:
        for line in re.split(r"(?<=[.;!?])\s|\n", text):
            theirs = _paired(_money(line), line)
            if len(mine.keys() & theirs.keys()) > 1 and _is_swapped(mine, theirs):
                return True
    return False


def _money(text: str) -> dict[Decimal, str]:
    return {each.figure: each.currency for each in amounts(text)}


def other_currency(sentence: str, quote: str, records: Mapping[str, str], today: date) -> bool:
    ours, theirs = _money(sentence), _money(quote)
    held = {pair for text in records.values() for pair in _money(text).items()}
    known = sums(sentence, records, today)
    held |= {(amount, sign) for amount in known for sign in {sign for _, sign in held}}
    single = {amount: sign for amount, sign in ours.items() if amount not in known}
    if _is_swapped(_paired(single, sentence), _paired(theirs, quote)):
        return True
    ours = {amount: sign for amount, sign in ours.items() if (amount, sign) not in held}
    if any(theirs.get(amount, sign) != sign for amount, sign in ours.items()):
        return True
    return bool(ours and theirs) and not any(amount in theirs for amount in ours)


def _paired(money: Mapping[Decimal, str], text: str) -> dict[Decimal, str]:
    """Each amount with its thing: "for the gown" behind it, else the last word of substance."""
    pairs: dict[Decimal, str] = {}
    for each in amounts(text):
        words = [word[0] for word in _WORD.finditer(text[max(0, each.start - 80) : each.start])]
        nouns = [word for word in reversed(words) if len(word) > 3 and word.lower() not in _LINKS]
        if behind := _FOR.match(text, each.end, each.end + 80):
            nouns = [behind["thing"]]
        if nouns and each.figure in money:
            pairs[each.figure] = concept(nouns[0])[0]
    return pairs


_LINKS = words_of("""
    cost costs paid spent about around price priced bought with from over fixed quoted quote comes
    offered asked that which this total together were
""")


def _is_swapped(ours: Mapping[Decimal, str], theirs: Mapping[Decimal, str]) -> bool:
    """Whether an amount stands with a thing that the record gives another amount."""
    things = {thing: amount for amount, thing in theirs.items()}
    return any(things.get(thing, amount) != amount for amount, thing in ours.items())
