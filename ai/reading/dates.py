"""The days that a text names, resolved from the day on which it was written."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from ai.reading.short_days import short_days

WEEKDAYS = {
    "monday": MO,
    "tuesday": TU,
    "wednesday": WE,
    "thursday": TH,
    "friday": FR,
    "saturday": SA,
    "sunday": SU,
}
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
MONTHS_ABROAD = (
    "januar jänner janvier enero gennaio",
    "februar février fevrier febrero febbraio",
    "märz maerz mars marzo",
    "avril abril aprile",
    "mai mayo maggio",
    "juni juin junio giugno",
    "juli juillet julio luglio",
    "août aout agosto",
    "septembre septiembre settembre",
    "oktober octobre octubre ottobre",
    "novembre noviembre",
    "dezember décembre decembre diciembre dicembre",
)
ABROAD = {name: number for number, row in enumerate(MONTHS_ABROAD, 1) for name in row.split()}
WEEKS = {"week": 7, "fortnight": 14}
PAST_DAYS = 160
"""A day and month with no year is the next one, unless the one before is no further back."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_DATE = re.compile(
    rf"(?<![\d.,/-])(?P<absolute>\d{{4}}(?P<iso>[-/])\d{{2}}(?P=iso)\d{{2}}(?![\d/-])"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? (?:19|20)\d{{2}}\b)?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,? (?:19|20)\d{{2}}\b)?"
    rf"|\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{4}}(?![\d.-]\d))"
    rf"|\b(?P<day>\d{{1,2}})(?:er|\.)?(?: de)? (?P<abroad>{'|'.join(ABROAD)}|{_MONTH})\b"
    rf"(?:(?: de)? (?P<year>(?:19|20)\d{{2}})\b)?"
    rf"|\b(?P<ago>(?:week|fortnight|month)s? ago (?:on )?{_WEEKDAY})\b"
    rf"|\b(?P<before>(?:a |next |last |this )?week,? (?:on )?)?"
    rf"(?:(?P<which>next|last|this|coming) )?(?P<weekday>{_WEEKDAY})\b"
    rf"(?P<after> (?:a )?(?:week|fortnight)(?: ago)?\b(?! (?:on )?{_WEEKDAY})"
    rf"|,? (?:of )?(?:the )?(?:next|last|this|following) week\b| after next\b)?"
    rf"|\b(?P<ahead>week |fortnight )?(?P<near>today|tonight|tomorrow|yesterday)"
    rf"(?P<later> week| fortnight)?\b"
    rf"|\bin (?P<number>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<unit>day|week|fortnight|month)s?\b"
    rf"|\bend of (?P<closing>the week|this week|next week|the month|this month|next month)\b"
    rf"|\b(?P<week>next week|next month)\b"
    rf"|\b(?:the )?end of (?P<end>{_MONTH})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NamedDay:
    """Words that name a day, where they stand in their sentence, and the day."""

    words: str
    start: int
    on: date


def named_days(sentence: str, on: date) -> Iterator[NamedDay]:
    """The days that a sentence of the day `on` names, in order."""
    each = [(match[0], match.start(), _resolved(match, on)) for match in _DATE.finditer(sentence)]
    each += short_days(sentence, on)
    taken: list[tuple[int, int]] = []
    for words, start, _ in sorted(each, key=lambda day: -len(day[0])):
        if not any(a < start + len(words) and start < b for a, b in taken):
            taken.append((start, start + len(words)))
    days = []
    for words, start, day in sorted(each, key=lambda day: day[1]):
        if day and (start, start + len(words)) in taken:
            taken.remove((start, start + len(words)))
            days.append(NamedDay(words, start, day))
    yield from _whole(sentence, days)


_A_WEEKDAY = re.compile(
    r"(?:(?:on|by|until|till|til|for|before|next|this|coming|(?:next|this) week,?) ){0,2}"
    r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so)[a-z]{0,9}"
    r"\.?(?: week| of next week)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\.?,? ?(?:the |on the |den |dem |le |il |el )?", re.IGNORECASE)


def _whole(sentence: str, days: list[NamedDay]) -> Iterator[NamedDay]:
    """The days, a weekday and the date that stands after it as one: "Friday, 4 December"."""
    for place, day in enumerate(days):
        before = days[place - 1] if place else None
        if before and _is_of_weekday(sentence, before, day):
            words = sentence[before.start : day.start + len(day.words)]
            yield NamedDay(words, before.start, day.on)
        elif not (place + 1 < len(days) and _is_of_weekday(sentence, day, days[place + 1])):
            yield day


def _is_of_weekday(sentence: str, before: NamedDay, day: NamedDay) -> bool:
    gap = sentence[before.start + len(before.words) : day.start]
    is_date = any(sign.isdigit() for sign in day.words) or " of " in day.words
    return bool(_A_WEEKDAY.fullmatch(before.words) and _BETWEEN.fullmatch(gap) and is_date)


def month_after(words: str, on: date) -> date | None:
    """The first day of the month that stands first in the words, when that lies ahead."""
    names = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
    first = re.match(r"\s{0,3}(?:early |mid |late |the end of )?(\w{1,20})", words)
    number = names.get(first[1].lower()) if first else None
    return date(on.year + (number <= on.month), number, 1) if number else None


def _resolved(match: "re.Match[str]", on: date) -> date | None:
    if match["absolute"]:
        return _absolute(match["absolute"], on)
    if match["abroad"]:
        month = ABROAD.get(match["abroad"].lower(), match["abroad"])
        month = f"{calendar.month_name[month]}" if isinstance(month, int) else month
        return _absolute(" ".join(filter(None, (match["day"], month, match["year"]))), on)
    if match["ago"]:
        return None  # which of the weeks it was is not said for sure
    if match["weekday"]:
        return _weekday_of(match, on)
    if match["near"]:
        days = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
        away = (match["ahead"] or match["later"] or "").strip().lower()
        return on + timedelta(days=days + WEEKS.get(away, 0))
    if match["closing"]:
        return _close(match["closing"].lower(), on)
    if match["end"]:
        first = _absolute(f"1 {match['end']}", on)
        return first and first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if match["week"]:
        return on + relativedelta(**{match["week"].lower().split()[1] + "s": 1})
    number = NUMBERS.get(match["number"].lower()) or int(match["number"])
    if match["unit"].lower() == "fortnight":
        return on + timedelta(days=14 * number)
    return on + relativedelta(**{match["unit"].lower() + "s": number})


def _weekday_of(match: "re.Match[str]", on: date) -> date | None:
    """A weekday with the week that stands before or after it: "Friday week", "next week Friday"."""
    around = f"{match['before'] or ''} {match['after'] or ''}".lower()
    day = _weekday(match["weekday"].lower(), (match["which"] or "").lower(), on)
    if " ago" in around or (match["which"] and around.strip()):
        return None
    for word, weeks in (("next", 1), ("following", 1), ("last", -1), ("this", 0)):
        if f"{word} week" in around:
            monday = on - timedelta(days=on.weekday()) + timedelta(days=7 * weeks)
            return monday + relativedelta(weekday=WEEKDAYS[match["weekday"].lower()](+1))
    if "fortnight" in around:
        return day + timedelta(days=14)
    return day + timedelta(days=7) if "week" in around or "after next" in around else day


def _close(words: str, on: date) -> date:
    """The Friday of a week, or the last day of a month."""
    ahead = 1 if words.startswith("next") else 0
    if words.endswith("week"):
        return on + timedelta(days=4 - on.weekday() + 7 * ahead)
    return (on + relativedelta(months=ahead)) + relativedelta(day=31)


def _absolute(words: str, on: date) -> date | None:
    try:
        if re.match(r"\d{4}[-/]", words):
            return date.fromisoformat(words.replace("/", "-"))
        found = parse(
            re.sub(r"\bof ", "", words), dayfirst=True, default=datetime(on.year, 1, 1)
        ).date()
    except (ParserError, OverflowError, ValueError):
        return None
    if re.search(r"\d{4}", words):
        return found
    if found < on and (on - found).days > PAST_DAYS:
        return found + relativedelta(years=1)
    if (found - on).days > 365 - PAST_DAYS:
        return found + relativedelta(years=-1)
    return found


def _weekday(name: str, which: str, on: date) -> date:
    weekday = WEEKDAYS[name]
    if which == "last":
        return on - timedelta(days=1) + relativedelta(weekday=weekday(-1))
    coming = on + timedelta(days=1) + relativedelta(weekday=weekday(+1))
    same_week = coming.isocalendar()[:2] == on.isocalendar()[:2]
    return coming + timedelta(days=7) if which == "next" and same_week else coming
