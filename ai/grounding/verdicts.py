"""Whether records back a sentence of a service, say otherwise, or do not tell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Literal

from ai.grounding import particulars
from ai.grounding.comparing import ENOUGH, backs, conflicts_with, is_of_one, nearness
from ai.grounding.money import is_other_money
from ai.grounding.naming import pronoun_of
from ai.grounding.people import is_other_kin, is_other_speaker, kin_in, owner_of
from ai.grounding.prose import spelled_out, verbatim
from ai.grounding.statements import Clause, statements
from ai.grounding.sums import is_total
from ai.grounding.told import Told, all_told
from ai.reading.languages import is_english

MOST_RECORDS = 40
"""Records that a sentence without evidence of its own is held to."""
NEAR, WIDE, MOST_NEAR = 0.5, 1.5, 8
"""How much less a clause may speak of the same, to be as near as the nearest, or near at all."""
MOST = 0.75
"""The share of a sentence's words that a record must have to be held against one word of it."""
FEWEST = 2
"""Words of a sentence that one of its clauses of a single word speaks for."""
_HEAD = re.compile(r"The (?:call|email|meeting|note) was on \d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_APART = re.compile(
    r"^(?:apart from|except for|unlike|other than|in contrast to|as opposed to) [^,]{1,80},"
    r"(?: (?:who|which) [^,]{1,80},)?",
    re.IGNORECASE,
)
"""Whom or what a sentence is not about."""
LONG_AGO = timedelta(days=365)
"""After which what was so is no longer told as so."""


class Verdict(Enum):
    """What records say of a sentence, the worst first."""

    CONTRADICTED = "contradicted"
    NOT_TOLD = "not told"
    BACKED = "backed"


@dataclass(frozen=True)
class Finding:
    """A verdict, and the record's sentence that comes nearest, with the record's id."""

    verdict: Verdict
    quote: str = ""
    record: str = ""


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
    sentence = spelled_out(sentence)
    kin = kin_in(records.values()) if kin is None else kin
    pronoun = pronoun_of(records.values()) if pronoun is None else pronoun
    if apart := _APART.match(sentence):
        rest = judge(sentence[apart.end() :].strip(), records, name, today, manner, kin, pronoun)
        is_against = rest.verdict is Verdict.CONTRADICTED
        return rest if is_against else replace(rest, verdict=Verdict.NOT_TOLD)
    if is_total(sentence, records, today):
        return Finding(Verdict.BACKED)
    findings = _findings(sentence, records, name, today, kin, pronoun)
    ruled = _ruled_out(sentence, records, findings, kin, manner)
    finding = ruled or _of_manner(sentence, records, findings, manner)
    quote = verbatim(finding.quote, records.get(finding.record, ""))
    return replace(finding, quote=quote)


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
    told = all_told(records, name, today, kin, pronoun)
    clauses = [
        replace(each, owner=owner_of(each.owner, kin), teller=owner_of(each.teller, kin))
        for each in statements(rest, name, False, pronoun)
        if each.words or rest == sentence
    ]
    whole = frozenset().union(*(each.words for each in clauses))
    return {each: _of_clause(each, whole, sentence, told, records, today) for each in clauses}


def _of_manner(
    sentence: str, records: Mapping[str, str], findings: Mapping[Clause, Finding], manner: Manner
) -> Finding:
    """The worst of what a sentence states, as its manner has it."""
    stated = [clause for clause in findings if _STATES[manner](clause)]
    if not stated:  # or nothing that we can read
        is_quoting = particulars.without_quotations(sentence, records.values()) != sentence
        is_silent = is_quoting or (manner != "claim" and is_english(sentence) is not False)
        return Finding(Verdict.BACKED if is_silent else Verdict.NOT_TOLD)
    worst = min((findings[clause] for clause in stated), key=_rank)
    is_courtesy = manner == "letter" and particulars.COURTESY.search(sentence)
    if is_courtesy and all(clause.is_ours for clause in stated if _is_untold(findings[clause])):
        return Finding(Verdict.BACKED)
    return worst


def _ruled_out(
    sentence: str,
    records: Mapping[str, str],
    findings: Mapping[Clause, Finding],
    kin: Mapping[str, str],
    manner: Manner,
) -> Finding | None:
    """The finding that a sentence is contradicted: by a clause, a relation, money, a quotation."""
    against = [
        finding
        for clause, finding in findings.items()
        if finding.verdict is Verdict.CONTRADICTED and (manner == "claim" or clause.is_sentence)
    ]
    if against:
        return against[0]
    texts = records.values()
    if (
        is_other_kin(sentence, kin)
        or is_other_speaker(sentence, texts, kin)
        or particulars.altered_quotation(sentence, texts)
        or is_other_money(sentence, texts)
    ):
        nearest = next(iter(findings.values()), Finding(Verdict.NOT_TOLD))
        return Finding(Verdict.CONTRADICTED, nearest.quote, nearest.record)
    return None


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


def _of_clause(
    clause: Clause,
    whole: frozenset[str],
    sentence: str,
    told: Sequence[Told],
    records: Mapping[str, str],
    today: date,
) -> Finding:
    told = [each for each in told if not (clause.predicate and _HEAD.match(each.clause.sentence))]
    ranked = sorted(told, key=lambda each: -nearness(clause, each))[:MOST_NEAR]
    if not ranked or nearness(clause, ranked[0]) <= 0:
        return Finding(Verdict.NOT_TOLD)
    nearest = ranked[0]
    reach = nearness(clause, nearest)
    conflicts = [conflicts_with(clause, each, sentence, records, today) for each in ranked]
    near = [
        (each, conflict)
        for each, conflict in zip(ranked, conflicts, strict=True)
        if nearness(clause, each) >= reach - (NEAR if conflicts[0] else WIDE)
    ]
    against: set[tuple[str, int]] = set()
    for each, conflict in near:
        place = (each.record, each.clause.number)
        if conflict:
            against.add(place)  # a clause beside it, which is less near, can't make up for it
        elif place not in against and backs(clause, each, sentence, today, records):
            verdict = Verdict.NOT_TOLD if _is_old(clause, each, sentence, today) else Verdict.BACKED
            if verdict is Verdict.NOT_TOLD and against:
                verdict = Verdict.CONTRADICTED
            return Finding(verdict, each.clause.sentence, each.record)
    nearer = [conflict for each, conflict in near if nearness(clause, each) >= reach - NEAR]
    is_against = all(nearer) or _is_turned_elsewhere(clause, told)
    least = ENOUGH if len(clause.words) > 1 or len(whole) <= FEWEST else MOST
    is_about = len(whole & nearest.around) >= least * len(whole)
    is_against = is_against and (is_about or _is_of_one_deed(clause, nearest.clause))
    verdict = Verdict.CONTRADICTED if is_against else Verdict.NOT_TOLD
    return Finding(verdict, nearest.clause.sentence, nearest.record)


def _is_of_one_deed(clause: Clause, other: Clause) -> bool:
    """Whether both tell one deed with a thing that both name."""
    is_same = bool(clause.predicate) and clause.predicate == other.predicate
    return is_same and bool(clause.words & other.words - {clause.predicate})


def _is_old(clause: Clause, told: Told, sentence: str, today: date) -> bool:
    """Whether what a record of long ago tells is told as so now."""
    is_dated = clause.is_past or bool(_YEAR.search(sentence))
    return told.record[0] == "I" and today - told.on > LONG_AGO and not is_dated


def _is_turned_elsewhere(clause: Clause, told: Sequence[Told]) -> bool:
    """Whether a word goes the other way where the records speak of the same thing, and only so."""
    for word, way in clause.signs:
        others = clause.words - {word}
        alike = [len(others & t.in_sentence) for t in told if (word, way) in t.clause.signs]
        turned = [
            len(others & t.in_sentence)
            for t in told
            if (word, -way) in t.clause.signs and is_of_one(clause, t.clause)
        ]
        if max(turned, default=0) > max(alike, default=0):
            return True
    return False
