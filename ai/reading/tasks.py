"""What is to be done, in the words of a sentence: where it ends, and the day by which it is due."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ai.reading.dates import month_after, named_days
from ai.reading.parse import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAY_WORDS = re.compile(
    r"[\s,]{0,3}\b(?:on|by|before|b4|until|till|til|for|the|this|at|from|in|latest|no later than)?"
    r"\s{0,3}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;!?]|\.(?:\s|$)|\s[–—-]\s|, (?:but|and (?:she|he|they|we|i)|she|he|they|which|so|then|who|"
    r"because|since|told|as)\b| but | because | and (?:she|he|they) | so (?:she|he|they|that) |"
    r", (?:asap|pls|please|thanks|thank you)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:before|b4|ahead of|in time for)\b", re.IGNORECASE)


def task(unit: Unit, start: int, on: date) -> tuple[str, date | None]:
    """The words of a task that begin here, without the day at their end, and its day."""
    clause = _clause(unit.text[start:])
    named = list(named_days(clause, on))
    days = [day for day in named if day.on >= on] or named
    if not days:
        return clause.strip(" ,.-"), _day_around(unit, on)
    day = days[0].on
    if _AHEAD.search(clause[: days[0].start] or unit.text[:start]) and day > on:
        day -= timedelta(days=1)
    return without_day(clause, on), day


def without_day(words: str, on: date) -> str:
    """The words of a task without the day at their end."""
    days = list(named_days(words, on))
    if days and words.rstrip(" .!").endswith(days[-1].words):
        words = _DAY_WORDS.sub("", words[: days[-1].start].rstrip())
    return words.strip(" ,.-")


def _day_around(unit: Unit, on: date) -> date | None:
    """The first day ahead that the sentence names elsewhere."""
    days = (day.on for day in named_days(unit.quote, on) if day.on >= on)
    return next(days, None)


def _clause(words: str) -> str:
    end = _CLAUSE_END.search(words, 1)
    return words[: end.start()] if end else words


def day_named(words: str, on: date) -> date | None:
    """The first day ahead that the words name, or the first day of the month that they do."""
    days = (day.on for day in named_days(words, on) if day.on > on)
    return next(days, None) or month_after(words, on)


def subject_before(unit: Unit, at: int) -> "Token | None":
    """The subject that stands nearest before a character of a unit, also one put before it."""
    before = [token for token in unit.doc if token.idx < unit.shift + at]
    for token in reversed(before):
        if token.dep_ in ("nsubj", "nsubjpass") or token.lower_ in _PRONOUNS:
            return token
    return None


_PRONOUNS = {"i", "we", "she", "he", "they", "you"}
