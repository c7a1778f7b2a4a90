"""What the figures of records come to: purchases together, and amounts of one record added up."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from ai.analyst.answers.periods import period_in
from ai.grounding.amounts import SIGN, amounts
from ai.grounding.days import fits
from ai.grounding.synonyms import meanings
from ai.reading.dates import named_days
from ai.reading.figures import MONTHS, figures
from ai.reading.lexicon import words_of

MOST_AMOUNTS = 6
"""Amounts of one record that are added up; more would come to anything."""
MOST_PIECES = 12
_BOTH = re.compile(r"\b(?:both|pair|twins?|couple)\b", re.IGNORECASE)
_PURCHASE = re.compile(
    r"Bought on (?P<on>[^:]{1,40}): (?P<many>\d{1,6}) × (?P<name>.{1,300} \([^()]{1,60}\)), "
    r".{1,40}, €(?P<total>[\d,]{1,15}(?:\.\d{1,2})?) in all"
)
_LEFT = re.compile(
    r"\b(?:left|remain\w*|rest|balance|outstanding|still to (?:pay|be paid)|under|below|short of|"
    r"within|less|cheaper|dearer|saved?|saving|more than|over|above|difference)\b",
    re.IGNORECASE,
)
"""How a sentence tells what one amount leaves of another."""
_OF_SUMS = words_of("""
    all total totals altogether together sum sums spend spent spends spending buy bought
    buys buying purchase purchases purchased piece pieces thing things item items make makes
    made come comes came add adds added amount amounts cost costs costing over for the and
    with his her their your you she they has have had since this year far date month both
    two three four five six seven eight nine ten one pair pairs worth paid pay pays euro
    euros eur first from last until now only that would client he before after back then new
    another again already account shows book are between and autumn winter spring summer worked
    out things sum amounted pays costs visit visits
""") | set(MONTHS)  # fmt: skip


@dataclass(frozen=True)
class _Bought:
    name: str
    many: int
    total: Decimal
    on: date


def sums(sentence: str, records: Mapping[str, str], today: date) -> set[Decimal]:
    """What purchases come to, all of them and those that a sentence names; the amounts of each
    record, added up and multiplied by what it or the sentence counts; and what one amount leaves
    of another where the sentence tells a rest."""
    purchases = list(_purchases(records))
    known = {
        sum((each.total for each in part), Decimal(0))
        for part in _parts(sentence, purchases, today)
    }
    many = _few(sentence)
    for id, text in records.items():
        if id[0] in "IN":
            known |= _derived(text, many)
    if _LEFT.search(sentence):
        known |= _differences(known, records.values())
    return known - {Decimal(0)}


def counts(sentence: str, records: Mapping[str, str], today: date) -> set[Decimal]:
    """How many purchases there are, and pieces in them, of all and of those that are named."""
    parts = list(_parts(sentence, list(_purchases(records)), today))
    words = meanings(sentence)
    parts += [[each for each in parts[0] if word in _told_by(each.name)] for word in words]
    return {Decimal(len(part)) for part in parts} | {
        Decimal(sum(each.many for each in part)) for part in parts
    }


def is_total(sentence: str, records: Mapping[str, str], today: date) -> bool:
    """Whether a sentence only says what purchases come to, and each figure of it is right."""
    purchases = list(_purchases(records))
    names = frozenset().union(*(meanings(each.name) for each in purchases))
    person = meanings(records.get("C", "").partition("\n")[0])
    if not meanings(sentence, _OF_SUMS) <= names | person:
        return False
    meant = [figure.meant for figure in figures(SIGN.sub(" ", sentence)) if figure.kind == "number"]
    money = list(amounts(sentence))
    right = counts(sentence, records, today) | {Decimal(today.year)}
    right |= {
        m
        for each in purchases
        for f in figures(each.name)
        for m in f.meant
        if isinstance(m, Decimal)
    }
    right |= {Decimal(each.on.year) for each in purchases} | {
        Decimal(each.on.day) for each in purchases
    }
    known = sums(sentence, records, today)
    return (
        bool(money)
        and all(each.currency == "EUR" and each.figure in known for each in money)
        and all(m & right for m in meant)
    )


def _purchases(records: Mapping[str, str]) -> Iterator[_Bought]:
    for id, text in records.items():
        if id[0] == "P" and (found := _PURCHASE.match(text)):
            on = next((day.on for day in named_days(found["on"], date(2000, 1, 1))), date.min)
            yield _Bought(
                found["name"], int(found["many"]), Decimal(found["total"].replace(",", "")), on
            )


def _parts(sentence: str, purchases: Sequence[_Bought], today: date) -> Iterator[list[_Bought]]:
    """All, those of the period or day that is named, and those whose name is, or a word that no
    other has."""
    words = meanings(sentence)
    named = [each for each in purchases if words & _told_by(each.name)]
    days = {day.on.timetuple()[1:3] for day in named_days(sentence, today)}
    months = [m for figure in figures(sentence) for m in figure.meant if figure.kind == "date"]
    period = period_in(sentence, today)
    inside = [
        each
        for each in purchases
        if each.on.timetuple()[1:3] in days
        or any(fits(month, each.on) for month in months)
        or (period and period.holds(each.on))
    ]
    own = [each for each in purchases if words & _own_words(each, purchases)]
    is_of_days = bool(days or months or period)
    yield inside if is_of_days else list(purchases)
    for part in (named, own):
        yield [each for each in part if each in inside] if is_of_days else part


def _own_words(bought: _Bought, purchases: Sequence[_Bought]) -> frozenset[str]:
    """The words of its name that no other purchase has in its own."""
    others = (_told_by(each.name) for each in purchases if each != bought)
    return _told_by(bought.name).difference(*others)


def _told_by(name: str) -> frozenset[str]:
    return meanings(name, words_of("the and with set"))


def _derived(text: str, many: set[Decimal]) -> set[Decimal]:
    """What the amounts of a text come to, added up, and so many times as it or `many` tells."""
    told = [each.figure for each in amounts(text)][:MOST_AMOUNTS]
    added = {one + two for one, two in combinations(told, 2)} | {sum(told, Decimal(0))}
    times = many | _few(SIGN.sub(" ", text[:2_000]))
    return added | {amount * each for amount in {*told, *added} for each in times}


def _few(text: str) -> set[Decimal]:
    """The numbers of a text that may count pieces; two where it speaks of both."""
    meant = {each for figure in figures(text) for each in figure.meant}
    few = {each for each in meant if isinstance(each, Decimal) and 1 < each <= MOST_PIECES}
    return few | {Decimal(2)} if _BOTH.search(text) else few


def _differences(sums: set[Decimal], texts: Iterable[str]) -> set[Decimal]:
    """What is left between amounts of records of one currency, and of what they come to."""
    told: dict[str, set[Decimal]] = {"EUR": set(sums)}
    for each in (amount for text in texts for amount in amounts(text)):
        told.setdefault(each.currency, set()).add(each.figure)
    return {abs(one - two) for same in told.values() for one, two in combinations(same, 2)}
