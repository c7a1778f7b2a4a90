"""Reads a record once: every fact that its sentences tell, and what was not understood."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from ai.reading.abroad import abroad
from ai.reading.acquaintances import read as read_acquaintances
from ai.reading.budgets import read as read_budget
from ai.reading.holds import read as read_holds
from ai.reading.judgement import is_told_otherwise, stands, unfound
from ai.reading.kinds.categorizer import odds
from ai.reading.likings.marks import Context
from ai.reading.likings.reader import read as read_likings
from ai.reading.musts import is_grave, is_ruled_out, unparsed
from ai.reading.musts import read as read_musts
from ai.reading.occasions import read as read_occasions
from ai.reading.orders.categorizer import informed
from ai.reading.parse import Parsed, Unit, parse, parser_at_hand
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.promises import is_turned_down
from ai.reading.promises import read as read_promises
from ai.reading.proposal import Proposal, Reading
from ai.reading.readings import kept_in, read_once
from ai.reading.requests import read as read_requests
from ai.reading.sizes import read as read_sizes
from ai.reading.taste_phrases import read as read_taste_phrases
from ai.reading.tastes import read as read_tastes

MOST_FACTS = 200
"""Facts of one record; a text with more is no note."""


@read_once
def read(text: str, on: date, name: str, speaker: Owner = HOUSE, pronoun: str = "") -> Reading:
    """The facts of a text of the day `on` about the customer of this name.

    `speaker` is who says "I" in it, `pronoun` the one of the customer where it is known.
    """
    with kept_in(), parser_at_hand():
        parsed = parse(clean(text))
        proposals = list(_proposals(parsed, Register.of(name, speaker, pronoun), on))
    lawful = [proposal for proposal in dict.fromkeys(proposals) if is_lawful(proposal, text)]
    return Reading(tuple(lawful[:MOST_FACTS]), parsed.unread)


def _proposals(parsed: Parsed, register: Register, on: date) -> Iterator[Proposal]:
    for unit, context in contexts(parsed.units, register, on, odds):
        told = informed(unit.quote, context.told, context.kinds, context.is_theirs)
        facts = [fact for fact in context.facts if stands(fact, told)]
        tastes = [fact for fact in facts if fact.kind in ("like", "dislike")]
        yield from (fact for fact in facts if fact not in tastes)
        if context.is_declined or unit.text.rstrip().endswith("?"):
            yield from tastes
            continue
        yield from unfound(unit, register, on, facts, told)
        is_read = not is_told_otherwise(unit.quote)
        yield from read_likings(unit, register, context, tastes) if is_read else tastes
    for sentence in parsed.unread:
        told = informed(sentence, odds(sentence), is_parsed=False)
        must = unparsed(sentence)
        if must and stands(must, told):
            yield must
        yield from abroad(sentence, on, told, bool(must), register.names)


def contexts(
    units: Sequence[Unit],
    register: Register,
    on: date,
    odds: Callable[[str], Mapping[str, float]],
) -> Iterator[tuple[Unit, Context]]:
    """Each unit with what the rules and the categorizer of kinds say of it and its neighbours."""
    told = [odds(unit.text) for unit in units]
    for number, (unit, after) in enumerate(zip_longest(units, units[1:])):
        register.enter(unit)
        is_declined = bool(after and is_turned_down(unit, after))
        yield (
            unit,
            Context(
                told[number],
                told[number - 1] if number else None,
                told[number + 1] if after else None,
                tuple(_by_rule(unit, register, on, is_declined)),
                is_declined,
                register.speaker is CUSTOMER,
                register.names,
                register.pronoun,
            ),
        )


def _by_rule(unit: Unit, register: Register, on: date, is_declined: bool) -> Iterator[Proposal]:
    """What the rules of each kind read in a unit."""
    holds = list(read_holds(unit, register, on))
    musts = [each for each in read_musts(unit, register) if not holds or is_grave(each.quote)]
    tastes = [*read_tastes(unit, register), *read_taste_phrases(unit, register)]
    yield from musts
    yield from holds
    yield from read_sizes(unit, register)
    yield from _distinct([each for each in tastes if not (musts and is_ruled_out(each))])
    if not holds:
        if not is_declined:
            yield from read_promises(unit, register, on)
        yield from read_requests(unit, register, on)
    yield from read_occasions(unit, register, on)
    yield from read_acquaintances(unit, register)
    yield from read_budget(unit, register)


def _distinct(tastes: list[Proposal]) -> Iterator[Proposal]:
    """The tastes of a sentence, of the same thing the one that says most of it."""
    for fact in tastes:
        others = (other for other in tastes if other is not fact)
        if not any(_says_more(other, fact, tastes) for other in others):
            yield fact


def _says_more(other: Proposal, fact: Proposal, tastes: list[Proposal]) -> bool:
    ours, theirs = fact.words.lower(), other.words.lower()
    if ours not in theirs or (other.kind != fact.kind and ours != theirs):
        return False  # "blue, not royal blue" are two
    return len(theirs) > len(ours) or tastes.index(other) < tastes.index(fact)


def is_lawful(proposal: Proposal, text: str) -> bool:
    """Whether the quote stands in the record, and the words in the quote, letter for letter.

    Holds for what a service proposes as for the built-in analyst.
    """
    return (
        bool(proposal.words.strip()) and proposal.words in proposal.quote and proposal.quote in text
    )


def clean(text: str) -> str:
    """The text as it can be parsed: what is cut to a sentence stands in it letter for letter."""
    return re.sub(r"[\u200b-\u200f\u2060\ufeff\ud800-\udfff]", "", text)
