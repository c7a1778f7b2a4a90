"""Whether records back a sentence of a service, say otherwise, or do not tell."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from ai.grounding import particulars
from ai.grounding.closing import is_reopened
from ai.grounding.figures import are_swapped
from ai.grounding.money import is_other_money
from ai.grounding.naming import pronoun_of
from ai.grounding.people import is_other_kin, is_other_speaker, kin_in, owner_of
from ai.grounding.prose import spelled_out, verbatim
from ai.grounding.retelling import Retelling
from ai.grounding.second_reading import read_again
from ai.grounding.spans import without_span
from ai.grounding.statements import Clause, statements
from ai.grounding.sums import is_total
from ai.grounding.told import all_told
from ai.grounding.weighing import Finding, Verdict, Weighing
from ai.reading.languages import is_english

MOST_RECORDS = 40
"""Records that a sentence without evidence of its own is held to."""
FEWEST_QUOTED = 3
"""Words that a quotation must have to tell anything: “Dear Anna,” tells nothing."""
_APART = re.compile(
    r"^(?:apart from|except for|unlike|other than|in contrast to|as opposed to) [^,]{1,80},"
    r"(?: (?:who|which) [^,]{1,80},)?",
    re.IGNORECASE,
)
"""Whom or what a sentence is not about."""
Manner = Literal["claim", "advice", "letter"]


def judge(
    sentence: str,
    records: Mapping[str, str],
    name: str,
    today: date,
    manner: Manner = "claim",
    kin: Mapping[str, str] | None = None,
    pronoun: str | None = None,
) -> Finding:
    """The verdict on a sentence about the client of this name; `kin` are the people around them,
    `pronoun` is what records call the client, "" for what is not known.

    Every statement in it must be backed; one that is contradicted makes it so. Of advice and of a
    letter only what it states is looked at: not what it bids or asks, nor its courtesies.
    """
    if len(sentence) > particulars.LONGEST:
        return Finding(Verdict.NOT_TOLD)
    own = sentence
    sentence = without_span(spelled_out(sentence), records, today)
    kin = kin_in(records.values()) if kin is None else kin
    pronoun = pronoun_of(records.values()) if pronoun is None else pronoun
    if apart := _APART.match(sentence):
        rest = judge(sentence[apart.end() :].strip(), records, name, today, manner, kin, pronoun)
        is_against = rest.verdict is Verdict.CONTRADICTED
        return rest if is_against else replace(rest, verdict=Verdict.NOT_TOLD)
    retelling = Retelling(records, name, kin, pronoun, today)
    if is_total(sentence, records, today) or retelling.has(sentence, manner == "letter"):
        return Finding(Verdict.BACKED)
    findings = _findings(sentence, records, name, today, kin, pronoun)
    if _is_ruled_out(sentence, records.values(), kin):
        nearest = next(iter(findings.values()), Finding(Verdict.NOT_TOLD))
        return _quoted(replace(nearest, verdict=Verdict.CONTRADICTED), records)
    against = _against(findings, manner)
    if against is None and (silent := _silent(sentence, records, findings, manner)):
        return silent
    finding = against or _worst(findings, manner)
    return _quoted(read_again(finding, own, records, name, pronoun, today), records)


def _quoted(finding: Finding, records: Mapping[str, str]) -> Finding:
    """A finding whose quote stands as its record has it."""
    return replace(finding, quote=verbatim(finding.quote, records.get(finding.record, "")))


def _findings(
    sentence: str,
    records: Mapping[str, str],
    name: str,
    today: date,
    kin: Mapping[str, str],
    pronoun: str,
) -> dict[Clause, Finding]:
    """What the records say of each clause of a sentence, its quotations apart."""
    rest = particulars.without_quotations(sentence, records.values())
    clauses = [
        replace(each, owner=owner_of(each.owner, kin), teller=owner_of(each.teller, kin))
        for each in statements(rest, name, False, pronoun)
        if each.words or rest == sentence
    ]
    told = all_told(records, name, today, kin, pronoun)
    return Weighing(sentence, clauses, told, records, today).findings()


def _silent(
    sentence: str, records: Mapping[str, str], findings: Mapping[Clause, Finding], manner: Manner
) -> Finding | None:
    """The finding on a sentence that states nothing that its manner is held to."""
    stated = [clause for clause in findings if _STATES[manner](clause)]
    if not stated:  # or nothing that we can read
        is_quoting = particulars.without_quotations(sentence, records.values()) != sentence
        is_quoting = is_quoting and len(sentence.split()) >= FEWEST_QUOTED
        is_silent = is_quoting or (manner != "claim" and is_english(sentence) is not False)
        return Finding(Verdict.BACKED if is_silent else Verdict.NOT_TOLD)
    is_courtesy = manner == "letter" and particulars.COURTESY.search(sentence)
    if is_courtesy and all(clause.is_ours for clause in stated if _is_untold(findings[clause])):
        return Finding(Verdict.BACKED)
    return None


def _against(findings: Mapping[Clause, Finding], manner: Manner) -> Finding | None:
    """The finding on the first clause that the records contradict."""
    for clause, finding in findings.items():
        if finding.verdict is Verdict.CONTRADICTED and (manner == "claim" or clause.is_sentence):
            return finding
    return None


def _worst(findings: Mapping[Clause, Finding], manner: Manner) -> Finding:
    """The worst of what a sentence states, as its manner has it."""
    return min((found for clause, found in findings.items() if _STATES[manner](clause)), key=_rank)


def _is_ruled_out(sentence: str, texts: Iterable[str], kin: Mapping[str, str]) -> bool:
    """Whether a relation, money, a quotation or two figures are others than in the records."""
    texts = list(texts)
    return (
        is_other_kin(sentence, kin, texts)
        or is_other_speaker(sentence, texts, kin)
        or particulars.altered_quotation(sentence, texts)
        or is_other_money(sentence, texts)
        or are_swapped(sentence, texts)
        or is_reopened(sentence, texts)
    )


def _rank(finding: Finding) -> int:
    return list(Verdict).index(finding.verdict)


def _is_untold(finding: Finding) -> bool:
    return finding.verdict is Verdict.NOT_TOLD


def _is_news(clause: Clause) -> bool:
    """Whether a clause of a letter tells what is or was, and not what we feel or wish now."""
    told = clause.has_subject and not clause.is_asked and clause.mode != "maybe"
    return told and (clause.is_past or not (clause.is_ours or clause.mode == "wish"))


_STATES: Mapping[Manner, Callable[[Clause], bool]] = {
    "claim": lambda clause: not clause.is_asked,
    "advice": lambda clause: clause.has_subject and not clause.is_asked,
    "letter": _is_news,
}
