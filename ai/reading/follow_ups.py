"""The follow-up that a record calls for: what we have promised in it, else what is asked of us."""

import re
from dataclasses import dataclass
from datetime import date

from ai.reading.duties.categorizer import likelihood
from ai.reading.duties.marks import Record, Sentence
from ai.reading.judgement import THEIR_WORD
from ai.reading.lexicon import words_of
from ai.reading.proposal import Proposal
from ai.reading.silences import is_of_contact

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
    ("She asked for a second fitting.", ("Answer the wish for a second fitting", None)),
    ("She laughed about the fitting.", None),
    ("I sent the swatches yesterday.", None),
    ("Could you send the care card?", ("Send the care card", None)),
    (
        "Hold off on invoicing till August.",
        ("As agreed: Hold off on invoicing till August", date(2026, 8, 1)),
    ),
    ("Loved the cape, promised to come back.", None),
    ("I offered to collect the gown, she said leave it.", None),
]

MOST = 2
"""Tasks that one reminder tells."""
LEAST = 0.35
"""How likely a sentence must call for a reminder, chosen on records of hands not learnt from."""
LONGEST = 160
"""Characters of a task; what is longer is told by its words alone."""
_VAGUE = re.compile(
    r"(?:do|sort|see to|handle|fix|manage|arrange|get|take care of|leave|let)(?: \w+)? "
    r"(?:it|that|this|so|them)(?: with me| out| done)?$",
    re.IGNORECASE,
)
_SMALL = words_of("""
    the a an her his their it that this she he they we you me him them us my our your to for of in
    on at by with and or be is was will would have has had it's i'd i'll said told so yes phone noon
""")
_LEADING = words_of("by that on in to from for with and or at of yet the a")
"""Words after which more must come."""
_DOING = re.compile(r"(?P<stem>\w{3,20})ing\b")
_WITH_E = re.compile(
    r"(?:arrang|prepar|reserv|schedul|chas|mak|writ|tak|giv|hav|quot|driv|clos)$", re.I
)
_OF_US = re.compile(
    r"\b(?:could|would|can) (?:you|u)\b|\bplease\b|\b(?:pourr(?:iez|ais)|pouvez)[- ](?:vous|tu)\b|"
    r"\b(?:könnten|können) Sie\b|\b(?:podría|puede|podrías|puedes) \w+[aei]r\b|"
    r"\b(?:potrebbe|può|potresti|puoi) \w+[aei]r",
    re.IGNORECASE,
)
_HELD_BACK = re.compile(
    r"\b(?:bill|invoic\w*|deliver\w*|ship\w*|parcels?|press|pictures|photos|accounts?)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:send|call|ring|phone|text|e-?mail|mail|write|bring|book|order|hold|keep|reserve|find|"
    r"check|arrange|prepare|deliver|invite|show|follow|remind|chase|set|put|look|get|reply|source|"
    r"quote|pick|collect|drop|courier|ship|have|ask|forward|post|draft|measure|fix|repair|replace|"
    r"organi[sz]e|schedule|confirm|propose|offer|revert|come|make|speak|talk|let|see|know|move|"
    r"give|tell|lengthen|shorten|alter|add|change|take|bill|refund|try|meet|visit|lend|wrap|"
    r"engrave|press|sew|cut|say|share|help|"
    r"return|cover)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FollowUp:
    """What is to be done, and by when if the record says so."""

    note: str
    on: date | None


@dataclass(frozen=True)
class _Task:
    """What a sentence asks to be done, by when, and whether it is something to leave undone."""

    note: str
    on: date | None
    is_hold: bool


def follow_up(record: Record) -> FollowUp | None:
    """What a good assistant would set a reminder for: one matter, or two, the one due first on top.

    To leave somebody in peace is no task; a bill or a parcel that is held back till a day is.
    """
    chances = [(_likelihood(record, n), n) for n in range(len(record.sentences))]
    chosen = sorted(chance for chance in chances if chance[0] >= LEAST)[::-1]
    found = (_task(record, record.sentences[number]) for _, number in chosen)
    tasks = [task for task in found if task is not None][:MOST]
    tasks.sort(key=lambda task: (task.is_hold, task.on or date.max))
    if not tasks:
        return None
    first, *others = tasks
    return FollowUp("; ".join([first.note, *(_later(task) for task in others)]), first.on)


def _likelihood(record: Record, number: int) -> float:
    """How likely a sentence calls for a reminder; what is held back until a day always does."""
    sentence = record.sentences[number]
    if any(each.on and _HELD_BACK.search(each.words) for each in sentence.holds):
        return 1.0
    asked = any(not each.whose and _OF_US.search(each.quote) for each in sentence.requests)
    return max(likelihood(record, number), LEAST * asked)


def _task(record: Record, sentence: Sentence) -> _Task | None:
    holds = [each for each in sentence.holds if not is_of_contact(each.words)]
    promises = sorted(sentence.promises, key=lambda each: each.on is None)
    fact = next(iter((*promises, *sentence.requests, *holds)), None)
    if fact is None:
        is_ours = not (sentence.holds or THEIR_WORD.match(sentence.text))
        return _Task(_plain(sentence.text), sentence.ahead, is_hold=False) if is_ours else None
    if fact.is_hold:
        return _Task(_note(fact, "As agreed: "), fact.on, is_hold=True)
    before = "As promised: " if fact.kind == "promise" else "Answer the wish for "
    on = fact.on or sentence.ahead
    return _Task(_note(fact, before), on or _occasion(record), is_hold=False)


def _occasion(record: Record) -> date | None:
    """The first day of an occasion that the record names."""
    facts = (fact for sentence in record.sentences for fact in sentence.proposals)
    days = (fact.on for fact in facts if fact.kind == "occasion" and fact.on)
    return min((day for day in days if day >= record.on), default=None)


def _later(task: _Task) -> str:
    """What is to be done after the first thing, with its own day."""
    day = f" ({task.on.day} {task.on:%B})" if task.on and not task.is_hold else ""
    return f"then: {task.note}{day}"


def _note(fact: Proposal, before: str) -> str:
    """A fact's words as something to do; its sentence, where they say too little."""
    words = _plain(fact.words)
    if _VAGUE.match(words) or _is_fragment(fact):
        return _plain(fact.quote)
    if doing := _DOING.match(words):
        stem = doing["stem"]
        words = f"{stem}{'e' * bool(_WITH_E.match(stem))}{words[doing.end() :]}"
    if fact.is_hold or not _VERB.match(words):
        words = f"{before}{words}"
    return f"{words[:1].upper()}{words[1:]}"


def _is_fragment(fact: Proposal) -> bool:
    """Whether the words alone do not tell what it is about, and the sentence is short enough to."""
    words = re.findall(r"[^\W\d_]{2,30}", fact.words.lower())
    is_cut = bool(words) and words[-1] in _LEADING
    return (is_cut or _SMALL.issuperset(words)) and len(fact.quote) <= LONGEST


def _plain(words: str) -> str:
    return " ".join(words.split())
