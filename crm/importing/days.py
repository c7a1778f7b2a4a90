"""Days as files write them; which of "3/11" is the month is settled for a file as a whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NO_YEARS = (1604, 1900)
"""Years that programs write where none is known."""

_ISO = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].{0,30})?")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?(?: .{0,20})?")
_NO_YEAR = re.compile(r"--(\d{2})-?(\d{2})")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})")
_SIGNED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?: .{0,20})?")
_WORDED = re.compile(r"(\d{1,2})\.? ([A-Za-zéûäç]{3,12})\.?,? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EMPTY = re.compile(r"0{1,2}([./-])0{1,2}\1(?:0{1,4})|0000-00-00")


@dataclass(frozen=True)
class Day:
    """A day; a birthday may have no year."""

    on: date
    has_year: bool = True

    @property
    def words(self) -> str:
        """ "14 May 1981", or "14 May"."""
        return f"{self.on.day} {self.on:%B}" + (f" {self.on.year}" if self.has_year else "")


def is_empty(text: str) -> bool:
    """Whether a program has written "no day" as one."""
    return bool(_EMPTY.fullmatch(text.strip()))


def order(texts: Iterable[str]) -> bool | None:
    """Whether the day comes before the month; None where the file does not settle it."""
    undecided = False
    for text in texts:
        match = _SIGNED.fullmatch(text.strip()) or _SHORT.fullmatch(text.strip())
        if not match or is_empty(text):
            continue
        second = match[2] if match.re is _SHORT else match[3]
        if "." in text or int(match[1]) > 12:
            return True
        if int(second) > 12:
            return False
        undecided = undecided or match[1] != second
    return None if undecided else True


def read(text: str, day_first: bool, today: date, is_birthday: bool = False) -> Day | None:
    """The day that is written there; None for none, or one that the calendar has not."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _NO_YEAR.fullmatch(text):
        return _day(None, int(match[1]), int(match[2]))
    if match := _WORDED.fullmatch(text):
        month = match[2][:3].lower()
        if month not in _MONTHS:
            return None
        return _day(int(match[3]), _MONTHS.index(month) + 1, int(match[1]))
    if match := _SIGNED.fullmatch(text):
        day, month = (match[1], match[3]) if day_first else (match[3], match[1])
        return _day(_year(match[4], today, is_birthday), int(month), int(day))
    if match := _SHORT.fullmatch(text):
        day, month = (match[1], match[2]) if day_first else (match[2], match[1])
        return _day(None, int(month), int(day))
    return None


def of_parts(year: str, month: str, day: str) -> Day | None:
    """The day of which each part stands alone, the year perhaps not; None for none."""
    if not all(each.isdecimal() for each in (year or "0", month, day)):
        return None
    return _day(int(year) if year else None, int(month), int(day))


def _year(digits: str, today: date, is_birthday: bool) -> int:
    if len(digits) == 4:
        return int(digits)
    year = 2000 + int(digits)
    latest = today.year - 12 if is_birthday else today.year + 10
    return year if year <= latest else year - 100


def _day(year: int | None, month: int, day: int) -> Day | None:
    has_year = year is not None and year not in NO_YEARS
    try:
        return Day(date(year if has_year and year else 2000, month, day), has_year)
    except ValueError:
        return None
