"""What was promised to a client, and what a client asked for."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ai.reading.dates import named_days
from ai.reading.sentences import told

LONGEST_TASK = 160

_MADE = r"(?i:promised|agreed|undertook|offered|swore)"
_SOMEONE = r"(?:her|him|them|[A-Z][\w'-]{1,40})"
_NO_DEED = r"not\b|see\b|never\b|think\b|consider\b|come\b|let (?:me|us)\b"
_DEEDS = (
    "Send|Call|Ring|Write|Email|Mail|Remind|Bring|Book|Order|Hold|Reserve|Find|Check|Arrange|"
    "Prepare|Confirm|Deliver|Invite|Ask|Show|Follow up|Set aside|Put aside|Look for"
)
"""What a rep's own to-do begins with: "Send it by Tuesday"."""
_PROMISE = re.compile(
    rf"\b{_MADE}(?: {_SOMEONE})? (?:to|(?:that )?(?:I|we) would) (?P<past>.+)"
    rf"|\b(?:[Tt]old|[Aa]ssured) {_SOMEONE} (?:that )?(?:I|we) (?:would|will) (?P<told>.+)"
    rf"|\b(?:I|we)(?:'ll|’ll| will| shall) (?!be\b|{_NO_DEED})(?P<ours>.+)"
    rf"|^(?:(?:Will|Must|Remember to|Don't forget to|(?:I |We )?[Nn]eed to) )(?!be\b|{_NO_DEED})"
    r"(?P<short>[a-z].+)"
    rf"|^(?P<order>(?:{_DEEDS}) .+)"
    rf"|^(?:I |We )?[Pp]romised(?: {_SOMEONE})? (?P<thing>(?:an?|the|one|two|three|plain|new) .+)",
)
_CLIENTS_OWN = re.compile(
    r"\b(?:she|he|they|She|He|They|client|agent|assistant|[A-Z][\w'-]{1,40}) "
    rf"(?:has |have )?{_MADE}\b"
)
_OURS = re.compile(rf"\b(?:I|We|we)(?: have|'ve)? {_MADE}\b")
_REQUEST = re.compile(
    r"\b(?<!I )(?<![Ww]e )"
    r"(?:(?:[Aa]sk(?:ed|s)|wants|wanted|wishes|requested|would (?:like|love)|begged)"
    r"(?: me| us)? (?P<how>to|for|if|whether)"
    r"|(?:[Cc]ould|[Cc]an|[Ww]ould) you(?: please| kindly)?|^Please(?! (?:note|find|see)\b)"
    r"|\bplease(?= (?:send|call|arrange|hold|bring|keep|book|find|let)\b)) (?P<task>.+)",
)
_CLAUSE_END = re.compile(
    r"[.;!?]|, (?:but|and (?:she|he|they|I|we|found|said|asked|loved|adored|hated)|which|so|then)\b"
    r"| but | because | and (?:she|he|they) ",
    re.IGNORECASE,
)
_BEFORE_A_DAY = re.compile(r"\b(?:on|by|before|until|for|the|this)$", re.IGNORECASE)


@dataclass(frozen=True)
class Commitment:
    """What is to be done, by when if the text says so, and the sentence that says it."""

    task: str
    due_on: date | None
    sentence: str


def promises(text: str, on: date) -> list[Commitment]:
    """What we promised in a text of the day `on`."""
    found = []
    for sentence in told(text):
        match = _PROMISE.search(sentence)
        if not match or (match["past"] and _is_the_clients(sentence)):
            continue
        words = next(group for group in match.groups() if group)
        made = _promise(words, sentence, on)
        if match["thing"]:
            made = replace(made, task=f"As promised: {words[:1].lower()}{made.task[1:]}")
        found.append(made)
    return [item for item in found if item.task]


def requests(text: str, on: date) -> list[Commitment]:
    """What the client asked for in a text of the day `on`; due the day before what it is for."""
    found = []
    for sentence in told(text):
        for match in _REQUEST.finditer(sentence):
            words = _clause(match["task"])
            verb = {"for": "Answer the wish for ", "to": ""}.get(
                (match["how"] or "to").lower(), "Say whether "
            )
            found.append(Commitment(_task(f"{verb}{words}"), _before(words, on), sentence))
    return found


def _is_the_clients(sentence: str) -> bool:
    return bool(_CLIENTS_OWN.search(sentence)) and not _OURS.search(sentence)


def _promise(words: str, sentence: str, on: date) -> Commitment:
    clause = _clause(words)
    days = list(named_days(clause, on))
    due_on = days[0].on if days else None
    if days and clause.rstrip(" .").endswith(days[-1].words):
        clause = _BEFORE_A_DAY.sub("", clause[: days[-1].start].rstrip())
    return Commitment(_task(clause), due_on, sentence)


def _clause(words: str) -> str:
    end = _CLAUSE_END.search(words)
    return words[: end.start()] if end else words


def _task(words: str) -> str:
    words = " ".join(words.split())[:LONGEST_TASK].strip(" ,.")
    return words[:1].upper() + words[1:]


def _before(words: str, on: date) -> date | None:
    """The day that the words name, or the day before when they say "before"."""
    days = [day.on for day in named_days(words, on) if day.on > on]
    if not days:
        return None
    before = re.search(r"\b(?:before|ahead of|in time for)\b", words, re.IGNORECASE)
    return max(days[0] - timedelta(days=1), on) if before else days[0]
