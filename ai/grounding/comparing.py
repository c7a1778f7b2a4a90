"""Whether a clause of a record says the same as a statement, or is about it and says otherwise."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ai.grounding import particulars
from ai.grounding.owners import CLIENT, HOUSE_KEY, SOMEBODY
from ai.grounding.people import GENERIC
from ai.grounding.statements import Clause
from ai.grounding.synonyms import TWO_WAYS, concept
from ai.grounding.told import Told
from ai.grounding.wording import both_deny, turned
from ai.reading.lexicon import COLOURS, FABRICS, singular
from ai.reading.persons import RELATIONS

ENOUGH = 0.5
"""Share of a statement's words that another must have to speak of the same."""
MOST = 0.6
"""The same where nothing but their figures may differ."""
_STILL = re.compile(r"\b(?:still|yet to|not yet|remains? to|(?:has|have) to be)\b", re.IGNORECASE)
"""How a sentence says that something is not over."""
_OURS = frozenset(["we", "us", "our"])
_WISHED = ("ask", "need")
"""Predicates that tell what somebody would have, and not what has come."""
FEW = 5
"""Of so many words of a statement one may be untold that is neither its predicate nor denied."""
_KINDS = (COLOURS - {"gold", "rose", "sand"}, FABRICS, RELATIONS - GENERIC)
"""Words of which one in the place of another makes another statement."""
_ANY_KIND = frozenset().union(*_KINDS)
RIVALS = frozenset(concept(word)[0] for word in _ANY_KIND)
"""The same as they stand in a clause."""


def nearness(clause: Clause, told: Told) -> float:
    """How much a record's clause speaks of the same: its words, its sentence's, its predicate."""
    shared = len(clause.words & told.clause.words) + 0.5 * len(clause.words & told.in_sentence)
    same = clause.predicate and clause.predicate == told.clause.predicate
    kin = any(_rivals(clause, told))
    turned = is_opposed(clause, told.clause.signs)
    return shared + (0.75 if same else 0) + (0.5 if kin and shared else 0) - (0.6 if turned else 0)


def backs(
    clause: Clause, told: Told, sentence: str, today: date, records: Mapping[str, str]
) -> bool:
    """Whether it says the same: every word, the same subject, predicate and manner, each figure."""
    other = told.clause
    if not _is_all_told(clause, told) or turned(sentence, other.sentence):
        return False
    if not clause.predicate and not clause.is_denied and {("like", -1), ("keep", -1)} & other.signs:
        return False  # "wears brown" is not told by "avoids brown", nor "kept" by "sent back"
    modes = {mode for deed, mode in told.deeds if deed == clause.predicate}
    deeds = {deed for deed, _ in told.deeds}
    if clause.predicate and clause.predicate not in deeds and other.predicate:
        return False
    if clause.predicate and modes and clause.mode not in modes and clause.mode != "maybe":
        return False
    if not is_of_one(clause, other) or (clause.owner == CLIENT and _is_of_other(clause, told)):
        return False
    if clause.mode != other.mode and {clause.mode, other.mode} & {"wish", "maybe"}:
        return False
    is_wished = other.predicate in _WISHED and clause.predicate not in (*_WISHED, "like", "")
    if is_wished and clause.mode == "done":
        return False
    if _is_of_another_thing(clause, other) or _is_only_said(clause, told):
        return False
    if _is_reopened(sentence, told):
        return False
    return particulars.hold(sentence, other.sentence, told.record, records, told.on, today)


def _is_all_told(clause: Clause, told: Told) -> bool:
    """Whether its words are told around, each the same way and only so."""
    missing = clause.words - told.around
    if len(missing) > len(clause.words) // FEW or missing & (
        TWO_WAYS | RIVALS | {clause.predicate}
    ):
        return False
    if is_opposed(clause, told.signs) or _goes_both_ways(clause, told):
        return False
    return not any(way < 0 and word in missing for word, way in clause.signs)


def _is_of_other(clause: Clause, told: Told) -> bool:
    """Whether a record tells it of a name of its own or of the catalog, or without a subject beside
    somebody else."""
    if told.record[0] == "K":
        return True
    people = (told.raw - clause.raw) & (RELATIONS | told.people)
    return told.is_of_other or (bool(people) and not told.clause.has_subject)


def _is_of_another_thing(clause: Clause, other: Clause) -> bool:
    """Whether both tell the same deed, each of things of its own."""
    things, others = clause.words - {clause.predicate}, other.words - {other.predicate}
    is_same = bool(clause.predicate) and clause.predicate == other.predicate
    return is_same and bool(things) and bool(others) and not things & others


def _is_only_said(clause: Clause, told: Told) -> bool:
    """Whether a record only has it that somebody else says so, and the statement does not."""
    teller = told.clause.teller
    return bool(teller) and teller not in (CLIENT, HOUSE_KEY, clause.teller, clause.owner)


def conflicts_with(
    clause: Clause,
    told: Told,
    sentence: str,
    records: Mapping[str, str],
    today: date,
    for_sure: bool = False,
) -> bool:
    """Whether it is about the same and says otherwise; `for_sure` not where both deny something, or
    the sentence tells of the record's person too."""
    other = told.clause
    shared = clause.words & told.in_sentence
    share = len(shared) / max(1, len(clause.words))
    is_same_deed = bool(clause.predicate) and clause.predicate == other.predicate
    objects = shared - {clause.predicate}
    if share < ENOUGH or not (objects or is_same_deed or len(clause.words) == 1):
        return False
    alike = _alike(clause, other)
    is_about = bool(objects) or len(clause.words) == 1
    turned = is_about and _is_turned(clause, other, alike) and not _is_only_said(clause, told)
    is_one = is_of_one(clause, other) or (
        clause.owner in told.raw and clause.owner not in RELATIONS
    )
    # What another one does not like says nothing against what the client likes.
    is_others = alike and not turned and not (clause.is_of_thing or other.is_of_thing)
    if for_sure:
        turned = turned and not both_deny(sentence, other.sentence)
        is_others = is_others and not _is_named(other.owner, sentence)
    return (
        (turned if is_one else is_others)
        or bool(clause.teller and other.teller and clause.teller != other.teller)
        or (is_same_deed and bool(clause.owner) and _is_only_wished(clause, other))
        or any(_rivals(clause, told))
        or _is_reopened(sentence, told)
        or (share > MOST and particulars.differ(sentence, other.sentence, records, told.on, today))
    )


def _is_named(owner: str, sentence: str) -> bool:
    words = set(re.findall(r"[^\W\d_]+", sentence.lower()))
    return owner in words or (owner == HOUSE_KEY and bool(words & _OURS))


def _alike(clause: Clause, other: Clause) -> bool:
    """Whether two clauses have one predicate, or none that matters."""
    return not clause.predicate or not other.predicate or clause.predicate == other.predicate


def _is_turned(clause: Clause, other: Clause, alike: bool) -> bool:
    """Whether a word that has an opposite, or the predicate itself, goes the other way."""
    if is_opposed(clause, other.signs) and (other.predicate != "ask" or clause.predicate == "ask"):
        return True
    return (
        alike
        and bool(clause.predicate or other.predicate) is False
        and (clause.is_denied != other.is_denied)
    )


def is_opposed(clause: Clause, signs: frozenset[tuple[str, int]]) -> bool:
    """Whether a word of the clause goes only the other way in what is told around."""
    return any((word, -way) in signs and (word, way) not in signs for word, way in clause.signs)


def _is_only_wished(clause: Clause, other: Clause) -> bool:
    """Whether one of them is done, and the other what somebody would have."""
    return other.has_subject and {clause.mode, other.mode} == {"done", "wish"}


def _is_reopened(sentence: str, told: Told) -> bool:
    """Whether what the record says is over is told as still to come."""
    return ("settle", 1) in told.signs and bool(_STILL.search(sentence))


def _goes_both_ways(clause: Clause, told: Told) -> bool:
    """Whether a word of the clause goes its way around, and the other way too; tastes apart, of
    which a sentence often tells two."""
    words = {word for word, _ in clause.signs} - {"like"}
    return any({(word, 1), (word, -1)} <= told.signs for word in words)


def _rivals(clause: Clause, told: Told) -> Iterator[str]:
    """Colours, fabrics and relations in whose place the record's sentence has another."""
    if not (wanted := {singular(word) for word in clause.raw} & _ANY_KIND):
        return
    held = {singular(word) for word in told.raw}
    for kind in _KINDS:
        ours, known = wanted & kind, told.known & kind
        same = {concept(word)[0] for word in known}
        if ours and held & kind and any(concept(word)[0] not in same for word in ours):
            yield from ours - known


def is_of_one(clause: Clause, other: Clause) -> bool:
    """Whether two clauses are of one person, as far as both tell."""
    owners = {clause.owner, other.owner}
    if len(owners) == 1 or "" in owners:
        return True
    return bool(owners & (GENERIC | {SOMEBODY})) and not owners & {CLIENT, HOUSE_KEY}
