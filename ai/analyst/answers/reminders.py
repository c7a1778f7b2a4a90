"""What a rep asks to be reminded of: a follow-up that is offered, written by the rep's click."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ai.reading.dates import named_days

_REMIND = re.compile(
    r"\b(?:remind me|(?:set|put|create|make|add|schedule|plan|book|note)(?: me)?(?: in)? (?:an? )?"
    r"(?:reminder|follow[- ]?up|task|to-?do|note)|"
    r"put (?:it )?in my (?:calendar|diary)|don[’']t let me forget|note to self|follow up|diary)\b"
    r"(?: (?:to|that i (?:should|must)|about|for|that)\b)?"
    r"(?! (?:who|what|when|where|how|why|which)\b):?\s*(?P<rest>.{2,300})",
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
    match = _REMIND.search(question)
    if not match or (question.strip().endswith("?") and not question.lower().startswith("can you")):
        return None
    rest = match["rest"].rstrip(" .!?")
    note, due = _with_day(rest, today)
    note = note.strip(" ,.").removeprefix("to ")
    return Reminder(f"{note[:1].upper()}{note[1:]}", due) if note else None


def _with_day(rest: str, today: date) -> tuple[str, date]:
    for named in named_days(rest, today):
        if named.on >= today:
            return _cut(rest, named.start, named.start + len(named.words)), named.on
    return rest, today + timedelta(1)


def _cut(rest: str, start: int, end: int) -> str:
    return f"{_LOOSE.sub('', rest[:start])} {rest[end:].lstrip()}".strip()
