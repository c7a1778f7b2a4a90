"""The time that a question is about: "this year", "since June", "last month", "in 2025"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ai.facts import PurchaseFact, full_date
from ai.reading.dates import named_days
from ai.reading.figures import MONTHS

_MONTH = "|".join(MONTHS)
_FULL = {month[:3]: month for month in MONTHS}
_SHORT = re.compile(rf"\b(?:{'|'.join(_FULL)}|sept)\b(?!\.? \d{{1,2}}\b)", re.IGNORECASE)
_SINCE = re.compile(
    rf"\b(?:since|from|after) (?:(?P<month>{_MONTH})\b ?)?(?P<year>20\d\d)?", re.IGNORECASE
)
_THIS = re.compile(
    r"\b(?P<which>this|last|past|previous|next) (?P<span>year|month|week|quarter)\b", re.IGNORECASE
)
_IN = re.compile(rf"\b(?:in|during) (?:(?P<month>{_MONTH})\b ?)?(?P<year>20\d\d)?", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:last|past) (?P<number>\d{1,3}|two|three|six|twelve) (?P<unit>day|week|month|year)s\b",
    re.I,
)
_BETWEEN = re.compile(
    rf"\b(?P<first>{_MONTH})(?: 20\d\d)? ?(?:and|to|until|till|-|–) ?"
    rf"(?P<month>{_MONTH})\b ?(?P<year>20\d\d)?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<which>first|second|last) (?P<part>half|quarter) of (?:the |this )?"
    r"(?P<year>year|20\d\d)\b",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:this|last|in|during)(?: the)? (?P<season>spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(r"\bsince (?P<day>christmas|new year)\b", re.IGNORECASE)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {"two": 2, "three": 3, "six": 6, "twelve": 12}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True)
class Period:
    """Days from one to another, both among them."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last

    @property
    def words(self) -> str:
        """As an answer names it."""
        return f"from {full_date(self.first)} to {full_date(self.last)}"


def period_in(question: str, today: date) -> Period | None:
    """The period that a question names; None when it names none."""
    question = _SHORT.sub(lambda short: _FULL[short[0].lower()[:3]], question)
    for pattern, read in _FORMS:
        if match := pattern.search(question):
            return read(match, today)
    if match := _SINCE.search(question):
        if match["month"] or match["year"]:
            return Period(_month(match, today).first, today)
        for day in named_days(question[match.end() :], today):
            return Period(min(day.on, today), today) if day.on <= today else None
    for match in _IN.finditer(question):
        if match["month"] or match["year"]:
            return _month(match, today)
    return None


def _past(match: re.Match[str], today: date) -> Period:
    number = _NUMBERS.get(match["number"].lower()) or int(match["number"])
    return Period(today - timedelta(number * _DAYS[match["unit"].lower()]), today)


def _this(match: re.Match[str], today: date) -> Period:
    span, which = match["span"].lower(), match["which"].lower()
    return _next(span, today) if which == "next" else _span(span, which == "this", today)


def _next(span: str, today: date) -> Period:
    """The whole of the next one."""
    if span == "week":
        monday = today + timedelta(7 - today.weekday())
        return Period(monday, monday + timedelta(6))
    months = {"month": 1, "quarter": 3, "year": 12}[span]
    index = today.year * 12 + today.month - 1
    first = index - index % months + months
    return Period(_first(first), _first(first + months) - timedelta(1))


def _holiday(match: re.Match[str], today: date) -> Period:
    """Since the newest Christmas or New Year's Day."""
    month, day = (12, 25) if match["day"].lower() == "christmas" else (1, 1)
    is_ahead = (today.month, today.day) < (month, day)
    return Period(date(today.year - is_ahead, month, day), today)


def _part(match: re.Match[str], today: date) -> Period:
    year = today.year if match["year"].lower() == "year" else int(match["year"])
    months = 6 if match["part"].lower() == "half" else 3
    number = {"first": 1, "second": 2, "last": 12 // months}[match["which"].lower()]
    first = year * 12 + months * (number - 1)
    return Period(_first(first), _first(first + months) - timedelta(1))


def _between(match: re.Match[str], today: date) -> Period:
    """From a month to the next one of a name, the last that were."""
    last = _month(match, today)
    number = MONTHS.index(match["first"].lower())
    year = last.first.year - (number > last.first.month - 1)
    return Period(_first(year * 12 + number), last.last)


def _season(match: re.Match[str], today: date) -> Period:
    """The newest one of this name, three months."""
    month = _SEASONS[match["season"].lower()]
    first = (today.year - (month > today.month)) * 12 + month - 1
    return Period(_first(first), min(_first(first + 3) - timedelta(1), today))


def _span(span: str, this: bool, today: date) -> Period:
    if span == "week":
        monday = today - timedelta(today.weekday() + (0 if this else 7))
        return Period(monday, min(monday + timedelta(6), today))
    if span == "year":
        year = today.year if this else today.year - 1
        return Period(date(year, 1, 1), min(date(year, 12, 31), today))
    months = 3 if span == "quarter" else 1
    index = today.year * 12 + today.month - 1
    index -= index % months if months > 1 else 0
    first = index if this else index - months
    last = _first(first + months) - timedelta(1)
    return Period(_first(first), min(last, today))


def _month(match: re.Match[str], today: date) -> Period:
    """A month, the one that was last when no year is named; or a whole year."""
    if not match["month"]:
        year = int(match["year"])
        return Period(date(year, 1, 1), date(year, 12, 31))
    month = MONTHS.index(match["month"].lower()) + 1
    year = int(match["year"]) if match["year"] else today.year - (month > today.month)
    return Period(date(year, month, 1), _first(year * 12 + month) - timedelta(1))


def _first(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Period]], ...] = (
    (_PAST, _past),
    (_HOLIDAY, _holiday),
    (_PART, _part),
    (_BETWEEN, _between),
    (_THIS, _this),
    (_SEASON, _season),
)


@dataclass(frozen=True)
class Spending:
    """What was spent: pieces, euros in all, and for one piece on average and at most."""

    pieces: int
    total: Decimal
    mean: Decimal
    dearest: PurchaseFact | None

    @classmethod
    def of(cls, purchases: list[PurchaseFact]) -> "Spending":
        """Over these purchases."""
        pieces = sum(item.quantity for item in purchases)
        total = sum((item.price * item.quantity for item in purchases), Decimal(0))
        mean = (total / pieces).quantize(Decimal(1)) if pieces else Decimal(0)
        return cls(pieces, total, mean, max(purchases, key=lambda item: item.price, default=None))

    @property
    def text(self) -> str:
        """The figures, as a record that an answer can rest on."""
        return f"{self.pieces} pieces for €{self.total:,}, €{self.mean:,} a piece on average"
