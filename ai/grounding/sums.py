"""What the figures of records come to: purchases together, and amounts of one record added up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from ai.analyst.answers.periods import period_in
from ai.grounding.synonyms import meanings
from ai.reading.dates import named_days
from ai.reading.figures import MONTHS, figures
from ai.reading.lexicon import words_of

MOST_AMOUNTS = 6
"""Amounts of one record that are added up; more would come to anything."""
_PURCHASE = re.compile(
    r"Bought on (?P<on>[^:]{1,40}): (?P<many>\d{1,6}) × (?P<name>.{1,300} \([^()]{1,60}\)), "
    r".{1,40}, €(?P<total>[\d,]{1,15}(?:\.\d{1,2})?) in all"
)
_AMOUNT = re.compile(r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF)\b)\s?(\d[\d.,’']{0,15}\d|\d)", re.IGNORECASE)
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
    """What purchases come to, all of them and those that a sentence names; and the amounts of each
    record, added up and multiplied by what it counts."""
    purchases = list(_purchases(records))
    amounts = {
        sum((each.total for each in part), Decimal(0))
        for part in _parts(sentence, purchases, today)
    }
    for id, text in records.items():
        if id[0] in "IN":
            amounts |= _derived(text)
    return amounts - {Decimal(0)}


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
    meant = [
        figure.meant for figure in figures(_AMOUNT.sub(" ", sentence)) if figure.kind == "number"
    ]
    money = list(_AMOUNT.finditer(sentence))
    amounts = [_decimal(found[1]) for found in money if found[0][0] in "€Ee"]
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
        len(amounts) == len(money) > 0
        and all(each in known for each in amounts)
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
    period = period_in(sentence, today)
    inside = [
        each
        for each in purchases
        if each.on.timetuple()[1:3] in days or (period and period.holds(each.on))
    ]
    own = [each for each in purchases if words & _own_words(each, purchases)]
    yield inside if days or period else list(purchases)
    for part in (named, own):
        yield [each for each in part if each in inside] if days or period else part


def _own_words(bought: _Bought, purchases: Sequence[_Bought]) -> frozenset[str]:
    """The words of its name that no other purchase has in its own."""
    others = (_told_by(each.name) for each in purchases if each != bought)
    return _told_by(bought.name).difference(*others)


def _told_by(name: str) -> frozenset[str]:
    return meanings(name, words_of("the and with set"))


def _derived(text: str) -> set[Decimal]:
    amounts = [_decimal(found[1]) for found in _AMOUNT.finditer(text)][:MOST_AMOUNTS]
    added = {one + two for one, two in combinations(amounts, 2)} | {sum(amounts, Decimal(0))}
    rest = figures(_AMOUNT.sub(" ", text[:2_000]))
    times = {
        each
        for figure in rest
        for each in figure.meant
        if isinstance(each, Decimal) and 1 < each <= 12
    }
    return added | {amount * many for amount in amounts for many in times}


def _decimal(digits: str) -> Decimal:
    meant = (each for figure in figures(digits) for each in figure.meant)
    return next((each for each in meant if isinstance(each, Decimal)), Decimal(0))
