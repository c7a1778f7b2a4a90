"""The marks of a sentence by which it is told whether a good assistant would set a reminder."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ai.reading.dates import named_days
from ai.reading.kinds.categorizer import odds
from ai.reading.proposal import Proposal
from ai.reading.sentences import sentences

WORDS = {
    "asks us": r"\b(?:can|could|would|will) (?:you|u|we)\b|"
    r"\b(?:please|pls|any chance|let me know)\b",
    "question": r"\?\s{0,3}$",
    "word given": r"\b(?:promis|assur|guarant|undert)|\b(?:my word|vow(?:ed)?|owe)\b",
    "told": r"\b(?:told|said|wrote|informed|confirmed|agreed)\b",
    "will": r"\b(?:i|we)(?:['’]ll| will| shall|['’]d| would|['’]m to)\b|^will\b",
    "done": r"\b(?:sent|delivered|done|settled|fixed|arrived|collected|posted|finished|picked up|"
    r"returned|shipped|found|handed)\b",
    "wish": r"\b(?:wants?|needs?|would like|['’]d like|ask(?:s|ed|ing)|wishes|order(?:ed)?)\b",
    "denied": r"\b(?:not|no|nothing|never|nobody|dont|wont)\b|n['’]t\b",
    "waits": r"\b(?:before|until|till|til|b4)\b",
    "by": r"\b(?:by|for|on)\b",
    "secret": r"\b(?:not a word|secret|surprise|between us|not to (?:hear|know)|behind)\b",
    "ours": r"\b(?:i|me|my|we|us)\b",
    "theirs": r"\b(?:she|he|they|her|his|him)\b",
    "state": r"\b(?:is|are|was|were)\b",
    "deed": r"\b(?:to-?do|to do|remember|remind|call|ring|send|bring|deliver|book|hold|keep|"
    r"prepare|ask|check)\b",
    "perhaps": r"\b(?:some|maybe|perhaps|might|if|would)\b",
    "laughed off": r"\b(?:laughed|joked?|lol|haha|waved|declined|no thanks|no ta)\b",
    "mending": r"\b(?:instead|again|another|new|second|replace|alter|shorten|let out|repair|mend|"
    r"fix)\b",
    "taste": r"\b(?:loves?|adores?|hates?|likes?|prefers?)\b",
    "begins": r"^\W{0,3}(?:promised|told|said|will|to do|asked|wants|needs)\b",
    "ready": r"\bready\b|\bfinished\b|\bdue\b|\bdeliver|\bfitting\b",
}
"""What a sentence says, by words of a kind."""
_WORDS = {name: re.compile(shape, re.IGNORECASE) for name, shape in WORDS.items()}
AWAY = {"at once": 0, "soon": 2, "in weeks": 11, "later": 41}
"""How far away the first day ahead is, by the days from which each begins."""
LONG = 200


@dataclass(frozen=True)
class Sentence:
    """A sentence of a record, what was read in it, and the first day ahead that it names."""

    text: str
    proposals: tuple[Proposal, ...]
    odds: Mapping[str, float]
    ahead: date | None
    is_past: bool

    @property
    def promises(self) -> list[Proposal]:
        """What we have promised to do, in this sentence."""
        return [each for each in self.proposals if each.kind == "promise" and not each.is_hold]

    @property
    def holds(self) -> list[Proposal]:
        """What we are to leave undone."""
        return [each for each in self.proposals if each.is_hold]

    @property
    def requests(self) -> list[Proposal]:
        """What is asked of us, by whomever."""
        return [each for each in self.proposals if each.kind == "request"]


@dataclass(frozen=True)
class Record:
    """A record as it is logged: its day, its type, whether the customer wrote it, its sentences."""

    on: date
    type: str
    is_theirs: bool
    sentences: tuple[Sentence, ...]


def record(
    text: str, on: date, type: str, is_theirs: bool, proposals: tuple[Proposal, ...]
) -> Record:
    """A record of these words, in which these facts were read."""
    each = (_sentence(words, on, proposals) for words in sentences(text))
    return Record(on, type, is_theirs, tuple(each))


def _sentence(text: str, on: date, proposals: tuple[Proposal, ...]) -> Sentence:
    read = tuple(each for each in proposals if each.quote in text or text in each.quote)
    days = [each.on for each in named_days(text, on)]
    ahead = min((day for day in days if day >= on), default=None)
    return Sentence(text, read, odds(text), ahead, bool(days) and ahead is None)


def marks(record: Record, number: int) -> dict[str, float]:
    """What is seen of a sentence in its record, each mark with its strength."""
    sentence = record.sentences[number]
    return dict(_marks(record, sentence)) | {
        "first": float(number == 0),
        "last": float(number == len(record.sentences) - 1),
        "length": min(len(sentence.text), LONG) / 100,
    }


def _marks(record: Record, sentence: Sentence) -> Iterator[tuple[str, float]]:
    for kind, likely in sentence.odds.items():
        yield f"odds of {kind}", math.log((likely + 0.003) / (1.003 - likely)) / 3
    said = [name for name, shape in _WORDS.items() if shape.search(sentence.text)]
    yield from ((name, 1.0) for name in said)
    yield f"in a {record.type}", 1.0
    letter = record.type == "email"
    writer = "theirs" if record.is_theirs else "ours"
    if letter:
        yield f"letter of {writer}", 1.0
    read = list(_read(sentence))
    yield from ((f"read {name}", 1.0) for name in read)
    yield from ((f"{name} with a day", 1.0) for name in read if sentence.ahead)
    if sentence.promises and "done" in said:
        yield "promise done", 1.0
    if letter:
        yield from ((f"{name} in {writer}", 1.0) for name in (*read, "asks us", "will")
                    if name in (*read, *said))  # fmt: skip
    if sentence.ahead:
        days = (sentence.ahead - record.on).days
        yield "day", 1.0
        yield max((from_, name) for name, from_ in AWAY.items() if days >= from_)[1], 1.0
    elif sentence.is_past:
        yield "day gone", 1.0
    yield from _around(record, sentence)


def _read(sentence: Sentence) -> Iterator[str]:
    """The kinds of task that the readers saw in it."""
    if sentence.promises:
        yield "promise"
    if sentence.holds:
        yield "hold"
    if sentence.requests:
        own = any(not each.whose for each in sentence.requests)
        yield "request" if own else "request of another"


def _around(record: Record, sentence: Sentence) -> Iterator[tuple[str, float]]:
    """What else its record holds."""
    if any(each.promises for each in record.sentences):
        yield "promise beside", 1.0
    elif sentence.requests:
        yield "request alone", 1.0
    if any(fact.kind == "occasion" for each in record.sentences for fact in each.proposals):
        yield "occasion beside", 1.0
    if sentence.requests and any(each.ahead for each in record.sentences):
        yield "request beside a day", 1.0
