"""Days as they are noted in haste or dictated: "by Fri", "19/6", "the fourth of May"."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

EXAMPLES = [
    # words of 10 June 2026, a Wednesday; their day
    ("by Fri", date(2026, 6, 12)),
    ("call him thurs", None),
    ("on thurs", date(2026, 6, 11)),
    ("until the 20th", date(2026, 6, 20)),
    ("on the 3rd", date(2026, 7, 3)),
    ("on the twentieth", date(2026, 6, 20)),
    ("the fourth of September", date(2026, 9, 4)),
    ("19/6", date(2026, 6, 19)),
    ("3.2.", date(2027, 2, 3)),
    ("the 19th of next month", date(2026, 7, 19)),
    ("15-17 June", date(2026, 6, 15)),
    ("this weekend", date(2026, 6, 13)),
    ("on New Year's Eve", date(2026, 12, 31)),
    ("in three weeks", date(2026, 7, 1)),
    ("two weeks from now", date(2026, 6, 24)),
    ("tonite", date(2026, 6, 10)),
    ("by mon 22nd", date(2026, 6, 22)),
    ("on wednesday the ninth", date(2026, 7, 9)),
    ("b4 thurs", date(2026, 6, 11)),
    ("the second fitting", None),
    ("3.5 cm", None),
]
WRITTEN = date(2026, 6, 10)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?"
_NTH = r"(?:st|nd|rd|th)"
_OF_MONTH = rf" (?:the )?\d{{1,2}}{_NTH}"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ORDINALS = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"[\w-]+",
            """
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
            thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
            twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
            twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
            """,
        ),
        1,
    )
}
_ORDINAL = "|".join(sorted((word.replace("-", "[- ]") for word in ORDINALS), key=len, reverse=True))
NUMBERS = {"seven": 7, "eight": 8, "nine": 9, "twelve": 12, "a": 1, "one": 1, "two": 2, "three": 3}
NUMBERS |= {"four": 4, "five": 5, "six": 6, "ten": 10}
FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "valentine's": (2, 14),
    "halloween": (10, 31),
}
"""Feasts that have the same day each year."""
_DAY = re.compile(
    rf"\b(?P<lead>on|by|till|til|until|next|this|for|before|b4|last) (?P<short>{_SHORT})\b(?!day|"
    rf"nes|urs|{_OF_MONTH})"
    rf"|\b(?P<alone>(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun))\b(?!{_OF_MONTH})"
    rf"|\b(?P<near>tonite|2nite|tomorow|tmrw|tmr|2moro|this (?:morning|afternoon|evening)|eod|"
    rf"end of (?:the )?day|"
    rf"(?:the )?day after tomorrow)\b"
    rf"|\b(?P<range>\d{{1,2}}){_NTH}?\s?(?:-|–|to|and|&|/)\s?\d{{1,2}}{_NTH}?\.?(?: of)? "
    rf"(?P<range_month>{_MONTH})\b"
    rf"|\b(?:in|within) (?:the next )?(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<unit>day|"
    rf"week|month|fortnight)s?\b"
    rf"|\b(?P<number2>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<unit2>day|week|month|fortnight)s? from "
    rf"(?:now|today)\b"
    rf"|\b(?P<weekend>(?:this|the|next|coming) weekend)\b|\bend of (?:the )?(?P<year>year)\b"
    rf"|\bthe (?P<next_nth>\d{{1,2}}){_NTH}? of next month\b"
    rf"|\b(?:the|{_WEEKDAY}) (?P<nth>\d{{1,2}}){_NTH}\b"
    rf"(?! (?:floor|row|anniversary|birthday|time|century|of |"
    rf"fitting|look|{_MONTH}))"
    rf"|\b(?:the )?(?P<ordinal>{_ORDINAL}) (?:of )?(?P<ordinal_month>{_MONTH})\b"
    rf"|\b(?:on|by|before|b4|until|till|til|for|from|is|was|to|{_WEEKDAY}) the "
    rf"(?P<spoken>{_ORDINAL})\b"
    rf"(?! (?:time|floor|row|fitting|one|pair|look|anniversary|birthday|of|two|dress|gown|week|"
    rf"option))"
    rf"|(?<![\d/.:,])(?P<dotted>\d{{1,2}}[/.]\d{{1,2}})(?=\.?(?:[\s,;)!]|$))"
    rf"(?!\.?\s?(?:cm|mm|inch|eur|k\b|m\b|%|long|short|regular|collar|left|right|ring|in\b))"
    rf"|\b(?P<feast>{'|'.join(FEASTS)})(?![\w'’])",
    re.IGNORECASE,
)
_LATER = {"tomorow": 1, "tmrw": 1, "tmr": 1, "2moro": 1, "day after tomorrow": 2}


def short_days(sentence: str, on: date) -> Iterator[tuple[str, int, date]]:
    """The days that a sentence of the day `on` names in these ways: words, place and day."""
    for match in _DAY.finditer(sentence):
        if day := _day(match, on):
            yield match[0], match.start(), day


def _day(match: "re.Match[str]", on: date) -> date | None:
    if short := match["short"] or match["alone"]:
        return _weekday(short.lower(), (match["lead"] or "").lower(), on)
    if near := (match["near"] or "").lower().removeprefix("the "):
        return on + timedelta(days=_LATER.get(near, 0))
    if match["number"] or match["number2"]:
        return _after(match["number"] or match["number2"], match["unit"] or match["unit2"], on)
    if match["weekend"]:
        return _weekday("sat", match["weekend"].lower().split()[0], on)
    if match["year"]:
        return date(on.year, 12, 31)
    if match["feast"]:
        return _yearly(*FEASTS[match["feast"].lower().replace("’", "'")], on)
    return _numbered(match, on)


def _numbered(match: "re.Match[str]", on: date) -> date | None:
    """A day by its number: "the 20th", "the fourth of September", "15-17 June", "19/6"."""
    if match["dotted"]:
        day, month = (int(part) for part in re.split(r"[/.]", match["dotted"]))
        return _yearly(month, day, on)
    if match["next_nth"]:
        return _coming(int(match["next_nth"]), on.replace(day=1) + relativedelta(months=1))
    number = match["range"] or match["nth"]
    spoken = (match["ordinal"] or match["spoken"] or "").lower().replace(" ", "-")
    day = int(number) if number else ORDINALS[spoken]
    if month_name := match["range_month"] or match["ordinal_month"]:
        names = [name[:3].lower() for name in calendar.month_name]
        return _yearly(names.index(month_name[:3].lower()), day, on)
    return _coming(day, on)


def _weekday(short: str, which: str, on: date) -> date:
    number = _DAYS.index(short[:3])
    coming = on + timedelta(days=(number - on.weekday() - 1) % 7 + 1)
    if which == "last":
        return coming - timedelta(days=7)
    same_week = coming.isocalendar()[:2] == on.isocalendar()[:2]
    return coming + timedelta(days=7) if which == "next" and same_week else coming


def _after(number: str, unit: str, on: date) -> date:
    count = NUMBERS.get(number.lower()) or int(number)
    if unit.lower() == "fortnight":
        return on + timedelta(days=14 * count)
    return on + relativedelta(**{f"{unit.lower()}s": count})


def _yearly(month: int, day: int, on: date) -> date | None:
    """The coming day of this month and number; None when there is none."""
    try:
        return date(on.year + ((month, day) < (on.month, on.day)), month, day)
    except ValueError:
        return None


def _coming(number: int, on: date) -> date | None:
    """The next day of a month that has this number, today's included."""
    firsts = (on.replace(day=1) + relativedelta(months=months) for months in range(3))
    days = (
        first.replace(day=number)
        for first in firsts
        if 1 <= number <= calendar.monthrange(first.year, first.month)[1]
    )
    return next((day for day in days if day >= on), None)
