"""Whether records back a sentence of a service, say otherwise, or do not tell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Literal

from ai.grounding import particulars
from ai.grounding.prose import prose
from ai.grounding.statements import HOUSE_KEY, Clause, statements
from ai.grounding.synonyms import concept
from ai.reading.languages import is_english
from ai.reading.lexicon import COLOURS, FABRICS, singular
from ai.reading.persons import RELATIONS
from ai.reading.readings import read_once
from ai.reading.speakers import is_addressed_to_us

MOST_RECORDS = 40
"""Records that a sentence without evidence of its own is held to."""
ENOUGH = 0.5
"""Share of a statement's words that another must have to speak of the same."""
_OTHER_MODES: tuple[set[str], ...] = ({"done", "wish"}, {"done", "promise"})
_KINDS = (COLOURS - {"gold", "rose", "sand"}, FABRICS, RELATIONS)
"""Words of which one in the place of another makes another statement."""


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


@dataclass(frozen=True)
class Told:
    """A clause of a record with what the sentences around it tell, and all that is `known`."""

    clause: Clause
    record: str
    around: frozenset[str]
    in_sentence: frozenset[str]
    raw: frozenset[str]
    signs: frozenset[tuple[str, int]]
    deeds: frozenset[tuple[str, str]]
    on: date
    known: frozenset[str] = frozenset()


Manner = Literal["claim", "advice", "letter"]


def judge(
    sentence: str, records: Mapping[str, str], name: str, today: date, manner: Manner = "claim"
) -> Finding:
    """The verdict on a sentence about the client of this name.

    Every statement in it must be backed; one that is contradicted makes it so. Of advice and of a
    letter only what it states is looked at: not what it bids or asks, nor its courtesies.
    """
    if len(sentence) > particulars.LONGEST:
        return Finding(Verdict.NOT_TOLD)
    states = _STATES[manner]
    rest = particulars.without_quotations(sentence, records.values())
    stated = [clause for clause in statements(rest, name) if states(clause)]
    if rest != sentence:
        stated = [clause for clause in stated if clause.has_subject and clause.words]
    if not stated:  # or nothing that we can read
        is_silent = rest != sentence or (manner != "claim" and is_english(rest) is not False)
        return Finding(Verdict.BACKED if is_silent else Verdict.NOT_TOLD)
    told = [each for id, text in records.items() for each in _told(id, text, name, today)]
    told = [replace(each, known=frozenset().union(*(t.raw for t in told))) for each in told]
    findings = [_of_clause(clause, sentence, told, records, today) for clause in stated]
    worst = min(findings, key=lambda finding: list(Verdict).index(finding.verdict))
    if particulars.altered_quotation(sentence, records.values()):
        return Finding(Verdict.CONTRADICTED, worst.quote, worst.record)
    is_courtesy = manner == "letter" and particulars.COURTESY.search(sentence)
    is_untold = worst.verdict is Verdict.NOT_TOLD
    return Finding(Verdict.BACKED) if is_courtesy and is_untold else worst


def _is_news(clause: Clause) -> bool:
    """Whether a clause of a letter tells what is or was, and no more than what we feel now."""
    told = clause.has_subject and not clause.is_asked and clause.mode == "done"
    return told and (clause.owner != HOUSE_KEY or clause.is_past)


_STATES: Mapping[Manner, Callable[[Clause], bool]] = {
    "claim": lambda clause: not clause.is_asked,
    "advice": lambda clause: clause.has_subject and not clause.is_asked,
    "letter": _is_news,
}


@read_once
def _told(id: str, text: str, name: str, today: date) -> tuple[Told, ...]:
    on = particulars.written_on(text) or today
    body = text.partition("\n")[2]
    is_theirs = text.startswith("Email, ") and is_addressed_to_us(body)
    clauses = statements(prose(id, text), name, is_theirs)
    by_number: dict[int, set[str]] = {}
    raw: dict[int, set[str]] = {}
    signs: dict[int, set[tuple[str, int]]] = {}
    for clause in clauses:
        signs.setdefault(clause.number, set()).update(clause.signs)
        by_number.setdefault(clause.number, set()).update(clause.words)
        raw.setdefault(clause.number, set()).update(clause.raw)
    return tuple(
        Told(
            clause,
            id,
            frozenset().union(*(by_number.get(clause.number + n, set()) for n in (-1, 0, 1))),
            frozenset(by_number[clause.number]),
            frozenset(raw[clause.number]),
            _ways(signs, clause.number),
            frozenset((c.predicate, c.mode) for c in clauses if c.number == clause.number),
            on,
        )
        for clause in clauses
        if not clause.is_asked
    )


def _ways(signs: Mapping[int, set[tuple[str, int]]], number: int) -> frozenset[tuple[str, int]]:
    """The way that words go in a sentence; of those that it has not, in the sentences beside it."""
    own = signs[number]
    words = {word for word, _ in own}
    beside = signs.get(number - 1, set()) | signs.get(number + 1, set())
    return frozenset(own | {(word, way) for word, way in beside if word not in words})


def _of_clause(
    clause: Clause, sentence: str, told: Sequence[Told], records: Mapping[str, str], today: date
) -> Finding:
    ranked = sorted(told, key=lambda each: -_nearness(clause, each))[:6]
    if not ranked or _nearness(clause, ranked[0]) <= 0:
        return Finding(Verdict.NOT_TOLD)
    nearest = ranked[0]
    conflicts = []
    against: set[tuple[str, int]] = set()
    for each in ranked:
        conflict = _conflict(clause, each, sentence, records, today)
        place = (each.record, each.clause.number)
        if conflict:
            against.add(place)  # a clause beside it, which is less near, can't make up for it
        elif place not in against and _backs(clause, each, sentence, today, records):
            return Finding(Verdict.BACKED, each.clause.sentence, each.record)
        conflicts.append(conflict)
    near = [
        conflict
        for each, conflict in zip(ranked, conflicts, strict=True)
        if _nearness(clause, each) >= _nearness(clause, nearest) - 0.5
    ]
    verdict = Verdict.CONTRADICTED if near and all(near) else Verdict.NOT_TOLD
    return Finding(verdict, nearest.clause.sentence, nearest.record)


def _nearness(clause: Clause, told: Told) -> float:
    """How much a record's clause speaks of the same: its words, its sentence's, its predicate."""
    shared = len(clause.words & told.clause.words) + 0.5 * len(clause.words & told.in_sentence)
    same = clause.predicate and clause.predicate == told.clause.predicate
    kin = any(_rivals(clause, told))
    turned = _opposed(clause, told.clause.signs)
    return shared + (0.75 if same else 0) + (0.5 if kin and shared else 0) - (0.6 if turned else 0)


def _backs(
    clause: Clause, told: Told, sentence: str, today: date, records: Mapping[str, str]
) -> bool:
    """Whether it says the same: every word, the same subject, predicate and manner, each figure."""
    other = told.clause
    if not clause.words <= told.around or _opposed(clause, told.signs):
        return False
    modes = {mode for deed, mode in told.deeds if deed == clause.predicate}
    if clause.predicate and clause.predicate not in told.in_sentence:
        return False
    if clause.predicate and modes and clause.mode not in modes and clause.mode != "maybe":
        return False
    if clause.owner != other.owner and clause.owner and other.owner:
        return False
    if clause.mode != other.mode and {clause.mode, other.mode} & {"wish", "maybe"}:
        return False
    return particulars.hold(sentence, other.sentence, told.record, records, told.on, today)


def _conflict(
    clause: Clause, told: Told, sentence: str, records: Mapping[str, str], today: date
) -> bool:
    """Whether it is about the same and says otherwise."""
    other = told.clause
    shared = clause.words & told.in_sentence
    share = len(shared) / max(1, len(clause.words))
    is_same_deed = bool(clause.predicate) and clause.predicate == other.predicate
    objects = shared - {clause.predicate}
    if share < ENOUGH or not (objects or is_same_deed or len(clause.words) == 1):
        return False
    alike = _alike(clause, other)
    return (
        _is_turned(clause, other, alike)
        or (alike and bool(clause.owner and other.owner and clause.owner != other.owner))
        or (alike and bool(clause.owner) and {clause.mode, other.mode} in _OTHER_MODES)
        or any(_rivals(clause, told))
        or particulars.differ(sentence, other.sentence, records, told.on, today)
    )


def _alike(clause: Clause, other: Clause) -> bool:
    """Whether two clauses have one predicate, or none that matters."""
    return not clause.predicate or not other.predicate or clause.predicate == other.predicate


def _is_turned(clause: Clause, other: Clause, alike: bool) -> bool:
    """Whether a word that has an opposite, or the predicate itself, goes the other way."""
    if _opposed(clause, other.signs):
        return True
    return (
        alike
        and bool(clause.predicate or other.predicate) is False
        and (clause.is_denied != other.is_denied)
    )


def _opposed(clause: Clause, signs: frozenset[tuple[str, int]]) -> bool:
    """Whether a word of the clause goes only the other way in what is told around."""
    return any((word, -way) in signs and (word, way) not in signs for word, way in clause.signs)


def _rivals(clause: Clause, told: Told) -> Iterator[str]:
    """Colours, fabrics and relations in whose place the record's sentence has another."""
    for kind in _KINDS:
        ours = {word for word in map(singular, clause.raw) if word in kind}
        theirs = {word for word in map(singular, told.raw) if word in kind}
        known = {word for word in map(singular, told.known) if word in kind}
        same = {concept(word)[0] for word in known}
        if theirs and any(concept(word)[0] not in same for word in ours):
            yield from ours - known
