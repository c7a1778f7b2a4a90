"""What a rep asks to be reminded of: a follow-up that is offered, written by the rep's click."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ai.analyst.answers.tongues import in_english, reminded_of
from ai.reading.dates import named_days

_REMIND = re.compile(
    r"\b(?:remind me|(?:set|put|create|make|add|schedule|plan|book|note)(?: me)?(?: in)? (?:an? )?"
    r"(?:reminder|follow[- ]?up|task|to-?do|note)|"
    r"put (?:it )?in my (?:calendar|diary)|don[’']t let me forget|note to self|follow up|diary)\b"
    r"(?: (?:to|that i (?:should|must)|about|for|that)\b)?"
    r"(?! (?:who|what|when|where|how|why|which)\b):?\s*(?P<rest>.{2,300})",
    re.IGNORECASE,
)
_WEEKDAY_AND_NUMBER = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?(?P<number>[12]?\d|3[01])"
    r"(?:st|nd|rd|th)?\b(?! ?(?:[ap]m|h\b|o'clock|[:.]\d|[a-z]{3,9} ?\d{4}))"
    r"(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"[\s,]{0,9}\b(?:on|by|for|at|before|until)?\s{0,9}$", re.IGNORECASE)


@dataclass(frozen=True)
class Reminder:
    """A follow-up as it is offered: what is to be done, and when it is due."""

    note: str
    due_on: date


def reminder_in(question: str, today: date) -> Reminder | None:
    """What is asked to be remembered, due tomorrow when no day is named; None for no such wish."""
    own, question = reminded_of(question), in_english(question)
    match = _REMIND.search(question)
    if not match or (question.strip().endswith("?") and not question.lower().startswith("can you")):
        return None
    rest = match["rest"].rstrip(" .!?")
    note, due = _with_day(rest, today)
    note = (own or note).strip(" ,.!?").removeprefix("to ")
    return Reminder(f"{note[:1].upper()}{note[1:]}", due) if note else None


def _with_day(rest: str, today: date) -> tuple[str, date]:
    rest = _WEEKDAY_AND_NUMBER.sub(_with_month(today), rest)
    for named in named_days(rest, today):
        if named.on >= today:
            return _cut(rest, named.start, named.start + len(named.words)), named.on
    return rest, today + timedelta(1)


def _with_month(today: date) -> Callable[[re.Match[str]], str]:
    """ "Tuesday 8" as the 8th of the month that is next to have one."""

    def dated(match: re.Match[str]) -> str:
        number = int(match["number"])
        day = match[0].split()[0].strip(",")
        later = number < today.day
        year, month = today.year + (later and today.month == 12), today.month % 12 + 1
        month = month if later else today.month
        last = calendar.monthrange(year, month)[1]
        is_so = number <= last and f"{date(year, month, number):%A}".lower() == day.lower()
        # Of a day that falls on another date the number is the hour: "Friday 10".
        return (
            f"{number} {calendar.month_name[month]}"
            if is_so or number > 20
            else f"{day} at {number}"
        )

    return dated


def _cut(rest: str, start: int, end: int) -> str:
    return f"{_LOOSE.sub('', rest[:start])} {rest[end:].lstrip()}".strip()
