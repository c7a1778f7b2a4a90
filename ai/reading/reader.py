"""Reads a record once: every fact that its sentences tell, and what was not understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ai.reading.acquaintances import read as read_acquaintances
from ai.reading.musts import read as read_musts
from ai.reading.musts import unparsed
from ai.reading.occasions import read as read_occasions
from ai.reading.parse import Parsed, parse, parser_at_hand
from ai.reading.people import HOUSE, Owner, Register
from ai.reading.promises import read as read_promises
from ai.reading.proposal import Proposal
from ai.reading.sizes import read as read_sizes
from ai.reading.tastes import read as read_tastes
from ai.reading.terms import read as read_terms

VERSION = 1
"""Of the readers as a whole: records read by an older one are read again."""

MOST_FACTS = 200
"""Facts of one record; a text with more is no note."""


_TO_US = re.compile(r"\b(?:you|your|i|my|me|i['’]\w+)\b", re.IGNORECASE)  # said to us
_OF_THEM = re.compile(r"\b(?:she|he|her|his|him|client)\b", re.IGNORECASE)  # said of them


@dataclass(frozen=True)
class Reading:
    """What a text says: the facts that are proposed, and what was not read.

    `unread` holds, to the letter, what is in another language or beyond the reader's length.
    """

    proposals: tuple[Proposal, ...]
    unread: tuple[str, ...]


def read(text: str, on: date, name: str, speaker: Owner = HOUSE) -> Reading:
    """The facts of a text of the day `on` about the customer of this name.

    `speaker` is who says "I" in it.
    """
    with parser_at_hand():
        parsed = parse(clean(text))
        proposals = list(_proposals(parsed, Register.of(name, speaker), on))
    lawful = [proposal for proposal in dict.fromkeys(proposals) if is_lawful(proposal, text)]
    return Reading(tuple(lawful[:MOST_FACTS]), parsed.unread)


def _proposals(parsed: Parsed, register: Register, on: date) -> Iterator[Proposal]:
    for unit in parsed.units:
        register.enter(unit)
        yield from read_musts(unit, register)
        yield from read_sizes(unit, register)
        yield from read_tastes(unit, register)
        yield from read_promises(unit, register, on)
        yield from read_occasions(unit, register, on)
        yield from read_acquaintances(unit, register)
        yield from read_terms(unit, register)
    for sentence in parsed.unread:
        if must := unparsed(sentence):
            yield must


def is_lawful(proposal: Proposal, text: str) -> bool:
    """Whether the quote stands in the record, and the words in the quote, letter for letter.

    Holds for what a service proposes as for the built-in analyst.
    """
    return (
        bool(proposal.words.strip()) and proposal.words in proposal.quote and proposal.quote in text
    )


def clean(text: str) -> str:
    """The text as it can be parsed: what is cut to a sentence stands in it letter for letter."""
    return re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", text)


def is_addressed_to_us(text: str) -> bool:
    """Whether a message speaks to us, in the first person, and not of its writer as of another."""
    return len(_TO_US.findall(text)) > len(_OF_THEM.findall(text))
