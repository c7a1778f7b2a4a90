"""A second reader of what records say of a sentence, which knows nothing of the rules."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ai.grounding import particulars
from ai.grounding.days import written_on
from ai.grounding.entailment.model import lean
from ai.grounding.support import beginnings
from ai.grounding.weighing import Finding, Verdict
from ai.grounding.wording import says_no, share_in_a_row
from ai.reading.languages import is_english
from ai.reading.readings import read_once
from ai.reading.sentences import sentences

BACKS, SAYS_OTHERWISE = 0.9, 0.7
"""How surely it must back a sentence of which the rules find nothing told, or be against it."""
MAY_BACK, DOUBTS = 0.8, 0.9
"""From where it speaks for a sentence that the rules hold contradicted, or against a backed one."""
VERBATIM = 0.6
"""The share of a sentence that stands in its record in one row, where the rules err less."""
ENOUGH = 0.4
"""The share of a sentence's words, small ones too, of a record that is about the same."""
_HEAD = re.compile(r"(?P<type>Email|Call|Meeting|Note), (?P<on>[^,\n]{1,40})[^\n]{0,40}")


def read_again(
    finding: Finding,
    sentence: str,
    records: Mapping[str, str],
    name: str,
    pronoun: str,
    today: date,
) -> Finding:
    """The verdict where both readers agree, or one of them alone is sure; else nothing is told.

    The second reads English, of all records that which shares most words, and only what somebody
    wrote of one occasion, since it has learnt from few lists. It reads the whole of it and the
    nearest sentence alone, and is as sure as of the less sure one.
    Its thresholds came nearest to what is wanted on two sets of statements it has not learnt from.
    """
    if not records or is_english(sentence) is False:
        return finding
    is_told = finding.verdict is not Verdict.NOT_TOLD and finding.record
    record = finding.record if is_told else _nearest(sentence, records)
    if record[0] != "I":
        return finding
    text = records[record]
    quote = _nearest_sentence(sentence, text)
    sure = _of_both(
        lean(_premise(each, name, pronoun), sentence) for each in (text, _alone(text, quote))
    )
    if finding.verdict is Verdict.BACKED:
        is_doubted = sure < -DOUBTS and share_in_a_row(sentence, text) < VERBATIM
        return replace(finding, verdict=Verdict.NOT_TOLD) if is_doubted else finding
    if finding.verdict is Verdict.CONTRADICTED:
        return replace(finding, verdict=Verdict.NOT_TOLD) if sure > MAY_BACK else finding
    if sure < -SAYS_OTHERWISE and _is_about(sentence, text):
        return Finding(Verdict.CONTRADICTED, quote, record)
    is_one_denied = says_no(quote) and not says_no(sentence)
    are_told = particulars.are_told(sentence, record, records, today)
    if sure > BACKS and are_told and not is_one_denied:
        return Finding(Verdict.BACKED, quote, record)
    return finding


def _of_both(leans: Iterable[float]) -> float:
    """The less sure of two readings; 0 where one is for the sentence and one against it."""
    one, other = leans
    return min(one, other, key=abs) if one * other > 0 else 0


def _alone(text: str, sentence: str) -> str:
    """A record with nothing but its head and one sentence."""
    head, _, rest = text.partition("\n")
    return f"{head}\n{sentence}" if rest and _HEAD.fullmatch(head) else sentence


def _is_about(sentence: str, record: str) -> bool:
    """Whether a record has so many words of a sentence that it can say otherwise."""
    words = beginnings(sentence)
    return len(words & beginnings(record)) >= ENOUGH * len(words)


def _nearest(sentence: str, records: Mapping[str, str]) -> str:
    """The record that shares most words with a sentence, of like ones the first."""
    words = beginnings(sentence)
    return max(records, key=lambda id: (len(words & beginnings(records[id])), id != "C"))


def _nearest_sentence(sentence: str, record: str) -> str:
    words = beginnings(sentence)
    return max(sentences(record), key=lambda each: len(words & beginnings(each)), default="")


@read_once
def _premise(text: str, name: str, pronoun: str) -> str:
    """A record as the reader was taught: of whom, of what day and kind, and its words."""
    who = f"{name} ({pronoun or 'they'})."
    head, _, body = text.partition("\n")
    if found := _HEAD.fullmatch(head):
        on = written_on(text)
        day = f"{on:%A} {on.day} {on:%B %Y}" if on else found["on"]
        return f"{who} {found['type']} on {day}: {' '.join(body.split())}"
    return f"{who} {' '.join(text.split())}"
