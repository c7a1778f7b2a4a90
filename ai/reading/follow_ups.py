"""The follow-up that a record calls for: what we have promised in it, else what is asked of us."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ai.reading.proposal import Proposal

WRITTEN = date(2026, 6, 10)
"""The day of the examples, a Wednesday."""

EXAMPLES = [
    # text, (what to do, day) or None
    ("I promised to send the swatches by Friday.", ("Send the swatches", date(2026, 6, 12))),
    (
        "I will send the invoice on Tuesday. I'll ship the jacket on 20 June.",
        ("Send the invoice; then: Ship the jacket (20 June)", date(2026, 6, 16)),
    ),
    ("Am sending the pictures tonight.", ("Send the pictures", date(2026, 6, 10))),
    ("I owe her the letter.", ("As promised: the letter", None)),
    ("I'll do it by Monday.", ("I'll do it by Monday.", date(2026, 6, 15))),
    (
        "She asked for a second fitting on Friday.",
        ("Answer the wish for a second fitting", date(2026, 6, 12)),
    ),
    ("We agreed I would not call before January.", None),
    ("She asked for a second fitting.", None),
    ("Could you send the care card?", ("Send the care card", None)),
    (
        "Hold off on invoicing till August.",
        ("As agreed: Hold off on invoicing till August", date(2026, 8, 1)),
    ),
    ("Loved the cape, promised to come back.", None),
    ("I offered to collect the gown, she said leave it.", None),
]

MOST = 2
"""Promises that one reminder tells."""
_VAGUE = re.compile(
    r"(?:do|sort|see to|handle|fix|manage|arrange|get|take care of|leave|let)(?: \w+)? "
    r"(?:it|that|this|so|them)(?: with me| out| done)?$",
    re.IGNORECASE,
)
_DOING = re.compile(r"(?P<stem>\w{3,20})ing\b")
_WITH_E = re.compile(
    r"(?:arrang|prepar|reserv|schedul|chas|mak|writ|tak|giv|hav|quot|driv|clos)$", re.I
)
_ASKED = re.compile(
    # Said to us, and not a wish in general.
    r"\b(?:ask(?:s|ed|ing)?|request\w*|begg\w+|please|pls|could|can|would you|kindly|let me know|"
    r"need|needs|chas\w+|"
    r"any chance|enquir\w+|inquir\w+|insist\w+|by (?:the|mon|tues|wednes|thurs|fri|satur|sun))\b",
    re.IGNORECASE,
)
_OF_US = re.compile(
    r"\b(?:(?:ask|remind|chas|begg?|press)\w{0,4} (?:me|us)|(?:could|would) you|please)\b",
    re.IGNORECASE,
)
_HELD_BACK = re.compile(
    r"\b(?:bill|invoic\w*|deliver\w*|ship\w*|parcels?|drop by|visits?|fittings?)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"(?:send|call|ring|phone|text|e-?mail|mail|write|bring|book|order|hold|keep|reserve|find|"
    r"check|arrange|"
    r"prepare|deliver|invite|show|follow|remind|chase|set|put|look|get|reply|source|quote|pick|"
    r"collect|drop|"
    r"courier|ship|have|ask|forward|post|draft|measure|fix|repair|replace|organi[sz]e|schedule|"
    r"confirm|"
    r"propose|offer|revert|come|make|speak|talk|let|see|know|move|give|tell|lengthen|shorten|"
    r"alter|add|"
    r"change|take|bill|refund|try|meet|visit|lend|wrap|engrave|press|sew|cut|say|share|help|"
    r"return|cover)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FollowUp:
    """What is to be done, and by when if the record says so."""

    note: str
    on: date | None


def follow_up(proposals: Iterable[Proposal]) -> FollowUp | None:
    """The promise that is due first, else what is asked of us for a day, else what waits for one.

    To leave somebody in peace is no task; a bill or a parcel that is held back till a day is.
    """
    each = tuple(proposals)
    promises = [fact for fact in each if fact.kind == "promise" and not fact.is_hold]
    promises.sort(key=lambda fact: fact.on or date.max)
    if promises:
        first, *others = promises
        notes = [_note(first, "As promised: "), *(_later(fact) for fact in others[: MOST - 1])]
        return FollowUp("; ".join(notes), first.on)
    days = [fact.on for fact in each if fact.kind == "occasion" and fact.on]
    for fact in each:
        on = fact.on or min(days, default=None)
        waits = on or _OF_US.search(fact.quote)
        if fact.kind == "request" and not fact.whose and waits and _ASKED.search(fact.quote):
            return FollowUp(_note(fact, "Answer the wish for "), on)
    for fact in each:
        if fact.is_hold and fact.on and _HELD_BACK.search(fact.words):
            return FollowUp(f"As agreed: {' '.join(fact.words.split())}", fact.on)
    return None


def _later(fact: Proposal) -> str:
    """What is to be done after the first thing, with its own day."""
    day = f" ({fact.on.day} {fact.on:%B})" if fact.on else ""
    return f"then: {_note(fact, '')}{day}"


def _note(fact: Proposal, before: str) -> str:
    """A fact's words as something to do."""
    words = " ".join(fact.words.split())
    if _VAGUE.match(words):
        return fact.quote
    if doing := _DOING.match(words):
        stem = doing["stem"]
        words = f"{stem}{'e' * bool(_WITH_E.match(stem))}{words[doing.end() :]}"
    if not _VERB.match(words):
        words = f"{before}{words}"
    return f"{words[:1].upper()}{words[1:]}"
