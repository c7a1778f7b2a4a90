"""Days of a sentence, held to those that a record names, and the time that lies between these."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, islice

from ai.reading.dates import named_days
from ai.reading.figures import Figure, figures
from ai.reading.readings import read_once

OLD = timedelta(days=150)
"""After which what was so need not be so now."""
MOST_DAYS = 30
"""Days of records, the latest, between which time is counted."""
_READ = 20_000
_NOW = re.compile(
    r"\b(?:(?<!from )now|currently|today|at present|at the moment|these days|this week)\b", re.I
)
_LASTING = re.compile(r"\b(?:in|within) (?:an?|\w{3,6}|\d{1,3}) (?:day|week|month)s?\b", re.I)
"""How long something takes, whenever it is told."""
_ANY_DAY = re.compile(r"\ba (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
"""Which day of the week, and of no week told."""
_SPAN = re.compile(r"\b(?:days?|weeks?|months?|years?)\b", re.IGNORECASE)


@read_once
def written_on(record: str) -> date | None:
    """The first whole date in a record's first line, when it has one."""
    for named in named_days(record.partition("\n")[0][:200], date(2000, 1, 1)):
        if re.search(r"\d{4}", named.words):
            return named.on
    return None


def is_stale(sentence: str, on: date, today: date) -> bool:
    """Whether what an old record says is told as so now."""
    return bool(_NOW.search(sentence)) and today - on > OLD


def has_day(figure: Figure, quote: str, whole: str, on: date) -> bool:
    """Whether a date of a sentence is one that its record names, or on which it was written."""
    days = _days_of(f"{quote}\n{whole}", on) | {on}
    said = [other.meant for other in figures(f"{quote}\n{whole}") if other.kind == "date"]
    return any(fits(meant, day) for meant in figure.meant for day in days) or any(
        figure.meant & meant for meant in said
    )


def days_hold(sentence: str, whole: str, on: date, today: date) -> bool:
    """Whether a record names each day of a sentence, counted from today or from its own day."""
    theirs = _days_of(whole, on)
    return _days_of(sentence, today) <= theirs | {on, today} or _days_of(sentence, on) <= theirs


def other_day(sentence: str, quote: str, on: date, today: date) -> bool:
    """Whether both name days and none is the same."""
    theirs, ours = _days_of(quote, on), _days_of(sentence, today)
    months = [
        meant for figure in figures(sentence) for meant in figure.meant if figure.kind == "date"
    ]
    if not theirs or not (ours or months):
        return False
    held = theirs | {on}
    if _LASTING.search(sentence) and _days_of(sentence, on) & theirs:
        return False
    return not (ours & held) and not any(fits(meant, day) for meant in months for day in held)


def spans(sentence: str, records: Iterable[str], today: date) -> set[Decimal]:
    """How many days, weeks, months or years lie between any two days of the records, where a
    sentence counts such."""
    if not _SPAN.search(sentence):
        return set()
    days = {today}
    for text in records:
        on = written_on(text) or today
        days |= _days_of(text, on) | {on}
    counted: set[Decimal] = set()
    for one, two in combinations(islice(sorted(days, reverse=True), MOST_DAYS), 2):
        apart = (one - two).days
        years = one.year - two.year
        months = 12 * years + one.month - two.month
        weeks = [apart // 7] if apart % 7 == 0 else []
        counted |= {Decimal(each) for each in (apart, *weeks, months, years)}
    return counted - {Decimal(0)}


def fits(meant: object, day: date) -> bool:
    """Whether a date as a figure means it, its year or day perhaps open, is this day."""
    if not isinstance(meant, tuple):
        return False
    year, month, number = meant
    return all(
        wanted in (None, 0, real)
        for wanted, real in ((year, day.year), (month, day.month), (number, day.day))
    )


@read_once
def _days_of(text: str, on: date) -> frozenset[date]:
    return frozenset(named.on for named in named_days(_ANY_DAY.sub("", text[:_READ]), on))
