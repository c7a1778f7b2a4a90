"""How long before or after something else a sentence says that a thing is, by the records' days."""

import re
from collections.abc import Mapping
from datetime import date

from ai.grounding.days import written_on
from ai.grounding.prose import LINE
from ai.grounding.synonyms import meanings
from ai.reading.dates import named_days
from ai.reading.figures import figures
from ai.reading.lexicon import words_of
from ai.reading.readings import read_once

_APART = re.compile(
    r",?(?: falls?| lies?| comes?)? ?(?:just |only |exactly |well |roughly )?"
    r"(?P<many>the|an?|one|\d{1,3}|[a-z]{3,9}) "
    r"(?P<unit>day|week)s? (?P<way>before|ahead of|prior to|after|following) "
    r"(?P<event>[^,.;:]{3,80})",
    re.IGNORECASE,
)
_LINKS = words_of("""
    the and for with her his their your our she they you has have had was were are will would must
    should that this day days week weeks before after ahead prior due from into onto need needs
    monday tuesday wednesday thursday friday saturday sunday december january february march april
    may june july august september october november follow-up
""")


def without_span(sentence: str, records: Mapping[str, str], today: date) -> str:
    """The sentence without "six days before the ball", if two days of the records are so apart."""
    found = _APART.search(sentence)
    if found is None:
        return sentence
    rest = f"{sentence[: found.start()]}{sentence[found.end() :]}"
    days = {"day": 1, "week": 7}[found["unit"].lower()] * _number(found["many"])
    apart = days if found["way"].lower() in ("before", "ahead of", "prior to") else -days
    ours = {day.on for day in named_days(rest, today)} or _days_with(rest, records, today)
    theirs = _days_with(found["event"], records, today)
    is_so = any((there - here).days == apart for here in ours for there in theirs)
    return rest if is_so else sentence


def _number(words: str) -> int:
    meant = [each for figure in figures(words) for each in figure.meant]
    return int(str(meant[0])) if meant and str(meant[0]).isdigit() else 1


def _days_with(text: str, records: Mapping[str, str], today: date) -> set[date]:
    """The days that records name beside a word of a text."""
    wanted = meanings(text, _LINKS)
    return {
        day
        for record in records.values()
        for day, words in _days_in(record, written_on(record) or today)
        if words & wanted
    }


@read_once
def _days_in(record: str, on: date) -> tuple[tuple[date, frozenset[str]], ...]:
    return tuple(
        (day.on, meanings(line, _LINKS))
        for line in LINE.split(record)
        for day in named_days(line, on)
    )
